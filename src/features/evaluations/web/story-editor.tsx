import './story.css'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSaving } from '#platform/web/autosave.ts'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { Form, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import {
  EMPTY_STORY,
  reviewStory,
  STORY_CARDS,
  STORY_SECONDS,
  type Story,
  type StoryCard,
  type StoryReview,
} from '../domain/story.ts'
import { type EvaluationsSay, evaluationsWords } from '../words.ts'
import { evaluationAddress } from './evaluation-addresses.ts'
import type { EvaluationHere } from './evaluation-page.tsx'
import { evaluationKey, type StoryRecord, useEvaluationsApi } from './evaluations-api.ts'
import { formatMinutes, ReadAloud } from './read-aloud.tsx'

/** The eight cards of a record; those that nobody wrote are ''. */
export function readStory(record: StoryRecord): Story {
  // JSON holds no undefined: a card is there or is not
  return { ...EMPTY_STORY, ...(record.cards as Partial<Story>) }
}

type StoryEditorProps = { readonly here: EvaluationHere; readonly story: StoryRecord }

/** Eight cards side by side, counted while they are written, and the reading aloud. */
export function StoryEditor({ here, story }: StoryEditorProps) {
  const say = useSay(evaluationsWords)
  const { draft, saving } = useStoryDraft(here, story)
  const [isAloud, setAloud] = useState(false)
  const review = reviewStory(draft.value)
  const names = Object.fromEntries(STORY_CARDS.map((card) => [card, say(`card.${card}`)])) as Record<
    StoryCard,
    string
  >
  return (
    <Form onSubmit={saving.saveNow} label={say('story.title')}>
      <div className="ev-story tb-stack">
        <DraftFound draft={draft} />
        <AloudLine review={review} onRead={() => setAloud(true)} />
        <ol className="ev-cards">
          {STORY_CARDS.map((card, position) => (
            <li key={card} className="ev-card" data-field={`cards/${card}`}>
              <span className="ev-card-number" aria-hidden="true">
                {position + 1}
              </span>
              <TextField
                label={say(`card.${card}`)}
                help={say(`card-help.${card}`)}
                lines={5}
                maxLength={3000}
                value={draft.value[card]}
                onChange={(text) => draft.patch({ [card]: text })}
              />
              <CardCount review={review} card={card} />
            </li>
          ))}
        </ol>
        <p>
          <LinkButton
            look="second"
            to={evaluationAddress(here.territoryId, here.evaluation.id, 'objectifs')}
            icon={<SignIcon sign="arrow" />}
          >
            {say('story.to-objectives')}
          </LinkButton>
        </p>
        <SaveBar saving={saving} names={names} />
      </div>
      {isAloud && <ReadAloud story={draft.value} onClose={() => setAloud(false)} />}
    </Form>
  )
}

function useStoryDraft({ territoryId, evaluation }: EvaluationHere, story: StoryRecord) {
  const api = useEvaluationsApi()
  const queries = useQueryClient()
  const { draft, version } = useRecordDraft(`story:${story.id}`, story, readStory)
  const saving = useSaving<Story, StoryRecord>({
    draft,
    version,
    save: (cards, seen) =>
      api.stories.update({
        territoryId,
        evaluationId: evaluation.id,
        id: story.id,
        version: seen,
        values: { cards },
      }),
    read: readStory,
    onSaved: (record) => {
      queries.setQueryData([...evaluationKey(evaluation.id), 'story'], { story: record })
      void queries.invalidateQueries({ queryKey: [...evaluationKey(evaluation.id), 'progress'] })
    },
  })
  return { draft, saving }
}

function CardCount({ review, card }: { readonly review: StoryReview; readonly card: StoryCard }) {
  const say = useSay(evaluationsWords)
  const measure = review.cards.find((each) => each.card === card)
  if (!measure) return null
  const over = review.findings.find((f) => f.code === 'story.card-too-long' && f.path === `cards/${card}`)
  return (
    <p className="ev-count" data-over={measure.left < 0 || undefined}>
      {measure.left < 0 && <SignIcon sign="warning" size={16} />}
      <span aria-live={measure.left < 20 ? 'polite' : 'off'}>
        {over
          ? say('finding.story.card-too-long', over.params)
          : say('story.count', { n: measure.characters, most: measure.characters + measure.left })}
      </span>
    </p>
  )
}

type AloudLineProps = { readonly review: StoryReview; readonly onRead: () => void }

/** How long the whole takes to read aloud, against two minutes. */
function AloudLine({ review, onRead }: AloudLineProps) {
  const say = useSay(evaluationsWords)
  const share = Math.min(1, review.seconds / STORY_SECONDS)
  return (
    <div className="ev-aloud-line">
      <div className="ev-aloud-words">
        <div className="ev-aloud-bar" data-over={!review.withinTwoMinutes || undefined} aria-hidden="true">
          <span style={{ width: `${share * 100}%` }} />
        </div>
        <p>{describeLength(review, say)}</p>
      </div>
      <Button look="second" disabled={review.filled === 0} onClick={onRead}>
        {say('story.read-aloud')}
      </Button>
    </div>
  )
}

function describeLength(review: StoryReview, say: EvaluationsSay): string {
  const tooLong = review.findings.find((finding) => finding.code === 'story.too-long-aloud')
  if (tooLong) return say('finding.story.too-long-aloud', tooLong.params)
  return say('story.length', { filled: review.filled, time: formatMinutes(review.seconds) })
}

/** The story for those who read it. */
export function StoryReading({ story }: { readonly story: StoryRecord }) {
  const say = useSay(evaluationsWords)
  const [isAloud, setAloud] = useState(false)
  const cards = readStory(story)
  return (
    <div className="tb-stack">
      <AloudLine review={reviewStory(cards)} onRead={() => setAloud(true)} />
      <ol className="ev-cards">
        {STORY_CARDS.map((card, position) => (
          <li key={card} className="ev-card">
            <span className="ev-card-number" aria-hidden="true">
              {position + 1}
            </span>
            <h2 className="ev-card-name">{say(`card.${card}`)}</h2>
            <p className="ev-card-text">
              {cards[card].trim() || <span className="tb-soft">{say('story.card-unwritten')}</span>}
            </p>
          </li>
        ))}
      </ol>
      {isAloud && <ReadAloud story={cards} onClose={() => setAloud(false)} />}
    </div>
  )
}
