import './framework.css'
import './vote.css'
import { useMembership } from '#features/accounts/web/session.ts'
import { CONTRIBUTORS } from '#kernel/access.ts'
import { LinkButton } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice, EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { frameworkWords } from '../words.ts'
import { type BallotRecord, type BallotState, useBallot } from './ballot-state.ts'
import { FrameworkFrame, type FrameworkHere } from './framework-frame.tsx'
import { VoteResultTable } from './vote-result.tsx'
import { VoteRules } from './vote-rules.tsx'

/** Which indicators to keep, decided together: everybody shares out points. */
export function VotePage() {
  const say = useSay(frameworkWords)
  return (
    <FrameworkFrame title={say('vote.title')} lead={say('vote.lead')}>
      {(here) =>
        here.lines.length === 0 ? (
          <EmptyState
            level={2}
            title={say('vote.empty-title')}
            act={
              <LinkButton to={`${here.base}/referentiel/catalogue`}>{say('lines.from-catalogue')}</LinkButton>
            }
          >
            {say('vote.empty-text')}
          </EmptyState>
        ) : (
          <Vote here={here} />
        )
      }
    </FrameworkFrame>
  )
}

function Vote({ here }: { readonly here: FrameworkHere }) {
  const state = useBallot(here.scope)
  return (
    <Loaded query={state.query}>{(ballot) => <Ballot here={here} state={state} ballot={ballot} />}</Loaded>
  )
}

type BallotProps = {
  readonly here: FrameworkHere
  readonly state: BallotState
  readonly ballot: BallotRecord
}

function Ballot({ here, state, ballot }: BallotProps) {
  const say = useSay(frameworkWords)
  const role = useMembership(here.scope.territoryId)?.role
  const mayVote = role !== undefined && CONTRIBUTORS.includes(role)
  const given = state.mine.reduce((sum, { points }) => sum + points, 0)
  const left = ballot.pointsEach - given
  const result = <VoteResultTable here={here} ballot={ballot} />
  return (
    <>
      <ProblemNotice problem={state.problem} />
      {!ballot.isOpen && <Advice>{say('vote.closed')}</Advice>}
      {mayVote && ballot.isOpen && (
        <Section
          title={say('vote.mine')}
          lead={say('vote.mine-lead', { points: ballot.pointsEach, most: ballot.mostALine })}
        >
          <p className="fw-points-left" role="status">
            <strong>{left === 0 ? say('vote.all-given') : say('vote.left', { n: left })}</strong>{' '}
            {(given > 0 || !state.isSaved) && (
              <span className="tb-soft">{say(state.isSaved ? 'vote.saved' : 'vote.saving')}</span>
            )}
          </p>
          <ol className="fw-ballot">
            {here.lines.map((line) => {
              const points = state.mine.find(({ lineId }) => lineId === line.id)?.points ?? 0
              return (
                <li key={line.id}>
                  <div>
                    <span className="fw-ballot-name">{line.name}</span>
                    <span className="tb-soft">
                      {[
                        say(`dimension.${line.dimension}`),
                        say(`kind.short-${line.kind}`),
                        line.isSetAside && say('aside.short'),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </div>
                  <PointsControl
                    name={line.name}
                    points={points}
                    most={Math.min(ballot.mostALine, points + left)}
                    onGive={(next) => state.give(line.id, next)}
                  />
                </li>
              )
            })}
          </ol>
        </Section>
      )}
      <Section title={say('vote.result')} lead={say('vote.result-lead', { n: ballot.voters })}>
        {ballot.voters === 0 ? (
          <p>{say('vote.nobody')}</p>
        ) : mayVote && ballot.isOpen && state.mine.length === 0 ? (
          // Who has not voted yet looks first with her own eyes.
          <Disclosure title={say('vote.show-result')}>{result}</Disclosure>
        ) : (
          result
        )}
      </Section>
      {here.mayWrite && <VoteRules ballot={ballot} onChange={(values) => void state.changeRules(values)} />}
      <p className="tb-soft">{say('vote.no-phones')}</p>
    </>
  )
}

type PointsProps = {
  readonly name: string
  readonly points: number
  readonly most: number
  readonly onGive: (points: number) => void
}

function PointsControl({ name, points, most, onGive }: PointsProps) {
  const say = useSay(frameworkWords)
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons around a number are no form
    <div className="fw-points" role="group" aria-label={say('vote.points-of', { name })}>
      <button
        type="button"
        aria-label={say('vote.less', { name })}
        disabled={points === 0}
        onClick={() => onGive(points - 1)}
      >
        −
      </button>
      <span className="tb-number" data-given={points > 0 || undefined}>
        {points}
      </span>
      <button
        type="button"
        aria-label={say('vote.more', { name })}
        disabled={points >= most}
        onClick={() => onGive(points + 1)}
      >
        +
      </button>
    </div>
  )
}
