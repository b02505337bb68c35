import { z } from 'zod'
import { SAT_OBJECTIVES } from '#features/evaluations/domain/objective.ts'
import { EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { recordRoutes } from '#kernel/record-contract.ts'
import { day, pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import {
  COLLECTION_MODES,
  DIMENSIONS,
  DIRECTIONS,
  IMPACT_LEVELS,
  INDICATOR_KINDS,
  SCALES,
} from './domain/indicator.ts'
import { QUALITY_TICKS } from './domain/quality-test.ts'

const bilingual = z.object({ fr: z.string(), en: z.string() })
const variable = z.object({ name: z.string().max(80), meaning: z.string().max(300) })

/** One indicator of the catalogue (method 3). */
export const indicatorSchema = z.object({
  code: z.string(),
  name: bilingual,
  definition: bilingual,
  dimension: z.enum(DIMENSIONS),
  secondaryDimension: z.enum(DIMENSIONS).nullable(),
  sat: z.array(z.enum(SAT_OBJECTIVES)),
  kind: z.enum(INDICATOR_KINDS),
  unit: z.string(),
  formula: z.string(),
  variables: z.array(variable),
  direction: z.enum(DIRECTIONS),
  collection: z.string(),
  frequency: z.string(),
  impactLevel: z.enum(IMPACT_LEVELS),
  scale: z.enum(SCALES),
  sourceFramework: z.string(),
  referenceValue: z.string(),
  target: z.number().nullable(),
  targetSource: z.string(),
  boundBad: z.number(),
  boundGood: z.number(),
  boundSource: z.string(),
  levels: z.array(z.string()),
  provenance: z.string(),
})

const ticks = z.object(
  Object.fromEntries(QUALITY_TICKS.map((tick) => [tick, z.boolean().nullable()])) as Record<
    (typeof QUALITY_TICKS)[number],
    z.ZodNullable<z.ZodBoolean>
  >,
)

export const frameworkContract = {
  catalogue: route('signed-in', {
    method: 'GET',
    path: '/catalogue/indicators',
    summary: 'Search the catalogue of indicators, in French and in English',
    tags: ['catalogue'],
  })
    .input(
      z.object({
        ...pageQuery,
        text: z.string().max(200).optional(),
        dimension: z.enum(DIMENSIONS).optional(),
        sat: z.enum(SAT_OBJECTIVES).optional(),
        kind: z.enum(INDICATOR_KINDS).optional(),
        mode: z.enum(COLLECTION_MODES).optional(),
        impactLevel: z.enum(IMPACT_LEVELS).optional(),
        scale: z.enum(SCALES).optional(),
      }),
    )
    .output(pageOf(indicatorSchema)),
  lines: recordRoutes({
    path: '/territories/{territoryId}/evaluations/{evaluationId}/framework-lines',
    noun: 'framework line',
    required: {
      name: z.string().trim().min(1).max(200),
      kind: z.enum(INDICATOR_KINDS),
      dimension: z.enum(DIMENSIONS),
    },
    optional: {
      objectiveId: uuid.nullable(),
      elementId: uuid.nullable(),
      position: z.number().int(),
      question: z.string().max(500),
      criterion: z.string().max(500),
      indicatorCode: z.string().max(20).nullable(),
      definition: z.string().max(2000),
      unit: z.string().max(60),
      formula: z.string().max(2000),
      variables: z.array(variable).max(60),
      levels: z.array(z.string().max(500)).max(5),
      direction: z.enum(DIRECTIONS),
      boundBad: z.number().nullable(),
      boundGood: z.number().nullable(),
      impactLevel: z.enum(IMPACT_LEVELS),
      sat: z.array(z.enum(SAT_OBJECTIVES)),
      baseline: z.number().nullable(),
      baselineOn: day.nullable(),
      baselineSource: z.string().max(500),
      target: z.number().nullable(),
      targetOn: day.nullable(),
      targetReason: z.string().max(500),
      source: z.string().max(500),
      mode: z.union([z.enum(COLLECTION_MODES), z.literal('')]),
      timing: z.string().max(200),
      owner: z.string().max(200),
      dueOn: day.nullable(),
      hours: z.number().min(0).max(100_000).nullable(),
      respondents: z.string().max(500),
      personalData: z.boolean(),
      personalDataNote: z.string().max(1000),
      limits: z.string().max(1000),
      quality: ticks.partial(),
    },
    parents: { evaluationId: uuid },
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
}
