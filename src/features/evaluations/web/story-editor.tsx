import './story.css'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSaving } from '#platform/web/autosave.ts'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { Form, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { FieldsPresence } from '#platform/web/live-presence.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import {
  reviewStory,
  STORY_CARDS,
  STORY_SECONDS,
  type Story,
  type StoryCard,
  type StoryReview,
} from '../domain/story.ts'
import { type EvaluationsSay, evaluationsWords } from '../words.ts'
import { type AttachmentOwner, useAttachments } from './attachments-api.ts'
import { CardAttachments } from './card-attachments.tsx'
import { evaluationAddress } from './evaluation-addresses.ts'
import type { EvaluationHere } from './evaluation-page.tsx'
import { evaluationKey, type StoryRecord, useEvaluationsApi } from './evaluations-api.ts'
import { Guide } from './guidance.tsx'
import { formatMinutes } from './minutes-text.ts'
import { ReadAloud } from './read-aloud.tsx'
import { readStory } from './story-cards.ts'

/** A story as it is typed: its title beside its cards. */
type StoryForm = Story & { readonly title: string }

function readStoryForm(record: StoryRecord): StoryForm {
  return { ...readStory(record), title: record.title }
}

type StoryEditorProps = { readonly here: EvaluationHere; readonly story: StoryRecord }

/** Eight cards side by side, counted while they are written, and the reading aloud. */
export function StoryEditor({ here, story }: StoryEditorProps) {
  const say = useSay(evaluationsWords)
  const { draft, saving } = useStoryDraft(here, story)
  const [isAloud, setAloud] = useState(false)
  const review = reviewStory(draft.value)
  const cardNames = Object.fromEntries(STORY_CARDS.map((card) => [card, say(`card.${card}`)])) as Record<
    StoryCard,
    string
  >
  const names = { ...cardNames, title: say('stories.title') }
  const owner = ownerOf(here, story)
  const attachments = useAttachments(owner)
  return (
    <Form onSubmit={saving.saveNow} label={say('story.title')}>
      <div className="ev-story tb-stack">
        <DraftFound draft={draft} />
        <div data-field="title">
          <TextField
            label={say('stories.title')}
            help={say('stories.title-help')}
            value={draft.value.title}
            maxLength={200}
            optional
            onChange={(title) => draft.patch({ title })}
          />
        </div>
        <AloudLine review={review} onRead={() => setAloud(true)} />
        <FieldsPresence record={`story:${story.id}`}>
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
                <Guide field={`card.${card}`} name={say(`card.${card}`)} />
                <CardAttachments owner={owner} card={card} mayWrite />
              </li>
            ))}
          </ol>
        </FieldsPresence>
        <p>
          <LinkButton
            look="second"
            to={`${evaluationAddress(here.territoryId, here.evaluation.id, 'objectifs')}/tirer`}
            icon={<SignIcon sign="arrow" />}
          >
            {say('story.to-objectives')}
          </LinkButton>
        </p>
        <SaveBar saving={saving} names={names} />
      </div>
      {isAloud && (
        <ReadAloud
          story={draft.value}
          owner={owner}
          attachments={attachments.data ?? []}
          onClose={() => setAloud(false)}
        />
      )}
    </Form>
  )
}

function ownerOf({ territoryId, evaluation }: EvaluationHere, story: StoryRecord): AttachmentOwner {
  return { territoryId, evaluationId: evaluation.id, ownerKind: 'story', ownerId: story.id }
}

function useStoryDraft({ territoryId, evaluation }: EvaluationHere, story: StoryRecord) {
  const api = useEvaluationsApi()
  const queries = useQueryClient()
  const { draft, version } = useRecordDraft(`story:${story.id}`, story, readStoryForm)
  const saving = useSaving<StoryForm, StoryRecord>({
    draft,
    version,
    save: (_, seen, change) =>
      api.stories.update({
        territoryId,
        evaluationId: evaluation.id,
        id: story.id,
        version: seen,
        ...change(({ title, ...cards }) => ({ title, cards }), ['cards']),
      }),
    read: readStoryForm,
    onSaved: (record) => {
      queries.setQueryData<readonly StoryRecord[]>([...evaluationKey(evaluation.id), 'stories'], (stories) =>
        stories?.map((each) => (each.id === record.id ? record : each)),
      )
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
export function StoryReading({ here, story }: StoryEditorProps) {
  const say = useSay(evaluationsWords)
  const [isAloud, setAloud] = useState(false)
  const cards = readStory(story)
  const owner = ownerOf(here, story)
  const attachments = useAttachments(owner)
  return (
    <div className="tb-stack">
      {story.title.trim() && <h2>{story.title}</h2>}
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
            <CardAttachments owner={owner} card={card} mayWrite={false} />
          </li>
        ))}
      </ol>
      {isAloud && (
        <ReadAloud
          story={cards}
          owner={owner}
          attachments={attachments.data ?? []}
          onClose={() => setAloud(false)}
        />
      )}
    </div>
  )
}
