/**
 * What an actor does around food; the words are `kind.<code>`. A person is in the network of the territory under a notice
 * alone, and never comes by a file.
 */
export const ACTOR_KINDS = [
  'producer',
  'producer_group',
  'processor',
  'food_craft',
  'logistics',
  'shop',
  'market',
  'canteen',
  'restaurant',
  'local_authority',
  'public_body',
  'chamber',
  'cluster',
  'association',
  'social_structure',
  'education',
  'health',
  'research',
  'citizens',
  'person',
  'other',
] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

/** The kinds that files may name: organisations. */
export const LISTED_ACTOR_KINDS = ACTOR_KINDS.filter((kind) => kind !== 'person')

export type Actor = {
  readonly name: string
  readonly kind: ActorKind
  /** INSEE code, always five characters of text. */
  readonly communeCode: string | null
  /** Fourteen digits. */
  readonly siret: string | null
  /** Names of the social worlds that it is in today; the memberships with their days are in `worlds`. */
  readonly worlds: readonly string[]
  readonly note: string
}

export const ACTOR_LIMITS = { name: 200, note: 4000, world: 60, worlds: 20 } as const
