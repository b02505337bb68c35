import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { QualityTick } from '../domain/quality-test.ts'
import { useFrameworkApi } from './framework-api.ts'
import { type Line, linesKey, type Scope, useRefresh } from './framework-state.ts'

/** Gives an answer at once on the screen, and sends one after the other. */
export function useQualityTicks(scope: Scope) {
  const api = useFrameworkApi()
  const queries = useQueryClient()
  const refresh = useRefresh()
  const [problem, setProblem] = useState<unknown>()
  const waiting = useRef<Promise<unknown>>(Promise.resolve())
  const key = linesKey(scope.evaluationId)
  const patch = (id: string, values: Partial<Line>) =>
    queries.setQueryData<Line[]>(key, (lines) =>
      lines?.map((line) => (line.id === id ? { ...line, ...values } : line)),
    )
  const give = ({ id }: Line, tick: QualityTick, answer: boolean | null) => {
    const known = () => queries.getQueryData<Line[]>(key)?.find((line) => line.id === id)
    const before = known()?.quality ?? {}
    void queries.cancelQueries({ queryKey: key, exact: true })
    patch(id, { quality: { ...before, [tick]: answer } })
    setProblem(undefined)
    waiting.current = waiting.current
      .then(async () => {
        const { version } = known() ?? { version: 0 }
        // Only this answer travels: others of the line may be given meanwhile, by others too.
        const values = { quality: { [tick]: answer } }
        const seen = { quality: { [tick]: before[tick] ?? null } }
        const saved = await api.lines.update({ ...scope, id, version, values, seen })
        patch(id, { version: saved.version })
      })
      .catch((failure: unknown) => {
        setProblem(failure)
        void refresh()
      })
  }
  return { give, problem }
}
