import { useMutation } from '@tanstack/react-query'
import { useEvaluationsApi } from '#features/evaluations/web/evaluations-api.ts'
import type { TableProblem } from '#platform/tables/mending.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { frameworkWords } from '../words.ts'
import { type Scope, useRefresh } from './framework-state.ts'

const UNKNOWN: readonly string[] = ['framework.objective-none', 'framework.objective-unknown']
/** What an objective may hold, in characters. */
const LONGEST = 300

/** Objectives that a table names in whole words and the evaluation does not have yet, each once, in their order. */
export function newObjectivesIn(problems: readonly TableProblem[]): readonly string[] {
  const titles = problems
    .filter(({ code }) => UNKNOWN.includes(code))
    .map(({ value }) => (value ?? '').trim())
    .filter((title) => /\p{L}\s+\p{L}/u.test(title) && title.length <= LONGEST)
  return [...new Set(titles)]
}

type PastedObjectivesProps = {
  readonly scope: Scope
  readonly titles: readonly string[]
  /** Where the first of them stands among the objectives. */
  readonly position: number
}

/** Takes over the objectives of a table, so that its lines find them; their sentences are completed later. */
export function PastedObjectives({ scope, titles, position }: PastedObjectivesProps) {
  const say = useSay(frameworkWords)
  const api = useEvaluationsApi()
  const refresh = useRefresh()
  const undoToast = useUndoToast()
  const write = useMutation({
    mutationFn: async () => {
      const made: { id: string; version: number }[] = []
      for (const [n, change] of titles.entries())
        made.push(await api.objectives.create({ ...scope, position: position + n, change }))
      return made
    },
    onSuccess: (made) =>
      undoToast(say('paste.objectives-written', { n: made.length }), async () => {
        for (const { id, version } of made) await api.objectives.remove({ ...scope, id, version })
        await refresh()
      }),
    onSettled: refresh,
  })
  if (titles.length === 0) return null
  return (
    <Advice>
      <div className="tb-stack">
        <p>{say('paste.objectives', { n: titles.length })}</p>
        <ul>
          {titles.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
        <ProblemNotice problem={write.error} />
        <div className="tb-row">
          <Button look="second" busy={write.isPending} onClick={() => write.mutate()}>
            {say('paste.objectives-go', { n: titles.length })}
          </Button>
        </div>
      </div>
    </Advice>
  )
}
