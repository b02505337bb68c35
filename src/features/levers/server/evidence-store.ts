import type { z } from 'zod'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import {
  findRecordPage,
  getRecord,
  insertRecord,
  type RecordTable,
  removeRecord,
  restoreRecord,
} from '#platform/server/record-store.ts'
import type { evidenceSchema } from '../contract.ts'

export type Evidence = z.infer<typeof evidenceSchema>
export type EvidenceOwner = Evidence['ownerKind']

const evidenceTable: RecordTable = {
  table: 'evidence_file',
  kind: 'evidence-file',
  fields: ['checkItemId', 'judgementId', 'eventId', 'name', 'mime', 'bytes', 'note', 'purgedAt'],
}

const OWNER_FIELDS: Readonly<Record<EvidenceOwner, 'checkItemId' | 'judgementId' | 'eventId'>> = {
  'check-item': 'checkItemId',
  judgement: 'judgementId',
  event: 'eventId',
}
const OWNERS = Object.keys(OWNER_FIELDS) as EvidenceOwner[]

type Row = Omit<Evidence, 'ownerKind' | 'ownerId'> & {
  readonly [F in (typeof OWNER_FIELDS)[EvidenceOwner] | 'purgedAt']: string | null
}

function present(row: Row): Evidence {
  const ownerKind = OWNERS.find((kind) => row[OWNER_FIELDS[kind]] !== null) ?? 'event'
  const { id, version, createdAt, deletedAt, name, bytes, note } = row
  const ownerId = row[OWNER_FIELDS[ownerKind]] ?? ''
  return { id, version, createdAt, deletedAt, ownerKind, ownerId, name, mime: 'application/pdf', bytes, note }
}

/** Files, oldest first; of one record where it is said. */
export async function findEvidencePage(
  tx: Tx,
  access: TerritoryAccess,
  asked: {
    cursor?: string | undefined
    limit: number
    ownerKind?: EvidenceOwner | undefined
    ownerId?: string | undefined
  },
): Promise<Page<Evidence>> {
  const { ownerKind, ownerId, ...page } = asked
  const fields = OWNERS.map((kind) => OWNER_FIELDS[kind])
  const where = ownerKind && ownerId ? { [OWNER_FIELDS[ownerKind]]: ownerId } : {}
  const columns = ['check_item_id', 'judgement_id', 'event_id']
  const kinds = ownerKind ? [columns[fields.indexOf(OWNER_FIELDS[ownerKind])]] : []
  const found = await findRecordPage(tx, access, evidenceTable, {
    ...page,
    where,
    filter: { sql: () => kinds.map((column) => `r.${column} is not null`).join() || 'true', params: [] },
  })
  return { ...found, items: found.items.map((row) => present(row as Row)) }
}

/** Fails with `levers.file-gone` once destroyed, with `record.absent`. */
export async function getEvidence(tx: Tx, access: TerritoryAccess, id: string): Promise<Evidence> {
  const row = (await getRecord(tx, access, evidenceTable, id)) as Row
  if (row.purgedAt !== null) throw new Problem('levers.file-gone', 'gone')
  return present(row)
}

export async function insertEvidence(
  tx: Tx,
  access: TerritoryAccess,
  kept: { ownerKind: EvidenceOwner; ownerId: string; name: string; note: string },
  content: Uint8Array,
): Promise<Evidence> {
  const { ownerKind, ownerId, name, note } = kept
  const row = (await insertRecord(tx, access, evidenceTable, {
    [OWNER_FIELDS[ownerKind]]: ownerId,
    name,
    note,
    mime: 'application/pdf',
    bytes: content.length,
  })) as Row
  await tx.query('insert into evidence_content (file_id, territory_id, content) values ($1, $2, $3)', [
    row.id,
    access.territoryId,
    Buffer.from(content),
  ])
  return present(row)
}

export async function readEvidenceContent(
  tx: Tx,
  access: TerritoryAccess,
  id: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const row = await tx.maybe<{ content: Buffer }>(
    'select content from evidence_content where territory_id = $1 and file_id = $2',
    [access.territoryId, id],
  )
  if (!row) throw new Problem('levers.file-gone', 'gone')
  return new Uint8Array(row.content)
}

export async function removeEvidence(
  tx: Tx,
  access: TerritoryAccess,
  { id, version }: { id: string; version: number },
): Promise<Evidence> {
  return present((await removeRecord(tx, access, evidenceTable, id, version)) as Row)
}

export async function restoreEvidence(tx: Tx, access: TerritoryAccess, id: string): Promise<Evidence> {
  await getEvidence(tx, access, id)
  return present((await restoreRecord(tx, access, evidenceTable, id)) as Row)
}

/** Files deleted thirty days ago are destroyed, in every territory. Returns how many. For the periodic job. */
export async function purgeEvidence(tx: Tx): Promise<number> {
  const { purged } = await tx.one<{ purged: number }>('select purge_evidence() as purged')
  return purged
}
