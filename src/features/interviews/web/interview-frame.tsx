import './interviews.css'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import type { InterviewEntry } from '../contract.ts'
import { interviewsScreensWords, interviewsWords } from '../words.ts'
import { AgreementPill } from './agreement-pill.tsx'
import { afterAddress, interviewAddress, notesAddress } from './interview-addresses.ts'
import { useInterview, useInterviewsLive } from './interviews-api.ts'
import { useInterviewName } from './interviews-section.tsx'

type InterviewFrameProps = {
  readonly children: (here: EvaluationHere, interview: InterviewEntry) => ReactNode
}

/** A page of one interview: whom and when, how far the consent goes, the ways between its three pages. */
export function InterviewFrame({ children }: InterviewFrameProps) {
  const say = useSay(interviewsScreensWords)
  const interviewId = usePathParam('interviewId')
  return (
    <EvaluationPage title={say('interview.title')}>
      {(here) =>
        here.mayContribute ? (
          <InterviewLoaded here={here} interviewId={interviewId}>
            {children}
          </InterviewLoaded>
        ) : (
          <EmptyState title={say('list.team-only')}>{say('list.team-only-text')}</EmptyState>
        )
      }
    </EvaluationPage>
  )
}

function InterviewLoaded({
  here,
  interviewId,
  children,
}: InterviewFrameProps & { readonly here: EvaluationHere; readonly interviewId: string }) {
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const interview = useInterview(scope, interviewId)
  useInterviewsLive(here.evaluation.id)
  return (
    <Loaded query={interview}>
      {(read) => (
        <>
          <InterviewHead here={here} interview={read} />
          <Standing interview={read}>{children(here, read)}</Standing>
        </>
      )}
    </Loaded>
  )
}

const PAGES = [
  { page: 'prepare', address: interviewAddress },
  { page: 'notes', address: notesAddress },
  { page: 'after', address: afterAddress },
] as const

function InterviewHead({
  here,
  interview,
}: {
  readonly here: EvaluationHere
  readonly interview: InterviewEntry
}) {
  const say = useSay(interviewsScreensWords)
  const code = useSay(interviewsWords)
  const { lang } = useLang()
  const name = useInterviewName(interview)
  const { takesPlaceOn, startsAt, place, state } = interview
  const when = takesPlaceOn ? formatDay(takesPlaceOn, lang) : say('list.no-day')
  return (
    <div className="iv-head">
      <div className="iv-head-name">
        <h2>{name}</h2>
        <AgreementPill interview={interview} />
      </div>
      <p className="tb-soft">
        {[when + (startsAt ? `, ${startsAt}` : ''), place, code(`state.${state}`)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <nav className="iv-steps tb-no-print" aria-label={say('interview.pages')}>
        {PAGES.map(({ page, address }) => (
          <Link
            key={page}
            to={address(here, interview.id)}
            className="iv-step"
            activeOptions={{ exact: true }}
          >
            <strong>{say(`interview.${page}`)}</strong>
            <span className="iv-step-hint">{say(`interview.${page}-hint`)}</span>
          </Link>
        ))}
      </nav>
    </div>
  )
}

/** Once everything that was said is erased, there is nothing to write any more. */
function Standing({
  interview,
  children,
}: {
  readonly interview: InterviewEntry
  readonly children: ReactNode
}) {
  const say = useSay(interviewsScreensWords)
  const code = useSay(interviewsWords)
  if (interview.erasedAt === null) return children
  return (
    <EmptyState title={say('erased.title')}>
      {code(`erased.${interview.erasedBecause ?? 'withdrawn'}`)}
    </EmptyState>
  )
}
