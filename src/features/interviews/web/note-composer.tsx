import { type KeyboardEvent, useId, useRef } from 'react'
import { Button } from '#platform/web/button.tsx'
import { CheckField } from '#platform/web/choices.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { useSay } from '#platform/web/lang.tsx'
import { interviewsScreensWords } from '../words.ts'

type NoteDraft = { readonly text: string; readonly isVerbatim: boolean; readonly atSeconds: number | null }
const BLANK: NoteDraft = { text: '', isVerbatim: false, atSeconds: null }

type NoteComposerProps = {
  readonly interviewId: string
  /** Seconds of the clock now; null where it does not run. */
  readonly seconds: () => number | null
  readonly onNote: (note: NoteDraft) => void
}

/** One line at a time: Enter is the next note, with Ctrl it is word for word. The time is that of its first letter. */
export function NoteComposer({ interviewId, seconds, onNote }: NoteComposerProps) {
  const say = useSay(interviewsScreensWords)
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const draft = useDraft<NoteDraft>(`note:${interviewId}`, BLANK)
  const { text, isVerbatim, atSeconds } = draft.value
  const send = (wordForWord: boolean) => {
    if (text.trim() === '') return
    onNote({ text: text.trim(), isVerbatim: wordForWord, atSeconds })
    draft.saved(BLANK)
    area.current?.focus()
    // the last note and the field stay in sight together
    requestAnimationFrame(() => end.current?.scrollIntoView({ block: 'end' }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send(isVerbatim || event.ctrlKey || event.metaKey)
  }
  return (
    <>
      <div className="iv-composer tb-no-print">
        <label htmlFor={id}>{say('notes.write')}</label>
        <textarea
          id={id}
          ref={area}
          rows={2}
          maxLength={4000}
          value={text}
          aria-describedby={`${id}-help`}
          onChange={(event) => {
            const typed = event.currentTarget.value
            draft.patch({ text: typed, ...(text === '' ? { atSeconds: seconds() } : {}) })
          }}
          onKeyDown={onKeyDown}
        />
        <div className="iv-composer-foot">
          <CheckField
            label={say('notes.verbatim')}
            checked={isVerbatim}
            onChange={(on) => draft.patch({ isVerbatim: on })}
          />
          <span id={`${id}-help`} className="tb-soft iv-keys">
            {say('notes.keys')}
          </span>
          <Button disabled={text.trim() === ''} onClick={() => send(isVerbatim)}>
            {say('notes.add')}
          </Button>
        </div>
      </div>
      <div ref={end} />
    </>
  )
}
