import { z } from 'zod'
import { SAT_OBJECTIVES } from '#features/evaluations/domain/objective.ts'
import { CONTRIBUTORS, EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { recordFrame, recordRoutes } from '#kernel/record-contract.ts'
import { day, pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import { mendingSchema } from '#platform/tables/mending-contract.ts'
import { mendingPreviewSchema } from '#platform/tables/mending-preview-contract.ts'
import { CROSSWALK_PROVENANCES, FRAMEWORKS } from './domain/crosswalk.ts'
import { FEEDS } from './domain/feed.ts'
import {
  COLLECTION_MODES,
  DIMENSIONS,
  DIRECTIONS,
  IMPACT_LEVELS,
  INDICATOR_KINDS,
  SCALES,
} from './domain/indicator.ts'
import { DEFINING_FIELDS, LINEAGES } from './domain/lineage.ts'
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
  /** Where other frameworks ask the same, each with how sure that is. */
  crosswalks: z.array(
    z.object({
      framework: z.enum(FRAMEWORKS),
      reference: z.string(),
      label: bilingual,
      provenance: z.enum(CROSSWALK_PROVENANCES),
      source: z.string(),
      note: z.string(),
    }),
  ),
  /** What Tablée holds already that tells it; null: it is to be collected. */
  feed: z.enum(FEEDS).nullable(),
})

const ticks = z.object(
  Object.fromEntries(QUALITY_TICKS.map((tick) => [tick, z.boolean().nullable()])) as Record<
    (typeof QUALITY_TICKS)[number],
    z.ZodNullable<z.ZodBoolean>
  >,
)

const ofEvaluation = '/territories/{territoryId}/evaluations/{evaluationId}'
const linesPath = `${ofEvaluation}/framework-lines` as const
const scope = { territoryId: uuid, evaluationId: uuid }
const lineTags = ['framework line']

/** `LineMending` as it travels (domain/line-reading.ts). */
export const lineMendingSchema = mendingSchema.extend({ asAbove: z.boolean().exactOptional() })

/** A table with the corrections that were decided on screen: the server reads both again by itself. */
const tableWithMending = {
  ...scope,
  file: z.file(),
  /** `LineMending` as JSON (domain/line-reading.ts). */
  mending: z.string().max(5_000_000).optional(),
  /** In which the catalogue fills what the table leaves out. */
  lang: z.enum(['fr', 'en']).default('fr'),
}

export const frameworkImportSchema = z.object({
  ...recordFrame,
  evaluationId: uuid,
  fileName: z.string(),
  rowsEntered: z.number().int(),
  rowsLeftOut: z.number().int(),
})

const points = z.number().int().min(0).max(100)
const ids = z.array(uuid).max(1_000)

const ballotSchema = z.object({
  pointsEach: z.number().int(),
  mostALine: z.number().int(),
  isOpen: z.boolean(),
  /** 0 until somebody changes what goes without saying. */
  version: z.number().int(),
  /** The points of whoever asks. */
  mine: z.array(z.object({ lineId: uuid, points })),
  voters: z.number().int(),
  /** The lines of the evaluation, most points first. Nobody's points are told apart. */
  tallies: z.array(
    z.object({
      lineId: uuid,
      sum: z.number().int(),
      supporters: z.number().int(),
      median: z.number().nullable(),
      lowest: z.number().nullable(),
      highest: z.number().nullable(),
      rank: z.number().int().nullable(),
    }),
  ),
})

const lineageSchema = z.object({
  lineId: uuid,
  kind: z.enum(LINEAGES),
  /** Code in the catalogue and the fingerprint of the definition that was taken; null: of one's own. */
  code: z.string().nullable(),
  fingerprint: z.string().nullable(),
  /** The origin says something else today than on the day it was taken. */
  originChanged: z.boolean(),
  /** The line that it was taken from, where it still stands. */
  origin: z
    .object({ lineId: uuid, name: z.string(), evaluationId: uuid, evaluationTitle: z.string() })
    .nullable(),
  changes: z.array(z.object({ field: z.enum(DEFINING_FIELDS), before: z.string(), after: z.string() })),
})

const ownIndicatorSchema = z.object({
  lineId: uuid,
  name: z.string(),
  definition: z.string(),
  kind: z.enum(INDICATOR_KINDS),
  unit: z.string(),
  dimension: z.enum(DIMENSIONS),
  indicatorCode: z.string().nullable(),
  evaluationId: uuid,
  evaluationTitle: z.string(),
  lineage: z.enum(LINEAGES),
  /** Lines of the territory that were taken from it. */
  uses: z.number().int(),
})

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
        framework: z.enum(FRAMEWORKS).optional(),
        fed: z.stringbool().optional(),
      }),
    )
    .output(pageOf(indicatorSchema)),
  lines: recordRoutes({
    path: linesPath,
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
      /** Readable, yet outside what is collected and counted. */
      isSetAside: z.boolean(),
      /** The line of the territory that it is taken from: what that one says is remembered on that day. */
      originLineId: uuid.nullable(),
    },
    parents: { evaluationId: uuid },
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  order: route(FACILITATORS, {
    method: 'POST',
    path: `${linesPath}/order`,
    summary: 'Put the lines of a framework in an order: those named come first, as they are named',
    tags: lineTags,
  })
    .input(z.object({ ...scope, ids }))
    .output(z.object({ moved: z.number().int() })),
  setAside: route(FACILITATORS, {
    method: 'POST',
    path: `${linesPath}/set-aside`,
    summary: 'Set lines aside and take others back, in one transaction; the reverse undoes it',
    tags: lineTags,
  })
    .input(z.object({ ...scope, setAside: ids, retain: ids }))
    .output(z.object({ setAside: ids, retained: ids })),
  reuse: route(FACILITATORS, {
    method: 'POST',
    path: `${linesPath}/reuse`,
    summary: 'Take an indicator of another line of the territory into this framework, with its lineage',
    tags: lineTags,
    successStatus: 201,
  })
    .input(z.object({ ...scope, lineId: uuid }))
    .output(z.object({ id: uuid, version: z.number().int(), name: z.string() })),
  lineages: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/framework-lineages`,
    summary: 'Where each line was taken from, and what it says otherwise',
    tags: lineTags,
  })
    .input(z.object({ ...scope, ...pageQuery }))
    .output(pageOf(lineageSchema)),
  ownIndicators: route(EVERY_MEMBER, {
    method: 'GET',
    path: '/territories/{territoryId}/own-indicators',
    summary: 'Indicators of the territory’s own and variants, of every evaluation',
    tags: lineTags,
  })
    .input(z.object({ territoryId: uuid, ...pageQuery, text: z.string().max(200).optional() }))
    .output(pageOf(ownIndicatorSchema)),
  export: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${linesPath}/export`,
    summary: 'The framework as a table (CSV, XLSX), in the columns that the import reads',
    tags: lineTags,
  })
    .input(
      z.object({
        ...scope,
        lang: z.enum(['fr', 'en']).default('fr'),
        format: z.enum(['csv', 'xlsx']).default('csv'),
      }),
    )
    .output(z.file()),
  preview: route(FACILITATORS, {
    method: 'POST',
    path: `${linesPath}/import/preview`,
    summary: 'Which lines would enter from a table, which would not and why; nothing is written',
    tags: lineTags,
  })
    .input(z.object(tableWithMending))
    .output(mendingPreviewSchema.extend({ proposal: lineMendingSchema })),
  import: route(FACILITATORS, {
    method: 'POST',
    path: `${linesPath}/import`,
    summary: 'Enter a table of lines: its good rows, or nothing, in one transaction',
    tags: lineTags,
    successStatus: 201,
  })
    .input(
      z.object({
        ...tableWithMending,
        mode: z.enum(['all-good-rows', 'all-or-nothing']),
        /** How many rows the person saw would enter; another number is refused (`framework.import-changed`). */
        expected: z.coerce.number().int().min(1).optional(),
      }),
    )
    .output(frameworkImportSchema),
  imports: {
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofEvaluation}/framework-imports`,
      summary: 'Tables that entered the framework, the latest first',
      tags: lineTags,
    })
      .input(z.object({ ...scope, ...pageQuery, deleted: z.stringbool().optional() }))
      .output(pageOf(frameworkImportSchema)),
    remove: route(FACILITATORS, {
      method: 'DELETE',
      path: `${ofEvaluation}/framework-imports/{id}`,
      summary: 'Undo the entering of a table as a whole: its lines are deleted with it (undoable)',
      tags: lineTags,
    })
      .input(z.object({ ...scope, id: uuid, version: z.coerce.number().int() }))
      .output(frameworkImportSchema),
    restore: route(FACILITATORS, {
      method: 'POST',
      path: `${ofEvaluation}/framework-imports/{id}/restore`,
      summary: 'Bring an undone table back, with the lines that were deleted with it',
      tags: lineTags,
    })
      .input(z.object({ ...scope, id: uuid }))
      .output(frameworkImportSchema),
  },
  respondents: recordRoutes({
    path: `${ofEvaluation}/framework-respondents`,
    noun: 'framework respondent',
    required: { lineId: uuid, stakeholderId: uuid },
    optional: {
      /** Of one time; null: nobody knows. */
      minutes: z.number().int().min(0).max(14_400).nullable(),
      times: z.number().int().min(1).max(366),
    },
    parents: { evaluationId: uuid },
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  ballot: {
    get: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofEvaluation}/framework-ballot`,
      summary: 'The vote on the priorities of a framework: its rules, one’s own points and the result',
      tags: lineTags,
    })
      .input(z.object(scope))
      .output(ballotSchema),
    update: route(FACILITATORS, {
      method: 'PATCH',
      path: `${ofEvaluation}/framework-ballot`,
      summary: 'Change the rules of the vote, open or close it',
      tags: lineTags,
    })
      .input(
        z.object({
          ...scope,
          version: z.number().int().min(0),
          values: z
            .object({
              pointsEach: z.number().int().min(1).max(100),
              mostALine: z.number().int().min(1).max(100),
              isOpen: z.boolean(),
            })
            .partial(),
        }),
      )
      .output(ballotSchema),
    cast: route(CONTRIBUTORS, {
      method: 'PUT',
      path: `${ofEvaluation}/framework-ballot/mine`,
      summary: 'Give one’s points to lines: replaces all that one gave before',
      tags: lineTags,
    })
      .input(z.object({ ...scope, votes: z.array(z.object({ lineId: uuid, points })).max(1_000) }))
      .output(ballotSchema),
  },
}
