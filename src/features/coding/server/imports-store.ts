import { randomUUID } from 'node:crypto'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { getRecord, insertRecord, proveParents, removeRecord } from '#platform/server/record-store.ts'
import type { CodingImport, ImportPreview } from '../contract.ts'
import { type ImportPlan, planImport, type StandingCoding } from '../domain/import-plan.ts'
import type { RefiContents } from '../domain/refi-contents.ts'
import { guidKey } from '../domain/refi-qda-model.ts'
import { holdCodebook, restoreMoment } from './codes-store.ts'
import { codingImportTable } from './coding-tables.ts'
import { readRefiApart } from './refi-reading.ts'
import { digestOf } from './sources-store.ts'

type One = { readonly evaluationId: string; readonly id: string }
type Keyed = { id: string; guid: string | null }
const keyOf = ({ id, guid }: Keyed) => guidKey(guid ?? id)

async function readStanding(tx: Tx, access: TerritoryAccess, evaluationId: string): Promise<StandingCoding> {
  const here = [access.territoryId, evaluationId]
  const rows = <R extends Keyed>(more: string, table: string, where = 'and deleted_at is null') =>
    tx.rows<R>(
      `select id, guid ${more} from ${table} where territory_id = $1 and evaluation_id = $2 ${where}`,
      here,
    )
  const codes = await rows<Keyed & { position: number; parentId: string | null }>(
    ', position, parent_id as "parentId"',
    'code',
  )
  const sources = await rows<Keyed & { digest: string }>(', digest', 'coding_source')
  const passages = await rows<Keyed & { sourceId: string }>(', source_id as "sourceId"', 'coding_passage')
  const tops = codes.filter(({ parentId }) => parentId === null)
  return {
    codes: new Map(codes.map((each) => [keyOf(each), each.id])),
    coders: new Map((await rows<Keyed>('', 'coding_coder', '')).map((each) => [keyOf(each), each.id])),
    sources: new Map(sources.map((each) => [keyOf(each), each])),
    passages: new Set(passages.map((each) => `${each.sourceId} ${keyOf(each)}`)),
    nextPosition: Math.max(-1, ...tops.map(({ position }) => position)) + 1,
  }
}

async function planFile(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  file: File,
): Promise<{ contents: RefiContents; plan: ImportPlan }> {
  const contents = await readRefiApart(new Uint8Array(await file.arrayBuffer()))
  const standing = await readStanding(tx, access, evaluationId)
  const unnamed = file.name.replace(/\.\w+$/, '').slice(0, 200) || '—'
  return { contents, plan: planImport(contents, standing, { newId: randomUUID, digestOf, unnamed }) }
}

const NAMES_SHOWN = 200

/** What would enter, told before anything does. */
export async function previewImport(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  file: File,
): Promise<ImportPreview> {
  const { contents, plan } = await planFile(tx, access, evaluationId, file)
  return {
    kind: contents.kind,
    origin: contents.origin,
    codes: plan.codes.length,
    codesHere: plan.codesHere,
    sources: plan.sources.length,
    sourcesHere: plan.sourcesHere,
    passages: plan.passages.length,
    passagesHere: plan.passagesHere,
    coders: plan.coders.map(({ name }) => name),
    codeNames: plan.codes.slice(0, NAMES_SHOWN).map(({ name }) => name),
    leftOut: [...plan.leftOut],
  }
}

/** Enters a file in this transaction, as a whole. */
export async function enterFile(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  file: File,
): Promise<CodingImport> {
  await holdCodebook(tx, evaluationId)
  const { contents, plan } = await planFile(tx, access, evaluationId, file)
  const made = await insertRecord(tx, access, codingImportTable, {
    evaluationId,
    fileName: file.name.slice(0, 300) || '—',
    kind: contents.kind,
    codesEntered: plan.codes.length,
    sourcesEntered: plan.sources.length,
    leftOut: plan.leftOut,
  })
  const id = String(made.id)
  const scope = [access.territoryId, evaluationId]
  const told = (rows: readonly object[]) => [...scope, id, JSON.stringify(rows)]
  await tx.query(
    `insert into code (territory_id, evaluation_id, import_id, id, parent_id, name, definition, color, position, is_codable, guid)
     select $1, $2, $3, r.id, r."parentId", r.name, r.definition, r.color, r.position, r."isCodable", r.guid
     from jsonb_to_recordset($4) as r(id uuid, "parentId" uuid, name text, definition text, color text, position int, "isCodable" boolean, guid text)`,
    told(plan.codes),
  )
  await tx.query(
    `insert into coding_coder (territory_id, evaluation_id, id, name, guid)
     select $1, $2, r.id, r.name, r.guid from jsonb_to_recordset($3) as r(id uuid, name text, guid text)`,
    [...scope, JSON.stringify(plan.coders)],
  )
  await tx.query(
    `insert into coding_source (territory_id, evaluation_id, import_id, id, title, text, length, digest, guid)
     select $1, $2, $3, r.id, r.title, r.text, r.length, r.digest, r.guid
     from jsonb_to_recordset($4) as r(id uuid, title text, text text, length int, digest text, guid text)`,
    told(plan.sources),
  )
  const entered = await tx.query(
    `insert into coding_passage (territory_id, evaluation_id, import_id, id, source_id, code_id, coder_id, start_at, end_at, words, memo, guid)
     select $1, $2, $3, r.id, r."sourceId", r."codeId", r."coderId", r.start, r."end", r.words, r.memo, r.guid
     from jsonb_to_recordset($4) as r(id uuid, "sourceId" uuid, "codeId" uuid, "coderId" uuid, start int, "end" int, words text, memo text, guid text)
     on conflict do nothing`,
    told(plan.passages),
  )
  await tx.query('update coding_import set passages_entered = $3 where territory_id = $1 and id = $2', [
    access.territoryId,
    id,
    entered.rowCount ?? 0,
  ])
  return (await getRecord(tx, access, codingImportTable, id)) as CodingImport
}

/** Undoes a file: its codes, texts and passages, and whatever was coded since with its codes or on its texts. */
export async function removeImport(
  tx: Tx,
  access: TerritoryAccess,
  one: One & { version: number },
): Promise<CodingImport> {
  await proveParents(tx, access, codingImportTable, one.id, { evaluationId: one.evaluationId })
  const removed = await removeRecord(tx, access, codingImportTable, one.id, one.version)
  const these = [access.territoryId, one.id]
  await tx.query(
    `update coding_passage p set deleted_at = now() where p.territory_id = $1 and p.deleted_at is null and (p.import_id = $2
       or exists (select 1 from code c where c.id = p.code_id and c.import_id = $2) or exists (select 1 from coding_source s where s.id = p.source_id and s.import_id = $2))`,
    these,
  )
  for (const table of ['code', 'coding_source'])
    await tx.query(
      `update ${table} set deleted_at = now() where territory_id = $1 and import_id = $2 and deleted_at is null`,
      these,
    )
  return removed as CodingImport
}

export async function restoreImport(tx: Tx, access: TerritoryAccess, one: One): Promise<CodingImport> {
  await proveParents(tx, access, codingImportTable, one.id, { evaluationId: one.evaluationId })
  await restoreMoment(tx, access, 'coding_import', one.id)
  return (await getRecord(tx, access, codingImportTable, one.id)) as CodingImport
}
