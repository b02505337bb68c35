import { RateLimiterMemory } from 'rate-limiter-flexible'
import { proveAccess } from '#features/accounts/server/access.ts'
import { FACILITATORS, type TerritoryAccess } from '#kernel/access.ts'
import { formatLongDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { sayIn } from '#kernel/words.ts'
import type { Database } from '#platform/server/db/pool.ts'
import { inTransaction } from '#platform/server/db/transaction.ts'
import { countTry } from '#platform/server/http/rate-limit.ts'
import type { Mailer } from '#platform/server/mail.ts'
import type { Collection } from '../contract.ts'
import { collectionWords } from '../words.ts'
import {
  countDueInvitations,
  type DueInvitation,
  holdDueInvitations,
  type MailKind,
  markMailed,
} from './invitations-store.ts'

// Texts of one's own to any address, in the name of this instance: as many as a survey takes, not a mailing.
const mailings = new RateLimiterMemory({ points: 40, duration: 60 * 60 })

const BATCH = 10
/** Somebody waits for the reply; what is left goes with the next call. */
const PATIENCE_MS = 20_000

type Services = {
  readonly db: Database
  readonly mailer: Mailer
  readonly publicUrl: string
  readonly person: { readonly id: string; readonly name: string }
}
type Told = Pick<Collection, 'id' | 'title' | 'purpose' | 'contact' | 'closesOn' | 'keptMonths'> & {
  readonly territoryName: string
}

/** Of a personal mail: the text in the language of the invitation, its link, and the way to be left alone. */
export function writeInvitation(
  told: Told,
  { email, lang, token }: DueInvitation,
  kind: MailKind,
  { publicUrl, person }: Pick<Services, 'publicUrl' | 'person'>,
) {
  const say = sayIn(collectionWords, lang)
  const title = told.title.replace(/\s+/g, ' ')
  const text = say(`mail.${kind}.text`, {
    title,
    purpose: told.purpose.trim(),
    link: `${publicUrl}/r/${token}`,
    until: told.closesOn === null ? '' : say('mail.until', { day: formatLongDay(told.closesOn, lang) }),
    contact: told.contact.trim() === '' ? '' : say('mail.contact', { contact: told.contact.trim() }),
    sender: person.name,
    territory: told.territoryName,
    stop: `${publicUrl}/r/${token}/ne-plus-ecrire`,
  })
  // What was left empty leaves one empty line, not three.
  return { to: email, subject: say(`mail.${kind}.subject`, { title }), text: text.replace(/\n{3,}/g, '\n\n') }
}

/**
 * Mails what is due, a few at once, each few in a transaction of its own: whoever was written to is known to have been,
 * whatever happens next, and two who press at once write nobody twice. Ends where nothing leaves any more.
 */
export async function mailInvitations(
  access: TerritoryAccess,
  told: Told,
  kind: MailKind,
  services: Services,
): Promise<{ sent: number; failed: number; left: number }> {
  const { db, mailer, person } = services
  if (!mailer.configured) throw new Problem('collection.mail-off', 'conflict')
  await countTry(mailings, person.id, 'collection.too-many-mails')
  const until = Date.now() + PATIENCE_MS
  const failed: string[] = []
  let sent = 0
  for (let isGoing = true; isGoing && Date.now() < until; ) {
    isGoing = await inTransaction(db.app, async (tx) => {
      const mine = await proveAccess(tx, person, access.territoryId, FACILITATORS)
      const due = await holdDueInvitations(tx, mine, told.id, kind, { limit: BATCH, except: failed })
      const replies = await Promise.all(
        due.map((each) => mailer.send(writeInvitation(told, each, kind, services))),
      )
      const gone = due.filter((_, i) => replies[i]).map(({ id }) => id)
      const stayed = due.filter((_, i) => !replies[i]).map(({ id }) => id)
      await markMailed(tx, mine, kind, { sent: gone, failed: stayed })
      sent += gone.length
      failed.push(...stayed)
      return gone.length > 0
    })
  }
  const left = await inTransaction(db.app, async (tx) =>
    countDueInvitations(tx, await proveAccess(tx, person, access.territoryId, FACILITATORS), told.id, kind),
  )
  return { sent, failed: failed.length, left }
}
