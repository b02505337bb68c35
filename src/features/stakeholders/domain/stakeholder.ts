import type { ChainLink } from '#features/evaluations/domain/perimeter.ts'
import type { Day } from '#kernel/day.ts'
import type { Level } from './ratings.ts'

/** Organisations by default: a person who is named has rights (see person-notice.ts). Words: `kind.<code>`. */
export const STAKEHOLDER_KINDS = ['organisation', 'collective', 'person'] as const
export type StakeholderKind = (typeof STAKEHOLDER_KINDS)[number]

/** The four groups that URBAL brings together (method 2.1, 4.4); words: `urbal-group.<code>`. */
export const URBAL_GROUPS = ['innovators', 'actors', 'decision_makers', 'experts'] as const
export type UrbalGroup = (typeof URBAL_GROUPS)[number]

/** From opposed to ally; words: `position.<value>`. */
export const POSITIONS = [-2, -1, 0, 1, 2] as const
export type Position = (typeof POSITIONS)[number]

/** How a stakeholder likes to be reached; words: `channel.<code>`. */
export const CHANNELS = ['visit', 'meeting', 'phone', 'email', 'post', 'relay'] as const
export type Channel = (typeof CHANNELS)[number]

/** Steps of the participation ladder, lowest first (catalogue/participation-ladder.json). */
export const LADDER_LEVELS = [1, 2, 3, 4, 5] as const
export type LadderLevel = (typeof LADDER_LEVELS)[number]

/** What is written down of a stakeholder (method 4.1). `null` is "nobody said", never no or zero. */
export type StakeholderAttributes = {
  readonly kind: StakeholderKind
  readonly urbalGroup: UrbalGroup | null
  readonly worlds: readonly string[]
  readonly links: readonly ChainLink[]
  /** Expected benefits, contributions, possible losses. */
  readonly expects: string
  readonly contributes: string
  readonly losses: string
  readonly position: Position | null
  readonly power: Level | null
  readonly interest: Level | null
  readonly hasPower: boolean | null
  readonly hasLegitimacy: boolean | null
  readonly hasUrgency: boolean | null
  readonly participationNow: LadderLevel | null
  readonly participationWanted: LadderLevel | null
  readonly channel: Channel | null
  readonly contactConsent: boolean | null
  readonly relay: string
  readonly lastContactOn: Day | null
}

/** Whether it counts as a person: by its own kind, or because the linked organisation of the territory is one. */
export function isPerson(kind: StakeholderKind, actorKind?: string | null): boolean {
  return kind === 'person' || actorKind === 'person'
}
