import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useFrameworkApi } from './framework-api.ts'
import { type Line, linesKey, type Scope, useRefresh } from './framework-state.ts'
import type { CellValue, GridField } from './line-grid-columns.ts'

type Edit =
  | {
      readonly kind: 'cell'
      readonly lineId: string
      readonly field: GridField
      readonly before: CellValue
      readonly after: CellValue
    }
  | { readonly kind: 'order'; readonly before: readonly string[]; readonly after: readonly string[] }
  | { readonly kind: 'aside'; readonly lineId: string; readonly before: boolean; readonly after: boolean }

type History = { readonly done: readonly Edit[]; readonly undone: readonly Edit[] }

const reverse = (edit: Edit): Edit => ({ ...edit, before: edit.after, after: edit.before }) as Edit

/**
 * What a person does in the table: shown at once, sent one after the other, each step taken back and done again. A
 * refused step is told and the table read anew; what somebody else wrote meanwhile in the same cell is not overwritten.
 */
export function useLineEdits(scope: Scope) {
  const { territoryId, evaluationId } = scope
  const api = useFrameworkApi()
  const queries = useQueryClient()
  const refresh = useRefresh()
  const [history, setHistory] = useState<History>({ done: [], undone: [] })
  const [problem, setProblem] = useState<unknown>()
  const waiting = useRef<Promise<unknown>>(Promise.resolve())
  const [sending, setSending] = useState(0)

  const apply = useCallback(
    (edit: Edit) => {
      const key = linesKey(evaluationId)
      const at = { territoryId, evaluationId }
      const known = (id: string) => queries.getQueryData<Line[]>(key)?.find((line) => line.id === id)
      const show = (change: (lines: readonly Line[]) => Line[]) =>
        queries.setQueryData<Line[]>(key, (lines) => (lines ? change(lines) : lines))
      const patch = (id: string, values: Partial<Line>) =>
        show((lines) => lines.map((line) => (line.id === id ? { ...line, ...values } : line)))
      const send = async () => {
        if (edit.kind === 'order') {
          await api.order({ ...at, ids: [...edit.after] })
          return
        }
        const line = known(edit.lineId)
        if (!line) return
        const field = edit.kind === 'cell' ? edit.field : 'isSetAside'
        const saved = await api.lines.update({
          ...at,
          id: line.id,
          version: line.version,
          values: { [field]: edit.after },
          seen: { [field]: edit.before },
        })
        patch(line.id, { version: saved.version })
      }
      if (edit.kind === 'order') {
        const places = new Map(edit.after.map((id, place) => [id, place]))
        show((lines) => lines.toSorted((a, b) => (places.get(a.id) ?? 1e6) - (places.get(b.id) ?? 1e6)))
      } else {
        patch(edit.lineId, edit.kind === 'cell' ? { [edit.field]: edit.after } : { isSetAside: edit.after })
      }
      void queries.cancelQueries({ queryKey: key, exact: true })
      setProblem(undefined)
      setSending((n) => n + 1)
      waiting.current = waiting.current
        .then(send)
        .catch((failure: unknown) => {
          setProblem(failure)
          void refresh()
        })
        .finally(() => setSending((n) => n - 1))
    },
    [api, queries, refresh, territoryId, evaluationId],
  )

  const act = (edit: Edit) => {
    setHistory(({ done }) => ({ done: [...done, edit], undone: [] }))
    apply(edit)
  }
  const last = history.done.at(-1)
  const next = history.undone.at(-1)
  return {
    act,
    problem,
    isSending: sending > 0,
    undo: last
      ? () => {
          setHistory(({ done, undone }) => ({ done: done.slice(0, -1), undone: [...undone, last] }))
          apply(reverse(last))
        }
      : undefined,
    redo: next
      ? () => {
          setHistory(({ done, undone }) => ({ done: [...done, next], undone: undone.slice(0, -1) }))
          apply(next)
        }
      : undefined,
  }
}

export type LineEdits = ReturnType<typeof useLineEdits>
