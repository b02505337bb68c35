import { useMutation } from '@tanstack/react-query'
import { PickField } from '#features/worlds/web/pick-field.tsx'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import type { LeverEvent } from '../contract.ts'
import { leversScreensWords } from '../words.ts'
import { targetOf, useGuestOptions } from './guest-choices.ts'
import { GuestLine } from './guest-line.tsx'
import { useGuests } from './guest-list.ts'
import { GuestMailing } from './guest-mailing.tsx'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

/** Who is invited: organisations and worlds, where each invitation stands, and the mail to them. */
export function EventGuests({ here, event }: { readonly here: LeversHere; readonly event: LeverEvent }) {
  const say = useSay(leversScreensWords)
  const guests = useGuests(here.territoryId, event.id)
  return (
    <Section title={say('guests.title')} lead={say('guests.lead')} id="invites">
      {here.mayWrite && <AddGuest here={here} eventId={event.id} />}
      <Loaded query={guests.query}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={say('guests.empty')}>{say('guests.empty-text')}</EmptyState>
          ) : (
            <>
              <p className="tb-soft">{say('guests.count', { n: guests.total ?? rows.length })}</p>
              <ul className="lv-guests">
                {rows.map((guest) => (
                  <GuestLine key={guest.id} here={here} guest={guest} />
                ))}
              </ul>
              {guests.onMore && (
                <Button look="quiet" busy={guests.loadingMore} onClick={guests.onMore}>
                  {say('agenda.more')}
                </Button>
              )}
              {here.mayWrite && event.state !== 'cancelled' && (
                <GuestMailing here={here} event={event} guests={rows} />
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

function AddGuest({ here, eventId }: { readonly here: LeversHere; readonly eventId: string }) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const { options } = useGuestOptions(here.territoryId)
  const adding = useMutation({
    mutationFn: (id: string) => {
      const { actorId, worldId } = targetOf(id)
      return api.addGuests({
        territoryId: here.territoryId,
        eventId,
        actorIds: actorId === undefined ? [] : [actorId],
        worldIds: worldId === undefined ? [] : [worldId],
      })
    },
    onSuccess: () => changed(),
  })
  return (
    <div className="lv-add tb-no-print">
      <PickField
        label={say('guests.add')}
        help={say('guests.add-help')}
        options={options}
        onPick={(id) => adding.mutate(id)}
      />
      <ProblemNotice problem={adding.error} />
    </div>
  )
}
