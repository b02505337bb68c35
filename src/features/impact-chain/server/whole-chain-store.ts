import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { camel, presentRow, type RecordTable, selectList } from '#platform/server/record-store.ts'
import {
  ELEMENT_DEFAULTS,
  type ElementRecord,
  LINK_DEFAULTS,
  type LinkRecord,
  type WholeChain,
} from '../domain/chain-record.ts'
import { type ChainPlace, elementTable, linkTable } from './impact-chain-store.ts'

/** Fails with `record.absent` when the evaluation, or the rival version, does not stand. */
export async function proveChain(tx: Tx, access: TerritoryAccess, place: ChainPlace): Promise<void> {
  const { evaluationId, rivalId } = place
  const found = await tx.maybe(
    `select 1 from evaluation e where e.territory_id = $1 and e.id = $2 and e.deleted_at is null and ($3::uuid is null
       or exists (select 1 from chain_rival r where r.territory_id = $1 and r.evaluation_id = e.id and r.id = $3 and r.deleted_at is null))`,
    [access.territoryId, evaluationId, rivalId],
  )
  if (found) return
  const [kind, id] = rivalId ? ['chain-rival', rivalId] : ['evaluation', evaluationId]
  throw new Problem('record.absent', 'absent', { kind, id })
}

/**
 * A chain as it stands, with what was deleted of it lately, so that an undo finds it; of a rival version all that was
 * deleted, which says what its group wants gone. `everything`: all that was ever deleted.
 */
export async function readWholeChain(
  tx: Tx,
  access: TerritoryAccess,
  place: ChainPlace,
  { everything = false } = {},
): Promise<WholeChain> {
  await proveChain(tx, access, place)
  const isOfChain = `r.evaluation_id = $2 and r.rival_id is not distinct from $3::uuid`
  const isShown =
    everything || place.rivalId ? 'true' : `(r.deleted_at is null or r.deleted_at > now() - interval '1 day')`
  return readRecords(tx, access, `${isOfChain} and ${isShown}`, `${isOfChain} and ${isShown}`, [
    place.evaluationId,
    place.rivalId,
  ])
}

/** Records of a chain by conditions on `r`; $1 is the territory. */
export async function readRecords(
  tx: Tx,
  access: TerritoryAccess,
  ofElements: string,
  ofLinks: string,
  params: readonly unknown[],
): Promise<WholeChain> {
  const read = async <R>(table: RecordTable, condition: string) => {
    const rows = await tx.rows(
      `select ${selectList(table)} from ${table.table} r where r.territory_id = $1 and ${condition}
       order by ${table.order ?? 'r.created_at, r.id'}`,
      [access.territoryId, ...params],
    )
    return rows.map((row) => presentRow(table, row)) as R[]
  }
  return {
    elements: await read<ElementRecord>(elementTable, ofElements),
    links: await read<LinkRecord>(linkTable, ofLinks),
  }
}

/** Whether a row of the audit is of the common chain, or of the rival version that a parameter names. */
export function ofChain(rivalId: string): string {
  const own = "(coalesce(after, before) ->> 'rival_id')"
  return `(case when ${rivalId}::text is null then ${own} is null else ${own} = ${rivalId} end)`
}

type AuditedRow = { after: Readonly<Record<string, unknown>> }

/** A chain as it stood at a moment, from what the audit kept; what is to be reviewed now was not known then. */
export async function readChainAt(
  tx: Tx,
  access: TerritoryAccess,
  place: ChainPlace,
  at: string,
): Promise<WholeChain> {
  await proveChain(tx, access, place)
  const read = async <R>(table: RecordTable, filled: object): Promise<R[]> => {
    const rows = await tx.rows<AuditedRow>(
      `select after from audit where id in (
         select distinct on (record_id) id from audit
         where territory_id = $1 and record_kind = $2 and record_kind in ('chain-element', 'chain-link') and at <= $3::timestamptz
           and coalesce(after, before) ->> 'evaluation_id' = $4 and ${ofChain('$5')}
         order by record_id, id desc)
       and act <> 'purge' and after ->> 'deleted_at' is null
       order by (after ->> 'position')::int, after ->> 'created_at', after ->> 'id'`,
      [
        access.territoryId,
        table.kind,
        at,
        place.evaluationId.toLowerCase(),
        place.rivalId?.toLowerCase() ?? null,
      ],
    )
    return rows.map(({ after }) => ({ ...filled, ...inCamel(table, after), toReview: false }) as R)
  }
  const copied = { rivalId: null, originId: null, originValues: null }
  return {
    elements: await read<ElementRecord>(elementTable, { ...ELEMENT_DEFAULTS, ...copied }),
    links: await read<LinkRecord>(linkTable, { ...LINK_DEFAULTS, ...copied }),
  }
}

const FRAME = ['id', 'version', 'createdAt', 'updatedAt', 'deletedAt']

/** Columns that the record has now; older rows may have had others, and lack some. */
function inCamel(table: RecordTable, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields = new Set([...FRAME, ...table.fields])
  const named = Object.entries(row).map(([column, value]) => [camel(column), value] as const)
  return Object.fromEntries(named.filter(([field]) => fields.has(field)))
}
