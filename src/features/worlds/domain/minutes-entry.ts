import { type NamedActor, type NetworkEntry, newActors } from './interview.ts'
import { endsOfTie, type TieChoice } from './tie-choice.ts'
import type { ActionKind, ActionRole, Weight } from './world.ts'

type Place = { readonly from: number; readonly to: number }

/** A name in minutes that one may take hold of. */
export type TextName =
  | {
      readonly kind: 'actor'
      readonly ref: string
      readonly name: string
      readonly newKind: NamedActor['newKind']
    }
  | {
      readonly kind: 'action'
      readonly ref: string
      readonly name: string
      readonly newKind: ActionKind | null
    }
  | { readonly kind: 'world'; readonly ref: string; readonly name: string }
  | { readonly kind: 'unknown'; readonly ref: string; readonly name: string }

export type TextPart = { readonly at: number; readonly text: string; readonly name: TextName | null }

/** The text cut where names stand; of names that overlap the earlier, then the longer one stays. */
export function cutText(
  text: string,
  names: readonly { readonly name: TextName; readonly at: readonly Place[] }[],
): TextPart[] {
  const places = names
    .flatMap(({ name, at }) => at.map((place) => ({ ...place, name })))
    .sort((a, b) => a.from - b.from || b.to - a.to)
  const parts: TextPart[] = []
  let end = 0
  for (const { from, to, name } of places) {
    if (from < end || to > text.length || to <= from) continue
    if (from > end) parts.push({ at: end, text: text.slice(end, from), name: null })
    parts.push({ at: from, text: text.slice(from, to), name })
    end = to
  }
  if (end < text.length) parts.push({ at: end, text: text.slice(end), name: null })
  return parts
}

/** « épicerie La Passerelle », said within a sentence, is « Épicerie La Passerelle » on a list. */
export function asListed(said: string): string {
  return said.charAt(0).toLocaleUpperCase('fr') + said.slice(1)
}

export type MinutesLink =
  | {
      readonly is: 'tie'
      readonly a: NamedActor
      readonly b: NamedActor
      readonly choice: TieChoice
      readonly strength: Weight
    }
  | { readonly is: 'membership'; readonly actor: NamedActor; readonly world: Ref; readonly weight: Weight }
  | {
      readonly is: 'participation'
      readonly actor: NamedActor
      readonly action: NamedAction
      readonly role: ActionRole
    }
  | { readonly is: 'share'; readonly action: NamedAction; readonly world: Ref; readonly weight: Weight }

type Ref = { readonly ref: string; readonly name: string }
type NamedAction = Ref & { readonly newKind: ActionKind | null }

/** What two names make together: two actors a tie, an actor and a world a membership…; null where nothing. */
export function linkNames(a: TextName, b: TextName): MinutesLink | null {
  if (a.ref === b.ref) return null
  if (a.kind === 'actor' && b.kind === 'actor') return { is: 'tie', a, b, choice: 'information', strength: 2 }
  const [first, second] = a.kind === 'actor' || (a.kind === 'action' && b.kind === 'world') ? [a, b] : [b, a]
  if (first.kind === 'actor' && second.kind === 'world')
    return { is: 'membership', actor: first, world: second, weight: 2 }
  if (first.kind === 'actor' && second.kind === 'action')
    return { is: 'participation', actor: first, action: second, role: 'contributes' }
  if (first.kind === 'action' && second.kind === 'world')
    return { is: 'share', action: first, world: second, weight: 2 }
  return null
}

/** The same link said twice. */
export function linkKey(link: MinutesLink): string {
  if (link.is === 'tie') return `tie ${[link.a.ref, link.b.ref].sort().join(' ')} ${link.choice}`
  if (link.is === 'membership') return `in ${link.actor.ref} ${link.world.ref}`
  if (link.is === 'participation') return `does ${link.actor.ref} ${link.action.ref}`
  return `of ${link.action.ref} ${link.world.ref}`
}

/** The entry that minutes make: their links, and whoever and whatever is new in them. */
export function writeMinutes(
  created: readonly NamedActor[],
  links: readonly MinutesLink[],
): Omit<NetworkEntry, 'contacts' | 'ended'> {
  const actors = links.flatMap((link): NamedActor[] =>
    link.is === 'tie' ? [link.a, link.b] : link.is === 'share' ? [] : [link.actor],
  )
  const actions = new Map(
    links.flatMap((link) =>
      link.is === 'participation' || link.is === 'share' ? [[link.action.ref, link.action]] : [],
    ),
  )
  const kinds = new Map(created.map((actor) => [actor.ref, actor]))
  return {
    actors: newActors([...actors.map((actor) => kinds.get(actor.ref) ?? actor), ...created]),
    actions: [...actions.values()].flatMap(({ ref, name, newKind }) =>
      newKind === null ? [] : [{ key: ref, title: name, kind: newKind }],
    ),
    memberships: links.flatMap((link) =>
      link.is === 'membership'
        ? [{ actor: link.actor.ref, worldId: link.world.ref, weight: link.weight }]
        : [],
    ),
    participations: links.flatMap((link) =>
      link.is === 'participation'
        ? [{ actor: link.actor.ref, action: link.action.ref, role: link.role }]
        : [],
    ),
    actionWorlds: links.flatMap((link) =>
      link.is === 'share' ? [{ action: link.action.ref, worldId: link.world.ref, weight: link.weight }] : [],
    ),
    ties: links.flatMap((link) =>
      link.is === 'tie'
        ? [{ ...endsOfTie(link.choice, link.a.ref, link.b.ref), strength: link.strength }]
        : [],
    ),
  }
}
