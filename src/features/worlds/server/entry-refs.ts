import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { type ActorFace, findActorFaces } from '#features/actors/server/actors-store.ts'
import { findCurrentCode } from '#features/territories/domain/commune-history.ts'
import { loadCommuneRegister } from '#features/territories/server/communes-source.ts'
import type { NetworkEntryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { networkEntrySchema } from '../contract.ts'
import { makeActionMatcher, makeActorMatcher } from '../domain/entry-matching.ts'

export type NetworkEntry = z.output<typeof networkEntrySchema>
type NewAction = NonNullable<NetworkEntry['actions']>[number] & { readonly id: string }

/** What the maker of an entry has settled already: SIRETs, and keys that are new whatever they are called. */
export type Settled = {
  readonly asNew?: ReadonlySet<string>
  readonly sirets?: ReadonlyMap<string, string>
}

/** Which record every name of an entry means, and which of them are new. */
export type EntryRefs = {
  readonly actor: (ref: string) => string
  readonly action: (ref: string) => string
  readonly world: (id: string) => string
  readonly newActors: readonly ActorFace[]
  readonly newActions: readonly NewAction[]
  /** By the keys of the entry: what was made or, where the list knew it, found. */
  readonly created: Readonly<Record<string, string>>
}

async function idsOf(tx: Tx, access: NetworkEntryAccess, table: 'action' | 'social_world') {
  const name = table === 'action' ? 'title' : 'name'
  return tx.rows<{ id: string; title: string }>(
    `select id, ${name} as title from ${table} where territory_id = $1 and deleted_at is null order by created_at, id`,
    [access.territoryId],
  )
}

/** The code of today of each commune that is named. @throws Problem `actors.commune-absent` (caller) */
async function currentCommunes(codes: readonly (string | null | undefined)[]) {
  const known = new Map<string, string>()
  const register = await loadCommuneRegister()
  for (const code of codes) {
    if (!code || known.has(code)) continue
    const current = findCurrentCode(code, register)
    if (current === undefined) throw new Problem('actors.commune-absent', 'caller', { code })
    known.set(code, current)
  }
  return known
}

function once(taken: Record<string, string>, key: string, id: string): void {
  if (Object.hasOwn(taken, key)) throw new Problem('worlds.key-twice', 'caller', { key })
  taken[key] = id
}

function reader(by: Readonly<Record<string, string>>, known: ReadonlySet<string>, kind: string) {
  return (ref: string): string => {
    const id = Object.hasOwn(by, ref) ? by[ref] : ref.toLowerCase()
    if (id === undefined || (!known.has(id) && !Object.hasOwn(by, ref)))
      throw new Problem('worlds.reference-unknown', 'caller', { kind, ref })
    return id
  }
}

/**
 * Settles the names of an entry against the territory: an actor or an action that is there already under the same name
 * is not made twice. Fails with `worlds.key-twice`, and when asked with `worlds.reference-unknown`.
 */
export async function settleRefs(
  tx: Tx,
  access: NetworkEntryAccess,
  entry: NetworkEntry,
  { asNew, sirets }: Settled = {},
): Promise<EntryRefs> {
  const faces = await findActorFaces(tx, access)
  const communes = await currentCommunes((entry.actors ?? []).map((a) => a.communeCode))
  const matcher = makeActorMatcher(faces)
  const actors: Record<string, string> = {}
  const newActors: ActorFace[] = []
  for (const { key, name, kind, communeCode } of entry.actors ?? []) {
    const named = { name, kind, communeCode: communes.get(communeCode ?? '') ?? null }
    const found = asNew?.has(key) ? undefined : matcher.find(named)
    const actor = found ?? { ...named, id: randomUUID() }
    if (!found) {
      matcher.add(actor)
      newActors.push({ ...named, id: actor.id, siret: sirets?.get(key) ?? null })
    }
    once(actors, key, actor.id)
  }
  const knownActions = await idsOf(tx, access, 'action')
  const titles = makeActionMatcher(knownActions)
  const actions: Record<string, string> = {}
  const newActions: NewAction[] = []
  for (const action of entry.actions ?? []) {
    const found = titles.find(action.title)
    const id = found ?? randomUUID()
    if (!found) {
      titles.add(id, action.title)
      newActions.push({ ...action, id })
    }
    once(actions, action.key, id)
  }
  const worlds = new Set((await idsOf(tx, access, 'social_world')).map((w) => w.id))
  return {
    actor: reader(actors, new Set(faces.map((f) => f.id)), 'actor'),
    action: reader(actions, new Set(knownActions.map((a) => a.id)), 'action'),
    world: reader({}, worlds, 'world'),
    newActors,
    newActions,
    created: { ...actors, ...actions },
  }
}
