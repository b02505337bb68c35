import type { InferContractRouterInputs } from '@orpc/contract'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { RequestContext, SignedIn } from '#features/accounts/server/access.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import { sayIn } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { countTry } from '#platform/server/http/rate-limit.ts'
import { getRecord } from '#platform/server/record-store.ts'
import type { LeverEvent, leversContract } from '../contract.ts'
import type { Invitation } from '../domain/event.ts'
import { writeEventCalendar } from '../domain/icalendar.ts'
import { leversWords } from '../words.ts'
import {
  closeAgendaLink,
  findAgendaLinks,
  openAgendaLink,
  readFeed,
  rotateAgendaLink,
} from './agenda-links-store.ts'
import { findAgendaPage } from './agenda-store.ts'
import { addGuests, findGuestPage } from './guests-store.ts'
import { calendarOf, sendInvitations } from './invitation-mail.ts'
import { namingRules } from './lever-rules.ts'
import { eventTable } from './levers-tables.ts'

type Inputs = InferContractRouterInputs<typeof leversContract>
type Context = RequestContext & { tx: Tx; access: TerritoryAccess; person: SignedIn }
type Call<I> = { input: I; context: Context }
type Links = Inputs['agendaLinks']
type Paged = { limit: number }

// Only wrong addresses are counted: calendars behind one address ask often, and rightly so.
const wrongAddresses = new RateLimiterMemory({ points: 30, duration: 10 * 60 })

function calendarFile(text: string, name: string): File {
  return new File([text], name, { type: 'text/calendar;charset=utf-8' })
}

/** Handlers of the agenda: its pages, its guests, its calendars. */
export const eventHandlers = {
  agenda: ({ context, input }: Call<Inputs['agenda'] & Paged & { order: 'first' | 'last' }>) =>
    findAgendaPage(context.tx, context.access, input),
  guestList: ({ context, input }: Call<Inputs['guestList'] & Paged>) =>
    findGuestPage(context.tx, context.access, input),
  addGuests: async ({
    context,
    input,
  }: Call<Inputs['addGuests'] & { invitation: Invitation; isPresent: boolean | null }>) => ({
    added: await namingRules(() => addGuests(context.tx, context.access, input)),
  }),
  sendInvitations: ({ context, input }: Call<Inputs['sendInvitations']>) =>
    sendInvitations(context.tx, context.access, input, context),
  calendar: async ({ context, input }: Call<Inputs['calendar']>) => {
    const { tx, access, resHeaders } = context
    const event = (await getRecord(tx, access, eventTable, input.eventId)) as LeverEvent
    const { name } = await tx.one<{ name: string }>('select name from territory where id = $1', [
      access.territoryId,
    ])
    resHeaders?.set('content-disposition', 'attachment; filename="agenda.ics"')
    return calendarFile(calendarOf(event, name), 'agenda.ics')
  },
  agendaLinks: {
    list: ({ context, input }: Call<Links['list'] & Paged>) =>
      findAgendaLinks(context.tx, context.access, input, context.publicUrl),
    create: ({ context, input }: Call<Links['create']>) =>
      openAgendaLink(context.tx, context.access, input, context.publicUrl),
    rotate: ({ context, input }: Call<Links['rotate']>) =>
      rotateAgendaLink(context.tx, context.access, input, context.publicUrl),
    revoke: async ({ context, input }: Call<Links['revoke']>) => {
      await closeAgendaLink(context.tx, context.access, input)
      return { done: true } as const
    },
  },
  feed: async ({ context, input }: { input: Inputs['feed']; context: RequestContext & { tx: Tx } }) => {
    const { territoryName, lang, events } = await readFeed(context.tx, input.token).catch(
      async (error: unknown) => {
        if (error instanceof Problem && error.code === 'levers.feed-unknown')
          await countTry(wrongAddresses, context.ip, 'levers.too-many-tries')
        throw error
      },
    )
    const name = sayIn(leversWords, lang)('calendar.name', { territory: territoryName })
    return calendarFile(
      writeEventCalendar(events, { name, writtenAt: new Date().toISOString() }),
      'agenda.ics',
    )
  },
}
