import { useState } from 'react'
import { formatMinutes } from '#features/evaluations/web/minutes-text.ts'
import { Button, IconButton } from '#platform/web/button.tsx'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { interviewsScreensWords } from '../words.ts'
import type { ShownNote } from './shown-notes.ts'

type NoteLineProps = {
  readonly note: ShownNote
  /** The question that it answers; said once for notes that follow each other. */
  readonly question: string | undefined
  /** Where a recording holds that moment. */
  readonly onPlay: ((seconds: number) => void) | undefined
  readonly onChange: (change: Partial<Pick<ShownNote, 'text' | 'isVerbatim'>>) => void
  readonly onRemove: (() => void) | undefined
  readonly onQuote: (() => void) | undefined
}

/** A note with its moment; word for word it stands between quotation marks. */
export function NoteLine({ note, question, onPlay, onChange, onRemove, onQuote }: NoteLineProps) {
  const say = useSay(interviewsScreensWords)
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const { text, atSeconds, isVerbatim, isWaiting } = note
  const keep = () => {
    if (typed !== undefined && typed.trim() !== '' && typed.trim() !== text) onChange({ text: typed.trim() })
    setTyped(undefined)
  }
  return (
    <li className="iv-note" data-verbatim={isVerbatim || undefined}>
      <Moment atSeconds={atSeconds} onPlay={onPlay} />
      <div className="iv-note-body">
        {typed === undefined ? (
          <p className="iv-note-text">{isVerbatim ? say('notes.quoted', { text }) : text}</p>
        ) : (
          <TextField
            label={say('notes.change-text')}
            lines={3}
            maxLength={4000}
            value={typed}
            onChange={setTyped}
          />
        )}
        <div className="iv-note-foot">
          {isVerbatim && <Pill look="accent">{say('notes.verbatim')}</Pill>}
          {isWaiting && <Pill>{say('notes.waiting')}</Pill>}
          {question && <span className="tb-soft">{question}</span>}
        </div>
      </div>
      <div className="iv-note-acts tb-no-print">
        {typed === undefined ? (
          <>
            {onQuote && (
              <Button look="quiet" onClick={onQuote} aria-label={say('notes.make-quote-of', { text })}>
                {say('notes.make-quote')}
              </Button>
            )}
            <Button
              look="quiet"
              aria-label={say(isVerbatim ? 'notes.not-verbatim-of' : 'notes.is-verbatim-of', { text })}
              onClick={() => onChange({ isVerbatim: !isVerbatim })}
            >
              {say(isVerbatim ? 'notes.not-verbatim' : 'notes.is-verbatim')}
            </Button>
            <Button look="quiet" aria-label={say('notes.change-of', { text })} onClick={() => setTyped(text)}>
              {say('notes.change')}
            </Button>
            {onRemove && (
              <IconButton label={say('notes.remove-of', { text })} onClick={onRemove}>
                <SignIcon sign="close" size={16} />
              </IconButton>
            )}
          </>
        ) : (
          <Button look="second" onClick={keep}>
            {say('notes.keep')}
          </Button>
        )}
      </div>
    </li>
  )
}

function Moment({
  atSeconds,
  onPlay,
}: {
  readonly atSeconds: number | null
  readonly onPlay: NoteLineProps['onPlay']
}) {
  const say = useSay(interviewsScreensWords)
  if (atSeconds === null) return <span className="iv-moment tb-soft">{say('notes.no-time')}</span>
  const time = formatMinutes(atSeconds)
  if (!onPlay) return <span className="iv-moment tb-number">{time}</span>
  return (
    <button
      type="button"
      className="iv-moment iv-moment-play tb-number"
      aria-label={say('notes.play-from', { time })}
      onClick={() => onPlay(atSeconds)}
    >
      {time}
    </button>
  )
}
