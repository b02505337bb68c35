import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from './db/transaction.ts'

/**
 * An editable table of a territory, told once: its name, the kind under which the audit and the thread of
 * evidence know it, and its fields in camelCase (columns are the same in snake_case).
 */
export type RecordTable = {
  table: string
  kind: string
  fields: readonly string[]
  /** Fields stored as JSON documents. */
  json?: readonly string[]
  /** Those of `json` that are sheets of separate fields: an edit that says what it saw changes only the keys it names. */
  documents?: readonly string[]
  /** `numeric` columns that are read as numbers (never money: that stays text). */
  numbers?: readonly string[]
  /** SQL order of lists; must end in something unique. */
  order?: string
}

type Values = Readonly<Record<string, unknown>>
type Row = Record<string, unknown>
type Scope = { territoryId: string }

const FRAME = ['id', 'version', 'created_at', 'updated_at', 'deleted_at'] as const

export function snake(field: string): string {
  return field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)
}

export function camel(column: string): string {
  return column.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase())
}

/** The columns of a record read as `r`, for statements of a slice's own; `presentRow` says what comes back. */
export function selectList(t: RecordTable): string {
  const columns = [...FRAME, ...t.fields.map(snake)].map((c) => `r.${c}`).join(', ')
  return `${columns}, exists (select 1 from review_mark m where m.territory_id = r.territory_id and m.record_kind = '${t.kind}' and m.record_id = r.id and m.cleared_at is null) as to_review`
}

/** A database row as the API says it: camelCase, JSON parsed, declared numerics as numbers. */
export function presentRow(t: RecordTable, row: Row): Row {
  const out: Row = {}
  for (const [column, value] of Object.entries(row)) {
    const field = camel(column)
    out[field] = t.numbers?.includes(field) && typeof value === 'string' ? Number(value) : value
  }
  return out
}

function storedValue(t: RecordTable, field: string, value: unknown): unknown {
  return t.json?.includes(field) && value !== null ? JSON.stringify(value) : value
}

function given(t: RecordTable, values: Values): [string, unknown][] {
  return t.fields.filter((f) => values[f] !== undefined).map((f) => [f, storedValue(t, f, values[f])])
}

/** Reads one record, deleted ones too (they can be restored). Fails with `record.absent`. */
export async function getRecord(tx: Tx, access: Scope, t: RecordTable, id: string): Promise<Row> {
  const row = await tx.maybe<Row>(
    `select ${selectList(t)} from ${t.table} r where r.territory_id = $1 and r.id = $2`,
    [access.territoryId, id],
  )
  if (!row) throw new Problem('record.absent', 'absent', { kind: t.kind, id })
  return presentRow(t, row)
}

/**
 * Fails with `record.absent` for a record that stands under other parents than the path names (columns by their
 * fields, `{ evaluationId }`): to whoever asks it is as if it did not exist.
 */
export async function proveParents(
  tx: Tx,
  access: Scope,
  t: Pick<RecordTable, 'table' | 'kind'>,
  id: string,
  parents: Values,
): Promise<void> {
  const under = Object.keys(parents).map((field, i) => `${snake(field)} = $${i + 3}`)
  if (under.length === 0) return
  const found = await tx.maybe(
    `select 1 from ${t.table} where territory_id = $1 and id = $2 and ${under.join(' and ')}`,
    [access.territoryId, id, ...Object.values(parents)],
  )
  if (!found) throw new Problem('record.absent', 'absent', { kind: t.kind, id })
}

type PageRequest = {
  cursor?: string | undefined
  limit: number
  deleted?: boolean | undefined
  /** Extra conditions: column name → value, compared for equality. */
  where?: Values
  /** Free condition with its parameters as $1…; numbered after the fixed ones by `at(n)`. */
  filter?: { sql: (at: (n: number) => string) => string; params: readonly unknown[] }
}

/** One page of a list. Cursors are offsets over a stable order: lists here are read by people, page by page. */
export async function findRecordPage(
  tx: Tx,
  access: Scope,
  t: RecordTable,
  request: PageRequest,
): Promise<Page<Row>> {
  const where = Object.entries(request.where ?? {}).filter(([, v]) => v !== undefined)
  const params: unknown[] = [access.territoryId, ...where.map(([, v]) => v)]
  const conditions = [
    'r.territory_id = $1',
    `r.deleted_at is ${request.deleted ? 'not null' : 'null'}`,
    ...where.map(([field], i) => `r.${snake(field)} = $${i + 2}`),
  ]
  if (request.filter) {
    const base = params.length
    conditions.push(`(${request.filter.sql((n) => `$${base + n}`)})`)
    params.push(...request.filter.params)
  }
  const offset = readCursor(request.cursor)
  const rows = await tx.rows<Row & { full: number }>(
    `select ${selectList(t)}, count(*) over ()::int as full from ${t.table} r where ${conditions.join(' and ')}
     order by ${t.order ?? 'r.created_at, r.id'} limit ${request.limit} offset ${offset}`,
    params,
  )
  const page = pageOfRows<Row>(rows, offset)
  return { ...page, items: page.items.map((row) => presentRow(t, row)) }
}

export function writeCursor(offset: number): string {
  return Buffer.from(`o${offset}`).toString('base64url')
}

/** A page from the rows of a statement that says the full count beside each: `count(*) over ()::int as full`. */
export function pageOfRows<T>(rows: readonly (T & { full: number })[], offset: number): Page<T> {
  const total = rows[0]?.full ?? offset
  const items = rows.map(({ full: _, ...row }) => row as T)
  const end = offset + items.length
  return { items, next: end < total ? writeCursor(end) : null, total }
}

/** The offset that a cursor stands for; fails with `request.cursor-wrong` for one that we never gave. */
export function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const m = /^o(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString())
  if (!m) throw new Problem('request.cursor-wrong', 'caller', { cursor })
  return Number(m[1])
}

export async function insertRecord(
  tx: Tx,
  access: TerritoryAccess,
  t: RecordTable,
  values: Values,
): Promise<Row> {
  const pairs = given(t, values)
  const columns = ['territory_id', ...pairs.map(([f]) => snake(f))]
  const row = await tx.one<{ id: string }>(
    `insert into ${t.table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')}) returning id`,
    [access.territoryId, ...pairs.map(([, v]) => v)],
  )
  return getRecord(tx, access, t, row.id)
}

/** A change of a record: what is wanted, over which version, and (when several may write at once) what was seen. */
export type RecordChange = {
  version: number
  values: Values
  /** The values of the changed fields as the editor saw them; of a document, those of the changed keys. */
  seen?: Values | undefined
}

/**
 * Changes a record; only the fields given are written, of a document in `documents` only the keys given when `seen`
 * comes with them. With the version that the caller saw it is simply written. With an older one and `seen`, it is
 * written if nobody else has touched the same fields since. Otherwise `record.stale`: the record as it stands now,
 * what the caller wanted, `fields`, the paths that clash (`title`, `cards/arrival`), and `by`, who else wrote it last.
 */
export async function updateRecord(
  tx: Tx,
  access: TerritoryAccess,
  t: RecordTable,
  id: string,
  { version, values, seen }: RecordChange,
): Promise<Row> {
  const pairs = given(t, values)
  if (pairs.length === 0) return getRecord(tx, access, t, id)
  const sets = pairs.map(([field], i) => {
    const column = snake(field)
    const isMerged = seen !== undefined && t.documents?.includes(field) && isDocument(values[field])
    return isMerged ? `${column} = ${column} || $${i + 3}::jsonb` : `${column} = $${i + 3}`
  })
  const write = (over: number) =>
    writeIfCurrent(tx, access, t, id, over, { sets, params: pairs.map(([, v]) => v) })
  if (await write(version)) return getRecord(tx, access, t, id)
  // From here on nobody else writes it: what is compared is what is overwritten.
  const lock = `select 1 from ${t.table} where territory_id = $1 and id = $2 for update`
  await tx.query(lock, [access.territoryId, id])
  const current = await getRecord(tx, access, t, id)
  const fields = clashingFields(t, { current, values, seen })
  const isFree = seen !== undefined && fields.length === 0
  if (!isFree || !(await write(Number(current.version)))) {
    const by = await findLastWriter(tx, access, t.kind, id)
    refuseStale(t, id, { current, yours: values, fields, by })
  }
  return getRecord(tx, access, t, id)
}

/**
 * The paths at which somebody else wrote meanwhile: what stands there is neither what the editor saw nor already what
 * she wants. Without `seen` every field that would change clashes.
 */
function clashingFields(
  t: RecordTable,
  { current, values, seen }: { current: Values; values: Values; seen: Values | undefined },
): string[] {
  return Object.entries(values).flatMap(([field, wanted]) => {
    const now = current[field]
    const saw = seen?.[field]
    if (!t.documents?.includes(field) || !isDocument(wanted) || !isDocument(now))
      return wanted !== undefined && isClash(now, wanted, seen && [saw]) ? [field] : []
    const sawKeys = isDocument(saw) ? saw : {}
    return Object.keys(wanted)
      .filter((key) => isClash(now[key], wanted[key], seen && [sawKeys[key]]))
      .map((key) => `${field}/${key}`)
  })
}

function isClash(now: unknown, wanted: unknown, saw: readonly [unknown] | undefined): boolean {
  const text = comparable(now)
  return text !== comparable(wanted) && (saw === undefined || text !== comparable(saw[0]))
}

function isDocument(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * One text for equal values: keys in one order, and one sign for what holds nothing, since a form shows what was never
 * written as an empty field.
 */
function comparable(value: unknown): string {
  if (value === undefined || value === null || value === '') return ''
  if (Array.isArray(value) && value.length === 0) return ''
  return JSON.stringify(value, (_, each: unknown) =>
    isDocument(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  )
}

/** True if the record stands and had that version. `params` are $3… in `sets`. */
async function writeIfCurrent(
  tx: Tx,
  access: TerritoryAccess,
  t: RecordTable,
  id: string,
  version: number,
  { sets, params }: { sets: readonly string[]; params: readonly unknown[] },
): Promise<boolean> {
  const done = await tx.maybe(
    `update ${t.table} set ${sets.join(', ')}
     where territory_id = $1 and id = $2 and version = $${params.length + 3} and deleted_at is null returning id`,
    [access.territoryId, id, ...params, version],
  )
  return done !== undefined
}

/** The name of whoever else wrote a record last: the other side of a conflict. */
async function findLastWriter(
  tx: Tx,
  access: TerritoryAccess,
  kind: string,
  id: string,
): Promise<string | null> {
  const row = await tx.maybe<{ name: string }>(
    `select p.name from audit a join person p on p.id = a.person_id
     where a.territory_id = $1 and a.record_kind = $2 and a.record_id = $3 and a.person_id <> $4
     order by a.id desc limit 1`,
    [access.territoryId, kind, id, access.personId],
  )
  return row?.name ?? null
}

function refuseStale(
  t: RecordTable,
  id: string,
  details: { current: Row; yours: Values; fields: readonly string[]; by: string | null },
): never {
  const { current } = details
  if (current.deletedAt !== null)
    throw new Problem('record.deleted', 'conflict', { kind: t.kind, id, current })
  throw new Problem('record.stale', 'conflict', { kind: t.kind, id, ...details })
}

/** Deletes so that it can be undone; what leans on the record is marked "to review" by the database. */
export async function removeRecord(
  tx: Tx,
  access: TerritoryAccess,
  t: RecordTable,
  id: string,
  version: number,
): Promise<Row> {
  const removed = await writeIfCurrent(tx, access, t, id, version, {
    sets: ['deleted_at = now()'],
    params: [],
  })
  if (!removed) {
    const current = await getRecord(tx, access, t, id)
    const by = await findLastWriter(tx, access, t.kind, id)
    refuseStale(t, id, { current, yours: {}, fields: [], by })
  }
  return getRecord(tx, access, t, id)
}

export async function restoreRecord(
  tx: Tx,
  access: TerritoryAccess,
  t: RecordTable,
  id: string,
): Promise<Row> {
  await getRecord(tx, access, t, id)
  await tx.query(
    `update ${t.table} set deleted_at = null where territory_id = $1 and id = $2 and deleted_at is not null`,
    [access.territoryId, id],
  )
  await liftDeletionMarks(tx, access, t.kind, id)
  return getRecord(tx, access, t, id)
}

/** What was marked "to review" because of a deletion stands again once it is undone. */
export async function liftDeletionMarks(
  tx: Tx,
  access: TerritoryAccess,
  kind: string,
  id: string,
): Promise<void> {
  await tx.query(
    `update review_mark set cleared_at = now() where territory_id = $1 and cause_kind = $2 and cause_id = $3
       and cause_act = 'delete' and cleared_at is null`,
    [access.territoryId, kind, id],
  )
}
