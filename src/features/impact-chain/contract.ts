import { z } from 'zod'
import { SAT_OBJECTIVES } from '#features/evaluations/domain/objective.ts'
import { EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { recordRoutes } from '#kernel/record-contract.ts'
import { day, pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import type { ChainChange } from './domain/chain-change.ts'
import type { WholeChain } from './domain/chain-record.ts'
import { DOWNGRADES, EVIDENCE_KINDS, EVIDENCE_SIDES } from './domain/evidence.ts'
import { DELAYS, ELEMENT_TYPES, SIGNS } from './domain/impact-chain.ts'
import { RIVAL_KINDS } from './domain/rival-explanation.ts'

const ofEvaluation = '/territories/{territoryId}/evaluations/{evaluationId}'
const scope = { territoryId: uuid, evaluationId: uuid }
const version = z.number().int()
const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

const elementRequired = { type: z.enum(ELEMENT_TYPES), statement: z.string().trim().min(1).max(300) }
const elementOptional = {
  objectiveId: uuid.nullable(),
  position: z.number().int().min(-1_000_000).max(1_000_000),
  who: z.string().max(300),
  stakeholders: z.array(z.string().max(200)).max(100),
  sign: z.enum(SIGNS),
  intended: z.boolean(),
  sat: z.array(z.enum(SAT_OBJECTIVES)),
  details: z.record(z.string().max(40), z.string().max(1000)),
}
const linkRequired = { fromId: uuid, toId: uuid }
const linkOptional = {
  sign: z.enum(SIGNS),
  strength: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  confidence: level,
  feedback: z.boolean(),
  delay: z.enum(DELAYS).nullable(),
  note: z.string().max(2000),
}

const records = { parents: { evaluationId: uuid }, filters: {}, read: EVERY_MEMBER, write: FACILITATORS }

const elements = recordRoutes({
  path: `${ofEvaluation}/chain-elements`,
  noun: 'chain element',
  required: elementRequired,
  optional: elementOptional,
  ...records,
})
const links = recordRoutes({
  path: `${ofEvaluation}/chain-links`,
  noun: 'chain link',
  required: linkRequired,
  optional: linkOptional,
  ...records,
})

const newElement = z.object(elementRequired).extend(z.object(elementOptional).partial().shape)
const newLink = z.object(linkRequired).extend(z.object(linkOptional).partial().shape)
const elementFields = z.object({ ...elementRequired, ...elementOptional }).partial()
const linkFields = z.object({ ...linkRequired, ...linkOptional }).partial()

/**
 * One change of a chain. Identifiers of what is created are made by who creates it. `seen` are the fields as the editor
 * saw them: when the record has moved on elsewhere but these still stand, the change lands all the same.
 */
const chainChange: z.ZodType<ChainChange, ChainChange> = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create-element'), id: uuid, values: newElement }),
  z.object({
    do: z.literal('update-element'),
    id: uuid,
    version,
    values: elementFields,
    seen: elementFields.optional(),
  }),
  z.object({ do: z.literal('remove-element'), id: uuid, version }),
  z.object({ do: z.literal('restore-element'), id: uuid }),
  z.object({ do: z.literal('create-link'), id: uuid, values: newLink }),
  z.object({
    do: z.literal('update-link'),
    id: uuid,
    version,
    values: linkFields,
    seen: linkFields.optional(),
  }),
  z.object({ do: z.literal('remove-link'), id: uuid, version }),
  z.object({ do: z.literal('restore-link'), id: uuid }),
])

/** Undoing the removal of half a large chain names each element and each of its links. */
const LARGEST_ACT = 8000

/** What a copy in a rival version remembers of the common chain; `null` in the common chain and for what was added. */
const copied = { rivalId: uuid.nullable(), originId: uuid.nullable() }

/**
 * A whole chain: the common one, or a rival version, read at once: the review needs all of it. Records deleted in the
 * last day are among them (`deletedAt`), so that an undo finds them; of a rival version all deleted ones are.
 */
const chainSchema: z.ZodType<WholeChain> = z.object({
  elements: z.array(
    z.object({
      ...z.object({ ...elementRequired, ...elementOptional }).shape,
      ...copied,
      /** The common element as it stood when it was copied. */
      originValues: elementFields.nullable(),
      id: uuid,
      evaluationId: uuid,
      version,
      createdAt: z.string(),
      updatedAt: z.string(),
      deletedAt: z.string().nullable(),
      toReview: z.boolean(),
    }),
  ),
  links: z.array(
    z.object({
      ...z.object({ ...linkRequired, ...linkOptional }).shape,
      ...copied,
      originValues: linkFields.nullable(),
      id: uuid,
      evaluationId: uuid,
      version,
      createdAt: z.string(),
      updatedAt: z.string(),
      deletedAt: z.string().nullable(),
      toReview: z.boolean(),
    }),
  ),
})

const tags = ['impact chain']

export const impactChainContract = {
  /** Of the common chain alone; rival versions are read whole and changed by `changes`. */
  elements,
  links,
  whole: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/chain`,
    summary: 'A whole chain: the common one or a rival version, now or as it stood at a moment',
    tags,
  })
    .input(
      z.object({
        ...scope,
        rivalId: uuid.optional(),
        at: z.iso.datetime().optional(),
        /** With all that was ever deleted, to bring back a chain of long ago. */
        deleted: z.stringbool().optional(),
      }),
    )
    .output(chainSchema),
  change: route(FACILITATORS, {
    method: 'POST',
    path: `${ofEvaluation}/chain/changes`,
    summary: 'Change a chain: all of it or nothing; the same act sent twice is done once',
    tags,
  })
    .input(
      z.object({
        ...scope,
        /** The act's own identifier, made by who sends it. */
        id: uuid,
        /** Absent: the common chain. */
        rivalId: uuid.nullable().optional(),
        changes: z.array(chainChange).min(1).max(LARGEST_ACT),
      }),
    )
    /** Every record that the act touched, links of a removed element included, as it stands now. */
    .output(chainSchema),
  history: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/chain/history`,
    summary: 'Who changed what in the chain, newest first, one item per act',
    tags,
  })
    .input(z.object({ ...scope, rivalId: uuid.optional(), ...pageQuery }))
    .output(
      pageOf(
        z.object({
          at: z.string(),
          personName: z.string().nullable(),
          /** How many records the act changed; the first sixty are told. */
          count: z.number().int(),
          changes: z.array(
            z.object({
              kind: z.enum(['chain-element', 'chain-link']),
              id: uuid,
              act: z.enum(['create', 'change', 'delete', 'restore', 'purge']),
              /** The statement of the element, or of both ends of the link, as they stood then. */
              label: z.string(),
              /** Names of the fields that changed. */
              fields: z.array(z.string()),
            }),
          ),
        }),
      ),
    ),
  document: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/chain/document`,
    summary: 'The chain as a PDF: its picture, the same in words, and its review',
    tags,
  })
    .input(z.object({ ...scope, rivalId: uuid.optional(), lang: z.enum(['fr', 'en']) }))
    .output(z.file()),
  /** Another way of telling the chain, held by a group: creating one copies the common chain. */
  rivals: recordRoutes({
    path: `${ofEvaluation}/chain-rivals`,
    noun: 'rival version of the chain',
    required: { name: z.string().trim().min(1).max(120) },
    optional: {
      heldBy: z.string().max(200),
      note: z.string().max(2000),
      state: z.enum(['open', 'merged', 'set_aside']),
    },
    ...records,
  }),
  mergeRival: route(FACILITATORS, {
    method: 'POST',
    path: `${ofEvaluation}/chain-rivals/{rivalId}/merge`,
    summary: 'Bring a rival version into the common chain; nothing of either is lost unless it is said',
    tags,
  })
    .input(
      z.object({
        ...scope,
        rivalId: uuid,
        version,
        id: uuid,
        /** For what both changed, or one removed: which stands; common when nothing is said. */
        choices: z.array(z.object({ id: uuid, take: z.enum(['common', 'rival', 'both']) })).max(4000),
      }),
    )
    /** Every record of the common chain that the merge touched. */
    .output(chainSchema),
  /** What speaks for a link and against it. */
  evidence: recordRoutes({
    path: `${ofEvaluation}/chain-evidence`,
    noun: 'evidence of a chain link',
    required: { linkId: uuid, statement: z.string().trim().min(1).max(1000) },
    optional: {
      side: z.enum(EVIDENCE_SIDES),
      kind: z.enum(EVIDENCE_KINDS),
      source: z.string().max(300),
      url: z
        .string()
        .max(500)
        .regex(/^(https?:\/\/\S+)?$/),
      observedOn: day.nullable(),
      strength: level.nullable(),
      downgrades: z.array(z.enum(DOWNGRADES)),
      observationId: uuid.nullable(),
      consent: z.boolean().nullable(),
    },
    ...records,
  }),
  /** What else could explain a change (method 8.7). */
  rivalExplanations: recordRoutes({
    path: `${ofEvaluation}/rival-explanations`,
    noun: 'rival explanation',
    required: { statement: z.string().trim().min(1).max(500) },
    optional: {
      elementId: uuid.nullable(),
      kind: z.enum(RIVAL_KINDS),
      plausibility: level.nullable(),
      test: z.string().max(1000),
      tested: z.boolean(),
      finding: z.string().max(1000),
    },
    ...records,
  }),
}
