import { useRouter } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { useSaving } from '#platform/web/autosave.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import type { LeverEvent } from '../contract.ts'
import { scoreEvent } from '../domain/event-score.ts'
import { leversScreensWords } from '../words.ts'
import { useRemoveEvent } from './event-acts.ts'
import { agendaAddress } from './event-addresses.ts'
import { EventDecisions } from './event-decisions.tsx'
import { EventFields } from './event-fields.tsx'
import { EventFollowUps, useFollowUps } from './event-follow-ups.tsx'
import { type EventForm, eventValues, readEvent, scoredOf } from './event-form.ts'
import { EventFrame } from './event-frame.tsx'
import { EventGuests } from './event-guests.tsx'
import { EventMinutes } from './event-minutes.tsx'
import { useEventNames } from './event-names.ts'
import { EventItemList, EventLadder } from './event-scale.tsx'
import { EventScoreView } from './event-score-view.tsx'
import { EvidenceFiles } from './evidence-files.tsx'
import { HeldQuestion } from './held-question.tsx'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

/** One event from its planning to its minutes; the door and what it was worth have pages of their own. */
export function EventPage() {
  return <EventFrame>{(here, event) => <Event key={event.id} here={here} event={event} />}</EventFrame>
}

function Event({ here, event }: { readonly here: LeversHere; readonly event: LeverEvent }) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const { names, show } = useEventNames()
  const { draft, version } = useRecordDraft<EventForm, LeverEvent>(`event:${event.id}`, event, readEvent)
  const saving = useSaving<EventForm, LeverEvent>({
    draft,
    version,
    save: (_, from, change) =>
      api.events.update({
        territoryId: here.territoryId,
        id: event.id,
        version: from,
        ...change(eventValues, ['items']),
      }),
    read: readEvent,
    onSaved: () => void changed(),
  })
  useHashPlace()
  const { value, patch } = draft
  const followUps = useFollowUps(here.territoryId, event.id)
  const hasDated = followUps.some((each) => each.startsOn !== null && each.state !== 'cancelled')
  const score = useMemo(() => scoreEvent(scoredOf(value, hasDated)), [value, hasDated])
  const disabled = !here.mayWrite
  const part = { here, form: value, patch, disabled }
  return (
    <>
      <HeldQuestion
        here={here}
        state={value.state}
        lastDay={value.endsOn || value.startsOn}
        onState={(state) => patch({ state })}
      />
      <Section title={say('event.what')} acts={<Acts here={here} event={event} />}>
        <DraftFound draft={draft} />
        <EventFields {...part} />
      </Section>
      <Section title={say('scale.title')} lead={say('scale.lead')} id="echelle">
        <div className="lv-scale">
          <div className="tb-stack" data-field="level">
            <EventLadder level={value.level} disabled={disabled} onChange={(level) => patch({ level })} />
          </div>
          <EventScoreView score={score} />
          <EventItemList
            items={value.items}
            score={score}
            disabled={disabled}
            onChange={(items) => patch({ items })}
          />
        </div>
      </Section>
      <EventGuests here={here} event={event} />
      <EventMinutes {...part} />
      <Section title={say('event.files')} lead={say('event.files-lead')}>
        <EvidenceFiles here={here} ownerKind="event" ownerId={event.id} name={event.title} />
      </Section>
      <EventDecisions here={here} event={event} />
      <EventFollowUps here={here} event={event} followUps={followUps} />
      {here.mayWrite && <SaveBar saving={saving} names={names} show={show} />}
    </>
  )
}

/** A review leads to a part of this page, which stands only once the event was read. */
function useHashPlace() {
  useEffect(() => {
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView()
  }, [])
}

function Acts({ here, event }: { readonly here: LeversHere; readonly event: LeverEvent }) {
  const say = useSay(leversScreensWords)
  const router = useRouter()
  const removing = useRemoveEvent(here)
  return (
    <span className="tb-row tb-no-print">
      {event.startsOn !== null && (
        <a
          className="tb-button tb-button-second"
          href={`/api/territories/${here.territoryId}/events/${event.id}/calendar`}
          download
        >
          <span className="tb-button-label">{say('event.calendar')}</span>
        </a>
      )}
      <Button look="quiet" onClick={() => window.print()}>
        {say('event.print')}
      </Button>
      {here.mayWrite && (
        <Button
          look="quiet"
          busy={removing.isPending}
          onClick={() =>
            removing.mutate(event, { onSuccess: () => router.history.push(agendaAddress(here)) })
          }
        >
          {say('event.remove')}
        </Button>
      )}
      <ProblemNotice problem={removing.error} />
    </span>
  )
}
