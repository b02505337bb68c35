import { hash, randomBytes } from 'node:crypto'
import { os } from '@orpc/server'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { RequestContext } from '#features/accounts/server/access.ts'
import type { CollectionAccess } from '#kernel/access.ts'
import { linkCodeOf, readLinkCode } from '#kernel/link-code.ts'
import { Problem } from '#kernel/problem.ts'
import type { RouteMeta } from '#kernel/route.ts'
import { inTransaction, type Tx } from '#platform/server/db/transaction.ts'
import { countTry } from '#platform/server/http/rate-limit.ts'
import type { CollectionState } from '../domain/collection.ts'

const hashSecret = (secret: string) => hash('sha256', secret, 'base64url')

/** A new code for the link of a collection, short enough to be typed from a poster, and its hash. */
export function makeCollectionCode(): { token: string; tokenHash: string } {
  const token = linkCodeOf(randomBytes(64))
  return { token, tokenHash: hashSecret(token) }
}

/** A new secret for a personal link: two codes long, since it stands for one person. */
export function makeInvitationCode(): { token: string; tokenHash: string } {
  const token = linkCodeOf(randomBytes(64)) + linkCodeOf(randomBytes(64))
  return { token, tokenHash: hashSecret(token) }
}

const ANSWER_KEY = /^[\w-]{43,86}$/

/** What is stored of the secret that proves whose answer it is; fails with `collection.key-missing`. */
export function getAnswerKeyHash(key: string | null | undefined): string {
  if (!key || !ANSWER_KEY.test(key)) throw new Problem('collection.key-missing', 'caller')
  return hashSecret(key)
}

// Only wrong links are counted: a village behind one address is never held up by a neighbour who guesses.
const wrongLinks = new RateLimiterMemory({ points: 30, duration: 10 * 60 })

type Entered = {
  territory_id: string
  evaluation_id: string
  collection_id: string
  link_id: string | null
  invitation_id: string | null
  channel: CollectionAccess['channel']
  state: CollectionState
  revoked: boolean
  answered: boolean
  refused: boolean
}

/**
 * Proves that a phone holds a link or an invitation, and enters its territory for this transaction. Fails with
 * `collection.link-unknown`, `collection.not-open-yet`, `collection.link-revoked`.
 */
export async function proveCollection(
  tx: Tx,
  token: string,
  ip: string,
  { mayBeRevoked = false }: { readonly mayBeRevoked?: boolean } = {},
): Promise<CollectionAccess> {
  const entered = await tx.maybe<Entered>('select * from enter_collection($1)', [
    hashSecret(readLinkCode(token)),
  ])
  if (!entered) {
    await countTry(wrongLinks, ip, 'collection.too-many-tries')
    throw new Problem('collection.link-unknown', 'absent')
  }
  if (entered.revoked && !mayBeRevoked) throw new Problem('collection.link-revoked', 'gone')
  if (entered.state === 'draft') throw new Problem('collection.not-open-yet', 'absent')
  return {
    territoryId: entered.territory_id,
    evaluationId: entered.evaluation_id,
    collectionId: entered.collection_id,
    state: entered.state,
    channel: entered.channel,
    linkId: entered.link_id,
    invitationId: entered.invitation_id,
    isAnswered: entered.answered,
    isRefused: entered.refused,
  } as CollectionAccess
}

const base = os.$context<RequestContext>().$meta<RouteMeta>({})

const withLink = (mayBeRevoked: boolean) =>
  base.middleware(async ({ context, next, procedure }, input) => {
    if (procedure['~orpc'].meta.who !== 'anyone')
      throw new Error('withCollection guards a route that is not for anyone')
    const token = (input as { token?: unknown } | undefined)?.token
    return inTransaction(context.db.app, async (tx) => {
      const door = await proveCollection(tx, typeof token === 'string' ? token : '', context.ip, {
        mayBeRevoked,
      })
      return next({ context: { tx, door } })
    })
  })

/** For routes of respondents: the link of the request is proved before anything else is read. */
export const withCollection = withLink(false)

/** For taking back alone: a link that brings nothing any more still lets people erase what they gave by it. */
export const withOnceOpenCollection = withLink(true)
