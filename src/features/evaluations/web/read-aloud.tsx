import './story.css'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button, IconButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { STORY_CARDS, STORY_SECONDS, type Story } from '../domain/story.ts'
import { evaluationsWords } from '../words.ts'

/** 75 → « 1:15 » */
export function formatMinutes(seconds: number): string {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

type ReadAloudProps = { readonly story: Story; readonly onClose: () => void }

const STEP_BY_KEY: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  PageDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageUp: -1,
}

/** The written cards one by one over the whole screen, to be read to a room: arrows turn them, two minutes run. */
export function ReadAloud({ story, onClose }: ReadAloudProps) {
  const say = useSay(evaluationsWords)
  const dialog = useRef<HTMLDialogElement>(null)
  const cards = STORY_CARDS.filter((card) => story[card].trim() !== '')
  const [at, setAt] = useState(0)
  const last = cards.length - 1
  const turn = useCallback((by: number) => setAt((now) => Math.max(0, Math.min(last, now + by))), [last])
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const card = cards[at]
  return (
    <dialog
      ref={dialog}
      className="ev-aloud"
      aria-label={say('aloud.title')}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => {
        const step = STEP_BY_KEY[event.key]
        if (step === undefined) return
        event.preventDefault()
        turn(step)
      }}
    >
      <div className="ev-aloud-head">
        <Timer />
        <IconButton label={say('aloud.close')} onClick={onClose}>
          <SignIcon sign="close" />
        </IconButton>
      </div>
      {card && (
        <div className="ev-aloud-card" aria-live="polite">
          <h2>{say(`card.${card}`)}</h2>
          <p>{story[card].trim()}</p>
        </div>
      )}
      <div className="ev-aloud-foot">
        <Button look="second" disabled={at === 0} onClick={() => turn(-1)}>
          {say('aloud.previous')}
        </Button>
        <span className="tb-number">{say('aloud.place', { n: at + 1, all: cards.length })}</span>
        {at === last ? (
          <Button onClick={onClose}>{say('aloud.finish')}</Button>
        ) : (
          <Button onClick={() => turn(1)}>{say('aloud.next')}</Button>
        )}
      </div>
    </dialog>
  )
}

/** Two minutes that run down, can be held and begun again; beyond them it counts what is too much. */
function Timer() {
  const say = useSay(evaluationsWords)
  const [spent, setSpent] = useState(0)
  const [isRunning, setRunning] = useState(true)
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setSpent((seconds) => seconds + 1), 1000)
    return () => clearInterval(timer)
  }, [isRunning])
  const left = STORY_SECONDS - spent
  return (
    <div className="ev-timer">
      <span className="ev-timer-figure" role="timer" aria-label={say('aloud.timer')}>
        {left >= 0 ? formatMinutes(left) : say('aloud.over', { time: formatMinutes(-left) })}
      </span>
      <Button look="quiet" onClick={() => setRunning(!isRunning)}>
        {say(isRunning ? 'aloud.hold' : 'aloud.run')}
      </Button>
      <Button look="quiet" onClick={() => setSpent(0)}>
        {say('aloud.again')}
      </Button>
    </div>
  )
}
