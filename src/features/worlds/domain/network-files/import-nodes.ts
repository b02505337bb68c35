import { ACTOR_KINDS, type ActorKind } from '#features/actors/domain/actor.ts'
import { readActorKind } from '#features/actors/domain/actor-kind-names.ts'
import { foldName } from '#features/territories/domain/commune-search.ts'
import { readSiret } from '#kernel/siret.ts'
import { foldText } from '#kernel/text-measure.ts'
import { normaliseHeader } from '#platform/tables/header-names.ts'
import { type KnownName, nameMatcher } from './import-matching.ts'
import type { Attributes, FileNode, NetworkFile } from './network-file.ts'
import type { ImportedActor, ImportedWorld } from './network-import.ts'
import type { NetworkProblems } from './network-problem.ts'

export type WorldNames = {
  /** The world that a node is, by id of the node; other nodes are actors. */
  readonly keyOfNode: ReadonlyMap<string, string>
  readonly worlds: readonly { readonly key: string; readonly name: string; readonly row: number | null }[]
  /** What nodes say of themselves: in which worlds they are. */
  readonly declared: readonly {
    readonly actorKey: string
    readonly worldKey: string
    readonly row: number | null
  }[]
}

const WORLD_COLUMNS = new Set(['monde', 'mondes', 'world', 'worlds', 'monde_social', 'mondes_sociaux'])

/** Which worlds a file speaks of: its own nodes, its columns, and groups that bear the name of a known one. */
export function worldNames({ nodes }: NetworkFile, known: readonly KnownName[]): WorldNames {
  const moded = nodes.some(({ mode }) => mode === 'world')
  const knownNames = new Set(known.map(({ name }) => foldName(name)))
  const isWorld = ({ mode, label }: FileNode) => (moded ? mode === 'world' : knownNames.has(foldName(label)))
  const keyOfNode = new Map<string, string>()
  const worlds = new Map<string, { key: string; name: string; row: number | null }>()
  const keyOf = (name: string, row: number | null): string => {
    const key = foldName(name) || name
    if (!worlds.has(key)) worlds.set(key, { key, name: name.trim(), row })
    return key
  }
  for (const node of nodes) if (isWorld(node)) keyOfNode.set(node.id, keyOf(node.label, node.row))
  const declared = nodes.flatMap((node) => {
    if (keyOfNode.has(node.id)) return []
    const said = [...node.attributes].flatMap(([name, value]) =>
      WORLD_COLUMNS.has(normaliseHeader(name)) ? String(value).split(/[|;]/) : [],
    )
    const group = node.group !== null && knownNames.has(foldName(node.group)) ? [node.group] : []
    const names = [...said, ...group].map((name) => name.trim()).filter((name) => name !== '')
    const keys = new Set(names.map((name) => keyOf(name, null)))
    return [...keys].map((worldKey) => ({ actorKey: node.id, worldKey, row: node.row }))
  })
  return { keyOfNode, worlds: [...worlds.values()], declared }
}

export function importedWorlds({ worlds }: WorldNames, known: readonly KnownName[]): ImportedWorld[] {
  const byName = new Map(known.map((world) => [foldName(world.name) || world.name, world]))
  return worlds.map((world) => ({ ...world, match: byName.get(world.key) ?? null }))
}

export function importedActors(
  { nodes }: NetworkFile,
  { keyOfNode }: WorldNames,
  known: readonly KnownName[],
  problems: NetworkProblems,
): ImportedActor[] {
  const matchOf = nameMatcher(known)
  // a file that was exported from here and comes back
  const byId = new Map(known.map((actor) => [actor.id, actor]))
  return nodes.flatMap((node) => {
    if (keyOfNode.has(node.id)) return []
    const siret = siretOf(node, problems)
    const name = node.label.trim()
    const same = byId.get(node.id)
    const meant = same ? { match: same, doubts: [] } : matchOf(name, siret)
    return [{ key: node.id, name, kind: kindOf(node), siret, ...meant, row: node.row }]
  })
}

function attributeOf(attributes: Attributes, names: readonly string[]): string | undefined {
  for (const [name, value] of attributes) {
    if (names.includes(normaliseHeader(name)) && String(value).trim() !== '') return String(value).trim()
  }
  return undefined
}

function siretOf({ attributes, row }: FileNode, problems: NetworkProblems): string | null {
  const written = attributeOf(attributes, ['siret'])
  if (written === undefined) return null
  const reading = readSiret(written)
  if ('siret' in reading) return reading.siret
  problems.add('nodes', 'network.siret-wrong', { row, column: 'SIRET', value: written })
  return null
}

/** What an actor is, where a column or its group says it in words that are known; else an organisation of another kind. */
function kindOf({ attributes, group }: FileNode): ActorKind {
  const written = [
    attributeOf(attributes, [
      'actor_kind',
      'type',
      'kind',
      'nature',
      'statut',
      'famille',
      'category',
      'categorie',
    ]),
    group,
  ]
  for (const text of written) {
    if (!text) continue
    const code = ACTOR_KINDS.find((kind) => kind === text)
    if (code) return code
    if (/^(personne|person|individu|habitante?|people)s?$/.test(foldText(text))) return 'person'
    const reading = readActorKind(text)
    if ('value' in reading) return reading.value
  }
  return 'other'
}
