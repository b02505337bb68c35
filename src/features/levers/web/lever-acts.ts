import { useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { leversScreensWords } from '../words.ts'
import { useLeversChanged } from './levers-api.ts'

type Row = { readonly id: string; readonly version: number }
type Removable = {
  readonly remove: (input: { territoryId: string; id: string; version: number }) => Promise<unknown>
  readonly restore: (input: { territoryId: string; id: string }) => Promise<unknown>
}
type Changeable<R extends Row, V> = {
  readonly get: (input: { territoryId: string; id: string }) => Promise<R>
  readonly update: (input: { territoryId: string; id: string; version: number; values: V }) => Promise<R>
}

/** Changes go one after the other: two quick presses on one record are two changes, not a clash with oneself. */
let line: Promise<unknown> = Promise.resolve()
function inLine<T>(work: () => Promise<T>): Promise<T> {
  const next = line.then(work, work)
  line = next.catch(() => undefined)
  return next
}

/** Acts on records of the levers, done at once, each of which can be taken back. */
export function useLeverActs(territoryId: string) {
  const say = useSay(leversScreensWords)
  const changed = useLeversChanged(territoryId)
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
      await changed()
    }
  }
  return {
    run,
    /** Changes a record as it stands now; `change` says what to write, and what to come back to. */
    change: <R extends Row, V>(
      records: Changeable<R, V>,
      id: string,
      change: (row: R) => { readonly values: V; readonly before: V },
      said: string,
    ) =>
      run(() =>
        inLine(async () => {
          const row = await records.get({ territoryId, id })
          const { values, before } = change(row)
          const { version } = await records.update({ territoryId, id, version: row.version, values })
          undoToast(said, () => records.update({ territoryId, id, version, values: before }).then(changed))
        }),
      ),
    remove: (records: Removable, row: Row, name: string) =>
      run(async () => {
        await records.remove({ territoryId, id: row.id, version: row.version })
        undoToast(say('acts.removed', { name }), () =>
          records.restore({ territoryId, id: row.id }).then(changed),
        )
      }),
  }
}
