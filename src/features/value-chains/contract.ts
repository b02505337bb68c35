import { z } from 'zod'
import { PRODUCT_FAMILIES } from '#features/evaluations/domain/local-definition.ts'
import { EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { day, pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import { EGALIM_CATEGORIES, LOCAL_DEFINITIONS, ORIGINS } from './domain/purchase.ts'
import { PURCHASE_MEASURES, type PurchaseMeasure } from './domain/purchase-summary.ts'

const ofEvaluation = '/territories/{territoryId}/evaluations/{evaluationId}'
const scope = { territoryId: uuid, evaluationId: uuid }
const tags = ['purchase']
const amount = z.string().regex(/^-?\d{1,12}\.\d{2}$/)
/** A sum of amounts outgrows what one may be. */
const sum = z.string().regex(/^-?\d{1,18}\.\d{2}$/)
const rate = z.number().nullable()

export const purchaseFilterSchema = z.object({
  measure: z.enum(PURCHASE_MEASURES as [PurchaseMeasure, ...PurchaseMeasure[]]),
  families: z.array(z.enum(PRODUCT_FAMILIES)).optional(),
  definition: z.enum(LOCAL_DEFINITIONS).optional(),
})

export const purchaseSchema = z.object({
  id: uuid,
  importId: uuid,
  rowNumber: z.number().int(),
  version: z.number().int(),
  deletedAt: z.string().nullable(),
  canteenSiret: z.string().nullable(),
  canteenId: z.string().nullable(),
  description: z.string(),
  supplier: z.string().nullable(),
  date: day,
  price: amount,
  family: z.enum(PRODUCT_FAMILIES),
  categories: z.array(z.enum(EGALIM_CATEGORIES)),
  qualityGroup: z.enum(['organic', 'siqo', 'other', 'externalityPerformance']).nullable(),
  origin: z.enum(ORIGINS).nullable(),
  shortChain: z.boolean(),
  localDefinition: z.enum(LOCAL_DEFINITIONS).nullable(),
  localKm: z.string().nullable(),
})

export const purchaseImportSchema = z.object({
  id: uuid,
  version: z.number().int(),
  fileName: z.string(),
  layout: z.string(),
  rowsEntered: z.number().int(),
  rowsLeftOut: z.number().int(),
  createdAt: z.string(),
  deletedAt: z.string().nullable(),
})

const yearSchema = z.object({
  total: sum,
  organic: sum,
  siqo: sum,
  other: sum,
  externalityPerformance: sum,
  quality: sum,
  fairTrade: sum,
  shortChain: sum,
  france: sum,
  europe: sum,
  local: z.record(z.string(), sum),
  byFamily: z.record(z.string(), sum),
  rates: z.object({ organic: rate, quality: rate }),
})

/** The fields of a row that a person may correct. */
const corrections = z
  .object({
    description: z.string().trim().min(1).max(500),
    supplier: z.string().max(300).nullable(),
    date: day,
    price: amount,
    family: z.enum(PRODUCT_FAMILIES),
    categories: z.array(z.enum(EGALIM_CATEGORIES)),
    origin: z.enum(ORIGINS).nullable(),
    shortChain: z.boolean(),
    localDefinition: z.enum(LOCAL_DEFINITIONS).nullable(),
    localKm: z
      .string()
      .regex(/^\d{1,6}(\.\d{1,3})?$/)
      .nullable(),
  })
  .partial()

export const valueChainsContract = {
  imports: {
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofEvaluation}/purchase-imports`,
      summary: 'Purchase files that entered',
      tags,
    })
      .input(z.object({ ...scope, ...pageQuery, deleted: z.stringbool().optional() }))
      .output(pageOf(purchaseImportSchema)),
    create: route(FACILITATORS, {
      method: 'POST',
      path: `${ofEvaluation}/purchase-imports`,
      summary: 'Enter a purchase file: its good rows, or nothing, in one transaction',
      tags,
      successStatus: 201,
    })
      .input(
        z.object({
          ...scope,
          file: z.file(),
          /** The mending as JSON (see platform/tables/mending). */
          mending: z.string().max(5_000_000).optional(),
          mode: z.enum(['all-good-rows', 'all-or-nothing']),
          /** How many rows the person saw would enter; another number is refused (`purchases.file-changed`). */
          expected: z.coerce.number().int().min(1).optional(),
          /** Key of the browser's making, under which `imports.progress` tells how far it is. */
          progress: uuid.optional(),
        }),
      )
      .output(purchaseImportSchema),
    remove: route(FACILITATORS, {
      method: 'DELETE',
      path: `${ofEvaluation}/purchase-imports/{id}`,
      summary: 'Undo an import as a whole (undoable)',
      tags,
    })
      .input(z.object({ ...scope, id: uuid, version: z.number().int() }))
      .output(purchaseImportSchema),
    restore: route(FACILITATORS, {
      method: 'POST',
      path: `${ofEvaluation}/purchase-imports/{id}/restore`,
      summary: 'Bring an undone import back',
      tags,
    })
      .input(z.object({ ...scope, id: uuid }))
      .output(purchaseImportSchema),
  },
  purchases: {
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofEvaluation}/purchases`,
      summary: 'Purchase rows, narrowed to those behind a figure',
      tags,
    })
      .input(
        z.object({
          ...scope,
          ...pageQuery,
          importId: uuid.optional(),
          year: z
            .string()
            .regex(/^\d{4}$/)
            .optional(),
          measure: purchaseFilterSchema.shape.measure.optional(),
          /** Separated by commas. */
          families: z.string().max(300).optional(),
          definition: z.enum(LOCAL_DEFINITIONS).optional(),
          text: z.string().max(200).optional(),
        }),
      )
      .output(pageOf(purchaseSchema)),
    correct: route(FACILITATORS, {
      method: 'PATCH',
      path: `${ofEvaluation}/purchases/{id}`,
      summary: 'Correct a row; what leans on it is marked "to review"',
      tags,
    })
      .input(z.object({ ...scope, id: uuid, version: z.number().int(), values: corrections }))
      .output(purchaseSchema),
    remove: route(FACILITATORS, {
      method: 'DELETE',
      path: `${ofEvaluation}/purchases/{id}`,
      summary: 'Delete a row (undoable)',
      tags,
    })
      .input(z.object({ ...scope, id: uuid, version: z.number().int() }))
      .output(purchaseSchema),
    restore: route(FACILITATORS, {
      method: 'POST',
      path: `${ofEvaluation}/purchases/{id}/restore`,
      summary: 'Undo the deletion of a row',
      tags,
    })
      .input(z.object({ ...scope, id: uuid }))
      .output(purchaseSchema),
  },
  summary: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/purchases-summary`,
    summary: 'EGAlim and local shares by year and family',
    tags,
  })
    .input(z.object(scope))
    .output(z.object({ rows: z.number().int(), total: sum, byYear: z.record(z.string(), yearSchema) })),
  /** What was declared local, by year, family and definition: to be compared with the evaluation's own. */
  local: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/purchases-local`,
    summary: 'Amounts declared local in one year, by family and definition',
    tags,
  })
    .input(z.object({ ...scope, year: z.string().regex(/^\d{4}$/) }))
    .output(
      z.object({
        declared: z.array(
          z.object({
            family: z.enum(PRODUCT_FAMILIES),
            declared: z.enum(LOCAL_DEFINITIONS),
            km: z.string().nullable(),
            amount: sum,
          }),
        ),
      }),
    ),
}
