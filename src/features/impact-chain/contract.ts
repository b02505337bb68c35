import { z } from 'zod'
import { SAT_OBJECTIVES } from '#features/evaluations/domain/objective.ts'
import { EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { recordRoutes } from '#kernel/record-contract.ts'
import { uuid } from '#kernel/route.ts'
import { DELAYS, ELEMENT_TYPES, SIGNS } from './domain/impact-chain.ts'

const ofEvaluation = '/territories/{territoryId}/evaluations/{evaluationId}'

export const impactChainContract = {
  elements: recordRoutes({
    path: `${ofEvaluation}/chain-elements`,
    noun: 'chain element',
    required: { type: z.enum(ELEMENT_TYPES), statement: z.string().trim().min(1).max(300) },
    optional: {
      objectiveId: uuid.nullable(),
      position: z.number().int(),
      who: z.string().max(300),
      stakeholders: z.array(z.string().max(200)).max(100),
      sign: z.enum(SIGNS),
      intended: z.boolean(),
      sat: z.array(z.enum(SAT_OBJECTIVES)),
      details: z.record(z.string().max(40), z.string().max(1000)),
    },
    parents: { evaluationId: uuid },
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  links: recordRoutes({
    path: `${ofEvaluation}/chain-links`,
    noun: 'chain link',
    required: { fromId: uuid, toId: uuid },
    optional: {
      sign: z.enum(SIGNS),
      strength: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      confidence: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
      feedback: z.boolean(),
      delay: z.enum(DELAYS).nullable(),
      evidence: z.array(z.string().max(500)).max(50),
      note: z.string().max(2000),
    },
    parents: { evaluationId: uuid },
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
}
