import type { ActorKind } from '#features/actors/domain/actor.ts'
import type { TieKind, Weight } from '../world.ts'
import type { KnownName } from './import-matching.ts'
import { importedActors, importedWorlds, worldNames } from './import-nodes.ts'
import { readStrength, readTieKind, strengthByWeight } from './import-words.ts'
import type { FileTie, NetworkFile } from './network-file.ts'
import { type NetworkProblem, NetworkProblems } from './network-problem.ts'

export type ImportedActor = {
  /** What memberships and ties of this import call it: the id of the file. */
  readonly key: string
  readonly name: string
  readonly kind: ActorKind
  readonly siret: string | null
  /** Who it is without doubt; null: to be created, or chosen among `doubts`. */
  readonly match: KnownName | null
  readonly doubts: readonly KnownName[]
  readonly row: number | null
}

export type ImportedWorld = {
  readonly key: string
  readonly name: string
  readonly match: KnownName | null
  readonly row: number | null
}

type Held = { readonly since: string | null; readonly until: string | null; readonly row: number | null }
export type ImportedMembership = Held & {
  readonly actorKey: string
  readonly worldKey: string
  readonly weight: Weight
}
/** A purchase goes from the buyer to the seller. */
export type ImportedTie = Held & {
  readonly fromKey: string
  readonly toKey: string
  readonly kind: TieKind
  readonly strength: Weight
}

export type NetworkImport = {
  readonly actors: readonly ImportedActor[]
  readonly worlds: readonly ImportedWorld[]
  readonly memberships: readonly ImportedMembership[]
  readonly ties: readonly ImportedTie[]
  /** What was guessed or left out, each once or with its row. */
  readonly problems: readonly NetworkProblem[]
}

export type NetworkKnown = {
  readonly actors: readonly KnownName[]
  readonly worlds: readonly KnownName[]
}

export type NetworkImportOptions = {
  /** Of ties whose file says no kind that is known. */
  readonly usualKind?: TieKind
}

/** Of ties whose file says no strength. */
const USUAL_STRENGTH: Weight = 2

/**
 * What a network file would bring to a territory: actors, the worlds they are in, their ties. Nodes of mode `world`,
 * and those that bear the name of a world where the file knows no modes, are worlds; a tie of an actor to a world is a
 * membership; a column `monde` (several, parted by | or ;) or a group that bears the name of a world makes one too.
 */
export function readNetworkImport(
  file: NetworkFile,
  known: NetworkKnown,
  options: NetworkImportOptions = {},
): NetworkImport {
  const problems = new NetworkProblems()
  const names = worldNames(file, known.worlds)
  const worlds = importedWorlds(names, known.worlds)
  const actors = importedActors(file, names, known.actors, problems)
  const strengthOf = strengthReader(file, problems)
  const memberships: ImportedMembership[] = []
  const ties: ImportedTie[] = []
  for (const tie of file.ties) {
    const { since, until, row, source, target } = tie
    const [from, to] = [names.keyOfNode.get(source), names.keyOfNode.get(target)]
    if (from !== undefined && to !== undefined) {
      problems.add('edges', 'network.tie-between-worlds', { row, value: `${source} – ${target}` })
      continue
    }
    const worldKey = from ?? to
    const strength = strengthOf(tie)
    if (worldKey !== undefined) {
      const actorKey = from === undefined ? source : target
      for (const spell of spellsOf(tie))
        memberships.push({ actorKey, worldKey, weight: strength, ...spell, row })
      continue
    }
    const said = [tie.kind, tie.label].map((text) => (text === null ? undefined : readTieKind(text)))
    const reading = said.find((one) => one !== undefined)
    const kind = reading?.kind ?? options.usualKind ?? 'information'
    if (!reading && tie.kind !== null) {
      problems.add('edges', 'network.kind-unknown', { row, value: tie.kind })
    }
    const [fromKey, toKey] = reading?.turned ? [target, source] : [source, target]
    for (const spell of spellsOf({ ...tie, since, until }))
      ties.push({ fromKey, toKey, kind, strength, ...spell, row })
  }
  const tied = new Set(memberships.map(({ actorKey, worldKey }) => `${actorKey}\n${worldKey}`))
  for (const { actorKey, worldKey, row } of names.declared) {
    if (!tied.has(`${actorKey}\n${worldKey}`))
      memberships.push({ actorKey, worldKey, weight: USUAL_STRENGTH, since: null, until: null, row })
  }
  return { actors, worlds, memberships, ties, problems: problems.kept }
}

/** A tie that was broken off and taken up again is as many as it had spells. */
function spellsOf({ since, until, spells }: Pick<FileTie, 'since' | 'until' | 'spells'>) {
  return spells.length > 0 ? spells : [{ since, until }]
}

function strengthReader({ ties }: NetworkFile, problems: NetworkProblems): (tie: FileTie) => Weight {
  const byWeight = strengthByWeight(ties.flatMap(({ weight }) => (weight === null ? [] : [weight])))
  const thirds = ties.some(({ weight }) => weight !== null && ![1, 2, 3].includes(weight))
  if (byWeight && thirds) problems.add('edges', 'network.strength-by-thirds')
  let silent = 0
  const reader = (tie: FileTie): Weight => {
    const said = tie.strength === null ? undefined : readStrength(tie.strength)
    if (said !== undefined) return said
    if (tie.strength !== null) {
      problems.add('edges', 'network.strength-unknown', { row: tie.row, value: tie.strength })
    }
    if (byWeight && tie.weight !== null) return byWeight(tie.weight)
    silent += 1
    return USUAL_STRENGTH
  }
  const read = new Map(ties.map((tie) => [tie, reader(tie)]))
  if (silent > 0) problems.add('edges', 'network.strength-missing', { params: { n: silent } })
  return (tie) => read.get(tie) ?? USUAL_STRENGTH
}
