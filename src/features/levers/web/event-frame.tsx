import type { ReactNode } from 'react'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import type { LeverEvent } from '../contract.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import { agendaAddress } from './event-addresses.ts'
import { EventSteps } from './event-steps.tsx'
import { useEvent } from './levers-api.ts'
import { LeversFrame, type LeversHere } from './levers-frame.tsx'

type EventFrameProps = {
  /** Asked for again this often: where several phones write into one event. */
  readonly everyMs?: number
  readonly children: (here: LeversHere, event: LeverEvent) => ReactNode
}

/** A page of one event: its name, when and where, the ways between its three pages. */
export function EventFrame({ everyMs, children }: EventFrameProps) {
  const say = useSay(leversScreensWords)
  const territoryId = usePathParam('territoryId')
  const eventId = usePathParam('eventId')
  const event = useEvent(territoryId, eventId, everyMs)
  const when = useWhen(event.data)
  return (
    <LeversFrame
      title={event.data?.title ?? say('event.page')}
      lead={when}
      crumbs={(root) => [{ label: say('agenda.title'), to: agendaAddress({ root }) }]}
    >
      {(here) => (
        <Loaded query={event}>
          {(read) => (
            <>
              <EventSteps here={here} eventId={read.id} />
              {children(here, read)}
            </>
          )}
        </Loaded>
      )}
    </LeversFrame>
  )
}

/** « 12 mars 2026, 18:30–20:00 · Salle des fêtes · prévu ». */
function useWhen(event: LeverEvent | undefined): string {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const { lang } = useLang()
  if (!event) return ''
  const { startsOn, endsOn, startsAt, endsAt, place, state } = event
  const day = startsOn === null ? say('event.without-day') : formatDay(startsOn, lang)
  const days = endsOn !== null && endsOn !== startsOn ? `${day} – ${formatDay(endsOn, lang)}` : day
  const hours = startsAt === null ? '' : endsAt === null ? `, ${startsAt}` : `, ${startsAt} – ${endsAt}`
  return [`${days}${hours}`, place, code(`state.${state}`)].filter(Boolean).join(' · ')
}
