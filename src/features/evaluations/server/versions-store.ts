import type { TerritoryAccess } from '#kernel/access.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { camel, proveParents, readCursor, writeCursor } from '#platform/server/record-store.ts'
import { countChangedWords, type Snapshot } from '../domain/version-words.ts'
import { type ChangeGroup, groupChanges, type VersionedKind } from '../domain/versions.ts'

type Asked = { evaluationId: string; kind: VersionedKind; recordId: string }

/** What people wrote, of each kind: the columns whose states are shown and can be brought back. */
const COLUMNS: Readonly<Record<VersionedKind, readonly string[]>> = {
  evaluation: ['title', 'mode', 'perimeter', 'started_on'],
  story: ['title', 'cards'],
  objective: [
    'change',
    'who',
    'what',
    'by_how_much',
    'by_when',
    'noticed_by',
    'thanks_to',
    'sat',
    'ticks',
    'story_ids',
  ],
}

/** Beyond this many changes the oldest are left out: an evaluation saves itself about a thousand times in a month. */
const MOST_CHANGES = 20_000

async function proveRecord(tx: Tx, access: TerritoryAccess, asked: Asked): Promise<void> {
  const { kind, recordId, evaluationId } = asked
  const parents = kind === 'evaluation' ? { id: evaluationId } : { evaluationId }
  await proveParents(tx, access, { table: kind, kind }, recordId, parents)
}

/** One page of versions, newest first, with how many words came and went in each. */
export async function findVersionPage(
  tx: Tx,
  access: TerritoryAccess,
  asked: Asked & { limit: number; cursor?: string | undefined },
) {
  await proveRecord(tx, access, asked)
  const rows = await tx.rows<{ id: number; at: string; personId: string | null }>(
    `select id, at, person_id as "personId" from audit
     where territory_id = $1 and record_kind = $2 and record_id = $3 and act in ('create', 'change')
     order by id desc limit ${MOST_CHANGES}`,
    [access.territoryId, asked.kind, asked.recordId],
  )
  const changes = rows.reverse().map((row) => ({ ...row, at: Date.parse(row.at) }))
  const groups = groupChanges(changes)
  const offset = readCursor(asked.cursor)
  const shown = groups.slice(offset, offset + asked.limit)
  const names = await findNames(tx, shown)
  const items = []
  for (const { first, last, changes: count } of shown) {
    const { before, after } = await readStates(tx, access, { ...asked, firstId: first.id, lastId: last.id })
    items.push({
      firstId: first.id,
      lastId: last.id,
      since: new Date(first.at).toISOString(),
      at: new Date(last.at).toISOString(),
      personName: names.get(last.personId ?? '') ?? null,
      changes: count,
      ...countChangedWords(before, after),
      isFirst: before === null,
    })
  }
  const end = offset + shown.length
  return { items, next: end < groups.length ? writeCursor(end) : null, total: groups.length } satisfies Page<
    (typeof items)[number]
  >
}

async function findNames(tx: Tx, groups: readonly ChangeGroup[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(groups.flatMap(({ last }) => last.personId ?? []))]
  const rows = await tx.rows<{ id: string; name: string }>(
    'select id, name from person where id = any ($1)',
    [ids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

type States = { before: Snapshot | null; after: Snapshot | null }

/** What stood before the first change of a version, and after its last. */
export async function readVersion(
  tx: Tx,
  access: TerritoryAccess,
  asked: Asked & { firstId: number; lastId: number },
): Promise<States> {
  await proveRecord(tx, access, asked)
  return readStates(tx, access, asked)
}

async function readStates(
  tx: Tx,
  access: TerritoryAccess,
  { kind, recordId, firstId, lastId }: Asked & { firstId: number; lastId: number },
): Promise<States> {
  const row = await tx.maybe<States>(
    `select f.before, l.after from audit f join audit l on l.id = $5 and l.territory_id = f.territory_id
       and l.record_kind = f.record_kind and l.record_id = f.record_id
     where f.id = $4 and f.territory_id = $1 and f.record_kind = $2 and f.record_id = $3`,
    [access.territoryId, kind, recordId, firstId, lastId],
  )
  return { before: pick(kind, row?.before), after: pick(kind, row?.after) }
}

function pick(kind: VersionedKind, row: Snapshot | null | undefined): Snapshot | null {
  if (!row) return null
  return Object.fromEntries(
    COLUMNS[kind].filter((column) => column in row).map((column) => [camel(column), row[column]]),
  )
}
