import { z } from 'zod'
import { purchaseFilterSchema } from '#features/value-chains/contract.ts'
import { LOCAL_DEFINITIONS } from '#features/value-chains/domain/purchase.ts'
import { CONTRIBUTORS, EVERY_MEMBER } from '#kernel/access.ts'
import { recordFrame, recordRoutes } from '#kernel/record-contract.ts'
import { day, pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import { mendingPreviewSchema } from '#platform/tables/mending-preview-contract.ts'
import { FEEDS } from './domain/fed-line.ts'
import { CONFIDENCES, MISSING_REASONS } from './domain/observation.ts'

const ofEvaluation = '/territories/{territoryId}/evaluations/{evaluationId}'
const year = z.string().regex(/^\d{4}$/)

/** How a value was computed: the formula as it stood, and each variable with what it added up. Version 1. */
export const computationSchema = z.object({
  version: z.literal(1),
  formula: z.string(),
  year,
  variables: z.array(
    z.object({
      name: z.string(),
      meaning: z.string(),
      /** An exact decimal; null when it is missing. */
      value: z.string().nullable(),
      from: z.enum(['purchases', 'typed', 'network', 'levers']),
      filter: purchaseFilterSchema.nullable(),
      rows: z.number().int().nullable(),
      source: z.string(),
    }),
  ),
  /** Of a line that the network or the levers of the territory feed: for which day, from how many. */
  figure: z
    .object({
      from: z.enum(FEEDS),
      code: z.string(),
      asOf: day,
      n: z.number().int().nullable(),
      /** Why it is not known: a code of the words of what feeds it. */
      reason: z.string().nullable(),
    })
    .optional(),
})

const computeInput = z.object({
  territoryId: uuid,
  evaluationId: uuid,
  lineId: uuid,
  year,
  /** Which definition of local counts; all of them when absent. */
  definition: z.enum(LOCAL_DEFINITIONS).optional(),
  /** Values of the variables that purchases cannot tell, as decimals, with their source. */
  typed: z
    .record(z.string().max(80), z.object({ value: z.number(), source: z.string().max(300) }))
    .optional(),
})

const preview = z.object({
  computation: computationSchema,
  value: z.number().nullable(),
  unit: z.string(),
  /** Why there is no value (`value.variable-missing` …), with what it needs to be said. */
  reason: z
    .object({ code: z.string(), variable: z.string().optional(), at: z.number().optional() })
    .nullable(),
  importIds: z.array(uuid),
})

const scope = { territoryId: uuid, evaluationId: uuid }
const tags = ['observation']

/** A table with the corrections that were decided on screen: the server reads both again by itself. */
const fileWithMending = {
  ...scope,
  file: z.file(),
  /** `Mending` as JSON (platform/tables/mending.ts). */
  mending: z.string().max(5_000_000).optional(),
}

export const observationImportSchema = z.object({
  ...recordFrame,
  evaluationId: uuid,
  fileName: z.string(),
  rowsEntered: z.number().int(),
  rowsLeftOut: z.number().int(),
})

export const indicatorsContract = {
  observations: recordRoutes({
    path: `${ofEvaluation}/observations`,
    noun: 'observation',
    required: { lineId: uuid, periodFrom: day, periodTo: day },
    optional: {
      value: z.number().nullable(),
      missing: z.enum(MISSING_REASONS).nullable(),
      unit: z.string().max(60),
      source: z.string().max(500),
      confidence: z.enum(CONFIDENCES).nullable(),
      note: z.string().max(2000),
      observedOn: day.nullable(),
      computed: computationSchema.nullable(),
    },
    parents: { evaluationId: uuid },
    filters: {},
    read: EVERY_MEMBER,
    write: CONTRIBUTORS,
  }),
  observationImports: {
    preview: route(CONTRIBUTORS, {
      method: 'POST',
      path: `${ofEvaluation}/observation-imports/preview`,
      summary: 'Which values would enter from a table, which would not and why; nothing is written',
      tags,
    })
      .input(z.object(fileWithMending))
      .output(mendingPreviewSchema),
    create: route(CONTRIBUTORS, {
      method: 'POST',
      path: `${ofEvaluation}/observation-imports`,
      summary: 'Enter a table of values: its good rows, or nothing, in one transaction',
      tags,
      successStatus: 201,
    })
      .input(
        z.object({
          ...fileWithMending,
          mode: z.enum(['all-good-rows', 'all-or-nothing']),
          /** How many rows the person saw would enter; another number is refused (`observations.file-changed`). */
          expected: z.coerce.number().int().min(1).optional(),
          /** Key of the browser's making, under which `imports.progress` tells how far it is. */
          progress: uuid.optional(),
        }),
      )
      .output(observationImportSchema),
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofEvaluation}/observation-imports`,
      summary: 'Tables of values that entered, the latest first',
      tags,
    })
      .input(z.object({ ...scope, ...pageQuery, deleted: z.stringbool().optional() }))
      .output(pageOf(observationImportSchema)),
    remove: route(CONTRIBUTORS, {
      method: 'DELETE',
      path: `${ofEvaluation}/observation-imports/{id}`,
      summary: 'Undo an import as a whole: its values are deleted with it (undoable)',
      tags,
    })
      .input(z.object({ ...scope, id: uuid, version: z.coerce.number().int() }))
      .output(observationImportSchema),
    restore: route(CONTRIBUTORS, {
      method: 'POST',
      path: `${ofEvaluation}/observation-imports/{id}/restore`,
      summary: 'Bring an undone import back, with the values that were deleted with it',
      tags,
    })
      .input(z.object({ ...scope, id: uuid }))
      .output(observationImportSchema),
  },
  preview: route(EVERY_MEMBER, {
    method: 'POST',
    path: `${ofEvaluation}/computations/preview`,
    summary: 'What a line would give for a year from the purchases, the network or the levers',
    tags: ['observation'],
  })
    .input(computeInput)
    .output(preview),
  compute: route(CONTRIBUTORS, {
    method: 'POST',
    path: `${ofEvaluation}/computations`,
    summary:
      'Compute a line for a year from the purchases, the network or the levers, and keep it with its thread',
    tags: ['observation'],
    successStatus: 201,
  })
    .input(
      computeInput.extend({
        confidence: z.enum(CONFIDENCES),
        note: z.string().max(2000).optional(),
        lang: z.enum(['fr', 'en']).default('fr'),
      }),
    )
    .output(z.object({ observationId: uuid })),
  recompute: route(CONTRIBUTORS, {
    method: 'POST',
    path: `${ofEvaluation}/observations/{id}/recompute`,
    summary: 'Compute a kept value again from the rows as they are now; lifts its mark "to review"',
    tags: ['observation'],
  })
    .input(z.object({ territoryId: uuid, evaluationId: uuid, id: uuid, version: z.number().int() }))
    .output(z.object({ observationId: uuid })),
}
