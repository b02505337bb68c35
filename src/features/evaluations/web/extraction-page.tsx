import './extraction.css'
import { useState } from 'react'
import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import { joinPassage, splitSentences } from '../domain/passage.ts'
import { evaluationsWords } from '../words.ts'
import { evaluationAddress } from './evaluation-addresses.ts'
import { type EvaluationHere, EvaluationPage } from './evaluation-page.tsx'
import { type StoryRecord, useObjectives, useStories } from './evaluations-api.ts'
import { ExtractionQuestions } from './extraction-questions.tsx'
import { readStory, storyName } from './story-cards.ts'

/** From the arrival scene to an objective: a passage, five questions one by one, the test. */
export function ExtractionPage() {
  const say = useSay(evaluationsWords)
  return (
    <EvaluationPage title={say('extract.title')} lead={say('extract.lead')}>
      {(here) => <Extraction here={here} />}
    </EvaluationPage>
  )
}

function Extraction({ here }: { readonly here: EvaluationHere }) {
  const stories = useStories(here.territoryId, here.evaluation.id)
  const objectives = useObjectives(here.territoryId, here.evaluation.id)
  return (
    <Loaded query={stories}>
      {(all) => {
        const told = all.filter((story) => readStory(story).arrival.trim() !== '')
        if (told.length === 0 || !here.mayWrite) return <NoScene here={here} />
        return (
          <Loaded query={objectives}>
            {({ items }) => <FromScenes here={here} stories={all} told={told} position={items.length} />}
          </Loaded>
        )
      }}
    </Loaded>
  )
}

function NoScene({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(evaluationsWords)
  return (
    <EmptyState
      level={2}
      title={say('extract.none')}
      act={
        <LinkButton to={evaluationAddress(here.territoryId, here.evaluation.id, 'recit')}>
          {say('objectives.to-story')}
        </LinkButton>
      }
    >
      {say('extract.none-text')}
    </EmptyState>
  )
}

type FromScenesProps = {
  readonly here: EvaluationHere
  readonly stories: readonly StoryRecord[]
  readonly told: readonly StoryRecord[]
  readonly position: number
}

type Marks = Readonly<Record<string, ReadonlySet<number>>>

function FromScenes({ here, stories, told, position }: FromScenesProps) {
  const say = useSay(evaluationsWords)
  const [marks, setMarks] = useState<Marks>({})
  const scenes = told.map((story) => {
    const texts = splitSentences(readStory(story).arrival)
    const sentences = texts.map((text, at) => ({ text, at }))
    const chosen = marks[story.id] ?? new Set<number>()
    return { story, sentences, chosen, passage: joinPassage(texts, chosen) }
  })
  const flip = (storyId: string, at: number) =>
    setMarks((before) => {
      const chosen = new Set(before[storyId])
      if (!chosen.delete(at)) chosen.add(at)
      return { ...before, [storyId]: chosen }
    })
  const marked = scenes.filter(({ passage }) => passage !== '')
  // one story alone is where it comes from, marked or not
  const from = marked.length > 0 ? marked : scenes.length === 1 ? scenes : []
  return (
    <div className="ev-extract">
      <div className="ev-extract-scenes">
        <p className="tb-soft">{say('extract.passage-help')}</p>
        {scenes.map(({ story, sentences, chosen }) => (
          <fieldset key={story.id} className="ev-scene">
            <legend>
              {say('card.arrival')}
              {stories.length > 1 && <span className="tb-soft"> · {storyName(stories, story, say)}</span>}
            </legend>
            <p>
              {sentences.map(({ text, at }) => (
                <Sentence key={at} text={text} isChosen={chosen.has(at)} onFlip={() => flip(story.id, at)} />
              ))}
            </p>
          </fieldset>
        ))}
      </div>
      <ExtractionQuestions
        here={here}
        passage={marked.map(({ passage }) => passage).join(' […] ')}
        storyIds={from.map(({ story }) => story.id)}
        position={position}
        onKept={() => setMarks({})}
      />
    </div>
  )
}

type SentenceProps = { readonly text: string; readonly isChosen: boolean; readonly onFlip: () => void }

/** A sentence with its box; the box never stays behind alone at the end of a line. */
function Sentence({ text, isChosen, onFlip }: SentenceProps) {
  const [first = '', ...rest] = text.split(' ')
  return (
    <label className="ev-sentence">
      <span className="ev-sentence-start">
        <input type="checkbox" checked={isChosen} onChange={onFlip} />
        <span>{first}</span>
      </span>
      <span>{[' ', ...rest].join(' ').replace('  ', ' ')}</span>{' '}
    </label>
  )
}
