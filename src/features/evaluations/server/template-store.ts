import { randomUUID } from 'node:crypto'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { getRecord, insertRecord } from '#platform/server/record-store.ts'
import type { Perimeter } from '../domain/perimeter.ts'
import { type TemplatePart, templatePerimeter } from '../domain/template.ts'
import { evaluationTable } from './evaluations-store.ts'

/** Old identifier → new one, of the records that came along so far. */
export type CopiedIds = Map<string, string>

/**
 * Copies one part of an evaluation into another of the same territory; adds to `ids` what it copied, and follows
 * there what earlier parts copied. Returns how many records. Later features give theirs through `main`.
 */
export type CopyPart = (
  tx: Tx,
  access: TerritoryAccess,
  from: string,
  to: string,
  ids: CopiedIds,
) => Promise<number>

export type PartCopies = Readonly<Record<Exclude<TemplatePart, 'perimeter' | 'objectives'>, CopyPart>>

/** New identifiers for the records that a statement finds; remembered in `ids`. Two lists of equal length for `unnest`. */
export async function renewIds(
  tx: Tx,
  ids: CopiedIds,
  sql: string,
  params: readonly unknown[],
): Promise<{ olds: string[]; news: string[] }> {
  const rows = await tx.rows<{ id: string }>(sql, params)
  const olds = rows.map(({ id }) => id)
  const news = olds.map(() => randomUUID())
  for (const [i, old] of olds.entries()) ids.set(old, news[i] ?? '')
  return { olds, news }
}

/** All that was copied so far as two lists, to translate references with a join. */
export function translation(ids: CopiedIds): [olds: string[], news: string[]] {
  return [[...ids.keys()], [...ids.values()]]
}

/** What an objective changes and for whom; not its date, its amount, its ticks, nor the story it came from. */
const copyObjectives: CopyPart = async (tx, access, from, to, ids) => {
  const { olds, news } = await renewIds(
    tx,
    ids,
    'select id from objective where territory_id = $1 and evaluation_id = $2 and deleted_at is null',
    [access.territoryId, from],
  )
  await tx.query(
    `insert into objective (id, territory_id, evaluation_id, position, change, who, what, noticed_by, thanks_to, sat)
     select m.new, o.territory_id, $2, o.position, o.change, o.who, o.what, o.noticed_by, o.thanks_to, o.sat
     from objective o join unnest($3::uuid[], $4::uuid[]) m (old, new) on m.old = o.id where o.territory_id = $1`,
    [access.territoryId, to, olds, news],
  )
  return olds.length
}

/** In the order in which parts lean on one another. */
const ORDER = ['objectives', 'chain', 'stakeholders', 'framework'] as const

/** A new evaluation with the chosen parts of another, in the caller's transaction: deleting it undoes it all. */
export async function copyAsTemplate(
  tx: Tx,
  access: TerritoryAccess,
  copies: PartCopies,
  asked: { evaluationId: string; title: string; parts: readonly TemplatePart[] },
) {
  const source = await getRecord(tx, access, evaluationTable, asked.evaluationId)
  const sheet = source.perimeter as Partial<Perimeter>
  const made = await insertRecord(tx, access, evaluationTable, {
    title: asked.title,
    mode: source.mode,
    perimeter: asked.parts.includes('perimeter') ? templatePerimeter(sheet) : {},
  })
  const to = String(made.id)
  const ids: CopiedIds = new Map()
  const copied: Record<string, number> = {}
  const copyOf = { ...copies, objectives: copyObjectives }
  for (const part of ORDER) {
    if (asked.parts.includes(part)) copied[part] = await copyOf[part](tx, access, asked.evaluationId, to, ids)
  }
  return { id: to, version: Number(made.version), title: asked.title, copied }
}
