import './objectives.css'
import { useState } from 'react'
import { Button, LinkButton, LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice, EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { evaluationsWords } from '../words.ts'
import { evaluationAddress } from './evaluation-addresses.ts'
import { type EvaluationHere, EvaluationPage } from './evaluation-page.tsx'
import { type StoryRecord, useObjectives, useStories } from './evaluations-api.ts'
import { NewObjective } from './new-objective.tsx'
import { ObjectiveList } from './objective-list.tsx'
import { readStory, storyName } from './story-cards.ts'

export function ObjectivesPage() {
  const say = useSay(evaluationsWords)
  return (
    <EvaluationPage title={say('objectives.title')} lead={say('objectives.lead')}>
      {(here) => <Objectives here={here} />}
    </EvaluationPage>
  )
}

function Objectives({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(evaluationsWords)
  const objectives = useObjectives(here.territoryId, here.evaluation.id)
  const stories = useStories(here.territoryId, here.evaluation.id)
  const [isAdding, setAdding] = useState(false)
  const add = (
    <Button icon={<SignIcon sign="plus" />} onClick={() => setAdding(true)}>
      {say('objectives.add')}
    </Button>
  )
  return (
    <>
      {stories.data && <ArrivalScenes here={here} stories={stories.data} />}
      <Loaded query={objectives}>
        {({ items }) => (
          <>
            {isAdding && (
              <NewObjective
                here={here}
                position={items.length}
                stories={stories.data ?? []}
                onDone={() => setAdding(false)}
              />
            )}
            {items.length === 0 && !isAdding && (
              <EmptyState level={2} title={say('objectives.empty')} act={here.mayWrite && add}>
                {say(here.mayWrite ? 'objectives.empty-text' : 'objectives.empty-reader')}
              </EmptyState>
            )}
            {items.length > 0 && (
              <Section
                title={say('objectives.list', { n: items.length })}
                acts={here.mayWrite && !isAdding && add}
              >
                <ObjectiveList here={here} objectives={items} />
              </Section>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

type ArrivalScenesProps = {
  readonly here: EvaluationHere
  readonly stories: readonly StoryRecord[]
}

/** Card 7 of each story before the eyes, and the way to draw an objective from it. */
function ArrivalScenes({ here, stories }: ArrivalScenesProps) {
  const say = useSay(evaluationsWords)
  const toStory = evaluationAddress(here.territoryId, here.evaluation.id, 'recit')
  const scenes = stories
    .map((story) => ({ story, arrival: readStory(story).arrival.trim() }))
    .filter(({ arrival }) => arrival !== '')
  if (scenes.length === 0) {
    return (
      <Advice>
        <p>
          {say('objectives.no-arrival')} <LinkTo to={toStory}>{say('objectives.to-story')}</LinkTo>
        </p>
      </Advice>
    )
  }
  return (
    <div className="tb-stack">
      {scenes.map(({ story, arrival }) => (
        <figure key={story.id} className="ev-arrival">
          <figcaption>
            {say('card.arrival')}
            {stories.length > 1 && ` · ${storyName(stories, story, say)}`} ·{' '}
            <LinkTo to={toStory}>{say('objectives.to-story')}</LinkTo>
          </figcaption>
          <blockquote>{arrival}</blockquote>
        </figure>
      ))}
      {here.mayWrite && (
        <p>
          <LinkButton
            look="second"
            to={`${evaluationAddress(here.territoryId, here.evaluation.id, 'objectifs')}/tirer`}
            icon={<SignIcon sign="arrow" />}
          >
            {say('extract.go')}
          </LinkButton>
        </p>
      )}
    </div>
  )
}
