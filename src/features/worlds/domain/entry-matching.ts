import type { ActorKind } from '#features/actors/domain/actor.ts'
import { foldName } from '#features/territories/domain/commune-search.ts'

type Named = {
  readonly name: string
  readonly kind: ActorKind
  readonly communeCode?: string | null | undefined
}
type Known = Named & { readonly id: string }

/**
 * Finds the entry of the list that a name means: the same folded name, in the same commune or where one of the two is
 * not said. A person is never taken for an organisation, nor the other way round.
 */
export function makeActorMatcher(known: readonly Known[]): {
  readonly find: (named: Named) => Known | undefined
  readonly add: (actor: Known) => void
} {
  const byName = new Map<string, Known[]>()
  const add = (actor: Known) => {
    const key = keyOf(actor)
    const same = byName.get(key)
    if (same) same.push(actor)
    else byName.set(key, [actor])
  }
  for (const actor of known) add(actor)
  return {
    add,
    find: (named) => {
      const same = byName.get(keyOf(named)) ?? []
      const there = same.find((each) => (each.communeCode ?? null) === (named.communeCode ?? null))
      return there ?? same.find((each) => !each.communeCode || !named.communeCode)
    },
  }
}

function keyOf({ name, kind }: Named): string {
  return `${kind === 'person' ? 'person' : 'organisation'} ${folded(name)}`
}

/** A name in letters that do not fold is compared as it is. */
function folded(name: string): string {
  return foldName(name) || name.trim().toLowerCase()
}

/** Finds an action by its folded title. */
export function makeActionMatcher(known: readonly { id: string; title: string }[]) {
  const byTitle = new Map(known.map(({ id, title }) => [folded(title), id]))
  return {
    find: (title: string) => byTitle.get(folded(title)),
    add: (id: string, title: string) => byTitle.set(folded(title), id),
  }
}
