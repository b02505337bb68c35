import { useMutation } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import type { LeverEvent } from '../contract.ts'
import type { EventState } from '../domain/event.ts'
import { leversScreensWords } from '../words.ts'
import { AttendanceGuests } from './attendance-guests.tsx'
import { useAttendanceQueue } from './attendance-queue.ts'
import { AttendanceQueueNotice } from './attendance-queue-notice.tsx'
import { AttendanceTally } from './attendance-tally.tsx'
import { EventFrame } from './event-frame.tsx'
import { HeldQuestion } from './held-question.tsx'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

/** Other phones at the same door are heard that often. */
const EVERY_MS = 10_000

/** At the door: who came, by organisation, and counts without names. Made for a phone in one hand. */
export function AttendancePage() {
  return (
    <EventFrame everyMs={EVERY_MS}>
      {(here, event) => <Attendance key={event.id} here={here} event={event} />}
    </EventFrame>
  )
}

function Attendance({ here, event }: { readonly here: LeversHere; readonly event: LeverEvent }) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const { id, version, state } = event
  const queue = useAttendanceQueue({ territoryId: here.territoryId, eventId: id })
  const moving = useMutation({
    mutationFn: (next: EventState) =>
      api.events.update({
        territoryId: here.territoryId,
        id,
        version,
        values: { state: next },
        seen: { state },
      }),
    onSuccess: () => changed(),
  })
  return (
    <>
      <HeldQuestion
        here={here}
        state={state}
        lastDay={event.endsOn ?? event.startsOn ?? ''}
        onState={moving.mutate}
      />
      <ProblemNotice problem={moving.error} />
      <nav className="lv-jumps tb-no-print" aria-label={say('door.jumps')}>
        <a href="#qui">{say('door.guests')}</a>
        <a href="#publics">{say('tally.audiences')}</a>
        <a href="#communes">{say('tally.communes')}</a>
      </nav>
      <AttendanceQueueNotice queue={queue} />
      <AttendanceTally here={here} event={event} queue={queue} />
      <Section title={say('door.guests')} lead={say('door.guests-lead')} id="qui">
        <AttendanceGuests here={here} event={event} queue={queue} />
      </Section>
      <div className="tb-row tb-no-print">
        <Button look="quiet" onClick={() => window.print()}>
          {say('event.print')}
        </Button>
      </div>
    </>
  )
}
