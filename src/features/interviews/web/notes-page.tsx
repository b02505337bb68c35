import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { formatMinutes } from '#features/evaluations/web/minutes-text.ts'
import { localDay } from '#kernel/day.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { newId } from '#platform/web/new-id.ts'
import { Loaded, Section } from '#platform/web/page.tsx'
import { QueueNotice } from '#platform/web/queue-notice.tsx'
import type { GuideItem, InterviewEntry } from '../contract.ts'
import { agreesTo } from '../domain/agreement.ts'
import { interviewsScreensWords } from '../words.ts'
import { AgreementSection } from './agreement-section.tsx'
import { GuideQuestions } from './guide-questions.tsx'
import { type InterviewClock, useInterviewClock, useTick } from './interview-clock.ts'
import { InterviewFrame } from './interview-frame.tsx'
import { InterviewRecorder } from './interview-recorder.tsx'
import { useGuide, useNotes } from './interviews-api.ts'
import { NoteComposer } from './note-composer.tsx'
import { NoteList } from './note-list.tsx'
import { useNoteQueue } from './note-queue.ts'
import { type HeardMoment, RecordingPlayers } from './recording-player.tsx'
import { ownerOf } from './recordings-api.ts'
import { mergeNotes, nextPosition } from './shown-notes.ts'

/** During an interview: the clock, the voice, the questions, and one line after the other. */
export function NotesPage() {
  return (
    <InterviewFrame>
      {(here, interview) => <Agreed key={interview.id} here={here} interview={interview} />}
    </InterviewFrame>
  )
}

type NotesProps = { readonly here: EvaluationHere; readonly interview: InterviewEntry }

function Agreed({ here, interview }: NotesProps) {
  const today = localDay(new Date())
  if (!agreesTo(interview, 'notes', today)) return <AgreementSection here={here} interview={interview} />
  if (interview.guideId === null) return <Taking here={here} interview={interview} items={[]} />
  return <WithGuide here={here} interview={interview} guideId={interview.guideId} />
}

function WithGuide({ here, interview, guideId }: NotesProps & { readonly guideId: string }) {
  const guide = useGuide({ territoryId: here.territoryId, evaluationId: here.evaluation.id }, guideId)
  return (
    <Loaded query={guide}>{({ items }) => <Taking here={here} interview={interview} items={items} />}</Loaded>
  )
}

function Taking({ here, interview, items }: NotesProps & { readonly items: readonly GuideItem[] }) {
  const say = useSay(interviewsScreensWords)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const notes = useNotes(scope, interview.id)
  const queue = useNoteQueue(scope, interview.id)
  const clock = useInterviewClock(here, interview)
  const [itemId, setItem] = useState<string | null>(items[0]?.id ?? null)
  const [moment, setMoment] = useState<HeardMoment | undefined>(undefined)
  const shown = mergeNotes(notes.data ?? [], queue.waiting)
  const hasAudio = agreesTo(interview, 'audio', localDay(new Date()))
  return (
    <>
      <div className="iv-bar tb-no-print">
        <Clock clock={clock} />
        {hasAudio ? (
          <InterviewRecorder here={here} interview={interview} onStart={clock.start} />
        ) : (
          <p className="tb-soft">{say('record.not-agreed')}</p>
        )}
      </div>
      <QueueNotice
        queue={queue}
        offline={(n) => say('notes.offline', { n })}
        retry={say('notes.retry')}
        dismiss={say('notes.dismiss')}
      />
      <div className="iv-taking" data-guide={items.length > 0 || undefined}>
        {items.length > 0 && (
          <GuideQuestions items={items} current={itemId} onCurrent={setItem} notes={shown} />
        )}
        <Section title={say('notes.title')}>
          <RecordingPlayers owner={ownerOf(here, interview.id)} moment={moment} mayRemove={false} />
          <NoteList
            here={here}
            interview={interview}
            notes={shown}
            items={items}
            queue={queue}
            onPlay={
              interview.recordings > 0
                ? (seconds) => setMoment((before) => ({ seconds, n: (before?.n ?? 0) + 1 }))
                : undefined
            }
          />
          <NoteComposer
            interviewId={interview.id}
            seconds={clock.seconds}
            onNote={({ text, isVerbatim, atSeconds }) =>
              queue.put({
                noteId: newId(),
                text,
                isVerbatim,
                atSeconds,
                itemId,
                position: nextPosition(shown),
                revision: 1,
              })
            }
          />
        </Section>
      </div>
    </>
  )
}

function Clock({ clock }: { readonly clock: InterviewClock }) {
  const say = useSay(interviewsScreensWords)
  useTick(clock.isRunning)
  const seconds = clock.seconds()
  return (
    <div className="iv-clock">
      {seconds === null ? (
        <Button onClick={() => clock.start()}>{say('clock.start')}</Button>
      ) : (
        <>
          <span className="tb-soft">{say('clock.runs')}</span>
          <strong className="tb-number">{formatMinutes(seconds)}</strong>
        </>
      )}
    </div>
  )
}
