import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { presentRow, proveParents, removeRecord, selectList } from '#platform/server/record-store.ts'
import type { CodeEntry, CodeRecord } from '../contract.ts'
import {
  type Code,
  type CodedPlace,
  type CodeMove,
  mergeCodes,
  moveCode,
  withDescendants,
} from '../domain/codebook.ts'
import { codeTable } from './coding-tables.ts'

type One = { readonly evaluationId: string; readonly id: string }
type Place = { readonly parentId: string | null; readonly index: number }

/** Makes those who change one codebook wait for each other: a tree is only sound as a whole. */
export async function holdCodebook(tx: Tx, evaluationId: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('codebook ' || $1, 0))", [evaluationId])
}

/** Every code that stands, in its order, with how often it is given. */
export async function readCodebook(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
): Promise<CodeEntry[]> {
  const rows = await tx.rows<Record<string, unknown>>(
    `select ${selectList(codeTable)}, r.is_codable, coalesce(n.passages, 0) as passages, coalesce(n.mine, 0) as mine
     from code r left join (
       select p.code_id, count(*)::int as passages, count(*) filter (where k.person_id = $3)::int as mine
       from coding_passage p join coding_coder k on k.id = p.coder_id
       where p.territory_id = $1 and p.evaluation_id = $2 and p.deleted_at is null group by 1) n on n.code_id = r.id
     where r.territory_id = $1 and r.evaluation_id = $2 and r.deleted_at is null order by ${codeTable.order}`,
    [access.territoryId, evaluationId, access.personId],
  )
  return rows.map((row) => presentRow(codeTable, row) as unknown as CodeEntry)
}

/** The codes as the rules know them. */
export function readCodes(tx: Tx, access: TerritoryAccess, evaluationId: string): Promise<Code[]> {
  return tx.rows<Code>(
    `select id, parent_id as "parentId", name, definition, color, position from code
     where territory_id = $1 and evaluation_id = $2 and deleted_at is null order by position, id`,
    [access.territoryId, evaluationId],
  )
}

async function writeMoves(tx: Tx, access: TerritoryAccess, moves: readonly CodeMove[]): Promise<void> {
  await tx.query(
    `update code c set parent_id = m."parentId", position = m.position
     from jsonb_to_recordset($2) as m(id uuid, "parentId" uuid, position int) where c.territory_id = $1 and c.id = m.id`,
    [access.territoryId, JSON.stringify(moves)],
  )
}

/** A new code stands last among its siblings unless a place is told. @throws `coding.code-unknown` for a parent that is elsewhere */
export async function lastPlace(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  parentId: string | null,
): Promise<number> {
  const codes = await readCodes(tx, access, evaluationId)
  if (parentId !== null && !codes.some(({ id }) => id === parentId))
    throw new Problem('coding.code-unknown', 'caller', { id: parentId })
  return (
    Math.max(-1, ...codes.filter((code) => code.parentId === parentId).map(({ position }) => position)) + 1
  )
}

/** Puts a code elsewhere. Returns where it stood, as the move that brings it back. */
export async function moveCodeTo(tx: Tx, access: TerritoryAccess, one: One, to: Place): Promise<Place> {
  await proveParents(tx, access, codeTable, one.id, { evaluationId: one.evaluationId })
  await holdCodebook(tx, one.evaluationId)
  const codes = await readCodes(tx, access, one.evaluationId)
  const code = codes.find(({ id }) => id === one.id)
  if (!code) throw new Problem('coding.code-unknown', 'caller', { id: one.id })
  const siblings = codes.filter(({ parentId }) => parentId === code.parentId)
  await writeMoves(tx, access, moveCode(codes, one.id, to))
  return { parentId: code.parentId, index: siblings.indexOf(code) }
}

/** Deletes a code, those below it and their passages, in one moment by which they come back together. */
export async function removeCode(
  tx: Tx,
  access: TerritoryAccess,
  one: One & { version: number },
): Promise<CodeRecord> {
  await holdCodebook(tx, one.evaluationId)
  const below = [...withDescendants(await readCodes(tx, access, one.evaluationId), one.id)]
  const removed = await removeRecord(tx, access, codeTable, one.id, one.version)
  const these = [access.territoryId, below]
  await tx.query(
    'update code set deleted_at = now() where territory_id = $1 and id = any ($2) and deleted_at is null',
    these,
  )
  await tx.query(
    'update coding_passage set deleted_at = now() where territory_id = $1 and code_id = any ($2) and deleted_at is null',
    these,
  )
  return removed as CodeRecord
}

/** What was deleted in the same moment as a record stands again; what somebody has made anew meanwhile stays as it is. */
export async function restoreMoment(
  tx: Tx,
  access: TerritoryAccess,
  table: 'code' | 'coding_source' | 'coding_import',
  id: string,
) {
  const moment = `(select deleted_at from ${table} where territory_id = $1 and id = $2)`
  const evaluation = `(select evaluation_id from ${table} where territory_id = $1 and id = $2)`
  const same = `territory_id = $1 and evaluation_id = ${evaluation} and deleted_at = ${moment}`
  const these = [access.territoryId, id]
  await tx.query(
    `update coding_passage p set deleted_at = null where ${same}
       and not exists (select 1 from coding_passage o where o.source_id = p.source_id and o.coder_id = p.coder_id and o.code_id = p.code_id
         and o.start_at = p.start_at and o.end_at = p.end_at and o.deleted_at is null and o.state <> 'lost' and p.state <> 'lost')`,
    these,
  )
  for (const other of ['coding_source', 'code'] as const)
    if (other !== table) await tx.query(`update ${other} set deleted_at = null where ${same}`, these)
  await tx.query(`update ${table} set deleted_at = null where ${same}`, these)
}

/** Merges a code into another; what it changed is kept, so that it can be undone. */
export async function mergeCodeInto(
  tx: Tx,
  access: TerritoryAccess,
  { evaluationId, id }: One,
  intoId: string,
) {
  await proveParents(tx, access, codeTable, id, { evaluationId })
  await holdCodebook(tx, evaluationId)
  const codes = await readCodes(tx, access, evaluationId)
  const passages = await tx.rows<CodedPlace>(
    `select id, source_id as "sourceId", code_id as "codeId", coder_id as "coderId", start_at as start, end_at as "end"
     from coding_passage where territory_id = $1 and code_id = any ($2) and deleted_at is null order by id`,
    [access.territoryId, [id, intoId]],
  )
  const merge = mergeCodes(codes, passages, id, intoId)
  const kept = codes.find((code) => code.id === intoId)
  const { recoded, dropped, moved } = merge
  const before = {
    recoded,
    dropped,
    definition: kept?.definition ?? '',
    moved: moved
      .map(({ id: child }) => codes.find((code) => code.id === child))
      .map((code) => ({
        id: code?.id,
        parentId: code?.parentId,
        position: code?.position,
      })),
  }
  await writeMoves(tx, access, moved)
  await tx.query('update coding_passage set deleted_at = now() where territory_id = $1 and id = any ($2)', [
    access.territoryId,
    dropped,
  ])
  await tx.query('update coding_passage set code_id = $3 where territory_id = $1 and id = any ($2)', [
    access.territoryId,
    recoded,
    intoId,
  ])
  await tx.query('update code set definition = left($3, 8000) where territory_id = $1 and id = $2', [
    access.territoryId,
    intoId,
    merge.definition,
  ])
  await tx.query('update code set deleted_at = now() where territory_id = $1 and id = $2', [
    access.territoryId,
    id,
  ])
  const made = await tx.one<{ id: string }>(
    'insert into coding_merge (territory_id, evaluation_id, kept_id, merged_id, before) values ($1, $2, $3, $4, $5) returning id',
    [access.territoryId, evaluationId, intoId, id, JSON.stringify(before)],
  )
  return { mergeId: made.id, recoded: recoded.length, dropped: dropped.length }
}

type Before = { recoded: string[]; dropped: string[]; definition: string; moved: CodeMove[] }

/** Undoes a merge once: passages that were coded anew or deleted since stay as they are. */
export async function undoMerge(tx: Tx, access: TerritoryAccess, { evaluationId, id }: One) {
  await proveParents(tx, access, { table: 'coding_merge', kind: 'coding-merge' }, id, { evaluationId })
  await holdCodebook(tx, evaluationId)
  const merge = await tx.maybe<{ kept: string; merged: string; before: Before }>(
    `update coding_merge set undone_at = now() where territory_id = $1 and id = $2 and undone_at is null
     returning kept_id as kept, merged_id as merged, before`,
    [access.territoryId, id],
  )
  if (!merge) return { restored: 0 }
  const { kept, merged, before } = merge
  await tx.query('update code set deleted_at = null where territory_id = $1 and id = $2', [
    access.territoryId,
    merged,
  ])
  await tx.query('update code set definition = $3 where territory_id = $1 and id = $2', [
    access.territoryId,
    kept,
    before.definition,
  ])
  await writeMoves(tx, access, before.moved)
  const back = await tx.query(
    'update coding_passage set code_id = $3 where territory_id = $1 and id = any ($2) and code_id = $4 and deleted_at is null',
    [access.territoryId, before.recoded, merged, kept],
  )
  const again = await tx.query(
    'update coding_passage set deleted_at = null where territory_id = $1 and id = any ($2)',
    [access.territoryId, before.dropped],
  )
  return { restored: (back.rowCount ?? 0) + (again.rowCount ?? 0) }
}
