import { createHash } from 'node:crypto'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Lang } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { readTable } from '#platform/tables/table-reading.ts'
import { lineMendingSchema } from '../contract.ts'
import { type LineMending, readLines } from '../domain/line-reading.ts'
import { readCatalogue } from './catalogue-source.ts'

/** A framework is written by hand; beyond this it is another kind of table. */
const MAX_ROWS = 2_000

/** @throws Problem `tables.mending-unreadable` (caller) */
function readMending(text: string | undefined): LineMending {
  if (text === undefined || text === '') return {}
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    throw new Problem('tables.mending-unreadable', 'caller')
  }
  const read = lineMendingSchema.safeParse(document)
  if (!read.success) throw new Problem('tables.mending-unreadable', 'caller')
  return read.data
}

type Given = { evaluationId: string; file: File; mending?: string | undefined; lang: Lang }

/**
 * Judges a table with its mending, against the framework as this transaction sees it. What the browser showed is never
 * taken on trust. @throws Problem of `readTable`, `tables.mending-unreadable`, `framework.table-long`
 */
export async function judgeFrameworkFile(tx: Tx, access: TerritoryAccess, given: Given) {
  const bytes = new Uint8Array(await given.file.arrayBuffer())
  const mending = readMending(given.mending)
  const table = await readTable(bytes, mending.reading)
  if (table.rows.length > MAX_ROWS) {
    throw new Problem('framework.table-long', 'too-large', { rows: table.rows.length, most: MAX_ROWS })
  }
  const scope = [access.territoryId, given.evaluationId]
  const objectives = await findObjectiveTitles(tx, access, given.evaluationId)
  const lines = await tx.rows<{ name: string }>(
    'select name from framework_line where territory_id = $1 and evaluation_id = $2 and deleted_at is null',
    scope,
  )
  const names = lines.map(({ name }) => name)
  const around = { objectives, catalogue: readCatalogue(), names, lang: given.lang }
  return {
    ...readLines(table, around, mending),
    mending,
    fileName: (given.file.name || 'referentiel.csv').slice(0, 300),
    fileSha256: createHash('sha256').update(bytes).digest('hex'),
  }
}

/** Objectives of an evaluation in their order, with the title under which the screens show them. */
export async function findObjectiveTitles(tx: Tx, access: TerritoryAccess, evaluationId: string) {
  return tx.rows<{ id: string; title: string }>(
    `select id, btrim(change || ' ' || what) as title from objective
     where territory_id = $1 and evaluation_id = $2 and deleted_at is null order by position, created_at, id`,
    [access.territoryId, evaluationId],
  )
}
