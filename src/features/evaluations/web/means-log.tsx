import { IconButton } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { evaluationsWords } from '../words.ts'
import type { EvaluationHere } from './evaluation-page.tsx'
import { useEvaluationsApi } from './evaluations-api.ts'
import { type MeansRecord, useMeansRefresh } from './means-api.ts'
import { sayAmount } from './means-words.ts'
import { formatEuros } from './perimeter-form.ts'

type MeansLogProps = { readonly here: EvaluationHere; readonly entries: readonly MeansRecord[] }

/** What was noted, line by line, each with the way to take it out. */
export function MeansLog({ here, entries }: MeansLogProps) {
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const remove = useMeansRemoval(here)
  return (
    <ul className="ev-means-log">
      {entries.map((entry) => {
        const amount = sayAmount(entry, say, (text) => formatEuros(text, lang))
        const what = [formatDay(entry.spentOn, lang), amount, entry.what, entry.byWhom]
          .filter((part) => part !== '')
          .join(' · ')
        return (
          <li key={entry.id}>
            <span>{what}</span>
            {here.mayWrite && (
              <IconButton label={say('spent.remove', { what })} onClick={() => remove(entry)}>
                <SignIcon sign="close" size={16} />
              </IconButton>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function useMeansRemoval({ territoryId, evaluation }: EvaluationHere) {
  const say = useSay(evaluationsWords)
  const api = useEvaluationsApi()
  const refresh = useMeansRefresh(evaluation.id)
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  const scope = { territoryId, evaluationId: evaluation.id }
  return ({ id, version }: MeansRecord) => {
    api.meansEntries.remove({ ...scope, id, version }).then(
      async () => {
        await refresh()
        undoToast(say('spent.removed'), () => api.meansEntries.restore({ ...scope, id }).then(refresh))
      },
      (failure: unknown) => toast(tell(failure)),
    )
  }
}
