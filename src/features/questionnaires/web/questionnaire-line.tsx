import { useMutation } from '@tanstack/react-query'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { formatNumber } from '#kernel/words.ts'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import type { LastVersion, Questionnaire } from '../contract.ts'
import { countAsked } from '../domain/form-counts.ts'
import { formMinutes } from '../domain/question-minutes.ts'
import { editorWords } from './editor-words.ts'
import { questionnairesAddress } from './questionnaires-addresses.ts'
import { useQuestionnairesApi, useQuestionnairesChanged } from './questionnaires-api.ts'

/** A collection that asks a questionnaire. */
export type QuestionnaireUse = { readonly title: string; readonly to: string }

type LineProps = {
  readonly here: EvaluationHere
  readonly questionnaire: Questionnaire
  readonly last: LastVersion | undefined
  readonly uses: readonly QuestionnaireUse[]
}

/** One questionnaire of the list: how long, how many questions, what is published, where it is asked. */
export function QuestionnaireLine({ here, questionnaire, last, uses }: LineProps) {
  const say = useSay(editorWords)
  const { lang } = useLang()
  const api = useQuestionnairesApi()
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const changed = useQuestionnairesChanged(scope.evaluationId)
  const undoToast = useUndoToast()
  const toast = useToast()
  const { id, title, audience, note, form, version } = questionnaire
  const copy = useMutation({
    mutationFn: () =>
      api.questionnaires.create({
        ...scope,
        title: say('list.copy-of', { title }).slice(0, 200),
        audience,
        note,
        form,
      }),
    onSuccess: () => {
      toast(say('list.copied'))
      return changed()
    },
  })
  const remove = useMutation({
    mutationFn: () => api.questionnaires.remove({ ...scope, id, version }),
    onSuccess: () => {
      undoToast(say('list.removed', { title }), () =>
        api.questionnaires.restore({ ...scope, id }).then(changed),
      )
      return changed()
    },
  })
  return (
    <li className="qn-line">
      <div className="qn-line-words">
        <h3>
          <LinkTo to={questionnairesAddress(scope.territoryId, scope.evaluationId, id)}>{title}</LinkTo>
        </h3>
        {audience && <p className="tb-soft">{audience}</p>}
        <div className="tb-row">
          <span>{say('count.questions', { n: countAsked(form) })}</span>
          <span>{say('count.minutes', { minutes: formatNumber(formMinutes(form), lang) })}</span>
          {last ? (
            <Pill look={last.isDraft ? 'accent' : 'plain'}>
              {say(last.isDraft ? 'version.published' : 'version.changed-since', { number: last.number })}
            </Pill>
          ) : (
            <Pill>{say('version.none')}</Pill>
          )}
        </div>
        {uses.length > 0 && (
          <p className="tb-soft">
            {say('list.used-in')}{' '}
            {uses.map((use, at) => (
              <span key={use.to}>
                {at > 0 && ', '}
                <LinkTo to={use.to}>{use.title}</LinkTo>
              </span>
            ))}
          </p>
        )}
        <ProblemNotice problem={copy.error ?? remove.error} />
      </div>
      {here.mayWrite && (
        <div className="tb-row">
          <Button
            look="quiet"
            onClick={() => copy.mutate()}
            busy={copy.isPending}
            aria-label={say('list.copy-of-label', { title })}
          >
            {say('list.copy')}
          </Button>
          <Button
            look="quiet"
            onClick={() => remove.mutate()}
            busy={remove.isPending}
            aria-label={say('list.remove-label', { title })}
          >
            {say('list.remove')}
          </Button>
        </div>
      )}
    </li>
  )
}
