import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { updateRecord } from '#platform/server/record-store.ts'
import type { ChainChange } from '../domain/chain-change.ts'
import { ELEMENT_DEFAULTS, LINK_DEFAULTS, type WholeChain } from '../domain/chain-record.ts'
import { removeElements, removeRecords, restoreElements, restoreLinks } from './chain-removals-store.ts'
import {
  type ChainPlace,
  elementTable,
  linkTable,
  refuseForeignObjectives,
  refuseWrongEnds,
} from './impact-chain-store.ts'
import { proveChain, readRecords } from './whole-chain-store.ts'

/** One act on a chain: its own identifier, made by who does it, and its changes in order. */
export type ChainAct = ChainPlace & { readonly id: string; readonly changes: readonly ChainChange[] }

/**
 * Does an act, all of it or nothing, once: sent again, it is answered with the records as they stand. Acts on the
 * chains of an evaluation wait for one another. Fails as `refuseChange` says, with `record.stale`, and with
 * `impact-chain.id-taken` for an identifier that exists already.
 */
export async function doAct(tx: Tx, access: TerritoryAccess, act: ChainAct): Promise<WholeChain> {
  await proveChain(tx, access, act)
  if (await beginAct(tx, access, act)) await makeChanges(tx, access, act, act.changes)
  return readTouched(tx, access, act)
}

/** True the first time that an act is seen. Until the transaction ends no other act on this evaluation's chains begins. */
export async function beginAct(
  tx: Tx,
  access: TerritoryAccess,
  { id, evaluationId }: { id: string; evaluationId: string },
): Promise<boolean> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('chain ' || $1, 0))", [
    evaluationId.toLowerCase(),
  ])
  const made = await tx.maybe(
    `insert into chain_act (id, territory_id, evaluation_id) values ($1, $2, $3) on conflict (id) do nothing returning id`,
    [id, access.territoryId, evaluationId],
  )
  if (made) return true
  const known = await tx.maybe(
    'select 1 from chain_act where territory_id = $1 and evaluation_id = $2 and id = $3',
    [access.territoryId, evaluationId, id],
  )
  if (!known) throw new Problem('impact-chain.id-taken', 'conflict', { id })
  return false
}

/** Makes changes in order; creations that follow one another go in one statement. */
export async function makeChanges(
  tx: Tx,
  access: TerritoryAccess,
  place: ChainPlace,
  changes: readonly ChainChange[],
): Promise<void> {
  await proveRecords(tx, access, place, changes)
  for (let at = 0; at < changes.length; ) {
    const first = changes[at]
    if (!first) return
    const end = changes.findIndex((each, k) => k > at && each.do !== first.do)
    const run = changes.slice(at, end < 0 ? undefined : end)
    at += run.length
    if (first.do === 'create-element') await insertElements(tx, access, place, run)
    else if (first.do === 'create-link') await insertLinks(tx, access, place, run)
    else if (first.do === 'update-element' || first.do === 'update-link')
      for (const change of run) await makeEdit(tx, access, place, change)
    else await makeRun(tx, access, place, first.do, run)
  }
}

/** Whatever a change touches, and did not itself create, is of this chain; to who asks, anything else does not exist. */
async function proveRecords(
  tx: Tx,
  access: TerritoryAccess,
  place: ChainPlace,
  changes: readonly ChainChange[],
): Promise<void> {
  for (const { table, kind, suffix } of [
    { table: 'chain_element', kind: 'chain-element', suffix: '-element' },
    { table: 'chain_link', kind: 'chain-link', suffix: '-link' },
  ]) {
    const own = changes.filter((change) => change.do.endsWith(suffix))
    const made = new Set(own.flatMap((each) => (each.do.startsWith('create') ? [each.id] : [])))
    const named = [...new Set(own.map((each) => each.id))].filter((id) => !made.has(id))
    if (named.length === 0) continue
    const found = await tx.rows<{ id: string }>(
      `select id from ${table} where territory_id = $1 and evaluation_id = $2 and rival_id is not distinct from $3::uuid and id = any ($4)`,
      [access.territoryId, place.evaluationId, place.rivalId, named],
    )
    const there = new Set(found.map(({ id }) => id))
    const absent = named.find((id) => !there.has(id.toLowerCase()))
    if (absent) throw new Problem('record.absent', 'absent', { kind, id: absent })
  }
}

async function insertElements(
  tx: Tx,
  access: TerritoryAccess,
  place: ChainPlace,
  run: readonly ChainChange[],
): Promise<void> {
  const rows = run.flatMap((change) =>
    change.do === 'create-element' ? [{ ...ELEMENT_DEFAULTS, ...change.values, id: change.id }] : [],
  )
  const objectives = rows.map((row) => row.objectiveId)
  await refuseForeignObjectives(tx, access, place.evaluationId, objectives)
  const made = await tx.rows<{ id: string }>(
    `insert into chain_element (id, territory_id, evaluation_id, rival_id, objective_id, type, statement, position, who,
       stakeholders, sign, intended, sat, details)
     select v.id, $1, $2, $3, v."objectiveId", v.type, v.statement, v.position, v.who, v.stakeholders, v.sign, v.intended, v.sat, v.details
     from jsonb_to_recordset($4::jsonb) as v (id uuid, "objectiveId" uuid, type text, statement text, position int, who text,
       stakeholders text[], sign text, intended boolean, sat text[], details jsonb)
     on conflict (id) do nothing returning id`,
    [access.territoryId, place.evaluationId, place.rivalId, JSON.stringify(rows)],
  )
  refuseTaken(rows, made)
}

async function insertLinks(
  tx: Tx,
  access: TerritoryAccess,
  place: ChainPlace,
  run: readonly ChainChange[],
): Promise<void> {
  const rows = run.flatMap((change) =>
    change.do === 'create-link' ? [{ ...LINK_DEFAULTS, ...change.values, id: change.id }] : [],
  )
  await refuseWrongEnds(tx, access, place, rows)
  const made = await tx.rows<{ id: string }>(
    `insert into chain_link (id, territory_id, evaluation_id, rival_id, from_id, to_id, sign, strength, confidence, feedback, delay, note)
     select v.id, $1, $2, $3, v."fromId", v."toId", v.sign, v.strength, v.confidence, v.feedback, v.delay, v.note
     from jsonb_to_recordset($4::jsonb) as v (id uuid, "fromId" uuid, "toId" uuid, sign text, strength smallint, confidence smallint,
       feedback boolean, delay text, note text)
     on conflict (id) do nothing returning id`,
    [access.territoryId, place.evaluationId, place.rivalId, JSON.stringify(rows)],
  )
  refuseTaken(rows, made)
}

function refuseTaken(rows: readonly { id: string }[], made: readonly { id: string }[]): void {
  if (made.length === rows.length) return
  const ours = new Set(made.map(({ id }) => id))
  const id = rows.find((row) => !ours.delete(row.id.toLowerCase()))?.id
  throw new Problem('impact-chain.id-taken', 'conflict', { id })
}

async function makeEdit(
  tx: Tx,
  access: TerritoryAccess,
  place: ChainPlace,
  change: ChainChange,
): Promise<void> {
  if (change.do === 'update-element') {
    await refuseForeignObjectives(tx, access, place.evaluationId, [change.values.objectiveId])
    await updateRecord(tx, access, elementTable, change.id, change)
  }
  if (change.do === 'update-link') {
    await refuseMovedEnds(tx, access, place, change.id, change.values)
    await updateRecord(tx, access, linkTable, change.id, change)
  }
}

/** Removals, or restorings, that follow one another; what is so already is left as it is. */
async function makeRun(
  tx: Tx,
  access: TerritoryAccess,
  place: ChainPlace,
  act: ChainChange['do'],
  run: readonly ChainChange[],
): Promise<void> {
  const versions = new Map(run.map((change) => [change.id, 'version' in change ? change.version : 0]))
  if (act === 'remove-element') await removeElements(tx, access, versions)
  if (act === 'remove-link') await removeRecords(tx, access, linkTable, versions)
  if (act === 'restore-element') await restoreElements(tx, access, [...versions.keys()])
  if (act === 'restore-link') await restoreLinks(tx, access, place, [...versions.keys()])
}

/** The ends that a link would have are looked at when they are others than now, or when it comes back. */
export async function refuseMovedEnds(
  tx: Tx,
  access: TerritoryAccess,
  place: ChainPlace,
  id: string,
  wanted: { fromId?: string | undefined; toId?: string | undefined },
  when: 'moved' | 'always' = 'moved',
): Promise<void> {
  if (when === 'moved' && wanted.fromId === undefined && wanted.toId === undefined) return
  const now = await tx.one<{ id: string; fromId: string; toId: string }>(
    'select id, from_id as "fromId", to_id as "toId" from chain_link where territory_id = $1 and id = $2',
    [access.territoryId, id],
  )
  const ends = { id: now.id, fromId: wanted.fromId ?? now.fromId, toId: wanted.toId ?? now.toId }
  await refuseWrongEnds(tx, access, place, [ends])
}

/** Every record that changes name, and the links of elements that were removed or came back, as they stand now. */
export function readTouched(tx: Tx, access: TerritoryAccess, act: Omit<ChainAct, 'id'>): Promise<WholeChain> {
  const { changes } = act
  const ids = (suffix: string) => changes.filter((each) => each.do.endsWith(suffix)).map((each) => each.id)
  const moved = changes.filter((each) => each.do === 'remove-element' || each.do === 'restore-element')
  const isOfChain = 'r.evaluation_id = $2 and r.rival_id is not distinct from $3::uuid'
  return readRecords(
    tx,
    access,
    `${isOfChain} and r.id = any ($4) and ($5::uuid[] is not null and $6::uuid[] is not null)`,
    `${isOfChain} and (r.id = any ($5) or r.from_id = any ($6) or r.to_id = any ($6)) and $4::uuid[] is not null`,
    [act.evaluationId, act.rivalId, ids('-element'), ids('-link'), moved.map((each) => each.id)],
  )
}
