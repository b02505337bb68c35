import { CHAIN_LINKS, type ChainLink } from '#features/evaluations/domain/perimeter.ts'
import type { Level } from './ratings.ts'
import { URBAL_GROUPS, type UrbalGroup } from './stakeholder.ts'

/** What helps those with less power, time or money to come and to speak; words: `compensation.<code>`. */
export const COMPENSATIONS = [
  'side_group',
  'spokesperson',
  'prepared_before',
  'travel',
  'pay',
  'childcare',
  'hours',
  'language',
  'speaking_turns',
] as const
export type Compensation = (typeof COMPENSATIONS)[number]

/** People in a workshop (URBAL): fewer is an interview, more is a plenary. */
export const MEETING_SIZE = { least: 6, most: 20 } as const

/** From these levels of power one is powerful, or weak; the gap between both ends is what to watch. */
export const POWERFUL_FROM = 3
export const WEAK_UP_TO = 1

export type Guest = {
  readonly id: string
  readonly urbalGroup: UrbalGroup | null
  readonly links: readonly ChainLink[]
  readonly worlds: readonly string[]
  readonly power: Level | null
}

export type Composition = {
  readonly size: number
  readonly sizeVerdict: 'too-few' | 'good' | 'too-many'
  readonly groupsPresent: readonly UrbalGroup[]
  readonly groupsAbsent: readonly UrbalGroup[]
  readonly linksPresent: readonly ChainLink[]
  readonly linksAbsent: readonly ChainLink[]
  /** Worlds of the whole map, in the order of the alphabet. */
  readonly worldsPresent: readonly string[]
  readonly worldsAbsent: readonly string[]
  /** Ids of guests of whom the group, or the power, is not said: they may fill what looks absent. */
  readonly unsaidGroup: readonly string[]
  readonly unsaidPower: readonly string[]
  /** Highest − lowest power among guests of whom it is said; `null` when it is said of fewer than two. */
  readonly powerGap: number | null
  /** The only powerful one among several, or the only weak one: their id. */
  readonly powerfulAlone: string | null
  readonly weakAlone: string | null
  /** Both ends are in the room (a powerful and a weak one) and nothing is planned for it. */
  readonly compensationMissing: boolean
}

/**
 * Whether everybody who should be there is (method 4.4): the four groups, the links of the chain and the worlds of the
 * map, and how power is spread. `wanted` narrows the links and worlds to those that the evaluation is about; without it
 * all links count, and the worlds of all stakeholders given.
 */
export function checkComposition(
  guests: readonly Guest[],
  wanted: { readonly links?: readonly ChainLink[]; readonly worlds: readonly string[] },
  compensations: readonly Compensation[],
): Composition {
  const links = new Set(guests.flatMap((guest) => guest.links))
  const worlds = new Set(guests.flatMap((guest) => guest.worlds))
  const groups = new Set(guests.map((guest) => guest.urbalGroup))
  const wantedLinks = wanted.links && wanted.links.length > 0 ? wanted.links : CHAIN_LINKS
  const wantedWorlds = [...new Set(wanted.worlds)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return {
    size: guests.length,
    sizeVerdict:
      guests.length < MEETING_SIZE.least
        ? 'too-few'
        : guests.length > MEETING_SIZE.most
          ? 'too-many'
          : 'good',
    groupsPresent: URBAL_GROUPS.filter((group) => groups.has(group)),
    groupsAbsent: URBAL_GROUPS.filter((group) => !groups.has(group)),
    linksPresent: CHAIN_LINKS.filter((link) => links.has(link)),
    linksAbsent: CHAIN_LINKS.filter((link) => wantedLinks.includes(link) && !links.has(link)),
    worldsPresent: wantedWorlds.filter((world) => worlds.has(world)),
    worldsAbsent: wantedWorlds.filter((world) => !worlds.has(world)),
    unsaidGroup: guests.filter((guest) => guest.urbalGroup === null).map((guest) => guest.id),
    ...checkPower(guests, compensations),
  }
}

type PowerCheck = Pick<
  Composition,
  'unsaidPower' | 'powerGap' | 'powerfulAlone' | 'weakAlone' | 'compensationMissing'
>

function checkPower(guests: readonly Guest[], compensations: readonly Compensation[]): PowerCheck {
  const said = guests.flatMap(({ id, power }) => (power === null ? [] : [{ id, power }]))
  const powers = said.map((guest) => guest.power)
  const powerful = said.filter((guest) => guest.power >= POWERFUL_FROM)
  const weak = said.filter((guest) => guest.power <= WEAK_UP_TO)
  const alone = (few: typeof said) => (few.length === 1 && guests.length > 1 ? (few[0]?.id ?? null) : null)
  return {
    unsaidPower: guests.filter((guest) => guest.power === null).map((guest) => guest.id),
    powerGap: said.length < 2 ? null : Math.max(...powers) - Math.min(...powers),
    powerfulAlone: alone(powerful),
    weakAlone: alone(weak),
    compensationMissing: powerful.length > 0 && weak.length > 0 && compensations.length === 0,
  }
}
