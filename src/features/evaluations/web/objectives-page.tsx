import './objectives.css'
import { useState } from 'react'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice, EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { evaluationsWords } from '../words.ts'
import { evaluationAddress } from './evaluation-addresses.ts'
import { type EvaluationHere, EvaluationPage } from './evaluation-page.tsx'
import { useObjectives, useStory } from './evaluations-api.ts'
import { NewObjective } from './new-objective.tsx'
import { ObjectiveList } from './objective-list.tsx'
import { readStory } from './story-editor.tsx'

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
  const story = useStory(here.territoryId, here.evaluation.id)
  const [isAdding, setAdding] = useState(false)
  const add = (
    <Button icon={<SignIcon sign="plus" />} onClick={() => setAdding(true)}>
      {say('objectives.add')}
    </Button>
  )
  return (
    <>
      <ArrivalScene here={here} story={story} />
      <Loaded query={objectives}>
        {({ items }) => (
          <>
            {isAdding && (
              <NewObjective
                here={here}
                position={items.length}
                storyId={story.data?.story?.id}
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

type ArrivalSceneProps = {
  readonly here: EvaluationHere
  readonly story: ReturnType<typeof useStory>
}

/** Card 7 before the eyes while its objectives are drawn from it. */
function ArrivalScene({ here, story }: ArrivalSceneProps) {
  const say = useSay(evaluationsWords)
  if (!story.data) return null
  const arrival = story.data.story ? readStory(story.data.story).arrival.trim() : ''
  const toStory = evaluationAddress(here.territoryId, here.evaluation.id, 'recit')
  if (arrival === '') {
    return (
      <Advice>
        <p>
          {say('objectives.no-arrival')} <LinkTo to={toStory}>{say('objectives.to-story')}</LinkTo>
        </p>
      </Advice>
    )
  }
  return (
    <figure className="ev-arrival">
      <figcaption>
        {say('card.arrival')} · <LinkTo to={toStory}>{say('objectives.to-story')}</LinkTo>
      </figcaption>
      <blockquote>{arrival}</blockquote>
    </figure>
  )
}
