import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { TerritoryAccess } from '#kernel/access.ts'
import { formatLongDay, localDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { type Lang, sayIn } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { countTry } from '#platform/server/http/rate-limit.ts'
import type { Mailer } from '#platform/server/mail.ts'
import { getRecord } from '#platform/server/record-store.ts'
import type { LeverEvent } from '../contract.ts'
import { writeEventCalendar } from '../domain/icalendar.ts'
import { leversWords } from '../words.ts'
import { findGuestsToInvite, markInvited } from './guests-store.ts'
import { eventTable } from './levers-tables.ts'

// Texts of one's own to any address, in the name of this instance: as many as a facilitator invites, not a mailing.
const mailings = new RateLimiterMemory({ points: 10, duration: 60 * 60 })

const BATCH = 5

/** The event as a calendar file. Fails with `levers.day-missing`. */
export function calendarOf(event: LeverEvent, territoryName: string): string {
  const { startsOn } = event
  if (startsOn === null) throw new Problem('levers.day-missing', 'conflict', { id: event.id })
  return writeEventCalendar([{ ...event, startsOn }], {
    name: territoryName,
    writtenAt: new Date().toISOString(),
  })
}

function whenOf({ startsOn, startsAt, endsAt }: LeverEvent, lang: Lang): string {
  const say = sayIn(leversWords, lang)
  const day = startsOn === null ? '' : formatLongDay(startsOn, lang)
  if (startsAt === null) return day
  return endsAt === null
    ? say('mail.invitation.from', { day, from: startsAt })
    : say('mail.invitation.from-to', { day, from: startsAt, to: endsAt })
}

type Sending = { eventId: string; guestIds: readonly string[]; lang: Lang; message: string }
type Services = {
  readonly mailer: Mailer
  readonly person: { readonly id: string; readonly name: string }
}

/**
 * A few at once; a batch of which nothing leaves ends it, the others are failed too: the transaction is open meanwhile,
 * and a mail server that is down would be waited for a hundred times.
 */
async function sendInBatches(
  guests: readonly { readonly id: string; readonly email: string }[],
  mailTo: (email: string) => Promise<boolean>,
): Promise<{ sent: string[]; failed: string[] }> {
  const sent: string[] = []
  for (let at = 0; at < guests.length; at += BATCH) {
    const batch = guests.slice(at, at + BATCH)
    const replies = await Promise.all(batch.map(({ email }) => mailTo(email)))
    sent.push(...batch.filter((_, i) => replies[i]).map(({ id }) => id))
    if (!replies.includes(true)) break
  }
  return { sent, failed: guests.map(({ id }) => id).filter((id) => !sent.includes(id)) }
}

/**
 * Mails the invitation with its calendar file to the guests who have an address, one mail each so that nobody reads the
 * addresses of others. Says who was reached, who has no address, and to whom the mail server did not deliver.
 */
export async function sendInvitations(
  tx: Tx,
  access: TerritoryAccess,
  { eventId, guestIds, lang, message }: Sending,
  { mailer, person }: Services,
) {
  const event = (await getRecord(tx, access, eventTable, eventId)) as LeverEvent
  if (event.deletedAt !== null) throw new Problem('record.absent', 'absent', { kind: 'event', id: eventId })
  if (event.state === 'cancelled') throw new Problem('levers.cancelled', 'conflict')
  const { name: territory } = await tx.one<{ name: string }>('select name from territory where id = $1', [
    access.territoryId,
  ])
  const calendar = calendarOf(event, territory)
  if (!mailer.configured) throw new Problem('levers.mail-off', 'conflict')
  await countTry(mailings, person.id, 'levers.too-many-mails')
  const say = sayIn(leversWords, lang)
  const agenda = event.agenda.trim() || say('mail.invitation.to-come')
  const day = formatLongDay(event.startsOn ?? '', lang)
  const said = {
    title: event.title,
    when: whenOf(event, lang),
    place: event.place,
    agenda,
    message,
    territory,
  }
  const guests = await findGuestsToInvite(tx, access, eventId, guestIds)
  const mailTo = (email: string) =>
    mailer.send({
      to: email,
      subject: say('mail.invitation.subject', { title: event.title.replace(/\s+/g, ' '), day }),
      // Without a message or a place there is one empty line, not three.
      text: say('mail.invitation.text', { ...said, sender: person.name }).replace(/\n{3,}/g, '\n\n'),
      attachments: [
        { filename: 'invitation.ics', content: calendar, contentType: 'text/calendar; charset=utf-8' },
      ],
    })
  const { sent, failed } = await sendInBatches(
    guests.flatMap(({ id, email }) => (email === null ? [] : [{ id, email }])),
    mailTo,
  )
  await markInvited(tx, access, sent, localDay(new Date()))
  return { sent, failed, withoutAddress: guests.filter(({ email }) => email === null).map(({ id }) => id) }
}
