import type { z } from 'zod'
import type { NetworkEntryAccess, TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, type RecordTable, readCursor, updateRecord } from '#platform/server/record-store.ts'
import type { networkSourceSchema } from '../contract.ts'
import type { SourceKind } from '../domain/world.ts'
import { type NetworkEntry, type Settled, settleRefs } from './entry-refs.ts'
import { type KeptChange, waitForOtherEntries, writeEntry } from './entry-store.ts'
import { namingRules } from './network-rules.ts'

export type NetworkSource = z.output<typeof networkSourceSchema>

export const sourceTable: RecordTable = {
  table: 'network_source',
  kind: 'network-source',
  fields: ['kind', 'title', 'heldOn', 'text', 'actorId', 'fileName', 'proposals'],
  order: 'r.held_on desc, r.created_at desc, r.id',
}

const BROUGHT = {
  actors: 'actor',
  actions: 'action',
  memberships: 'world_membership',
  participations: 'action_actor',
  ties: 'actor_tie',
  contacts: 'world_contact',
} as const

/** What of a source stands; of an undone one, what its return would bring back. */
const COUNTS = Object.entries(BROUGHT)
  .map(
    ([name, table]) =>
      `'${name}', (select count(*) from ${table} b where b.source_id = r.id and b.deleted_at is not distinct from r.deleted_at)`,
  )
  .concat(
    `'confirmed', (select count(*) from jsonb_array_elements(r.changed) c where c -> 'a' -> 2 is not distinct from c -> 'b' -> 2)`,
    `'ended', (select count(*) from jsonb_array_elements(r.changed) c where c -> 'a' -> 2 is distinct from c -> 'b' -> 2)`,
  )
  .join(', ')

const COLUMNS = `r.id, r.kind, r.title, r.held_on as "heldOn", r.text, r.actor_id as "actorId", r.file_name as "fileName",
  r.proposals, jsonb_build_object(${COUNTS}) as counts, r.version, r.created_at as "createdAt", r.deleted_at as "deletedAt"`

type SourceQuery = {
  cursor?: string | undefined
  limit: number
  kind?: SourceKind | undefined
  actorId?: string | undefined
  deleted?: boolean | undefined
}

export async function findSourcePage(
  tx: Tx,
  access: TerritoryAccess,
  query: SourceQuery,
): Promise<Page<NetworkSource>> {
  const offset = readCursor(query.cursor)
  const rows = await tx.rows<NetworkSource & { full: number }>(
    `select ${COLUMNS}, count(*) over ()::int as full from network_source r
     where r.territory_id = $1 and (r.deleted_at is not null) = $2 and ($3::text is null or r.kind = $3)
       and ($4::uuid is null or r.actor_id = $4)
     order by ${sourceTable.order} limit ${query.limit} offset ${offset}`,
    [access.territoryId, query.deleted ?? false, query.kind ?? null, query.actorId ?? null],
  )
  return pageOfRows<NetworkSource>(rows, offset)
}

/** One source, undone ones too. Fails with `record.absent`. */
export async function getSource(tx: Tx, access: NetworkEntryAccess, id: string): Promise<NetworkSource> {
  const row = await tx.maybe<NetworkSource>(
    `select ${COLUMNS} from network_source r where r.territory_id = $1 and r.id = $2`,
    [access.territoryId, id],
  )
  if (!row) throw new Problem('record.absent', 'absent', { kind: sourceTable.kind, id })
  return row
}

export type NewSource = {
  readonly id: string
  readonly kind: SourceKind
  readonly title: string
  readonly heldOn: string
  readonly text?: string | undefined
  readonly actorId?: string | null | undefined
  readonly file?: { readonly name: string; readonly sha256: string } | undefined
  /** Names that the list does not know. */
  readonly proposals?: readonly string[] | undefined
}

/** A source without anything yet; its worlds may be made before its entry is written. */
export async function insertSource(tx: Tx, access: NetworkEntryAccess, source: NewSource): Promise<void> {
  const { id, kind, title, heldOn, text = '', actorId = null, file, proposals = [] } = source
  await tx.query(
    `insert into network_source (territory_id, id, kind, title, held_on, text, actor_id, file_name, file_sha256, proposals)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      access.territoryId,
      id,
      kind,
      title,
      heldOn,
      text,
      actorId,
      file?.name ?? null,
      file?.sha256 ?? null,
      proposals,
    ],
  )
}

/** Writes an entry under a source and keeps what it changed, so that it can be undone. */
export async function addToSource(
  tx: Tx,
  access: NetworkEntryAccess,
  source: { id: string; heldOn: string },
  entry: NetworkEntry,
  entryId: string,
  settled?: Settled,
): Promise<Readonly<Record<string, string>>> {
  const { created, changed } = await writeEntry(tx, access, source, entry, settled)
  const { kept } = await tx.one<{ kept: KeptChange[] }>(
    'select changed as kept from network_source where territory_id = $1 and id = $2',
    [access.territoryId, source.id],
  )
  await tx.query(
    'update network_source set changed = $3, entries = entries || $4::uuid where territory_id = $1 and id = $2',
    [access.territoryId, source.id, JSON.stringify(joinChanges(kept, changed)), entryId],
  )
  return created
}

/** Of a row that was changed twice under one source: as it was first, as it is last. */
function joinChanges(kept: readonly KeptChange[], more: readonly KeptChange[]): KeptChange[] {
  const byId = new Map(kept.map((change) => [change.id, change]))
  for (const change of more) {
    const first = byId.get(change.id)
    byId.set(change.id, first ? { ...change, b: first.b } : change)
  }
  return [...byId.values()]
}

type Entering = NewSource & { readonly entryId?: string | undefined; readonly entry: NetworkEntry }

/**
 * Enters what a source says, all of it or nothing. The same entry sent twice is received once; another entry under the
 * id of a source adds to it. Fails with `worlds.source-undone`, `worlds.source-other`.
 */
export async function enterSource(tx: Tx, access: NetworkEntryAccess, entering: Entering) {
  await waitForOtherEntries(tx, access)
  const { id, entry, entryId = id } = entering
  const there = await tx.maybe<{
    heldOn: string
    kind: SourceKind
    actorId: string | null
    entries: string[]
    isUndone: boolean
  }>(
    `select held_on as "heldOn", kind, actor_id as "actorId", entries, deleted_at is not null as "isUndone" from network_source
     where territory_id = $1 and id = $2 for update`,
    [access.territoryId, id],
  )
  if (there?.isUndone) throw new Problem('worlds.source-undone', 'conflict', { id })
  // An actor adds to what it said itself, and to nothing that another said.
  const isOther = there?.kind === 'link' && there.actorId !== entering.actorId
  if (there && (isOther || there.kind !== entering.kind))
    throw new Problem('worlds.source-other', 'conflict', { id })
  if (there?.entries.includes(entryId.toLowerCase())) {
    const { created } = await settleRefs(tx, access, entry)
    return { source: await getSource(tx, access, id), created }
  }
  const created = await namingRules(async () => {
    if (!there) await insertSource(tx, access, entering)
    return addToSource(tx, access, { id, heldOn: there?.heldOn ?? entering.heldOn }, entry, entryId)
  })
  return { source: await getSource(tx, access, id), created }
}

type SourceChange = { id: string; version: number; values: object }

/** Corrects the title, the day, the text or the proposals of a source. The days of what it brought stay as they are. */
export async function changeSource(tx: Tx, access: TerritoryAccess, { id, version, values }: SourceChange) {
  await updateRecord(tx, access, sourceTable, id, { version, values: { ...values } })
  return getSource(tx, access, id)
}
