import { useQuestionnaires, useVersions } from '#features/questionnaires/web/questionnaires-api.ts'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Advice } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { LATE_DAYS } from '../domain/collection.ts'
import { useOpening } from './collection-acts.tsx'
import { questionnaireAddress } from './collection-addresses.ts'
import type { CollectionHere } from './collection-frame.tsx'
import { teamWords } from './team-words.ts'

/** In one line what the collection asks, since when and until when; then what is worth knowing now. */
export function StateSection(at: CollectionHere) {
  const { scope, collection } = at
  const say = useSay(teamWords)
  const { lang } = useLang()
  const { state, openedAt, closesOn, closedAt, purgedAt, versionNumber, keptMonths } = collection
  const questionnaire = useQuestionnaires(scope).data?.find(({ id }) => id === collection.questionnaireId)
  const day = (moment: string) => formatDay(moment, lang)
  return (
    <div className="co-state">
      <div className="co-state-line" role="status">
        <Pill look={state === 'open' ? 'accent' : 'plain'}>{say(`state.${state}`)}</Pill>
        <strong>{say('count.received', { n: collection.received })}</strong>
        {state === 'open' && openedAt && <span>{say('state.since', { day: day(openedAt) })}</span>}
        {state !== 'closed' && (
          <span>{closesOn ? say('closing.will', { day: day(closesOn) }) : say('closing.none')}</span>
        )}
        {state === 'closed' && closedAt && <span>{say('closing.was', { day: day(closedAt) })}</span>}
        <span>{say(`lang.${collection.lang}`)}</span>
      </div>
      <p className="tb-soft">
        {questionnaire && (
          <LinkTo to={questionnaireAddress(scope, questionnaire.id)}>{questionnaire.title}</LinkTo>
        )}
        {versionNumber !== null && <> · {say('version.asked', { n: versionNumber })}</>}
        {state === 'closed' && !purgedAt && <> · {say('state.late', { n: LATE_DAYS })}</>}
        {' · '}
        {purgedAt ? say('state.purged', { day: day(purgedAt) }) : say('state.kept', { n: keptMonths })}
      </p>
      {collection.versionId !== null && state !== 'closed' && (
        <p>
          <a
            href={`/api/territories/${scope.territoryId}/evaluations/${scope.evaluationId}/questionnaires/${collection.questionnaireId}/paper?lang=${collection.lang}&versionId=${collection.versionId}`}
            target="_blank"
            rel="noreferrer"
          >
            {say('state.paper')}
          </a>
        </p>
      )}
      <NewerVersion {...at} />
    </div>
  )
}

function NewerVersion(at: CollectionHere) {
  const { here, scope, collection } = at
  const say = useSay(teamWords)
  const versions = useVersions({ ...scope, questionnaireId: collection.questionnaireId }).data
  const opening = useOpening(at)
  const undoToast = useUndoToast()
  const latest = versions?.[0]
  const { versionId, versionNumber } = collection
  if (!versions) return null
  if (!latest) return <Advice>{say('version.none')}</Advice>
  if (versionId === null || versionNumber === null || latest.id === versionId) return null
  const take = () =>
    opening.mutate(
      { versionId: latest.id },
      {
        onSuccess: ({ version }) =>
          undoToast(say('version.taken', { n: latest.number }), () =>
            opening.mutateAsync({ versionId, version }),
          ),
      },
    )
  return (
    <Advice>
      <p>{say('version.newer', { latest: latest.number, n: versionNumber })}</p>
      {here.mayWrite && collection.state === 'open' && (
        <Button look="second" onClick={take} busy={opening.isPending}>
          {say('version.take', { n: latest.number })}
        </Button>
      )}
      <ProblemNotice problem={opening.error} />
    </Advice>
  )
}
