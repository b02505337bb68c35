import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { liftDeletionMarks, proveParents, readCursor, writeCursor } from '#platform/server/record-store.ts'
import type { CollectionAnswer } from '../contract.ts'
import type { Channel } from '../domain/collection.ts'
import type { Place } from './collections-store.ts'

export const ANSWER = `a.id, a.version, a.created_at as "createdAt", a.updated_at as "updatedAt", a.deleted_at as "deletedAt", false as "toReview",
  a.collection_id as "collectionId", a.version_id as "versionId", a.channel, a.link_id as "linkId", a.group_id as "groupId", a.collector, a.lang,
  a.started_at as "startedAt", a.finished_at as "finishedAt", a.received_at as "receivedAt", a.answers, a.dropped, a.sheet,
  a.withdrawn_at as "withdrawnAt", a.import_id as "importId"`

type Asked = Place & {
  cursor?: string | undefined
  limit: number
  channel?: Channel | undefined
  groupId?: string | undefined
  deleted?: boolean | undefined
}

/** Answers of a collection, the latest first. Those taken back have nothing to show and are left out. */
export async function findAnswerPage(
  tx: Tx,
  access: TerritoryAccess,
  { collectionId, cursor, limit, channel, groupId, deleted }: Asked,
): Promise<Page<CollectionAnswer>> {
  const offset = readCursor(cursor)
  const where = `a.territory_id = $1 and a.collection_id = $2 and a.withdrawn_at is null and a.deleted_at is ${deleted ? 'not null' : 'null'}
    and ($3::text is null or a.channel = $3) and ($4::uuid is null or a.group_id = $4)`
  const params = [access.territoryId, collectionId, channel ?? null, groupId ?? null]
  const { total } = await tx.one<{ total: number }>(
    `select count(*)::int as total from answer a where ${where}`,
    params,
  )
  const items = await tx.rows<CollectionAnswer>(
    `select ${ANSWER} from answer a where ${where} order by a.received_at desc, a.id desc limit $5 offset $6`,
    [...params, limit, offset],
  )
  const end = offset + items.length
  return { items, next: end < total ? writeCursor(end) : null, total }
}

/** Fails with `record.absent` for an answer of another collection. */
export async function getAnswer(
  tx: Tx,
  access: TerritoryAccess,
  { collectionId, id }: { collectionId: string; id: string },
): Promise<CollectionAnswer> {
  const row = await tx.maybe<CollectionAnswer>(
    `select ${ANSWER} from answer a where a.territory_id = $1 and a.collection_id = $2 and a.id = $3`,
    [access.territoryId, collectionId, id],
  )
  if (!row) throw new Problem('record.absent', 'absent', { kind: 'answer', id })
  return row
}

type Change = Place & { id: string; version: number }

/** The answer held against other changes. Fails with `record.stale`, `collection.answer-erased`. */
export async function holdAnswer(tx: Tx, access: TerritoryAccess, of: Change): Promise<CollectionAnswer> {
  await tx.query('select 1 from answer where territory_id = $1 and id = $2 for update', [
    access.territoryId,
    of.id,
  ])
  const current = await getAnswer(tx, access, of)
  const { erased } = await tx.one<{ erased: boolean }>(
    'select coalesce(withdrawn_at, purged_at) is not null as erased from answer where territory_id = $1 and id = $2',
    [access.territoryId, of.id],
  )
  if (erased) throw new Problem('collection.answer-erased', 'gone', { id: of.id })
  if (current.deletedAt !== null)
    throw new Problem('record.deleted', 'conflict', { kind: 'answer', id: of.id, current })
  if (current.version !== of.version)
    throw new Problem('record.stale', 'conflict', {
      kind: 'answer',
      id: of.id,
      current,
      yours: {},
      fields: [],
      by: null,
    })
  return current
}

export async function removeAnswer(tx: Tx, access: TerritoryAccess, of: Change): Promise<CollectionAnswer> {
  await holdAnswer(tx, access, of)
  await tx.query('update answer set deleted_at = now() where territory_id = $1 and id = $2', [
    access.territoryId,
    of.id,
  ])
  return getAnswer(tx, access, of)
}

/** Fails with `collection.answer-erased` for one that was emptied meanwhile. */
export async function restoreAnswer(
  tx: Tx,
  access: TerritoryAccess,
  of: Place & { id: string },
): Promise<CollectionAnswer> {
  await proveParents(tx, access, { table: 'answer', kind: 'answer' }, of.id, {
    collectionId: of.collectionId,
  })
  const erased = await tx.maybe(
    `select 1 from answer where territory_id = $1 and id = $2 and deleted_at is not null and coalesce(withdrawn_at, purged_at) is not null`,
    [access.territoryId, of.id],
  )
  if (erased) throw new Problem('collection.answer-erased', 'gone', { id: of.id })
  await tx.query(
    'update answer set deleted_at = null where territory_id = $1 and id = $2 and deleted_at is not null',
    [access.territoryId, of.id],
  )
  await liftDeletionMarks(tx, access, 'answer', of.id)
  return getAnswer(tx, access, of)
}

export type AnswerFile = { mime: string; content: Buffer }

/** A photo or a voice of an answer; `record.absent` for one of another answer, or of none yet. */
export async function getAnswerFile(
  tx: Tx,
  access: TerritoryAccess,
  { collectionId, id, fileId }: Place & { id: string; fileId: string },
): Promise<AnswerFile> {
  const row = await tx.maybe<AnswerFile>(
    `select mime, content from answer_file where territory_id = $1 and collection_id = $2 and answer_id = $3 and id = $4`,
    [access.territoryId, collectionId, id, fileId],
  )
  if (!row) throw new Problem('record.absent', 'absent', { kind: 'answer-file', id: fileId })
  return row
}
