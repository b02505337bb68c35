import { randomUUID } from 'node:crypto'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { NetworkEntry } from './entry-refs.ts'
import { waitForOtherEntries } from './entry-store.ts'
import { type JudgedImport, judgeImport } from './import-judging.ts'
import { addToSource, getSource, insertSource, type NetworkSource } from './sources-store.ts'

const MOST = { actors: 20_000, memberships: 50_000, ties: 100_000 } as const

/** The source under which the same file has entered already, if it stands. */
export async function findSameFile(tx: Tx, access: TerritoryAccess, sha256: string) {
  return tx.maybe<{ title: string; on: string }>(
    `select title, created_at::date as on from network_source
     where territory_id = $1 and kind = 'import' and file_sha256 = $2 and deleted_at is null limit 1`,
    [access.territoryId, sha256],
  )
}

function refuseFaults(judged: JudgedImport, mode: 'all-good-rows' | 'all-or-nothing'): void {
  const [first] = judged.faults
  const undecided = judged.actors.filter((actor) => actor.isUndecided).length
  const { faultCount, actors } = judged
  // A file that could not be read at all says so itself.
  if (first && actors.length === 0)
    throw new Problem(first.code, 'caller', {
      ...first.params,
      row: first.row,
      column: first.column,
      value: first.value,
    })
  if (mode === 'all-or-nothing' && faultCount + undecided > 0)
    throw new Problem('worlds.import-has-problems', 'caller', { problems: faultCount + undecided })
  for (const [part, most] of [
    ['actors', MOST.actors],
    ['memberships', MOST.memberships],
    ['ties', MOST.ties],
  ] as const)
    if (judged[part].length > most)
      throw new Problem('worlds.import-long', 'too-large', { rows: judged[part].length, most })
}

/** Makes the worlds that the file names and the territory lacks; by the name they were asked for. */
async function makeWorlds(tx: Tx, access: TerritoryAccess, sourceId: string, names: readonly string[]) {
  const made = await tx.rows<{ id: string; name: string }>(
    `insert into social_world (territory_id, source_id, name, color)
     select $1, $2, n.name, (n.place - 1 + (select count(*) from social_world where territory_id = $1 and deleted_at is null)) % 20
     from unnest($3::text[]) with ordinality as n(name, place) returning id, name`,
    [access.territoryId, sourceId, names],
  )
  return new Map(made.map(({ id, name }) => [`new:${name}`, id]))
}

function entryOf(judged: JudgedImport, made: ReadonlyMap<string, string>) {
  const actors = new Map<string, NonNullable<NetworkEntry['actors']>[number]>()
  const sirets = new Map<string, string>()
  for (const { key, name, kind, siret, means } of judged.actors) {
    if (means !== `new:${key}`) continue
    actors.set(means, { key: means, name, kind })
    if (siret !== null) sirets.set(means, siret)
  }
  const actorAt = (key: string) => judged.actorOf.get(key)?.means ?? null
  const worldAt = (key: string) => {
    const means = judged.worldOf.get(key) ?? null
    return means === null ? null : (made.get(means) ?? means)
  }
  const memberships = judged.memberships.flatMap(({ actorKey, worldKey, weight, since, until }) => {
    const [actor, worldId] = [actorAt(actorKey), worldAt(worldKey)]
    return actor === null || worldId === null ? [] : [{ actor, worldId, weight, since, until }]
  })
  // Two rows of one actor may be tied to each other in the file: of one actor that says nothing.
  const ties = judged.ties.flatMap(({ fromKey, toKey, kind, strength, since, until }) => {
    const [from, to] = [actorAt(fromKey), actorAt(toKey)]
    return from === null || to === null || from === to ? [] : [{ from, to, kind, strength, since, until }]
  })
  const entry: NetworkEntry = { actors: [...actors.values()], memberships, ties }
  return { entry, settled: { asNew: new Set(actors.keys()), sirets } }
}

type Asked = {
  file: File
  nodes?: File | undefined
  choices?: string | undefined
  mode: 'all-good-rows' | 'all-or-nothing'
}

/**
 * Enters a network file, its good rows or nothing, as one source that can be undone.
 * Fails with `worlds.import-again`, `worlds.import-empty`, `worlds.import-has-problems`, `worlds.import-long`, or with
 * what made the file unreadable.
 */
export async function enterImport(tx: Tx, access: TerritoryAccess, asked: Asked): Promise<NetworkSource> {
  await waitForOtherEntries(tx, access)
  const judged = await judgeImport(tx, access, asked)
  const same = await findSameFile(tx, access, judged.sha256)
  if (same) throw new Problem('worlds.import-again', 'conflict', same)
  refuseFaults(judged, asked.mode)
  const { today } = await tx.one<{ today: string }>('select current_date as today')
  const source = { id: randomUUID(), heldOn: judged.choices.heldOn ?? today }
  const { fileName, sha256 } = judged
  const file = { name: fileName, sha256 }
  await insertSource(tx, access, { ...source, kind: 'import', title: fileName.slice(0, 200), file })
  const wanted = new Set([...judged.worldOf.values()].filter((means) => means?.startsWith('new:')))
  const made = await makeWorlds(
    tx,
    access,
    source.id,
    [...wanted].map((means) => (means ?? '').slice(4)),
  )
  const { entry, settled } = entryOf(judged, made)
  const brought = (entry.actors?.length ?? 0) + (entry.memberships?.length ?? 0) + (entry.ties?.length ?? 0)
  if (brought === 0) throw new Problem('worlds.import-empty', 'caller')
  await addToSource(tx, access, source, entry, source.id, settled)
  return getSource(tx, access, source.id)
}
