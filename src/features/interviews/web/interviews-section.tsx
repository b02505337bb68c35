import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { formatNumber } from '#kernel/words.ts'
import { LinkTo } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { Pill, Stat, StatRow } from '#platform/web/signs.tsx'
import type { GuideRecord, InterviewEntry } from '../contract.ts'
import { interviewsScreensWords, interviewsWords } from '../words.ts'
import { AgreementPill } from './agreement-pill.tsx'
import { afterAddress, interviewAddress, notesAddress } from './interview-addresses.ts'
import { useInterviews } from './interviews-api.ts'
import { NewInterview } from './new-interview.tsx'

type SectionProps = { readonly here: EvaluationHere; readonly guides: readonly GuideRecord[] }

/** Interviews and meetings by day, how many are held of those planned; the team alone sees them. */
export function InterviewsSection({ here, guides }: SectionProps) {
  const say = useSay(interviewsScreensWords)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const interviews = useInterviews(scope, here.mayContribute)
  if (!here.mayContribute)
    return (
      <Section title={say('list.title')}>
        <EmptyState title={say('list.team-only')}>{say('list.team-only-text')}</EmptyState>
      </Section>
    )
  return (
    <Section title={say('list.title')} lead={say('list.lead')}>
      <NewInterview here={here} guides={guides} />
      <Loaded query={interviews}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={say('list.empty')}>{say('list.empty-text')}</EmptyState>
          ) : (
            <>
              <Progress all={all} />
              {(['planned', 'held', 'cancelled'] as const).map((state) => (
                <InterviewGroup
                  key={state}
                  here={here}
                  state={state}
                  some={all.filter((each) => each.state === state)}
                />
              ))}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

function Progress({ all }: { readonly all: readonly InterviewEntry[] }) {
  const say = useSay(interviewsScreensWords)
  const { lang } = useLang()
  const wanted = all.filter(({ state }) => state !== 'cancelled')
  const held = wanted.filter(({ state }) => state === 'held')
  const sum = (of: (each: InterviewEntry) => number) => all.reduce((total, each) => total + of(each), 0)
  return (
    <StatRow>
      <Stat
        value={say('list.held-of', { held: held.length, planned: wanted.length })}
        label={say('list.held')}
      />
      <Stat
        value={formatNumber(
          sum((each) => each.notes),
          lang,
        )}
        label={say('list.notes')}
      />
      <Stat
        value={formatNumber(
          sum((each) => each.quotes),
          lang,
        )}
        label={say('list.quotes')}
      />
    </StatRow>
  )
}

type GroupProps = {
  readonly here: EvaluationHere
  readonly state: InterviewEntry['state']
  readonly some: readonly InterviewEntry[]
}

function InterviewGroup({ here, state, some }: GroupProps) {
  const code = useSay(interviewsWords)
  if (some.length === 0) return null
  return (
    <section className="iv-group" aria-label={code(`state.${state}`)}>
      <h3>{code(`state.${state}`)}</h3>
      <ul className="iv-list">
        {some.map((each) => (
          <InterviewLine key={each.id} here={here} interview={each} />
        ))}
      </ul>
    </section>
  )
}

function InterviewLine({
  here,
  interview,
}: {
  readonly here: EvaluationHere
  readonly interview: InterviewEntry
}) {
  const say = useSay(interviewsScreensWords)
  const { lang } = useLang()
  const name = useInterviewName(interview)
  const { id, takesPlaceOn, startsAt, place, notes, quotes, recordings, worldName } = interview
  const when = takesPlaceOn
    ? `${formatDay(takesPlaceOn, lang)}${startsAt ? `, ${startsAt}` : ''}`
    : say('list.no-day')
  return (
    <li className="iv-line">
      <div>
        <LinkTo to={interviewAddress(here, id)}>{name}</LinkTo>
        <p className="tb-soft">{[when, place, worldName].filter(Boolean).join(' · ')}</p>
      </div>
      <div className="iv-line-signs">
        <AgreementPill interview={interview} />
        {notes + quotes + recordings > 0 && <Pill>{say('list.counts', { notes, quotes, recordings })}</Pill>}
        {interview.erasedAt === null && (
          <LinkTo to={interview.state === 'held' ? afterAddress(here, id) : notesAddress(here, id)}>
            {say(interview.state === 'held' ? 'list.go-after' : 'list.go-notes')}
            <span className="tb-hidden"> {name}</span>
          </LinkTo>
        )}
      </div>
    </li>
  )
}

/** What an interview is called: whom one speaks with, or the public; a meeting by its event. */
export function useInterviewName(
  interview: Pick<InterviewEntry, 'format' | 'eventTitle' | 'withWhom' | 'publicKind'>,
): string {
  const code = useSay(interviewsWords)
  const { format, eventTitle, withWhom, publicKind } = interview
  if (format === 'meeting') return eventTitle ?? (withWhom || code('format.meeting'))
  return withWhom || code(`someone.${publicKind}`)
}
