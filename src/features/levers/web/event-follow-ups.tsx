import { useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import type { LeverEvent } from '../contract.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import type { AgendaEntry } from './agenda-months.tsx'
import { eventAddress } from './event-addresses.ts'
import { leversKey, useEvent, useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

const NONE: readonly AgendaEntry[] = []

/** Events that follow one up. */
export function useFollowUps(territoryId: string, eventId: string): readonly AgendaEntry[] {
  const api = useLeversApi()
  const found = useQuery({
    queryKey: [...leversKey(territoryId), 'follow-ups', eventId],
    queryFn: () => api.agenda({ territoryId, parentId: eventId, limit: 100 }),
  })
  return found.data?.items ?? NONE
}

type FollowUpsProps = {
  readonly here: LeversHere
  readonly event: LeverEvent
  readonly followUps: readonly AgendaEntry[]
}

/** What this event follows, what follows it, and the next one prepared from here. */
export function EventFollowUps({ here, event, followUps }: FollowUpsProps) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const router = useRouter()
  const changed = useLeversChanged(here.territoryId)
  const preparing = useMutation({
    mutationFn: () =>
      api.events.create({
        territoryId: here.territoryId,
        title: say('follow.of', { title: event.title }).slice(0, 200),
        kind: event.kind,
        openness: event.openness,
        levers: event.levers,
        venue: event.venue,
        place: event.place,
        communeCode: event.communeCode,
        startsOn: event.followUpOn,
        parentId: event.id,
      }),
    onSuccess: async (made) => {
      await changed()
      router.history.push(eventAddress(here, made.id))
    },
  })
  return (
    <Section
      title={say('follow.title')}
      lead={say('follow.lead')}
      acts={
        here.mayWrite && (
          <span className="tb-no-print">
            <Button look="second" busy={preparing.isPending} onClick={() => preparing.mutate()}>
              {say('follow.prepare')}
            </Button>
          </span>
        )
      }
    >
      <ProblemNotice problem={preparing.error} />
      {event.parentId !== null && <Parent here={here} id={event.parentId} />}
      {followUps.length > 0 ? (
        <ul className="lv-plain">
          {followUps.map((next) => (
            <li key={next.id}>
              <LinkTo to={eventAddress(here, next.id)}>{next.title}</LinkTo>{' '}
              <span className="tb-soft">
                {next.startsOn === null ? say('event.without-day') : formatDay(next.startsOn, lang)} ·{' '}
                {code(`state.${next.state}`)}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="tb-soft">{say('follow.none')}</p>
      )}
    </Section>
  )
}

function Parent({ here, id }: { readonly here: LeversHere; readonly id: string }) {
  const say = useSay(leversScreensWords)
  const parent = useEvent(here.territoryId, id)
  if (!parent.data) return null
  return (
    <p>
      {say('follow.parent')} <LinkTo to={eventAddress(here, id)}>{parent.data.title}</LinkTo>
    </p>
  )
}
