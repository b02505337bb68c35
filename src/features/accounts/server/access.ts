import { randomBytes } from 'node:crypto'
import { os } from '@orpc/server'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type {
  NetworkNoticeAccess,
  PersonNoticeAccess,
  PublicationAccess,
  Role,
  TerritoryAccess,
  Who,
  WorkshopAccess,
} from '#kernel/access.ts'
import { linkCodeOf, readLinkCode } from '#kernel/link-code.ts'
import { Problem } from '#kernel/problem.ts'
import type { RouteMeta } from '#kernel/route.ts'
import type { Database } from '#platform/server/db/pool.ts'
import { inTransaction, type Tx } from '#platform/server/db/transaction.ts'
import { countTry } from '#platform/server/http/rate-limit.ts'
import type { Live } from '#platform/server/live/live.ts'
import type { Mailer } from '#platform/server/mail.ts'
import { type Auth, hashSecret, makeSecret } from './auth.ts'

/** What the HTTP layer gives to every handler. */
export type RequestContext = {
  headers: Headers
  /** Headers of the reply (cookies). */
  resHeaders?: Headers
  ip: string
  db: Database
  auth: Auth
  mailer: Mailer
  /** What other people do, told at once. */
  live: Live
  /** Where people reach this instance, without a slash at the end. */
  publicUrl: string
}

export type SignedIn = { id: string; name: string; email: string; lang: 'fr' | 'en'; host: boolean }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The person behind the session cookie, if there is a valid one. */
export async function findSignedIn(context: RequestContext): Promise<SignedIn | undefined> {
  if (!context.headers.get('cookie')?.includes('tablee')) return undefined
  const found = await context.auth.api.getSession({ headers: context.headers })
  if (!found) return undefined
  const { id, name, email, lang, host } = found.user
  return { id, name, email, lang: lang === 'en' ? 'en' : 'fr', host: host === true }
}

async function getSignedIn(context: RequestContext): Promise<SignedIn> {
  const person = await findSignedIn(context)
  if (!person) throw new Problem('accounts.sign-in-first', 'anonymous')
  return person
}

/** Proves that a person may act in a territory, in this transaction; the database checks membership again. */
export async function proveAccess(
  tx: Tx,
  person: { id: string },
  territoryId: string,
  roles: readonly Role[],
): Promise<TerritoryAccess> {
  const { role } = await tx.one<{ role: Role | null }>('select enter_territory($1, $2) as role', [
    person.id,
    territoryId,
  ])
  // A stranger is told the same as for a territory that does not exist.
  if (role === null) throw new Problem('territories.absent', 'absent', { territoryId })
  if (!roles.includes(role)) throw new Problem('accounts.role-too-weak', 'forbidden', { role, roles })
  return { territoryId, personId: person.id, role } as TerritoryAccess
}

/** A new secret for a public link, and the hash under which `provePublication` finds it. */
export function makePublicationToken(): { token: string; tokenHash: string } {
  const token = makeSecret()
  return { token, tokenHash: hashSecret(token) }
}

/** Proves that a reader holds a valid public link; enters the territory of that support for reading. */
export async function provePublication(tx: Tx, token: string): Promise<PublicationAccess> {
  const found = await tx.maybe<{ support_id: string; territory_id: string; revoked: boolean }>(
    'select * from enter_publication($1)',
    [hashSecret(token)],
  )
  if (!found) throw new Problem('restitution.link-unknown', 'absent')
  if (found.revoked) throw new Problem('restitution.link-revoked', 'gone')
  return { territoryId: found.territory_id, supportId: found.support_id } as PublicationAccess
}

/** Proves that somebody holds the link of a person's notice; enters the territory of that notice. */
export async function provePersonNotice(tx: Tx, token: string): Promise<PersonNoticeAccess> {
  const found = await tx.maybe<{ notice_id: string; territory_id: string }>(
    'select * from enter_person_notice($1)',
    [hashSecret(token)],
  )
  if (!found) throw new Problem('stakeholders.link-unknown', 'absent')
  return { territoryId: found.territory_id, noticeId: found.notice_id } as PersonNoticeAccess
}

/** Proves that somebody holds the link of an actor of the network; enters the territory of that actor. */
export async function proveNetworkNotice(tx: Tx, token: string): Promise<NetworkNoticeAccess> {
  const found = await tx.maybe<{ notice_id: string; territory_id: string; actor_id: string | null }>(
    'select * from enter_network_notice($1)',
    [hashSecret(token)],
  )
  if (!found) throw new Problem('worlds.link-unknown', 'absent')
  const { territory_id: territoryId, notice_id: noticeId, actor_id: actorId } = found
  return { territoryId, noticeId, actorId } as NetworkNoticeAccess
}

/** A new code for the link of a workshop, short enough to be typed from a wall, and its hash. */
export function makeWorkshopCode(): { token: string; tokenHash: string } {
  const token = linkCodeOf(randomBytes(64))
  return { token, tokenHash: hashSecret(token) }
}

const PARTICIPANT_KEY = /^[\w-]{43,86}$/

/** What is stored of the secret that a phone keeps; undefined for a phone that sent none. */
export function findKeyHash(headers: Headers): string | undefined {
  const key = headers.get('x-participant-key')
  return key && PARTICIPANT_KEY.test(key) ? hashSecret(key) : undefined
}

// Only wrong links are counted: a room behind one address is never held up by a neighbour who guesses. What keeps
// guessers out is the number of codes (31^10); the limit keeps them from asking for nothing.
const wrongLinks = new RateLimiterMemory({ points: 30, duration: 10 * 60 })

type Entered = {
  workshop_id: string
  territory_id: string
  evaluation_id: string
  state: 'draft' | 'open' | 'closed'
}

/**
 * Proves that a phone holds the link of a workshop, and by the key it sends whose phone it is. A closed workshop is
 * entered by those alone who took part in it.
 */
async function proveWorkshop(tx: Tx, token: string, request: RequestContext): Promise<WorkshopAccess> {
  const entered = await tx.maybe<Entered>('select * from enter_workshop($1)', [
    hashSecret(readLinkCode(token)),
  ])
  if (!entered) {
    await countTry(wrongLinks, request.ip, 'workshops.too-many-tries')
    throw new Problem('workshops.link-unknown', 'absent')
  }
  if (entered.state === 'draft') throw new Problem('workshops.not-open-yet', 'absent')
  const keyHash = findKeyHash(request.headers)
  const participant =
    keyHash === undefined
      ? undefined
      : await tx.maybe<{ id: string; isSetAside: boolean }>(
          `select id, set_aside_at is not null as "isSetAside" from participant
           where territory_id = $1 and workshop_id = $2 and key_hash = $3`,
          [entered.territory_id, entered.workshop_id, keyHash],
        )
  if (entered.state === 'closed' && !participant) throw new Problem('workshops.closed', 'gone')
  return {
    territoryId: entered.territory_id,
    evaluationId: entered.evaluation_id,
    workshopId: entered.workshop_id,
    state: entered.state,
    participant: participant ?? null,
  } as WorkshopAccess
}

const base = os.$context<RequestContext>().$meta<RouteMeta>({})

function whoOf(procedure: { '~orpc': { meta: RouteMeta } }): Who {
  const who = procedure['~orpc'].meta.who
  if (who === undefined) throw new Error('a route without a stated permission')
  return who
}

/** For routes that anyone may call: a transaction, and the person if somebody is signed in. */
export const withAnyone = base.middleware(async ({ context, next, procedure }) => {
  if (whoOf(procedure) !== 'anyone') throw new Error('withAnyone guards a route that is not for anyone')
  return inTransaction(context.db.app, async (tx) => next({ context: { tx } }))
})

/** For routes of phones: the link of the request is proved before anything else is read. */
export const withWorkshop = base.middleware(async ({ context, next, procedure }, input) => {
  if (whoOf(procedure) !== 'anyone') throw new Error('withWorkshop guards a route that is not for anyone')
  const token = (input as { token?: unknown } | undefined)?.token
  return inTransaction(context.db.app, async (tx) => {
    const phone = await proveWorkshop(tx, typeof token === 'string' ? token : '', context)
    return next({ context: { tx, phone } })
  })
})

/** For routes of a signed-in person outside any territory, or of the host of the instance. */
export const withPerson = base.middleware(async ({ context, next, procedure }) => {
  const who = whoOf(procedure)
  if (who !== 'signed-in' && who !== 'host') throw new Error('withPerson guards a route for others')
  const person = await getSignedIn(context)
  if (who === 'host' && !person.host) throw new Problem('accounts.host-only', 'forbidden')
  return inTransaction(context.db.app, async (tx) => {
    await tx.query('select enter_as_person($1)', [person.id])
    return next({ context: { tx, person } })
  })
})

/** For routes of a territory: `territoryId` of the request is proved before anything else is read. */
export const withTerritory = base.middleware(async ({ context, next, procedure }, input) => {
  const who = whoOf(procedure)
  if (!Array.isArray(who)) throw new Error('withTerritory guards a route that names no roles')
  const person = await getSignedIn(context)
  const territoryId = (input as { territoryId?: unknown } | undefined)?.territoryId
  if (typeof territoryId !== 'string' || !UUID.test(territoryId)) {
    throw new Problem('territories.absent', 'absent', { territoryId })
  }
  return inTransaction(context.db.app, async (tx) => {
    const access = await proveAccess(tx, person, territoryId, who)
    return next({ context: { tx, access, person } })
  })
})
