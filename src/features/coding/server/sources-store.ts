import { createHash } from 'node:crypto'
import { readInterviewText } from '#features/interviews/server/notes-store.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, proveParents, readCursor, removeRecord } from '#platform/server/record-store.ts'
import type { CodingSource, CodingText } from '../contract.ts'
import { ensureCoder } from './coders-store.ts'
import { restoreMoment } from './codes-store.ts'

type One = { readonly evaluationId: string; readonly id: string }
type Asked = { evaluationId: string; limit: number; cursor?: string | undefined }

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The text may be looked at: nobody deleted it, and of an interview the consent to notes stands. */
export const SOURCE_STANDS = `s.deleted_at is null and (s.interview_id is null or agrees_to(s.interview_id, 'notes'))`

/** How a text is called, where the interview has no name ''. */
export const SOURCE_TITLE = `coalesce(nullif(s.title, ''), e.title, st.name, a.name, nullif(i.described_as, ''), '')`
export const SOURCE_NAMES = `left join interview i on i.id = s.interview_id left join stakeholder st on st.id = i.stakeholder_id
  left join actor a on a.id = i.actor_id left join event e on e.id = i.event_id and e.deleted_at is null`

const ENTRY = `s.id, s.version, s.created_at as "createdAt", s.deleted_at as "deletedAt", s.evaluation_id as "evaluationId",
  s.interview_id as "interviewId", i.format, ${SOURCE_TITLE} as title, i.takes_place_on as "takesPlaceOn", s.length, s.digest,
  coalesce((select t.text <> s.text from interview_text t where t.interview_id = s.interview_id), false) as "isBehind",
  coalesce(n.passages, 0) as passages, coalesce(n.mine, 0) as mine, coalesce(n.unsettled, 0) as unsettled,
  array(select r.coder_id from coding_reading r where r.source_id = s.id order by r.created_at) as "readBy"`
const JOINED = `coding_source s ${SOURCE_NAMES} left join lateral (
    select count(*)::int as passages, count(*) filter (where k.person_id = $3)::int as mine,
      count(*) filter (where p.state <> 'placed')::int as unsettled
    from coding_passage p join coding_coder k on k.id = p.coder_id where p.source_id = s.id and p.deleted_at is null) n on true`

/** Texts that are coded, in the order in which they were taken. */
export async function findSourcePage(
  tx: Tx,
  access: TerritoryAccess,
  asked: Asked,
): Promise<Page<CodingSource>> {
  const offset = readCursor(asked.cursor)
  const rows = await tx.rows<CodingSource & { full: number }>(
    `select ${ENTRY}, count(*) over ()::int as full from ${JOINED}
     where s.territory_id = $1 and s.evaluation_id = $2 and ${SOURCE_STANDS} order by s.created_at, s.id limit ${asked.limit} offset ${offset}`,
    [access.territoryId, asked.evaluationId, access.personId],
  )
  return pageOfRows<CodingSource>(rows, offset)
}

/** A text without its words, deleted ones too. @throws Problem `record.absent` */
export async function getSource(tx: Tx, access: TerritoryAccess, one: One): Promise<CodingSource> {
  const row = await tx.maybe<CodingSource>(
    `select ${ENTRY} from ${JOINED} where s.territory_id = $1 and s.evaluation_id = $2 and s.id = $4`,
    [access.territoryId, one.evaluationId, access.personId, one.id],
  )
  if (!row) throw new Problem('record.absent', 'absent', { kind: 'coding-source', id: one.id })
  return row
}

/** The words as they are coded. @throws Problem `record.absent` once they may not be read any more */
export async function readSourceText(
  tx: Tx,
  access: TerritoryAccess,
  one: One,
  hold = false,
): Promise<{ id: string; text: string; digest: string; interviewId: string | null }> {
  const row = await tx.maybe<{ id: string; text: string; digest: string; interviewId: string | null }>(
    `select s.id, s.text, s.digest, s.interview_id as "interviewId" from coding_source s
     where s.territory_id = $1 and s.evaluation_id = $2 and s.id = $3 and ${SOURCE_STANDS} ${hold ? 'for share' : ''}`,
    [access.territoryId, one.evaluationId, one.id],
  )
  if (!row) throw new Problem('record.absent', 'absent', { kind: 'coding-source', id: one.id })
  return row
}

export async function getText(tx: Tx, access: TerritoryAccess, one: One): Promise<CodingText> {
  const { text } = await readSourceText(tx, access, one)
  return { ...(await getSource(tx, access, one)), text }
}

/** Interviews and meetings that have a text which is not coded yet. */
export async function findCandidatePage(tx: Tx, access: TerritoryAccess, asked: Asked) {
  const offset = readCursor(asked.cursor)
  const rows = await tx.rows<{
    interviewId: string
    title: string
    takesPlaceOn: string | null
    full: number
  }>(
    `select i.id as "interviewId", coalesce(e.title, st.name, a.name, nullif(i.described_as, ''), '') as title,
       i.takes_place_on as "takesPlaceOn", count(*) over ()::int as full
     from interview i join interview_text t on t.interview_id = i.id and btrim(t.text) <> '' left join stakeholder st on st.id = i.stakeholder_id
       left join actor a on a.id = i.actor_id left join event e on e.id = i.event_id and e.deleted_at is null
     where i.territory_id = $1 and i.evaluation_id = $2 and agrees_to(i.id, 'notes')
       and not exists (select 1 from coding_source s where s.interview_id = i.id and s.deleted_at is null)
     order by i.takes_place_on nulls last, i.created_at limit ${asked.limit} offset ${offset}`,
    [access.territoryId, asked.evaluationId],
  )
  return pageOfRows<{ interviewId: string; title: string; takesPlaceOn: string | null }>(rows, offset)
}

type NewSource = { interviewId?: string | undefined; title?: string | undefined; text?: string | undefined }

/** Takes a text, frozen as it stands; that of an interview is taken once. */
export async function createSource(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  told: NewSource,
): Promise<CodingSource> {
  const { interviewId } = told
  if (interviewId !== undefined) {
    await proveParents(tx, access, { table: 'interview', kind: 'interview' }, interviewId, { evaluationId })
    const here = await tx.maybe<{ id: string }>(
      'select id from coding_source where territory_id = $1 and interview_id = $2 and deleted_at is null',
      [access.territoryId, interviewId],
    )
    if (here) return getSource(tx, access, { evaluationId, id: here.id })
  }
  // PostgreSQL keeps no NUL; its place is, so that no position moves
  const given =
    interviewId === undefined ? (told.text ?? '') : (await readInterviewText(tx, access, interviewId)).text
  const text = given.replaceAll('\0', '\ufffd')
  if (text.trim() === '') throw new Problem('coding.text-empty', 'caller')
  if (interviewId === undefined && !told.title) throw new Problem('coding.title-missing', 'caller')
  const { id } = await tx.one<{ id: string }>(
    `insert into coding_source (territory_id, evaluation_id, interview_id, title, text, length, digest)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [
      access.territoryId,
      evaluationId,
      interviewId ?? null,
      told.title ?? '',
      text,
      text.length,
      digestOf(text),
    ],
  )
  return getSource(tx, access, { evaluationId, id })
}

const sourceTable = { table: 'coding_source', kind: 'coding-source', fields: ['evaluationId', 'title'] }

export async function renameSource(
  tx: Tx,
  access: TerritoryAccess,
  one: One & { version: number; title?: string | undefined },
) {
  const before = await getSource(tx, access, one)
  if (one.title === undefined) return before
  if (one.title === '' && before.interviewId === null) throw new Problem('coding.title-missing', 'caller')
  const done = await tx.maybe(
    'update coding_source set title = $3 where territory_id = $1 and id = $2 and version = $4 and deleted_at is null returning id',
    [access.territoryId, one.id, one.title, one.version],
  )
  if (!done)
    throw new Problem('record.stale', 'conflict', {
      kind: 'coding-source',
      id: one.id,
      current: before,
      yours: { title: one.title },
      fields: ['title'],
      by: null,
    })
  return getSource(tx, access, one)
}

/** Deletes a text with its passages, in one moment by which they come back together. */
export async function removeSource(
  tx: Tx,
  access: TerritoryAccess,
  one: One & { version: number },
): Promise<CodingSource> {
  await getSource(tx, access, one)
  await removeRecord(tx, access, sourceTable, one.id, one.version)
  await tx.query(
    'update coding_passage set deleted_at = now() where territory_id = $1 and source_id = $2 and deleted_at is null',
    [access.territoryId, one.id],
  )
  return getSource(tx, access, one)
}

export async function restoreSource(tx: Tx, access: TerritoryAccess, one: One): Promise<CodingSource> {
  const { interviewId, deletedAt } = await getSource(tx, access, one)
  const taken =
    interviewId !== null &&
    deletedAt !== null &&
    (await tx.maybe(
      'select 1 from coding_source where territory_id = $1 and interview_id = $2 and deleted_at is null',
      [access.territoryId, interviewId],
    ))
  if (taken) throw new Problem('coding.source-taken-again', 'conflict')
  if (deletedAt !== null) await restoreMoment(tx, access, 'coding_source', one.id)
  return getSource(tx, access, one)
}

/** Says or takes back that whoever asks has read a text to its end. */
export async function markReading(
  tx: Tx,
  access: TerritoryAccess,
  one: One & { isRead: boolean },
): Promise<CodingSource> {
  await readSourceText(tx, access, one)
  const coderId = await ensureCoder(tx, access, one.evaluationId)
  if (one.isRead)
    await tx.query(
      `insert into coding_reading (territory_id, evaluation_id, source_id, coder_id) values ($1, $2, $3, $4)
       on conflict (source_id, coder_id) do nothing`,
      [access.territoryId, one.evaluationId, one.id, coderId],
    )
  else
    await tx.query(
      'delete from coding_reading where territory_id = $1 and source_id = $2 and coder_id = $3',
      [access.territoryId, one.id, coderId],
    )
  return getSource(tx, access, one)
}
