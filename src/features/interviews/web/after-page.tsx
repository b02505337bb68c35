import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { localDay } from '#kernel/day.ts'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { QueueNotice } from '#platform/web/queue-notice.tsx'
import type { GuideItem, InterviewEntry } from '../contract.ts'
import { agreesTo } from '../domain/agreement.ts'
import { interviewsScreensWords } from '../words.ts'
import { AgreementSection } from './agreement-section.tsx'
import { InterviewFrame } from './interview-frame.tsx'
import { InterviewTextSection } from './interview-text-section.tsx'
import { useGuides, useNotes, useQuotes } from './interviews-api.ts'
import { NoteList } from './note-list.tsx'
import { useNoteQueue } from './note-queue.ts'
import { QuoteList } from './quote-list.tsx'
import { type HeardMoment, RecordingPlayers } from './recording-player.tsx'
import { ownerOf } from './recordings-api.ts'
import { mergeNotes } from './shown-notes.ts'

/** After an interview: hear again, mark what was said word for word, tie it, write the text that is coded. */
export function AfterPage() {
  return (
    <InterviewFrame>
      {(here, interview) =>
        agreesTo(interview, 'notes', localDay(new Date())) ? (
          <After key={interview.id} here={here} interview={interview} />
        ) : (
          <AgreementSection here={here} interview={interview} />
        )
      }
    </InterviewFrame>
  )
}

function After({ here, interview }: { readonly here: EvaluationHere; readonly interview: InterviewEntry }) {
  const say = useSay(interviewsScreensWords)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const notes = useNotes(scope, interview.id)
  const guides = useGuides(scope)
  const quotes = useQuotes(scope, interview.id)
  const queue = useNoteQueue(scope, interview.id)
  const [moment, setMoment] = useState<HeardMoment | undefined>(undefined)
  const items: readonly GuideItem[] = guides.data?.find(({ id }) => id === interview.guideId)?.items ?? []
  return (
    <>
      <QueueNotice
        queue={queue}
        offline={(n) => say('notes.offline', { n })}
        retry={say('notes.retry')}
        dismiss={say('notes.dismiss')}
      />
      <Section title={say('notes.title')} lead={say('after.notes-lead')}>
        <RecordingPlayers owner={ownerOf(here, interview.id)} moment={moment} mayRemove={here.mayWrite} />
        <Loaded query={notes}>
          {(kept) => (
            <NoteList
              here={here}
              interview={interview}
              notes={mergeNotes(kept, queue.waiting)}
              items={items}
              queue={queue}
              onPlay={
                interview.recordings > 0
                  ? (seconds) => setMoment((before) => ({ seconds, n: (before?.n ?? 0) + 1 }))
                  : undefined
              }
            />
          )}
        </Loaded>
      </Section>
      <Section title={say('quotes.of-interview')} lead={say('quotes.lead')}>
        <Loaded query={quotes}>
          {(some) =>
            some.length === 0 ? (
              <p className="tb-soft">{say('quotes.none-here')}</p>
            ) : (
              <QuoteList here={here} quotes={some} />
            )
          }
        </Loaded>
      </Section>
      <InterviewTextSection here={here} interview={interview} />
    </>
  )
}
