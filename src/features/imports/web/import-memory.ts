import { useMemo } from 'react'
import { fingerprintHeader } from '#platform/tables/header-fingerprint.ts'
import { featureApi } from '#platform/web/api.ts'
import { useSay } from '#platform/web/lang.tsx'
import type { MendingMemory } from '#platform/web/mending-memory.ts'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { importsContract } from '../contract.ts'
import { importsWords } from '../words.ts'

const useImportsApi = featureApi<typeof importsContract>('imports', importsWords)

/**
 * What the mending screen asks of the territory: what was said before of columns with these headers, and how far an
 * import is. @param kind as the server's `enterTable` remembers it
 */
export function useImportMemory(territoryId: string, kind: string): MendingMemory {
  const api = useImportsApi()
  const say = useSay(importsWords)
  const undoToast = useUndoToast()
  return useMemo(
    () => ({
      async find(rows) {
        const prints = rows.map(fingerprintHeader)
        const fingerprints = prints.filter((print) => print !== undefined).join(',')
        if (fingerprints === '') return undefined
        const { items } = await api.mappings.list({ territoryId, kind, fingerprints, limit: 1 })
        const [found] = items
        if (!found) return undefined
        const { id, version, fileName, updatedAt, columns } = found
        const headerRow = prints.indexOf(found.fingerprint) + 1
        return { id, version, fileName, at: updatedAt, mending: { ...columns, headerRow } }
      },
      async forget({ id, version }) {
        await api.mappings.remove({ territoryId, id, version })
        undoToast(say('forgotten'), () => api.mappings.restore({ territoryId, id }))
      },
      async progress(key) {
        const { done, total } = await api.progress({ territoryId, key })
        return done === null || total === null ? undefined : { done, total }
      },
    }),
    [api, say, undoToast, territoryId, kind],
  )
}
