import './workshops.css'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { teamWords } from './team-words.ts'
import { workshopsAddress } from './workshops-addresses.ts'
import { useWorkshops } from './workshops-api.ts'

/** On the overview of an evaluation: the workshop that is open, or the way to prepare one. */
export function WorkshopsSection({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(teamWords)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const workshops = useWorkshops(scope)
  const open = workshops.data?.find((each) => each.state === 'open')
  const list = workshopsAddress(scope.territoryId, scope.evaluationId)
  return (
    <Section title={say('overview.title')} lead={say('overview.text')}>
      {open && (
        <p>
          <strong>{say('overview.open', { title: open.title })}</strong> ·{' '}
          {say('count.participants', { n: open.participants })}
          {open.waiting > 0 && <> · {say('count.waiting', { n: open.waiting })}</>}
        </p>
      )}
      <p>
        <LinkButton
          look="second"
          to={open ? workshopsAddress(scope.territoryId, scope.evaluationId, open.id) : list}
        >
          {say(open ? 'overview.go' : (workshops.data?.length ?? 0) > 0 ? 'list.title' : 'overview.all')}
        </LinkButton>
      </p>
    </Section>
  )
}
