import { z } from 'zod'
import { STORY_CARDS } from '#features/evaluations/domain/story.ts'
import { ELEMENT_TYPES } from '#features/impact-chain/domain/impact-chain.ts'
import { URBAL_GROUPS } from '#features/stakeholders/domain/stakeholder.ts'
import { uuid } from '#kernel/route.ts'
import { CONTRIBUTION_STATES, FRAGMENT_LIMIT, STATEMENT_LIMIT } from './contribution.ts'

const version = z.number().int()

export const participantSchema = z.object({
  id: uuid,
  version,
  number: z.number().int(),
  name: z.string().nullable(),
  urbalGroup: z.enum(URBAL_GROUPS).nullable(),
  joinedAt: z.string(),
  setAsideAt: z.string().nullable(),
  contributions: z.number().int(),
  ratings: z.number().int(),
  votes: z.number().int(),
})

/** What each kind holds. */
export const contentSchemas = {
  story_fragment: z.object({
    card: z.enum(STORY_CARDS),
    text: z.string().trim().min(1).max(FRAGMENT_LIMIT),
  }),
  change: z.object({
    who: z.string().trim().max(200),
    statement: z.string().trim().min(1).max(STATEMENT_LIMIT),
  }),
  stakeholder: z.object({
    name: z.string().trim().min(1).max(200),
    why: z.string().trim().max(300),
  }),
}

/** A contribution as it was sent; `content` is null once its author took it back, or when it was purged. */
export const told = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('story_fragment'), content: contentSchemas.story_fragment.nullable() }),
  z.object({ kind: z.literal('change'), content: contentSchemas.change.nullable() }),
  z.object({ kind: z.literal('stakeholder'), content: contentSchemas.stakeholder.nullable() }),
])

export const judgement = {
  id: uuid,
  state: z.enum(CONTRIBUTION_STATES),
  /** Of a refusal, written for its author. */
  reason: z.string(),
  sentAt: z.string(),
}

export const contributionSchema = told.and(
  z.object({
    ...judgement,
    version,
    decidedAt: z.string().nullable(),
    decidedByName: z.string().nullable(),
    participant: participantSchema.pick({
      id: true,
      number: true,
      name: true,
      urbalGroup: true,
      setAsideAt: true,
    }),
    landed: z
      .object({
        kind: z.enum(['story', 'chain-element', 'stakeholder']),
        id: uuid,
        /** Of a story: the card. */
        card: z.enum(STORY_CARDS).nullable(),
      })
      .nullable(),
  }),
)

const organised = z.enum(['organisation', 'collective'])

/** Where an accepted contribution lands; what is not said is taken from what its author wrote. */
export const landing = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('story_fragment'),
    storyId: uuid,
    /** Another card than its author chose. */
    card: z.enum(STORY_CARDS).optional(),
    /** `append`: one more paragraph of the card. `become`: it is the card; what stood there is kept for the undo. */
    how: z.enum(['append', 'become']).default('append'),
    text: z.string().trim().min(1).max(1000).optional(),
  }),
  z.object({
    kind: z.literal('change'),
    type: z.enum(ELEMENT_TYPES).default('outcome_short'),
    statement: z.string().trim().min(1).max(300).optional(),
    who: z.string().trim().max(300).optional(),
    objectiveId: uuid.nullable().optional(),
  }),
  z.object({
    kind: z.literal('stakeholder'),
    as: organised.default('organisation'),
    name: z.string().trim().min(1).max(200).optional(),
  }),
])

/**
 * Into what stands already. `seen`: the text as it stood when the facilitator began to write; when it has changed since,
 * `workshops.text-changed` says what stands now.
 */
export const merging = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('story_fragment'),
    storyId: uuid,
    card: z.enum(STORY_CARDS),
    seen: z.string().max(3000),
    /** The whole card, as the facilitator now writes it. */
    text: z.string().trim().min(1).max(3000),
  }),
  z.object({
    kind: z.literal('change'),
    elementId: uuid,
    seen: z.string().max(300),
    /** As `seen` when the element already says it. */
    statement: z.string().trim().min(1).max(300),
  }),
  z.object({ kind: z.literal('stakeholder'), stakeholderId: uuid }),
])
