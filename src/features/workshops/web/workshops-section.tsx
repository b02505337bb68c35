import './workshops.css'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { teamWords } from './team-words.ts'
import { workshopsAddress } from './workshops-addresses.ts'
import { useWorkshopLive, useWorkshops } from './workshops-api.ts'

/** At the top of an evaluation while a workshop is open: people are waiting in a room. */
export function OpenWorkshop({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(teamWords)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const open = useWorkshops(scope).data?.find((each) => each.state === 'open')
  useWorkshopLive(scope.evaluationId)
  if (!open) return null
  return (
    <div className="ws-open">
      <p>
        <strong>{say('overview.open', { title: open.title })}</strong> ·{' '}
        {say('count.participants', { n: open.participants })}
        {open.waiting > 0 && <> · {say('count.waiting', { n: open.waiting })}</>}
      </p>
      <LinkButton to={workshopsAddress(scope.territoryId, scope.evaluationId, open.id)}>
        {say('overview.go')}
      </LinkButton>
    </div>
  )
}

/** On the overview of an evaluation: what workshops are for, and the way to them. */
export function WorkshopsSection({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(teamWords)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const some = (useWorkshops(scope).data?.length ?? 0) > 0
  return (
    <Section title={say('overview.title')} lead={say('overview.text')}>
      <p>
        <LinkButton look="second" to={workshopsAddress(scope.territoryId, scope.evaluationId)}>
          {say(some ? 'list.title' : 'overview.all')}
        </LinkButton>
      </p>
    </Section>
  )
}
