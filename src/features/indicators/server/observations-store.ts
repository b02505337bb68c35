import type { z } from 'zod'
import type { LocalDefinition } from '#features/value-chains/domain/purchase.ts'
import { findPurchaseFilter } from '#features/value-chains/domain/purchase-filter.ts'
import { sumPurchases } from '#features/value-chains/server/purchases-store.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Lang } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { getRecord, insertRecord, type RecordTable, updateRecord } from '#platform/server/record-store.ts'
import type { computationSchema } from '../contract.ts'
import { parseFormula } from '../domain/formula.ts'
import { computeFormula, type NoValueReason } from '../domain/formula-value.ts'
import { type Fed, fedSource, findFed } from './fed-figures.ts'

export const observationTable: RecordTable = {
  table: 'observation',
  kind: 'observation',
  fields: [
    'evaluationId',
    'lineId',
    'periodFrom',
    'periodTo',
    'value',
    'missing',
    'unit',
    'source',
    'confidence',
    'note',
    'observedOn',
    'computed',
  ],
  json: ['computed'],
  numbers: ['value'],
  order: 'r.period_to, r.created_at, r.id',
}

export type Computation = z.infer<typeof computationSchema>
type Variable = Computation['variables'][number]

export type ComputeRequest = {
  evaluationId: string
  lineId: string
  year: string
  definition?: LocalDefinition | undefined
  typed?: Readonly<Record<string, { value: number; source: string }>> | undefined
}

export type Computed = {
  computation: Computation
  value: number | null
  unit: string
  reason: NoValueReason | { readonly code: 'value.figure-missing' } | null
  importIds: string[]
  /** Sources of the network behind a figure that it feeds. */
  sourceIds: readonly string[]
}

type Line = {
  indicatorCode: string | null
  unit: string
  formula: string
  variables: { name: string; meaning: string }[]
  kind: string
}

/** A live line of the evaluation; fails with `record.absent`. */
export async function getLine(
  tx: Tx,
  access: TerritoryAccess,
  request: { evaluationId: string; lineId: string },
): Promise<Line> {
  const line = await tx.maybe<Line>(
    `select indicator_code as "indicatorCode", unit, formula, variables, kind from framework_line
     where territory_id = $1 and evaluation_id = $2 and id = $3 and deleted_at is null`,
    [access.territoryId, request.evaluationId, request.lineId],
  )
  if (!line) throw new Problem('record.absent', 'absent', { kind: 'framework-line', id: request.lineId })
  return line
}

/**
 * Computes a line for a calendar year: variables that purchases can tell are summed exactly from the rows, the others
 * are what was typed; one missing variable makes the value missing (never zero). A line whose indicator the network or
 * the levers feed takes its variables from there, for the last day of the year (today in the year that runs).
 */
export async function computeLine(
  tx: Tx,
  access: TerritoryAccess,
  request: ComputeRequest,
): Promise<Computed> {
  const line = await getLine(tx, access, request)
  const fed = await findFed(tx, access, line.indicatorCode, request.year)
  if (fed && isWhole(fed)) return computedOf(line, request.year, fed)
  const parsed = parseFormula(line.formula)
  if (!parsed.ok)
    throw new Problem('indicators.formula-wrong', 'caller', { formula: line.formula, ...parsed.error })
  const importIds = new Set<string>()
  const variables: Variable[] = []
  for (const name of parsed.formula.variables) {
    const meaning = line.variables.find((v) => v.name === name)?.meaning ?? ''
    const filter = findPurchaseFilter(name, request.definition)
    // own names only: a variable called "constructor" must not find the language's
    const typed = request.typed && Object.hasOwn(request.typed, name) ? request.typed[name] : undefined
    if (typed) {
      variables.push({
        name,
        meaning,
        value: String(typed.value),
        from: 'typed',
        filter: null,
        rows: null,
        source: typed.source,
      })
    } else if (fed && Object.hasOwn(fed.variables, name)) {
      const value = fed.variables[name] ?? null
      variables.push({
        name,
        meaning,
        value: value === null ? null : String(value),
        from: fed.from,
        filter: null,
        rows: null,
        source: '',
      })
    } else if (filter) {
      const query = { evaluationId: request.evaluationId, year: request.year }
      const behind = await sumPurchases(tx, access, { ...query, ...filter })
      // Without any purchase in the year nothing is known of it: missing, not zero.
      const known =
        filter.measure === 'total' ? behind.rows > 0 : (await sumPurchases(tx, access, query)).rows > 0
      for (const id of behind.importIds) importIds.add(id)
      const stored = { ...filter, families: filter.families ? [...filter.families] : undefined }
      variables.push({
        name,
        meaning,
        value: known ? behind.amount : null,
        from: 'purchases',
        filter: stored,
        rows: behind.rows,
        source: '',
      })
    } else {
      variables.push({ name, meaning, value: null, from: 'typed', filter: null, rows: null, source: '' })
    }
  }
  const values = Object.fromEntries(variables.map((v) => [v.name, v.value === null ? null : Number(v.value)]))
  const { value, reason } = computeFormula(parsed.formula, values)
  const computation: Computation = { version: 1, formula: line.formula, year: request.year, variables }
  if (fed) computation.figure = figureOf(fed)
  const sourceIds = fed?.sourceIds ?? []
  return { computation, value, unit: line.unit, reason, importIds: [...importIds], sourceIds }
}

/** Whether a figure comes as it is: nothing to put into a formula, or nothing known of it. */
const isWhole = (fed: Fed) => fed.value === null || Object.keys(fed.variables).length === 0

function figureOf({ from, code, asOf, n, reason }: Fed): NonNullable<Computation['figure']> {
  return { from, code, asOf, n, reason }
}

function computedOf(line: Line, year: string, fed: Fed): Computed {
  return {
    computation: { version: 1, formula: line.formula, year, variables: [], figure: figureOf(fed) },
    value: fed.value,
    unit: line.unit,
    reason: fed.value === null ? { code: 'value.figure-missing' } : null,
    importIds: [],
    sourceIds: fed.sourceIds,
  }
}

/** Which imports and which sources of the network a value leans on, written again from scratch. */
async function writeLeaning(
  tx: Tx,
  access: TerritoryAccess,
  observationId: string,
  { importIds, sourceIds }: Pick<Computed, 'importIds' | 'sourceIds'>,
): Promise<void> {
  await tx.query(`delete from lean where territory_id = $1 and from_kind = 'observation' and from_id = $2`, [
    access.territoryId,
    observationId,
  ])
  await tx.query(
    `insert into lean (territory_id, from_kind, from_id, to_kind, to_id, why)
     select $1::uuid, 'observation', $2::uuid, 'purchase-import', i, 'adds-up' from unnest($3::uuid[]) i
     union all select $1::uuid, 'observation', $2::uuid, 'network-source', s, 'tells' from unnest($4::uuid[]) s`,
    [access.territoryId, observationId, importIds, sourceIds],
  )
}

function storedValues(computed: Computed) {
  return {
    value: computed.value,
    missing: computed.value === null ? 'not_computable' : null,
    unit: computed.unit,
    computed: computed.computation,
    ...(computed.computation.figure ? { observedOn: computed.computation.figure.asOf } : {}),
  }
}

/** Keeps a computed value, leaning on the imports whose rows it adds up. */
export async function keepComputed(
  tx: Tx,
  access: TerritoryAccess,
  request: ComputeRequest & { confidence: string; note?: string | undefined; source: string; lang?: Lang },
): Promise<string> {
  const computed = await computeLine(tx, access, request)
  const { figure } = computed.computation
  const row = await insertRecord(tx, access, observationTable, {
    evaluationId: request.evaluationId,
    lineId: request.lineId,
    periodFrom: `${request.year}-01-01`,
    periodTo: `${request.year}-12-31`,
    source: figure ? fedSource(figure, request.lang ?? 'fr') : request.source,
    confidence: request.confidence,
    note: request.note ?? '',
    ...storedValues(computed),
  })
  const id = String(row.id)
  await writeLeaning(tx, access, id, computed)
  return id
}

/** Computes a kept value again with the same choices; what was marked "to review" on it is settled by that. */
export async function recomputeObservation(
  tx: Tx,
  access: TerritoryAccess,
  request: { evaluationId: string; id: string; version: number },
): Promise<string> {
  const current = await getRecord(tx, access, observationTable, request.id)
  const before = current.computed as Computation | null
  if (!before) throw new Problem('indicators.not-computed', 'caller', { id: request.id })
  const definition = before.variables.find((v) => v.filter?.measure === 'local')?.filter?.definition
  const typed = Object.fromEntries(
    before.variables
      .filter((v) => v.from === 'typed' && v.value !== null)
      .map((v) => [v.name, { value: Number(v.value), source: v.source }]),
  )
  const computed = await computeLine(tx, access, {
    evaluationId: request.evaluationId,
    lineId: String(current.lineId),
    year: before.year,
    definition,
    typed,
  })
  await updateRecord(tx, access, observationTable, request.id, {
    version: request.version,
    values: { ...storedValues(computed), ...renewedSource(current.source, before, computed.computation) },
  })
  await writeLeaning(tx, access, request.id, computed)
  await tx.query(
    `update review_mark set cleared_at = now(), cleared_by = $3 where territory_id = $1 and record_kind = 'observation'
       and record_id = $2 and cleared_at is null`,
    [access.territoryId, request.id, access.personId],
  )
  return request.id
}

/** The source that we wrote says the day: it follows, unless a person has said it in other words. */
function renewedSource(source: unknown, before: Computation, after: Computation): { source?: string } {
  const lang = (['fr', 'en'] as const).find(
    (each) => before.figure && source === fedSource(before.figure, each),
  )
  return lang && after.figure ? { source: fedSource(after.figure, lang) } : {}
}
