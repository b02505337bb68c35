import type { FigureGap, Lever } from '../domain/lever.ts'

/** Pages under those of the territory. */
export type Place = 'agenda' | 'relais' | 'echanges' | 'modifier'

/** Where what is lacking is recorded, under the pages of the territory. */
const GAP_PLACES: Readonly<Record<FigureGap, Place>> = {
  'nothing-held': 'agenda',
  'nothing-recorded': 'agenda',
  'no-population': 'modifier',
  'no-count': 'agenda',
  'no-level': 'agenda',
  'no-venue': 'agenda',
  'no-decision': 'agenda',
  'codesign-unsaid': 'agenda',
  'no-tally': 'agenda',
  'no-audience': 'relais',
  'no-share': 'relais',
  'no-relay': 'relais',
  'relays-unsaid': 'relais',
}

/** Where each lever is worked on. */
const LEVER_PLACES: Readonly<Record<Lever, Place>> = {
  'public-events': 'agenda',
  participation: 'agenda',
  inclusion: 'relais',
  'everyday-dialogue': 'agenda',
  exchanges: 'echanges',
}

type Led = {
  readonly lever: Lever
  readonly aim: string
  readonly target: number | null
  readonly figures: readonly { readonly missing: FigureGap | null }[]
}

export type NextThing =
  | { readonly kind: 'gap'; readonly gap: FigureGap; readonly place: Place }
  | { readonly kind: 'aim'; readonly place: Place }
  | { readonly kind: 'go-on'; readonly place: Place }

/** The next useful thing: what keeps the first figure from being known, then an aim, then the work itself. */
export function nextThing({ lever, aim, target, figures }: Led): NextThing {
  const gap = figures.find(({ missing }) => missing !== null)?.missing
  if (gap) {
    const isOfExchanges = lever === 'exchanges' && GAP_PLACES[gap] === 'agenda'
    return { kind: 'gap', gap, place: isOfExchanges ? 'echanges' : GAP_PLACES[gap] }
  }
  if (aim.trim() === '' && target === null) return { kind: 'aim', place: LEVER_PLACES[lever] }
  return { kind: 'go-on', place: LEVER_PLACES[lever] }
}
