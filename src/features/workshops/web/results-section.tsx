import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { teamWords } from './team-words.ts'
import { useResults, type WorkshopScope } from './workshops-api.ts'

type ResultsSectionProps = { readonly scope: WorkshopScope; readonly here: EvaluationHere }

/** Votes on objectives, and how far the room is with the stakeholders. */
export function ResultsSection({ scope, here }: ResultsSectionProps) {
  const say = useSay(teamWords)
  const results = useResults(scope)
  return (
    <Section title={say('results.title')}>
      <Loaded query={results}>
        {({ items, voters, raters, stakeholdersRated }) => (
          <div className="tb-stack">
            <p>
              {say('results.raters', { n: raters })} {say('results.rated', { n: stakeholdersRated })}{' '}
              <LinkTo to={evaluationAddress(here.territoryId, here.evaluation.id, 'parties-prenantes')}>
                {say('results.map')}
              </LinkTo>
            </p>
            <p>{say('results.voters', { n: voters })}</p>
            {voters > 0 && <VoteBars items={items} />}
          </div>
        )}
      </Loaded>
    </Section>
  )
}

type Voted = { readonly objectiveId: string; readonly change: string; readonly votes: number }

/** The objectives, the most chosen first; each bar has its number beside it. */
export function VoteBars({ items }: { readonly items: readonly Voted[] }) {
  const say = useSay(teamWords)
  const most = Math.max(1, ...items.map(({ votes }) => votes))
  return (
    <ol className="ws-votes">
      {items
        .toSorted((a, b) => b.votes - a.votes)
        .map(({ objectiveId, change, votes }) => (
          <li key={objectiveId}>
            <span className="ws-vote-words">{change}</span>
            <span className="ws-vote-bar" aria-hidden="true">
              <span style={{ width: `${(votes / most) * 100}%` }} />
            </span>
            <span className="tb-number">{say('results.votes', { n: votes })}</span>
          </li>
        ))}
    </ol>
  )
}
