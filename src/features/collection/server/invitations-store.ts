import { createHash } from 'node:crypto'
import type { CollectionAccess, TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, proveParents, readCursor } from '#platform/server/record-store.ts'
import type { CollectionInvitation } from '../contract.ts'
import { REMINDERS } from '../domain/collection.ts'
import { readAddresses } from '../domain/mail-addresses.ts'
import { makeInvitationCode } from './access.ts'
import type { Place } from './collections-store.ts'

const INVITATION = `i.id, i.version, i.created_at as "createdAt", i.updated_at as "updatedAt", i.deleted_at as "deletedAt", false as "toReview",
  i.collection_id as "collectionId", i.group_id as "groupId", i.email, i.lang, i.sent_at as "sentAt", i.reminded_at as "remindedAt",
  i.reminders::int as reminders, i.answered_at as "answeredAt", i.failed_at as "failedAt", i.refused_at as "refusedAt"`

/** Under which a refusal is remembered in one territory, once the address itself is erased. */
const hashAddress = (territoryId: string, email: string) =>
  createHash('sha256').update(`${territoryId} ${email}`).digest('base64url')

export async function findInvitationPage(
  tx: Tx,
  access: TerritoryAccess,
  { collectionId, cursor, limit }: Place & { cursor?: string | undefined; limit: number },
): Promise<Page<CollectionInvitation>> {
  const offset = readCursor(cursor)
  const rows = await tx.rows<CollectionInvitation & { full: number }>(
    `select ${INVITATION}, count(*) over ()::int as full from collection_invitation i
     where i.territory_id = $1 and i.collection_id = $2 and i.deleted_at is null order by i.created_at, i.email, i.id limit $3 offset $4`,
    [access.territoryId, collectionId, limit, offset],
  )
  return pageOfRows<CollectionInvitation>(rows, offset)
}

type Pasted = { groupId: string | null; lang: 'fr' | 'en'; emails: readonly string[] }
type LeftOut = { email: string; code: 'known' | 'malformed' | 'refused' }

/** Enters addresses as they were pasted; what is known, no address, or asked to be left alone is said. */
export async function addInvitations(
  tx: Tx,
  access: TerritoryAccess,
  of: Place,
  { groupId, lang, emails }: Pasted,
): Promise<{ added: number; leftOut: LeftOut[] }> {
  const read = readAddresses(emails)
  const hashes = read.addresses.map((email) => hashAddress(access.territoryId, email))
  const refused = await tx.rows<{ hash: string }>(
    `select distinct email_hash as hash from collection_invitation
     where territory_id = $1 and refused_at is not null and email_hash = any ($2::text[])`,
    [access.territoryId, hashes],
  )
  const leftAlone = new Set(refused.map(({ hash }) => hash))
  const wanted = read.addresses.filter((_, i) => !leftAlone.has(hashes[i] ?? ''))
  const codes = wanted.map(() => makeInvitationCode())
  const entered = await tx.rows<{ email: string }>(
    `insert into collection_invitation (territory_id, evaluation_id, collection_id, group_id, lang, email, email_hash, token, token_hash)
     select $1, $2, $3, $4, $5, g.email, g.hash, g.token, g.token_hash
     from unnest($6::text[], $7::text[], $8::text[], $9::text[]) with ordinality as g(email, hash, token, token_hash, n) order by g.n
     on conflict (collection_id, email) where deleted_at is null and email is not null do nothing returning email`,
    [
      access.territoryId,
      of.evaluationId,
      of.collectionId,
      groupId,
      lang,
      wanted,
      wanted.map((email) => hashAddress(access.territoryId, email)),
      codes.map(({ token }) => token),
      codes.map(({ tokenHash }) => tokenHash),
    ],
  )
  const added = new Set(entered.map(({ email }) => email))
  const codeOf = (email: string, i: number): LeftOut['code'] | undefined =>
    leftAlone.has(hashes[i] ?? '') ? 'refused' : added.has(email) ? undefined : 'known'
  const leftOut: LeftOut[] = [
    ...read.malformed.map((email) => ({ email, code: 'malformed' as const })),
    ...read.repeated.map((email) => ({ email, code: 'known' as const })),
  ]
  read.addresses.forEach((email, i) => {
    const code = codeOf(email, i)
    if (code) leftOut.push({ email, code })
  })
  return { added: added.size, leftOut }
}

export type DueInvitation = { id: string; email: string; lang: 'fr' | 'en'; token: string }

// A reminder never goes to who answered or refused, and no sooner than some days after the last mail.
const DUE = {
  first: `i.sent_at is null`,
  reminder: `i.sent_at is not null and i.reminders < ${REMINDERS.most}
    and coalesce(i.reminded_at, i.sent_at) < now() - interval '${REMINDERS.daysBetween} days'`,
} as const
export type MailKind = keyof typeof DUE

const WAITING = `from collection_invitation i where i.territory_id = $1 and i.collection_id = $2 and i.deleted_at is null and i.email is not null
  and i.token is not null and i.answered_at is null and i.refused_at is null`

/** Invitations whose mail is due, held until this transaction ends; those that another one holds are left out. */
export function holdDueInvitations(
  tx: Tx,
  access: TerritoryAccess,
  collectionId: string,
  kind: MailKind,
  { limit, except }: { limit: number; except: readonly string[] },
): Promise<DueInvitation[]> {
  return tx.rows<DueInvitation>(
    `select i.id, i.email, i.lang, i.token ${WAITING} and ${DUE[kind]} and not i.id = any ($3::uuid[])
     order by i.created_at, i.email, i.id limit $4 for update skip locked`,
    [access.territoryId, collectionId, except, limit],
  )
}

export async function countDueInvitations(
  tx: Tx,
  access: TerritoryAccess,
  collectionId: string,
  kind: MailKind,
): Promise<number> {
  const { n } = await tx.one<{ n: number }>(`select count(*)::int as n ${WAITING} and ${DUE[kind]}`, [
    access.territoryId,
    collectionId,
  ])
  return n
}

export async function markMailed(
  tx: Tx,
  access: TerritoryAccess,
  kind: MailKind,
  { sent, failed }: { sent: readonly string[]; failed: readonly string[] },
): Promise<void> {
  const done = kind === 'first' ? 'sent_at = now()' : 'reminded_at = now(), reminders = reminders + 1'
  await tx.query(
    `update collection_invitation set ${done}, failed_at = null where territory_id = $1 and id = any ($2::uuid[])`,
    [access.territoryId, sent],
  )
  await tx.query(
    'update collection_invitation set failed_at = now() where territory_id = $1 and id = any ($2::uuid[])',
    [access.territoryId, failed],
  )
}

/** Erases an address at once; that somebody refused is remembered without it. */
export async function eraseInvitation(
  tx: Tx,
  access: TerritoryAccess,
  { collectionId, id, version }: Place & { id: string; version: number },
): Promise<CollectionInvitation> {
  const table = { table: 'collection_invitation', kind: 'collection-invitation' }
  await proveParents(tx, access, table, id, { collectionId })
  const done = await tx.maybe(
    `update collection_invitation set email = null, token = null, token_hash = null, deleted_at = now(),
       email_hash = case when refused_at is not null then email_hash end
     where territory_id = $1 and id = $2 and version = $3 and deleted_at is null returning id`,
    [access.territoryId, id, version],
  )
  const now = await tx.one<CollectionInvitation>(
    `select ${INVITATION} from collection_invitation i where i.territory_id = $1 and i.id = $2`,
    [access.territoryId, id],
  )
  if (!done)
    throw new Problem(now.deletedAt ? 'record.deleted' : 'record.stale', 'conflict', {
      kind: table.kind,
      id,
      current: now,
      yours: {},
      fields: [],
      by: null,
    })
  return now
}

/** Whoever holds a personal link is written to no more, by nobody of this territory. Again: nothing happens. */
export async function refuseMails(tx: Tx, door: CollectionAccess): Promise<void> {
  await tx.query(
    'update collection_invitation set refused_at = now() where territory_id = $1 and id = $2 and refused_at is null',
    [door.territoryId, door.invitationId],
  )
}
