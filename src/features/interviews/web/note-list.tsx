import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import type { GuideItem, InterviewEntry } from '../contract.ts'
import { interviewsScreensWords } from '../words.ts'
import { useInterviewsApi, useInterviewsChanged } from './interviews-api.ts'
import { NoteLine } from './note-line.tsx'
import type { NoteQueue } from './note-queue.ts'
import { QuoteDialog } from './quote-dialog.tsx'
import type { ShownNote } from './shown-notes.ts'

type NoteListProps = {
  readonly here: EvaluationHere
  readonly interview: InterviewEntry
  readonly notes: readonly ShownNote[]
  readonly items: readonly GuideItem[]
  readonly queue: NoteQueue
  readonly onPlay: ((seconds: number) => void) | undefined
}

/** Notes in their order; what is changed goes through the same line as what is written. */
export function NoteList({ here, interview, notes, items, queue, onPlay }: NoteListProps) {
  const say = useSay(interviewsScreensWords)
  const api = useInterviewsApi()
  const changed = useInterviewsChanged(here.evaluation.id)
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  const [quoted, setQuoted] = useState<ShownNote | undefined>(undefined)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id, interviewId: interview.id }
  const questionOf = (itemId: string | null) => items.find(({ id }) => id === itemId)
  const remove = ({ noteId, version }: ShownNote) =>
    api.notes.remove({ ...scope, noteId, version }).then(
      async () => {
        await changed()
        undoToast(say('notes.removed'), () => api.notes.restore({ ...scope, noteId }).then(changed))
      },
      (failure: unknown) => toast(tell(failure)),
    )
  if (notes.length === 0) return <p className="tb-soft">{say('notes.empty')}</p>
  return (
    <>
      <ol className="iv-notes" aria-label={say('notes.title')}>
        {notes.map((note, at) => (
          <NoteLine
            key={note.noteId}
            note={note}
            question={note.itemId === notes[at - 1]?.itemId ? undefined : questionOf(note.itemId)?.text}
            onPlay={onPlay}
            onChange={(change) => {
              const { version: _, isWaiting: __, ...act } = note
              queue.put({ ...act, ...change, revision: note.revision + 1 })
            }}
            onRemove={note.isWaiting ? undefined : () => void remove(note)}
            onQuote={note.isWaiting || !note.isVerbatim ? undefined : () => setQuoted(note)}
          />
        ))}
      </ol>
      {quoted && (
        <QuoteDialog
          here={here}
          start={{
            text: quoted.text,
            sourceKind: interview.format,
            interviewId: interview.id,
            noteId: quoted.noteId,
            lineId: questionOf(quoted.itemId)?.lineIds[0] ?? null,
          }}
          onClose={() => setQuoted(undefined)}
        />
      )}
    </>
  )
}
