import type { z } from 'zod'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import {
  findRecordPage,
  getRecord,
  insertRecord,
  proveParents,
  type RecordTable,
  removeRecord,
  restoreRecord,
  updateRecord,
} from '#platform/server/record-store.ts'
import type { attachmentSchema } from '../domain/attachment-contract.ts'

export type Attachment = z.infer<typeof attachmentSchema>

const attachmentTable: RecordTable = {
  table: 'attachment',
  kind: 'attachment',
  fields: [
    'evaluationId',
    'ownerKind',
    'ownerId',
    'slot',
    'kind',
    'mime',
    'name',
    'bytes',
    'alt',
    'transcript',
    'consentHow',
    'consentBy',
    'consentOn',
    'consentFor',
    'expiresOn',
    'purgedAt',
  ],
}

type Values = Readonly<Record<string, unknown>>

/** Attachments of one record, oldest first; those deleted or destroyed are left out. */
export async function findAttachmentPage(
  tx: Tx,
  access: TerritoryAccess,
  asked: {
    evaluationId: string
    ownerKind: string
    ownerId: string
    limit: number
    cursor?: string | undefined
  },
): Promise<Page<Attachment>> {
  const { limit, cursor, evaluationId, ownerKind, ownerId } = asked
  const where = { evaluationId, ownerKind, ownerId }
  return (await findRecordPage(tx, access, attachmentTable, { limit, cursor, where })) as Page<Attachment>
}

/** @throws Problem `record.absent` under another evaluation */
export async function getAttachment(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  id: string,
): Promise<Attachment> {
  await proveParents(tx, access, attachmentTable, id, { evaluationId })
  return (await getRecord(tx, access, attachmentTable, id)) as Attachment
}

/** Keeps what is told of a file and its bytes, in the caller's transaction. */
export async function insertAttachment(
  tx: Tx,
  access: TerritoryAccess,
  values: Values,
  content: Uint8Array,
): Promise<Attachment> {
  const kept = (await insertRecord(tx, access, attachmentTable, {
    ...values,
    bytes: content.length,
  })) as Attachment
  await tx.query(
    'insert into attachment_content (attachment_id, territory_id, content) values ($1, $2, $3)',
    [kept.id, access.territoryId, Buffer.from(content)],
  )
  return kept
}

/** @throws Problem `attachments.content-gone` (gone) once destroyed */
export async function readAttachmentContent(
  tx: Tx,
  access: TerritoryAccess,
  id: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const row = await tx.maybe<{ content: Buffer }>(
    'select content from attachment_content where territory_id = $1 and attachment_id = $2',
    [access.territoryId, id],
  )
  if (!row) throw new Problem('attachments.content-gone', 'gone')
  return new Uint8Array(row.content)
}

export async function changeAttachment(
  tx: Tx,
  access: TerritoryAccess,
  id: string,
  version: number,
  values: Values,
): Promise<Attachment> {
  return (await updateRecord(tx, access, attachmentTable, id, { version, values })) as Attachment
}

export async function removeAttachment(
  tx: Tx,
  access: TerritoryAccess,
  id: string,
  version: number,
): Promise<Attachment> {
  return (await removeRecord(tx, access, attachmentTable, id, version)) as Attachment
}

export async function restoreAttachment(tx: Tx, access: TerritoryAccess, id: string): Promise<Attachment> {
  return (await restoreRecord(tx, access, attachmentTable, id)) as Attachment
}

/**
 * Destroys the bytes and words of attachments deleted 30 days ago or whose consent has expired, in every territory.
 * Returns how many. For a periodic job: it asks on behalf of nobody.
 */
export async function purgeAttachments(tx: Tx): Promise<number> {
  const { emptied } = await tx.one<{ emptied: number }>('select purge_attachments() as emptied')
  return emptied
}

/** A consent that is withdrawn ended before today: what was kept under it is destroyed in this transaction. */
export async function withdrawConsent(tx: Tx, access: TerritoryAccess, id: string): Promise<void> {
  await tx.query(
    `update attachment set expires_on = current_date - 2 where territory_id = $1 and id = $2 and purged_at is null`,
    [access.territoryId, id],
  )
  await purgeAttachments(tx)
}
