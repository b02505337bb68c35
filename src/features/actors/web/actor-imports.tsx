import { ImportList } from '#platform/web/import-list.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { actorsWords } from '../words.ts'
import { actorsKey, useActorsApi, useActorsChanged } from './actors-api.ts'

type ActorImportsProps = { readonly territoryId: string; readonly mayWrite: boolean }

/** Files of organisations that entered before. */
export function ActorImports({ territoryId, mayWrite }: ActorImportsProps) {
  const say = useSay(actorsWords)
  const api = useActorsApi()
  const changed = useActorsChanged(territoryId)
  const imports = usePaged([...actorsKey(territoryId), 'imports'], (cursor) =>
    api.imports.list({ territoryId, ...cursor }),
  )
  return (
    <ImportList
      imports={imports}
      mayWrite={mayWrite}
      words={{
        title: say('imports.title'),
        lead: say('imports.lead'),
        caption: say('imports.caption'),
        entered: say('imports.entered'),
        removeOf: ({ fileName }) => say('imports.undo-of', { file: fileName }),
        removed: ({ fileName }) => say('imports.undone', { file: fileName }),
      }}
      onRemove={({ id, version }) => api.imports.remove({ territoryId, id, version })}
      onRestore={({ id }) => api.imports.restore({ territoryId, id })}
      onChanged={changed}
    />
  )
}
