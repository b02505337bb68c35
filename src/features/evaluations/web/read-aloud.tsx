import './read-aloud.css'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { Button, IconButton } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { STORY_CARDS, STORY_SECONDS, type Story, type StoryCard } from '../domain/story.ts'
import { evaluationsWords } from '../words.ts'
import { VoicePlayer } from './attachment-item.tsx'
import { type AttachmentOwner, type AttachmentRecord, attachmentAddress } from './attachments-api.ts'
import { formatMinutes } from './minutes-text.ts'
import { useSpeech } from './speech.ts'

type ReadAloudProps = {
  readonly story: Story
  readonly owner: AttachmentOwner
  readonly attachments: readonly AttachmentRecord[]
  readonly onClose: () => void
}

const STEP_BY_KEY: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  PageDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageUp: -1,
}

/**
 * The written cards one by one over the whole screen, with their photo and voice, to be read to a room: arrows turn
 * them, two minutes run, the browser's own voice reads where it has one.
 */
export function ReadAloud({ story, owner, attachments, onClose }: ReadAloudProps) {
  const say = useSay(evaluationsWords)
  const dialog = useRef<HTMLDialogElement>(null)
  const cards = STORY_CARDS.filter((card) => story[card].trim() !== '')
  const [at, setAt] = useState(0)
  const timer = useTimer()
  const last = cards.length - 1
  const turn = useCallback((by: number) => setAt((now) => Math.max(0, Math.min(last, now + by))), [last])
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    // one key turns the page from the start
    dialog.current?.querySelector<HTMLElement>('.ev-aloud-foot > :last-child')?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const card = cards[at]
  const press = (event: KeyboardEvent) => {
    // a player under the keyboard keeps its own keys
    if (event.target instanceof HTMLMediaElement) return
    const step = STEP_BY_KEY[event.key]
    const onButton = event.target instanceof HTMLButtonElement
    if (step !== undefined) turn(step)
    else if (event.key === ' ' && !onButton) timer.flip()
    else return
    event.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      className="ev-aloud"
      aria-label={say('aloud.title')}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={press}
    >
      <div className="ev-aloud-head">
        <TimerLine timer={timer} />
        <span className="ev-aloud-keys tb-soft">{say('aloud.keys')}</span>
        <IconButton label={say('aloud.close')} onClick={onClose}>
          <SignIcon sign="close" />
        </IconButton>
      </div>
      {card && (
        <AloudCard
          key={card}
          card={card}
          text={story[card].trim()}
          owner={owner}
          attachments={attachments.filter(({ slot }) => slot === card)}
        />
      )}
      <div className="ev-aloud-foot">
        <Button look="second" disabled={at === 0} onClick={() => turn(-1)}>
          {say('aloud.previous')}
        </Button>
        <ol className="ev-aloud-dots" aria-label={say('aloud.place', { n: at + 1, all: cards.length })}>
          {cards.map((each, place) => (
            <li
              key={each}
              aria-hidden="true"
              data-on={place === at || undefined}
              data-past={place < at || undefined}
            />
          ))}
        </ol>
        {at === last ? (
          <Button onClick={onClose}>{say('aloud.finish')}</Button>
        ) : (
          <Button onClick={() => turn(1)}>{say('aloud.next')}</Button>
        )}
      </div>
    </dialog>
  )
}

type AloudCardProps = Pick<ReadAloudProps, 'owner' | 'attachments'> & {
  readonly card: StoryCard
  readonly text: string
}

function AloudCard({ card, text, owner, attachments }: AloudCardProps) {
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const speech = useSpeech(lang)
  const photo = attachments.find(({ kind }) => kind === 'photo')
  const voices = attachments.filter(({ kind }) => kind === 'voice')
  return (
    <div className="ev-aloud-stage" data-photo={photo ? true : undefined}>
      {photo && <img className="ev-aloud-photo" src={attachmentAddress(owner, photo)} alt={photo.alt} />}
      <div className="ev-aloud-card" aria-live="polite">
        <h2>
          <span className="ev-aloud-number">{STORY_CARDS.indexOf(card) + 1}</span> {say(`card.${card}`)}
        </h2>
        <p>{text}</p>
        {(voices.length > 0 || speech.isThere) && (
          <div className="ev-aloud-sound">
            {voices.map((voice) => (
              <VoicePlayer key={voice.id} owner={owner} attachment={voice} big />
            ))}
            {speech.isThere && (
              <Button look="quiet" onClick={() => (speech.isSpeaking ? speech.hush() : speech.speak(text))}>
                {say(speech.isSpeaking ? 'aloud.hush' : 'aloud.speak')}
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  )
}

type Timer = {
  readonly left: number
  readonly isRunning: boolean
  readonly flip: () => void
  readonly again: () => void
}

/** Two minutes that run down, can be held and begun again; beyond them it counts what is too much. */
function useTimer(): Timer {
  const [spent, setSpent] = useState(0)
  const [isRunning, setRunning] = useState(true)
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setSpent((seconds) => seconds + 1), 1000)
    return () => clearInterval(timer)
  }, [isRunning])
  return {
    left: STORY_SECONDS - spent,
    isRunning,
    flip: () => setRunning((before) => !before),
    again: () => setSpent(0),
  }
}

function TimerLine({ timer }: { readonly timer: Timer }) {
  const say = useSay(evaluationsWords)
  const { left, isRunning, flip, again } = timer
  return (
    <div className="ev-timer">
      <span
        className="ev-timer-figure"
        role="timer"
        aria-label={say('aloud.timer')}
        data-over={left < 0 || undefined}
      >
        {left >= 0 ? formatMinutes(left) : say('aloud.over', { time: formatMinutes(-left) })}
      </span>
      <Button look="quiet" onClick={flip}>
        {say(isRunning ? 'aloud.hold' : 'aloud.run')}
      </Button>
      <Button look="quiet" onClick={again}>
        {say('aloud.again')}
      </Button>
    </div>
  )
}
