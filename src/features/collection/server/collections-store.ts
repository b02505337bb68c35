import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import {
  insertRecord,
  pageOfRows,
  proveParents,
  type RecordTable,
  readCursor,
  removeRecord,
  restoreRecord,
  updateRecord,
} from '#platform/server/record-store.ts'
import type { Collection } from '../contract.ts'

const collectionTable: RecordTable = {
  table: 'collection',
  kind: 'collection',
  fields: [
    'evaluationId',
    'questionnaireId',
    'versionId',
    'title',
    'lang',
    'purpose',
    'contact',
    'keptMonths',
    'closesOn',
    'state',
    'openedAt',
    'closedAt',
    'purgedAt',
  ],
}

/** A collection of the path: `territoryId` stands in the proof. */
export type Place = { evaluationId: string; collectionId: string }

const IS_OVER = `(c.state = 'open' and closing_of(c) <= now())`

const COLLECTION = `c.id, c.version, c.created_at as "createdAt", c.updated_at as "updatedAt", c.deleted_at as "deletedAt",
  exists (select 1 from review_mark m where m.territory_id = c.territory_id and m.record_kind = 'collection' and m.record_id = c.id
    and m.cleared_at is null) as "toReview",
  c.evaluation_id as "evaluationId", c.questionnaire_id as "questionnaireId", c.version_id as "versionId", v.number as "versionNumber",
  c.title, c.lang, c.purpose, c.contact, c.kept_months as "keptMonths", c.closes_on as "closesOn",
  case when ${IS_OVER} then 'closed' else c.state end as state, c.opened_at as "openedAt",
  case when ${IS_OVER} then closing_of(c) else c.closed_at end as "closedAt", c.purged_at as "purgedAt",
  (select count(*)::int from answer a where a.collection_id = c.id and a.deleted_at is null and a.withdrawn_at is null) as received`
const FROM = `from collection c left join questionnaire_version v on v.territory_id = c.territory_id and v.id = c.version_id`

export async function findCollectionPage(
  tx: Tx,
  access: TerritoryAccess,
  page: { evaluationId: string; cursor?: string | undefined; limit: number; deleted?: boolean | undefined },
): Promise<Page<Collection>> {
  const offset = readCursor(page.cursor)
  const rows = await tx.rows<Collection & { full: number }>(
    `select ${COLLECTION}, count(*) over ()::int as full ${FROM}
     where c.territory_id = $1 and c.evaluation_id = $2 and c.deleted_at is ${page.deleted ? 'not null' : 'null'}
     order by c.created_at desc, c.id limit $3 offset $4`,
    [access.territoryId, page.evaluationId, page.limit, offset],
  )
  return pageOfRows<Collection>(rows, offset)
}

/** Fails with `record.absent` for a collection of another evaluation; a deleted one is read, so that it can be restored. */
export async function getCollection(
  tx: Tx,
  access: TerritoryAccess,
  { evaluationId, collectionId }: Place,
): Promise<Collection> {
  const row = await tx.maybe<Collection>(
    `select ${COLLECTION} ${FROM} where c.territory_id = $1 and c.evaluation_id = $2 and c.id = $3`,
    [access.territoryId, evaluationId, collectionId],
  )
  if (!row) throw new Problem('record.absent', 'absent', { kind: 'collection', id: collectionId })
  return row
}

/** The same of one that was not deleted. */
export async function getStandingCollection(tx: Tx, access: TerritoryAccess, of: Place): Promise<Collection> {
  const collection = await getCollection(tx, access, of)
  if (collection.deletedAt !== null)
    throw new Problem('record.absent', 'absent', { kind: 'collection', id: of.collectionId })
  return collection
}

/** Fails with `record.absent` unless the collection stands in its evaluation. */
export async function proveCollectionOfPath(tx: Tx, access: TerritoryAccess, of: Place): Promise<void> {
  await proveParents(tx, access, collectionTable, of.collectionId, { evaluationId: of.evaluationId })
}

type Settings = Pick<
  Collection,
  'title' | 'lang' | 'purpose' | 'contact' | 'keptMonths' | 'closesOn' | 'questionnaireId'
>
type Asked = { readonly [K in keyof Settings]?: Settings[K] | undefined }

/** A draft, whose links can be printed before it opens. */
export async function createCollection(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  asked: Asked,
): Promise<Place> {
  const { id } = await insertRecord(tx, access, collectionTable, { ...asked, evaluationId })
  return { evaluationId, collectionId: String(id) }
}

async function refusePast(tx: Tx, closesOn: string | null | undefined): Promise<void> {
  if (!closesOn) return
  const { past } = await tx.one<{ past: boolean }>('select end_of_day($1::date) <= now() as past', [closesOn])
  if (past) throw new Problem('collection.closes-in-the-past', 'caller', { closesOn })
}

/** Changes what the team decides, also while it is open. Another last day does not open again what is closed. */
export async function changeCollection(
  tx: Tx,
  access: TerritoryAccess,
  now: Collection,
  version: number,
  values: Asked,
): Promise<void> {
  const isNewDay = values.closesOn !== undefined && values.closesOn !== now.closesOn
  if (isNewDay && now.state === 'open') await refusePast(tx, values.closesOn)
  const settled = isNewDay && now.state === 'closed' ? { state: 'closed', closedAt: now.closedAt } : {}
  await updateRecord(tx, access, collectionTable, now.id, { version, values: { ...values, ...settled } })
}

/**
 * Asks a published version from now on. Fails with `collection.version-unknown` for one of another questionnaire, and
 * with `collection.closes-in-the-past` while its last day is over.
 */
export async function openCollection(
  tx: Tx,
  access: TerritoryAccess,
  now: Collection,
  { version, versionId }: { version: number; versionId: string },
): Promise<void> {
  const published = await tx.maybe(
    'select 1 from questionnaire_version where territory_id = $1 and questionnaire_id = $2 and id = $3',
    [access.territoryId, now.questionnaireId, versionId],
  )
  if (!published) throw new Problem('collection.version-unknown', 'absent', { versionId })
  await refusePast(tx, now.closesOn)
  const isOpen = now.state === 'open'
  await updateRecord(tx, access, collectionTable, now.id, {
    version,
    values: {
      versionId,
      state: 'open',
      openedAt: isOpen ? now.openedAt : (now.openedAt ?? new Date().toISOString()),
      closedAt: null,
      purgedAt: null,
    },
  })
}

/** Closes it now. One that is closed stays as it is; a draft fails with `collection.not-open`. */
export async function closeCollection(
  tx: Tx,
  access: TerritoryAccess,
  now: Collection,
  version: number,
): Promise<void> {
  if (now.state === 'draft') throw new Problem('collection.not-open', 'conflict')
  if (now.state === 'closed') return
  await updateRecord(tx, access, collectionTable, now.id, {
    version,
    values: { state: 'closed', closedAt: new Date().toISOString() },
  })
}

export async function removeCollection(tx: Tx, access: TerritoryAccess, of: Place, version: number) {
  await removeRecord(tx, access, collectionTable, of.collectionId, version)
}

export async function restoreCollection(tx: Tx, access: TerritoryAccess, of: Place) {
  await restoreRecord(tx, access, collectionTable, of.collectionId)
}

/**
 * Closes what should have closed by itself, erases addresses and answers whose time is over and files that no answer
 * names, in every territory: for the instance's own job. `today`: YYYY-MM-DD.
 */
export function purgeCollections(
  tx: Tx,
  today: string,
): Promise<{ addresses: number; collections: number; files: number }> {
  return tx.one('select * from purge_collections($1)', [today])
}
