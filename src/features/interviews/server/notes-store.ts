import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import {
  findRecordPage,
  getRecord,
  proveParents,
  removeRecord,
  restoreRecord,
} from '#platform/server/record-store.ts'
import type { InterviewNote, InterviewText } from '../contract.ts'
import { interviewTable, noteTable } from './interviews-tables.ts'

export type InterviewPlace = { readonly evaluationId: string; readonly interviewId: string }
export type NewNote = InterviewPlace & {
  readonly noteId: string
  readonly text: string
  readonly atSeconds: number | null
  readonly isVerbatim: boolean
  readonly itemId: string | null
  readonly position: number
  readonly revision: number
}

/** @throws Problem `record.absent` under another evaluation */
export async function proveInterview(tx: Tx, access: TerritoryAccess, place: InterviewPlace): Promise<void> {
  await getRecord(tx, access, interviewTable, place.interviewId)
  await proveParents(tx, access, interviewTable, place.interviewId, { evaluationId: place.evaluationId })
}

export async function findNotePage(
  tx: Tx,
  access: TerritoryAccess,
  { interviewId }: InterviewPlace,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<InterviewNote>> {
  const found = await findRecordPage(tx, access, noteTable, { ...page, where: { interviewId } })
  return found as unknown as Page<InterviewNote>
}

/** Writes a note once, however often it arrives; an older revision changes nothing, and what was deleted stays so. */
export async function putNote(tx: Tx, access: TerritoryAccess, note: NewNote): Promise<InterviewNote> {
  await tx.query(
    `insert into interview_note (id, territory_id, evaluation_id, interview_id, text, at_seconds, is_verbatim, item_id, position, revision)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (id) do update set text = excluded.text, at_seconds = excluded.at_seconds, is_verbatim = excluded.is_verbatim,
       item_id = excluded.item_id, position = excluded.position, revision = excluded.revision
     where interview_note.interview_id = excluded.interview_id and interview_note.revision < excluded.revision
       and interview_note.deleted_at is null`,
    [
      note.noteId,
      access.territoryId,
      note.evaluationId,
      note.interviewId,
      note.text,
      note.atSeconds,
      note.isVerbatim,
      note.itemId,
      note.position,
      note.revision,
    ],
  )
  return getNote(tx, access, note.interviewId, note.noteId)
}

async function getNote(
  tx: Tx,
  access: TerritoryAccess,
  interviewId: string,
  id: string,
): Promise<InterviewNote> {
  await proveParents(tx, access, noteTable, id, { interviewId })
  return (await getRecord(tx, access, noteTable, id)) as unknown as InterviewNote
}

export async function removeNote(
  tx: Tx,
  access: TerritoryAccess,
  one: { interviewId: string; noteId: string; version: number },
): Promise<InterviewNote> {
  await getNote(tx, access, one.interviewId, one.noteId)
  return (await removeRecord(tx, access, noteTable, one.noteId, one.version)) as unknown as InterviewNote
}

export async function restoreNote(
  tx: Tx,
  access: TerritoryAccess,
  one: { interviewId: string; noteId: string },
): Promise<InterviewNote> {
  await getNote(tx, access, one.interviewId, one.noteId)
  return (await restoreRecord(tx, access, noteTable, one.noteId)) as unknown as InterviewNote
}

/** What was said, as one text; empty with version 0 while nobody has written any. */
export async function readInterviewText(
  tx: Tx,
  access: TerritoryAccess,
  interviewId: string,
): Promise<InterviewText> {
  const row = await tx.maybe<InterviewText>(
    'select id, interview_id as "interviewId", version, text from interview_text where territory_id = $1 and interview_id = $2',
    [access.territoryId, interviewId],
  )
  return row ?? { id: null, interviewId, version: 0, text: '' }
}

/** Fails with `record.stale` and the text as it stands when somebody wrote meanwhile. */
export async function writeInterviewText(
  tx: Tx,
  access: TerritoryAccess,
  { evaluationId, interviewId, version, text }: InterviewPlace & { version: number; text: string },
): Promise<InterviewText> {
  const written =
    version === 0
      ? await tx.maybe(
          `insert into interview_text (territory_id, evaluation_id, interview_id, text) values ($1, $2, $3, $4)
           on conflict (interview_id) do nothing returning id`,
          [access.territoryId, evaluationId, interviewId, text],
        )
      : await tx.maybe(
          'update interview_text set text = $4 where territory_id = $1 and interview_id = $2 and version = $3 returning id',
          [access.territoryId, interviewId, version, text],
        )
  const current = await readInterviewText(tx, access, interviewId)
  if (!written && current.text !== text)
    throw new Problem('record.stale', 'conflict', {
      kind: 'interview-text',
      id: interviewId,
      current,
      yours: { text },
      fields: ['text'],
      by: null,
    })
  return current
}
