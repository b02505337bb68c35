import { randomUUID } from 'node:crypto'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { insertRecord, type RecordTable, updateRecord } from '#platform/server/record-store.ts'
import { type MergeChoice, planMerge } from '../domain/chain-merge.ts'
import { ELEMENT_FIELDS, LINK_FIELDS, type WholeChain } from '../domain/chain-record.ts'
import { beginAct, makeChanges, readTouched } from './chain-acts-store.ts'
import { readRecords, readWholeChain } from './whole-chain-store.ts'

export const rivalTable: RecordTable = {
  table: 'chain_rival',
  kind: 'chain-rival',
  fields: ['evaluationId', 'name', 'heldBy', 'note', 'state'],
}

const column = (field: string) => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)
const columnsOf = (fields: readonly string[], row?: string) =>
  fields.map((field) => (row ? `${row}.${column(field)}` : column(field))).join(', ')
/** A record's own fields as the API says them. */
const valuesOf = (fields: readonly string[], row: string) =>
  `jsonb_build_object(${fields.map((field) => `'${field}', ${row}.${column(field)}`).join(', ')})`

/** A new rival version: a copy of all that stands in the common chain, each knowing what it was copied from. */
export async function createRival(tx: Tx, access: TerritoryAccess, values: Record<string, unknown>) {
  const rival = await insertRecord(tx, access, rivalTable, values)
  const params = [access.territoryId, rival.evaluationId, rival.id]
  const [elementColumns, linkColumns] = [columnsOf(ELEMENT_FIELDS), columnsOf(LINK_FIELDS.slice(2))]
  await tx.query(
    `insert into chain_element (territory_id, evaluation_id, rival_id, origin_id, origin_values, created_at, ${elementColumns})
     select e.territory_id, e.evaluation_id, $3, e.id, ${valuesOf(ELEMENT_FIELDS, 'e')}, e.created_at, ${columnsOf(ELEMENT_FIELDS, 'e')}
     from chain_element e where e.territory_id = $1 and e.evaluation_id = $2 and e.rival_id is null and e.deleted_at is null`,
    params,
  )
  await tx.query(
    `insert into chain_link (territory_id, evaluation_id, rival_id, origin_id, origin_values, created_at, from_id, to_id, ${linkColumns})
     select l.territory_id, l.evaluation_id, $3, l.id, ${valuesOf(LINK_FIELDS, 'l')}, l.created_at, f.id, t.id, ${columnsOf(LINK_FIELDS.slice(2), 'l')}
     from chain_link l
       join chain_element f on f.rival_id = $3 and f.origin_id = l.from_id
       join chain_element t on t.rival_id = $3 and t.origin_id = l.to_id
     where l.territory_id = $1 and l.evaluation_id = $2 and l.rival_id is null and l.deleted_at is null`,
    params,
  )
  return rival
}

type Merge = {
  readonly id: string
  readonly evaluationId: string
  readonly rivalId: string
  readonly version: number
  readonly choices: readonly MergeChoice[]
}

/**
 * Brings a rival version into the common chain (`planMerge`) as one act; evidence on its links goes with them. It then
 * knows what became of it, so that merging again brings nothing twice. Sent again, it answers with the chain as it is.
 */
export async function mergeRival(tx: Tx, access: TerritoryAccess, merge: Merge): Promise<WholeChain> {
  const { evaluationId, rivalId, version } = merge
  const place = { evaluationId, rivalId: null }
  const theirs = await readWholeChain(tx, access, { evaluationId, rivalId })
  if (!(await beginAct(tx, access, merge))) return readWholeChain(tx, access, place)
  // Nobody changes the version between its reading and its merging.
  await updateRecord(tx, access, rivalTable, rivalId, { version, values: { state: 'merged' } })
  const common = await readRecords(
    tx,
    access,
    'r.evaluation_id = $2 and r.rival_id is null',
    'r.evaluation_id = $2 and r.rival_id is null',
    [evaluationId],
  )
  const { changes, becomes } = planMerge(common, theirs, merge.choices, randomUUID)
  await makeChanges(tx, access, place, changes)
  await rememberOrigins(tx, access, rivalId, becomes)
  return readTouched(tx, access, { ...place, changes })
}

/** What the rival version added knows its common record from now on, and its evidence moves there. */
async function rememberOrigins(
  tx: Tx,
  access: TerritoryAccess,
  rivalId: string,
  becomes: ReadonlyMap<string, string>,
): Promise<void> {
  const pairs = JSON.stringify([...becomes].map(([own, common]) => ({ own, common })))
  for (const { table, fields } of [
    { table: 'chain_element', fields: ELEMENT_FIELDS },
    { table: 'chain_link', fields: LINK_FIELDS },
  ])
    await tx.query(
      `update ${table} r set origin_id = c.id, origin_values = ${valuesOf(fields, 'c')}
       from jsonb_to_recordset($3::jsonb) as p (own uuid, common uuid) join ${table} c on c.id = p.common and c.territory_id = $1
       where r.territory_id = $1 and r.rival_id = $2 and r.id = p.own and r.origin_id is distinct from c.id`,
      [access.territoryId, rivalId, pairs],
    )
  await tx.query(
    `update chain_evidence e set link_id = p.common
     from jsonb_to_recordset($2::jsonb) as p (own uuid, common uuid) join chain_link l on l.id = p.common
     where e.territory_id = $1 and e.link_id = p.own`,
    [access.territoryId, pairs],
  )
}
