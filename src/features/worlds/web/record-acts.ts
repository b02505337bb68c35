import { useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { worldsWords } from '../words.ts'
import { useNetworkChanged } from './network-queries.ts'

type Row = { readonly id: string; readonly version: number }
type RecordApi<R extends Row, V> = {
  readonly update: (input: { territoryId: string; id: string; version: number; values: V }) => Promise<R>
  readonly remove: (input: { territoryId: string; id: string; version: number }) => Promise<unknown>
  readonly restore: (input: { territoryId: string; id: string }) => Promise<unknown>
}

/** Acts on lines of the network, done at once, each of which can be taken back. */
export function useRecordActs(territoryId: string) {
  const say = useSay(worldsWords)
  const changed = useNetworkChanged(territoryId)
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  /** Runs an act; false when it was refused, which is said. */
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work()
      return true
    } catch (failure) {
      toast(tell(failure))
      return false
    } finally {
      void changed()
    }
  }
  return {
    run,
    /** Changes values; `before` are those to come back to. */
    change: <R extends Row, V>(records: RecordApi<R, V>, row: R, values: V, before: V, said: string) =>
      run(async () => {
        const { id, version } = await records.update({
          territoryId,
          id: row.id,
          version: row.version,
          values,
        })
        undoToast(said, () => records.update({ territoryId, id, version, values: before }).then(changed))
      }),
    remove: <R extends Row, V>(records: RecordApi<R, V>, row: R, name: string) =>
      run(async () => {
        await records.remove({ territoryId, id: row.id, version: row.version })
        undoToast(say('row.removed', { name }), () =>
          records.restore({ territoryId, id: row.id }).then(changed),
        )
      }),
  }
}
