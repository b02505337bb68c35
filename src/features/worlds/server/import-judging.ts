import { createHash } from 'node:crypto'
import type { ActorKind } from '#features/actors/domain/actor.ts'
import { foldName } from '#features/territories/domain/commune-search.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { type NetworkImport, readNetworkImport } from '../domain/network-files/network-import.ts'
import type { NetworkProblem } from '../domain/network-files/network-problem.ts'
import { type ImportChoices, readImportChoices } from './import-choices.ts'
import { readNetworkBytes } from './network-file-reading.ts'

type KnownActor = { id: string; name: string; siret: string | null; isClosed: boolean }
type KnownWorld = { id: string; name: string }

/** An actor of a file with what becomes of it. */
export type JudgedActor = {
  readonly key: string
  readonly name: string
  readonly kind: ActorKind
  readonly siret: string | null
  readonly match: { readonly id: string; readonly name: string } | null
  readonly doubts: readonly { readonly id: string; readonly name: string }[]
  /** An id of the list, `new:<key>` of one to be made, or null: it stays out. */
  readonly means: string | null
  readonly isUndecided: boolean
}

export type JudgedImport = Pick<NetworkImport, 'memberships' | 'ties' | 'worlds'> & {
  readonly format: string
  readonly fileName: string
  readonly sha256: string
  readonly choices: ImportChoices
  readonly actors: readonly JudgedActor[]
  /** By the file's own key of an actor. */
  readonly actorOf: ReadonlyMap<string, JudgedActor>
  /** By the file's own key of a world: an id of the list, `new:<name>`, or null. */
  readonly worldOf: ReadonlyMap<string, string | null>
  /** Rows that cannot enter as they are. */
  readonly faults: readonly NetworkProblem[]
  readonly faultCount: number
  /** What was guessed. */
  readonly notes: readonly NetworkProblem[]
}

type Files = { file: File; nodes?: File | undefined; choices?: string | undefined }

/** Keys of files may be long; what the screen sends back is not. */
function shortKey(key: string): string {
  return key.length <= 80 ? key : createHash('sha256').update(key).digest('hex')
}

async function findKnown(tx: Tx, access: TerritoryAccess) {
  const actors = await tx.rows<KnownActor>(
    `select a.id, a.name, a.siret, a.kind = 'person' and not exists (select from network_notice n
         where n.territory_id = a.territory_id and n.actor_id = a.id and n.deleted_at is null and n.erased_at is null
           and n.withdrawn_at is null and n.notified_on is not null and n.expires_on >= current_date) as "isClosed"
     from actor a where a.territory_id = $1 and a.deleted_at is null order by a.created_at, a.id`,
    [access.territoryId],
  )
  const worlds = await tx.rows<KnownWorld>(
    'select id, name from social_world where territory_id = $1 and deleted_at is null order by created_at, id',
    [access.territoryId],
  )
  return { actors, worlds }
}

const fault = (code: string, value: string, row: number | null): NetworkProblem => ({
  code,
  part: 'nodes',
  row,
  column: null,
  value,
  params: {},
})

/**
 * Reads an uploaded network with what was chosen for it, against the territory as this transaction sees it: what the
 * screen showed is never taken on trust. A person whom no notice lets in stays out, with a word.
 */
export async function judgeImport(tx: Tx, access: TerritoryAccess, files: Files): Promise<JudgedImport> {
  const edges = new Uint8Array(await files.file.arrayBuffer())
  const nodes = files.nodes && new Uint8Array(await files.nodes.arrayBuffer())
  const choices = readImportChoices(files.choices)
  const reading = await readNetworkBytes(edges, nodes)
  const known = await findKnown(tx, access)
  const read = readNetworkImport(reading.file, known, choices.tieKind ? { usualKind: choices.tieKind } : {})
  const closed = new Set(known.actors.filter((actor) => actor.isClosed).map((actor) => actor.id))
  const persons: NetworkProblem[] = []
  const newKeys = new Map<string, string>()
  const actorOf = new Map<string, JudgedActor>()
  for (const { key: long, name, kind, siret, match, doubts, row } of read.actors) {
    const key = shortKey(long)
    const chosen = choices.matches[key]
    const isUndecided = chosen === undefined && match === null && doubts.length > 0
    let means: string | null = chosen === 'skip' ? null : `new:${key}`
    if (chosen !== undefined && chosen !== 'new' && chosen !== 'skip') means = chosen.toLowerCase()
    else if (chosen === undefined && match) means = match.id
    // The same name twice in a file is one actor, unless somebody says that they are two.
    const folded = foldName(name)
    if (chosen === undefined && means?.startsWith('new:') && folded !== '') {
      means = newKeys.get(folded) ?? means
      newKeys.set(folded, means)
    }
    if (means !== null && (means.startsWith('new:') ? kind === 'person' : closed.has(means))) {
      persons.push(fault('worlds.import-person', name, row))
      means = null
    }
    actorOf.set(long, { key, name: name.slice(0, 200), kind, siret, match, doubts, means, isUndecided })
  }
  const worldOf = new Map<string, string | null>()
  for (const { key, name, match } of read.worlds) {
    const chosen = choices.worlds[name]
    const made = `new:${name.slice(0, 60)}`
    worldOf.set(key, chosen === 'skip' ? null : chosen === 'new' ? made : (chosen ?? match?.id ?? made))
  }
  const hash = createHash('sha256').update(edges)
  if (nodes) hash.update('\0').update(nodes)
  return {
    ...read,
    format: reading.format,
    fileName: (files.file.name || 'network').slice(0, 300),
    sha256: hash.digest('hex'),
    choices,
    actors: [...actorOf.values()],
    actorOf,
    worldOf,
    faults: [...reading.problems.kept, ...persons],
    faultCount: reading.problems.count + persons.length,
    notes: read.problems,
  }
}
