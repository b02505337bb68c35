import './workshops.css'
import { useMutation } from '@tanstack/react-query'
import { EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { Workshop } from '../contract.ts'
import { ActivitiesPanel } from './activities-panel.tsx'
import { ContributionsSection } from './contributions-section.tsx'
import { InvitationPanel } from './invitation-panel.tsx'
import { ParticipantsSection } from './participants-section.tsx'
import { ResultsSection } from './results-section.tsx'
import { teamWords } from './team-words.ts'
import type { WorkshopPartProps } from './workshop-part.ts'
import { workshopsAddress } from './workshops-addresses.ts'
import { useWorkshop, useWorkshopChanged, useWorkshopLive, useWorkshopsApi } from './workshops-api.ts'

/** Where a workshop is led: the door, what phones do, what arrives and what becomes of it. */
export function WorkshopPage() {
  const scope = {
    territoryId: usePathParam('territoryId'),
    evaluationId: usePathParam('evaluationId'),
    workshopId: usePathParam('workshopId'),
  }
  const workshop = useWorkshop(scope)
  useWorkshopLive(scope.evaluationId)
  const say = useSay(teamWords)
  return (
    <EvaluationPage
      title={workshop.data?.title ?? say('list.title')}
      lead={say('page.lead')}
      acts={(here) => workshop.data && <DoorActs workshop={workshop.data} scope={scope} here={here} />}
    >
      {(here) => (
        <Loaded query={workshop}>
          {(found) => <WorkshopContent workshop={found} scope={scope} here={here} />}
        </Loaded>
      )}
    </EvaluationPage>
  )
}

function WorkshopContent({ workshop, scope, here }: WorkshopPartProps) {
  const say = useSay(teamWords)
  return (
    <>
      <StateLine workshop={workshop} />
      <div className="ws-columns">
        <div className="ws-main">
          <ContributionsSection workshop={workshop} scope={scope} here={here} />
          <ResultsSection scope={scope} here={here} />
          <ParticipantsSection scope={scope} here={here} />
        </div>
        <div className="ws-side">
          <Section title={say('invitation.title')}>
            <InvitationPanel workshop={workshop} />
          </Section>
          <Section title={say('activities.title')} lead={say('activities.lead')}>
            <ActivitiesPanel workshop={workshop} scope={scope} here={here} />
          </Section>
        </div>
      </div>
    </>
  )
}

function StateLine({ workshop }: { readonly workshop: Workshop }) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const { state, closesAt, closedAt, participants, purgedAt } = workshop
  const time = (moment: string) =>
    `${formatDay(moment, lang)} ${new Date(moment).toLocaleTimeString(lang, { hour: '2-digit', minute: '2-digit' })}`
  return (
    <div className="ws-state" role="status">
      <Pill look={state === 'open' ? 'accent' : 'plain'}>{say(`state.${state}`)}</Pill>
      <span>{say('count.participants', { n: participants })}</span>
      {state === 'draft' && <span className="tb-soft">{say('state.draft-text')}</span>}
      {state === 'open' && closesAt && (
        <span className="tb-soft">{say('state.closes', { when: time(closesAt) })}</span>
      )}
      {state === 'closed' && (closedAt ?? closesAt) && (
        <span className="tb-soft">{say('state.closed-on', { when: time(closedAt ?? closesAt ?? '') })}</span>
      )}
      {purgedAt && <span className="tb-soft">{say('state.purged')}</span>}
    </div>
  )
}

/** Open, close, and the wall. */
function DoorActs({ workshop, scope, here }: WorkshopPartProps) {
  const say = useSay(teamWords)
  const api = useWorkshopsApi()
  const changed = useWorkshopChanged(scope.evaluationId)
  const undoToast = useUndoToast()
  const open = useMutation({
    mutationFn: () => api.workshops.open({ ...scope, version: workshop.version }),
    onSettled: changed,
  })
  const close = useMutation({
    mutationFn: () => api.workshops.close({ ...scope, version: workshop.version }),
    onSuccess: (closed) =>
      undoToast(say('closed'), () => api.workshops.open({ ...scope, version: closed.version }).then(changed)),
    onSettled: changed,
  })
  const wall = `${workshopsAddress(scope.territoryId, scope.evaluationId, scope.workshopId)}/mur`
  return (
    <>
      {here.mayWrite && workshop.state !== 'open' && (
        <Button onClick={() => open.mutate()} busy={open.isPending}>
          {say(workshop.state === 'draft' ? 'open' : 'reopen')}
        </Button>
      )}
      {here.mayWrite && workshop.state === 'open' && (
        <Button look="second" onClick={() => close.mutate()} busy={close.isPending}>
          {say('close')}
        </Button>
      )}
      <LinkButton look={workshop.state === 'open' ? 'main' : 'second'} to={wall}>
        {say('wall.open')}
      </LinkButton>
      <ProblemNotice problem={open.error ?? close.error} />
    </>
  )
}
