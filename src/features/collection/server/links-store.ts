import type { TerritoryAccess } from '#kernel/access.ts'
import { showLinkCode } from '#kernel/link-code.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import {
  pageOfRows,
  proveParents,
  type RecordTable,
  readCursor,
  updateRecord,
} from '#platform/server/record-store.ts'
import type { CollectionLink } from '../contract.ts'
import { COLLECTION_LIMITS, type LinkKind } from '../domain/collection.ts'
import { makeCollectionCode } from './access.ts'
import type { Place } from './collections-store.ts'

const linkTable: RecordTable = {
  table: 'collection_link',
  kind: 'collection-link',
  fields: ['collectionId', 'kind', 'label', 'groupId', 'actorId', 'revokedAt'],
}

type Row = Omit<CollectionLink, 'link'> & { token: string }

const LINK = `l.id, l.version, l.created_at as "createdAt", l.updated_at as "updatedAt", l.deleted_at as "deletedAt", false as "toReview",
  l.collection_id as "collectionId", l.kind, l.label, l.group_id as "groupId", l.actor_id as "actorId", l.revoked_at as "revokedAt", l.token,
  (select count(*)::int from answer a where a.collection_id = l.collection_id and a.link_id = l.id and a.deleted_at is null
    and a.withdrawn_at is null) as received`

const show = ({ token, ...row }: Row, publicUrl: string): CollectionLink => ({
  ...row,
  link: `${publicUrl}/r/${showLinkCode(token)}`,
})

export async function findLinkPage(
  tx: Tx,
  access: TerritoryAccess,
  { collectionId, cursor, limit }: Place & { cursor?: string | undefined; limit: number },
  publicUrl: string,
): Promise<Page<CollectionLink>> {
  const offset = readCursor(cursor)
  const rows = await tx.rows<Row & { full: number }>(
    `select ${LINK}, count(*) over ()::int as full from collection_link l
     where l.territory_id = $1 and l.collection_id = $2 and l.deleted_at is null
     order by l.revoked_at is not null, l.created_at, l.id limit $3 offset $4`,
    [access.territoryId, collectionId, limit, offset],
  )
  const page = pageOfRows<Row>(rows, offset)
  return { ...page, items: page.items.map((row) => show(row, publicUrl)) }
}

async function getLink(tx: Tx, access: TerritoryAccess, id: string, publicUrl: string) {
  const row = await tx.one<Row>(
    `select ${LINK} from collection_link l where l.territory_id = $1 and l.id = $2`,
    [access.territoryId, id],
  )
  return show(row, publicUrl)
}

type NewLink = {
  kind: LinkKind
  label: string
  groupId?: string | null | undefined
  actorId?: string | null | undefined
}

/** A further link; fails with `collection.too-many-links`. */
export async function createLink(
  tx: Tx,
  access: TerritoryAccess,
  of: Place,
  { kind, label, groupId, actorId }: NewLink,
  publicUrl: string,
): Promise<CollectionLink> {
  const { held } = await tx.one<{ held: number }>(
    'select count(*)::int as held from collection_link where territory_id = $1 and collection_id = $2 and revoked_at is null',
    [access.territoryId, of.collectionId],
  )
  if (held >= COLLECTION_LIMITS.links)
    throw new Problem('collection.too-many-links', 'conflict', { most: COLLECTION_LIMITS.links })
  const { token, tokenHash } = makeCollectionCode()
  const { id } = await tx.one<{ id: string }>(
    `insert into collection_link (territory_id, evaluation_id, collection_id, kind, label, group_id, actor_id, token, token_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      access.territoryId,
      of.evaluationId,
      of.collectionId,
      kind,
      label,
      groupId ?? null,
      actorId ?? null,
      token,
      tokenHash,
    ],
  )
  return getLink(tx, access, id, publicUrl)
}

/** The link leads nowhere any more; answers that it brought stay. Once more: nothing happens. */
export async function revokeLink(
  tx: Tx,
  access: TerritoryAccess,
  of: Place & { id: string; version: number },
  publicUrl: string,
): Promise<CollectionLink> {
  await proveParents(tx, access, linkTable, of.id, { collectionId: of.collectionId })
  const now = await getLink(tx, access, of.id, publicUrl)
  if (now.revokedAt !== null) return now
  await updateRecord(tx, access, linkTable, of.id, {
    version: of.version,
    values: { revokedAt: new Date().toISOString() },
  })
  return getLink(tx, access, of.id, publicUrl)
}
