import type { ActorKind } from '#features/actors/domain/actor.ts'

/** Twenty kinds of actors in four families, which a picture can tell apart by their shapes. */
export const ACTOR_FAMILIES = ['enterprise', 'public', 'collective', 'person'] as const
export type ActorFamily = (typeof ACTOR_FAMILIES)[number]

const FAMILY_OF: Readonly<Record<ActorKind, ActorFamily>> = {
  producer: 'enterprise',
  producer_group: 'collective',
  processor: 'enterprise',
  food_craft: 'enterprise',
  logistics: 'enterprise',
  shop: 'enterprise',
  market: 'enterprise',
  canteen: 'public',
  restaurant: 'enterprise',
  local_authority: 'public',
  public_body: 'public',
  chamber: 'public',
  cluster: 'collective',
  association: 'collective',
  social_structure: 'collective',
  education: 'public',
  health: 'public',
  research: 'public',
  citizens: 'collective',
  person: 'person',
  other: 'enterprise',
}

/** Enterprises, public bodies and services, groups of people, persons. */
export const familyOf = (kind: ActorKind): ActorFamily => FAMILY_OF[kind]
