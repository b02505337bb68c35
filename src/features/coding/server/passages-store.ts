import { FACILITATORS, type TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, proveParents, readCursor } from '#platform/server/record-store.ts'
import type { PassageEntry } from '../contract.ts'
import { withDescendants } from '../domain/codebook.ts'
import { textOf } from '../domain/passage.ts'
import { ensureCoder } from './coders-store.ts'
import { readCodes } from './codes-store.ts'
import { codeTable } from './coding-tables.ts'
import { readSourceText, SOURCE_NAMES, SOURCE_STANDS, SOURCE_TITLE } from './sources-store.ts'

type Maybe<T> = { readonly [K in keyof T]?: T[K] | undefined }
type One = { readonly evaluationId: string; readonly id: string }
type Place = { readonly start: number; readonly end: number; readonly digest: string }
type Filter = { evaluationId: string; limit: number; cursor?: string | undefined } & Maybe<{
  id: string
  sourceId: string
  codeId: string
  coderId: string
  sign: string
  state: string
  withMemo: boolean
  blind: boolean
  q: string
}>

const ENTRY = `p.id, p.version, p.created_at as "createdAt", p.deleted_at as "deletedAt", p.evaluation_id as "evaluationId",
  p.source_id as "sourceId", ${SOURCE_TITLE} as "sourceTitle", p.code_id as "codeId", p.coder_id as "coderId",
  coalesce(o.name, k.name) as "coderName", k.person_id is not distinct from $3 as "isMine", p.start_at as start, p.end_at as "end",
  p.words, p.words_before as "wordsBefore", p.state, p.memo,
  coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'sign', q.sign, 'lineId', q.line_id, 'linkId', q.link_id) order by q.created_at)
    from quote q where q.territory_id = p.territory_id and q.source_id = p.id and q.deleted_at is null and q.purged_at is null), '[]') as quotes`

/** Passages in the order of texts, then of each text; one of them where `id` says which, deleted ones then too. */
export async function findPassagePage(
  tx: Tx,
  access: TerritoryAccess,
  asked: Filter,
): Promise<Page<PassageEntry>> {
  const { evaluationId, codeId } = asked
  const codeIds =
    codeId === undefined ? null : [...withDescendants(await readCodes(tx, access, evaluationId), codeId)]
  const offset = readCursor(asked.cursor)
  const rows = await tx.rows<PassageEntry & { full: number }>(
    `select ${ENTRY}, count(*) over ()::int as full
     from coding_passage p join coding_source s on s.id = p.source_id ${SOURCE_NAMES}
       join coding_coder k on k.id = p.coder_id left join person o on o.id = k.person_id
     where p.territory_id = $1 and p.evaluation_id = $2 and ($4::uuid is null and p.deleted_at is null and ${SOURCE_STANDS} or p.id = $4)
       and ($5::uuid is null or p.source_id = $5) and ($6::uuid[] is null or p.code_id = any ($6)) and ($7::uuid is null or p.coder_id = $7)
       and ($8::text is null or exists (select 1 from quote q where q.territory_id = p.territory_id and q.source_id = p.id and q.sign = $8 and q.deleted_at is null))
       and ($9::text is null or p.state = $9) and (not $10::boolean or p.memo <> '') and (not $11::boolean or k.person_id = $3)
       and ($12::text is null or position(lower($12) in lower(p.words || ' ' || p.memo)) > 0)
     order by s.created_at, s.id, p.start_at, p.end_at, p.created_at, p.id limit ${asked.limit} offset ${offset}`,
    [
      access.territoryId,
      evaluationId,
      access.personId,
      asked.id ?? null,
      asked.sourceId ?? null,
      codeIds,
      asked.coderId ?? null,
      asked.sign ?? null,
      asked.state ?? null,
      asked.withMemo ?? false,
      asked.blind ?? false,
      asked.q ?? null,
    ],
  )
  return pageOfRows<PassageEntry>(rows, offset)
}

/** @throws Problem `record.absent` */
export async function getPassage(
  tx: Tx,
  access: TerritoryAccess,
  { evaluationId, id }: One,
): Promise<PassageEntry> {
  const { items } = await findPassagePage(tx, access, { evaluationId, id, limit: 1 })
  if (!items[0]) throw new Problem('record.absent', 'absent', { kind: 'coding-passage', id })
  return items[0]
}

/** The words at a place. @throws `coding.text-changed` when it was drawn on another state of the text */
async function wordsAt(tx: Tx, access: TerritoryAccess, source: One, place: Place): Promise<string> {
  const { text, digest } = await readSourceText(tx, access, source, true)
  if (digest !== place.digest) throw new Problem('coding.text-changed', 'conflict')
  return textOf(text, place)
}

async function proveCode(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  codeId: string,
): Promise<void> {
  await proveParents(tx, access, codeTable, codeId, { evaluationId })
  const stands = await tx.maybe(
    'select 1 from code where territory_id = $1 and id = $2 and deleted_at is null',
    [access.territoryId, codeId],
  )
  if (!stands) throw new Problem('coding.code-unknown', 'caller', { id: codeId })
}

type New = Place & {
  evaluationId: string
  id?: string | undefined
  sourceId: string
  codeId: string
  memo: string
}

/** Puts a code on a place, once: sent twice, or said twice of the same place, it is the same passage. */
export async function createPassage(tx: Tx, access: TerritoryAccess, made: New): Promise<PassageEntry> {
  const { evaluationId, sourceId, codeId } = made
  await proveCode(tx, access, evaluationId, codeId)
  const words = await wordsAt(tx, access, { evaluationId, id: sourceId }, made)
  const coderId = await ensureCoder(tx, access, evaluationId)
  const row = await tx.maybe<{ id: string }>(
    `insert into coding_passage (id, territory_id, evaluation_id, source_id, code_id, coder_id, start_at, end_at, words, memo)
     values (coalesce($1, gen_random_uuid()), $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
    [
      made.id ?? null,
      access.territoryId,
      evaluationId,
      sourceId,
      codeId,
      coderId,
      made.start,
      made.end,
      words,
      made.memo,
    ],
  )
  if (row) return getPassage(tx, access, { evaluationId, id: row.id })
  const here = await tx.maybe<{ id: string }>(
    `select id from coding_passage where territory_id = $1 and source_id = $2 and coder_id = $3 and code_id = $4 and start_at = $5
       and end_at = $6 and (deleted_at is null and state <> 'lost' or id = $7) order by id = $7 desc limit 1`,
    [access.territoryId, sourceId, coderId, codeId, made.start, made.end, made.id ?? null],
  )
  if (!here) throw new Problem('coding.passage-taken', 'conflict')
  return getPassage(tx, access, { evaluationId, id: here.id })
}

/** A passage says what its coder saw: she changes it, and whoever facilitates. @throws `coding.not-yours` */
async function holdPassage(tx: Tx, access: TerritoryAccess, one: One): Promise<PassageEntry> {
  await tx.query('select 1 from coding_passage where territory_id = $1 and id = $2 for update', [
    access.territoryId,
    one.id,
  ])
  const passage = await getPassage(tx, access, one)
  if (!passage.isMine && !FACILITATORS.includes(access.role))
    throw new Problem('coding.not-yours', 'forbidden', { coder: passage.coderName })
  return passage
}

function refuseStale(current: PassageEntry, version: number): void {
  if (current.deletedAt !== null)
    throw new Problem('record.deleted', 'conflict', { kind: 'coding-passage', id: current.id, current })
  if (current.version !== version)
    throw new Problem('record.stale', 'conflict', {
      kind: 'coding-passage',
      id: current.id,
      current,
      yours: {},
      fields: [],
      by: null,
    })
}

type Change = One & { version: number; values: Maybe<{ memo: string; codeId: string; place: Place }> }

/** Changes the memo or the code, or draws a passage anew, which settles it. */
export async function updatePassage(
  tx: Tx,
  access: TerritoryAccess,
  { values, ...one }: Change,
): Promise<PassageEntry> {
  const current = await holdPassage(tx, access, one)
  refuseStale(current, one.version)
  const { memo = current.memo, codeId = current.codeId, place } = values
  if (codeId !== current.codeId) await proveCode(tx, access, one.evaluationId, codeId)
  const settled = place && {
    start: place.start,
    end: place.end,
    words: await wordsAt(tx, access, { evaluationId: one.evaluationId, id: current.sourceId }, place),
    wordsBefore: '',
    state: 'placed',
  }
  const { start, end, words, wordsBefore, state } = settled ?? current
  const taken = await tx.maybe(
    `select 1 from coding_passage o, coding_passage p where p.territory_id = $1 and p.id = $2 and o.source_id = p.source_id and o.coder_id = p.coder_id
       and o.id <> p.id and o.code_id = $3 and o.start_at = $4 and o.end_at = $5 and o.deleted_at is null and o.state <> 'lost' and $6 <> 'lost'`,
    [access.territoryId, one.id, codeId, start, end, state],
  )
  if (taken) throw new Problem('coding.passage-taken', 'conflict')
  await tx.query(
    `update coding_passage set memo = $3, code_id = $4, start_at = $5, end_at = $6, words = $7, words_before = $8, state = $9
     where territory_id = $1 and id = $2`,
    [access.territoryId, one.id, memo, codeId, start, end, words, wordsBefore, state],
  )
  return getPassage(tx, access, one)
}

export async function removePassage(
  tx: Tx,
  access: TerritoryAccess,
  one: One & { version: number },
): Promise<PassageEntry> {
  refuseStale(await holdPassage(tx, access, one), one.version)
  await tx.query('update coding_passage set deleted_at = now() where territory_id = $1 and id = $2', [
    access.territoryId,
    one.id,
  ])
  return getPassage(tx, access, one)
}

/** Undoes a deletion, unless its text or its code is gone, or the same was coded anew. */
export async function restorePassage(tx: Tx, access: TerritoryAccess, one: One): Promise<PassageEntry> {
  const passage = await holdPassage(tx, access, one)
  if (passage.deletedAt === null) return passage
  await readSourceText(tx, access, { evaluationId: one.evaluationId, id: passage.sourceId })
  await proveCode(tx, access, one.evaluationId, passage.codeId)
  await tx.query(
    `update coding_passage p set deleted_at = null where p.territory_id = $1 and p.id = $2
       and not exists (select 1 from coding_passage o where o.source_id = p.source_id and o.coder_id = p.coder_id and o.code_id = p.code_id
         and o.start_at = p.start_at and o.end_at = p.end_at and o.deleted_at is null and o.state <> 'lost' and p.state <> 'lost')`,
    [access.territoryId, one.id],
  )
  return getPassage(tx, access, one)
}
