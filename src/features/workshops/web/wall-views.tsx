import { STORY_CARDS } from '#features/evaluations/domain/story.ts'
import { useEvaluation, useStories } from '#features/evaluations/web/evaluations-api.ts'
import { readPerimeterForm, showPerimeterField } from '#features/evaluations/web/perimeter-form.ts'
import { QuestionSentence } from '#features/evaluations/web/question-sentence.tsx'
import { readStory } from '#features/evaluations/web/story-cards.ts'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { ChainPictureOf } from '#features/impact-chain/web/chain-picture-view.tsx'
import { StakeholdersWall } from '#features/stakeholders/web/stakeholders-wall.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { VoteBars } from './results-section.tsx'
import { teamWords } from './team-words.ts'
import { useResults, type WorkshopScope } from './workshops-api.ts'

type WallViewProps = { readonly scope: WorkshopScope }

const WALL_FACTS = ['product', 'links', 'localDefinitions', 'population', 'periodFrom', 'periodTo'] as const

/** What is looked at, in a few large lines. */
export function WallPerimeter({ scope }: WallViewProps) {
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const evaluation = useEvaluation(scope.territoryId, scope.evaluationId)
  return (
    <Loaded query={evaluation}>
      {(found) => {
        const form = readPerimeterForm(found)
        const facts = WALL_FACTS.map((field) => ({ field, text: showPerimeterField(field, form, say, lang) }))
        return (
          <div className="ws-wall-perimeter">
            {form.questions.map((question) => (
              <QuestionSentence key={Object.values(question).join(' ')} question={question} />
            ))}
            <dl>
              {facts
                .filter(({ text }) => text)
                .map(({ field, text }) => (
                  <div key={field}>
                    <dt>{say(`field.${field}`)}</dt>
                    <dd>{text}</dd>
                  </div>
                ))}
            </dl>
          </div>
        )
      }}
    </Loaded>
  )
}

/** The eight cards of the first story; those that nobody wrote call for it. */
export function WallStory({ scope }: WallViewProps) {
  const say = useSay(evaluationsWords)
  const sayTeam = useSay(teamWords)
  const stories = useStories(scope.territoryId, scope.evaluationId)
  return (
    <Loaded query={stories}>
      {(all) => {
        const cards = all[0] && readStory(all[0])
        return (
          <ol className="ws-wall-cards">
            {STORY_CARDS.map((card) => {
              const text = cards?.[card].trim()
              return (
                <li key={card} data-empty={!text || undefined}>
                  <h2>{say(`card.${card}`)}</h2>
                  <p>{text || sayTeam('wall.unwritten')}</p>
                </li>
              )
            })}
          </ol>
        )
      }}
    </Loaded>
  )
}

export function WallChain({ scope }: WallViewProps) {
  return <ChainPictureOf territoryId={scope.territoryId} evaluationId={scope.evaluationId} />
}

export function WallStakeholders({ scope }: WallViewProps) {
  return <StakeholdersWall territoryId={scope.territoryId} evaluationId={scope.evaluationId} />
}

/** Votes as they come. */
export function WallVotes({ scope }: WallViewProps) {
  const say = useSay(teamWords)
  const results = useResults(scope)
  return (
    <Loaded query={results}>
      {({ items, voters }) => (
        <div className="ws-wall-votes">
          <p role="status">{say('wall.voters', { n: voters })}</p>
          {items.length === 0 ? <p>{say('wall.no-objectives')}</p> : <VoteBars items={items} />}
        </div>
      )}
    </Loaded>
  )
}
