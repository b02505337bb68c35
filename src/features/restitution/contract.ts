import { z } from 'zod'
import { PRODUCT_FAMILIES } from '#features/evaluations/domain/local-definition.ts'
import { computationSchema } from '#features/indicators/contract.ts'
import { CONFIDENCES, MISSING_REASONS } from '#features/indicators/domain/observation.ts'
import { LIGHT_REASONS, LIGHTS } from '#features/indicators/domain/traffic-light.ts'
import { EGALIM_CATEGORIES } from '#features/value-chains/domain/purchase.ts'
import { CONTRIBUTORS, EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { recordRoutes } from '#kernel/record-contract.ts'
import { day, pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import { AUDIENCES, USES } from './domain/audience.ts'
import { SUPPORT_FINDINGS } from './domain/support-checks.ts'
import { THREAD_KINDS } from './domain/thread.ts'

const ofEvaluation = '/territories/{territoryId}/evaluations/{evaluationId}'
const ofSupport = `${ofEvaluation}/supports/{supportId}` as const
const support = { territoryId: uuid, evaluationId: uuid, supportId: uuid }
const token = z.string().min(20).max(100)
const tags = ['support']
const threadKind = z.enum(THREAD_KINDS)
const dated = z.object({ value: z.number(), on: day.nullable() })

/** A figure of a support as its reader sees it. Missing is never zero: `value` is null and `missing` says why. */
export const figureSchema = z.object({
  statementId: uuid,
  observationId: uuid,
  name: z.string(),
  /** Words of the level reached, of a qualitative line. */
  level: z.string().nullable(),
  value: z.number().nullable(),
  missing: z.enum(MISSING_REASONS).nullable(),
  unit: z.string(),
  periodFrom: day,
  periodTo: day,
  confidence: z.enum(CONFIDENCES).nullable(),
  source: z.string(),
  computed: z.boolean(),
  baseline: dated.nullable(),
  target: dated.nullable(),
  /** Values known for the line over time, this one included. */
  observations: z.number().int(),
  light: z.enum(LIGHTS),
  lightReasons: z.array(z.enum(LIGHT_REASONS)),
  hatched: z.boolean(),
  /** Shares of the way from baseline to target. */
  progress: z.number().nullable(),
  expected: z.number().nullable(),
})

export const statementViewSchema = z.object({
  id: uuid,
  sentence: z.string(),
  toReview: z.boolean(),
  /** The figure was deleted, or may not be shown any more: readers see only that. */
  withdrawn: z.boolean(),
  figure: figureSchema.nullable(),
})

/** Everything that a reader of a support sees, on the page as in the PDF. */
export const supportViewSchema = z.object({
  id: uuid,
  title: z.string(),
  audience: z.enum(AUDIENCES),
  use: z.enum(USES),
  lang: z.enum(['fr', 'en']),
  territoryName: z.string(),
  evaluationTitle: z.string(),
  demo: z.boolean(),
  keyMessage: z.string(),
  statements: z.array(statementViewSchema),
  story: z
    .object({ id: uuid, title: z.string(), cards: z.array(z.string()), toReview: z.boolean() })
    .nullable(),
  callToAction: z.string(),
  limits: z.string(),
  /** Last change of the support or of a figure in it. */
  updatedOn: day,
})

const finding = z.object({
  code: z.enum(SUPPORT_FINDINGS),
  severity: z.enum(['blocking', 'warning', 'advice']),
  path: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

const draft = z.object({
  view: supportViewSchema,
  findings: z.array(finding),
  publishable: z.boolean(),
  words: z.number().int(),
  /** What its figures leave unknown, as sentences in the support’s language. */
  proposedLimits: z.array(z.string()),
})

const publication = z.object({
  id: uuid,
  token: z.string(),
  /** The address to copy. */
  link: z.string(),
  createdAt: z.string(),
  revokedAt: z.string().nullable(),
  version: z.number().int(),
})

/** A figure told back to what it is made of: value → formula → inputs → rows. */
export const evidenceSchema = z.object({
  observationId: uuid,
  evaluationId: uuid,
  name: z.string(),
  definition: z.string(),
  level: z.string().nullable(),
  value: z.number().nullable(),
  missing: z.enum(MISSING_REASONS).nullable(),
  unit: z.string(),
  periodFrom: day,
  periodTo: day,
  observedOn: day.nullable(),
  confidence: z.enum(CONFIDENCES).nullable(),
  source: z.string(),
  baseline: dated.nullable(),
  baselineSource: z.string(),
  target: dated.nullable(),
  targetReason: z.string(),
  computed: computationSchema.nullable(),
  toReview: z.boolean(),
  deleted: z.boolean(),
})

const threadRecord = z.object({
  kind: threadKind,
  id: uuid,
  label: z.string(),
  /** A second line: the value, the number of rows, the date and amount. */
  detail: z.string(),
  depth: z.number().int(),
  toReview: z.boolean(),
  deleted: z.boolean(),
})

const edge = z.object({
  fromKind: threadKind,
  fromId: uuid,
  toKind: threadKind,
  toId: uuid,
  why: z.string(),
})

const publicPurchase = z.object({
  id: uuid,
  date: day,
  description: z.string(),
  family: z.enum(PRODUCT_FAMILIES),
  price: z.string(),
  categories: z.array(z.enum(EGALIM_CATEGORIES)),
})

const review = z.object({
  /** Of the newest mark on the record. */
  id: uuid,
  recordKind: threadKind,
  recordId: uuid,
  label: z.string(),
  marks: z.number().int(),
  causes: z.number().int(),
  causeKind: threadKind,
  causeId: uuid,
  causeLabel: z.string(),
  causeAct: z.enum(['change', 'delete']),
  at: z.string(),
})

export const restitutionContract = {
  supports: recordRoutes({
    path: `${ofEvaluation}/supports`,
    noun: 'support',
    required: { title: z.string().trim().min(1).max(200) },
    optional: {
      audience: z.enum(AUDIENCES),
      use: z.enum(USES),
      lang: z.enum(['fr', 'en']),
      /** Longer than the 140 that may be published: a draft is not lost for it. */
      keyMessage: z.string().max(600),
      storyId: uuid.nullable(),
      callToAction: z.string().max(1000),
      limits: z.string().max(4000),
    },
    parents: { evaluationId: uuid },
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  statements: recordRoutes({
    path: `${ofSupport}/statements`,
    noun: 'statement',
    required: {},
    optional: {
      observationId: uuid.nullable(),
      position: z.number().int(),
      sentence: z.string().max(600),
      /** Strength of evidence of a claim without figure (method 8.5). */
      evidence: z.number().int().min(0).max(4).nullable(),
      /** How many people are behind it, when it is about people. */
      people: z.number().int().min(0).nullable(),
    },
    parents: { evaluationId: uuid, supportId: uuid },
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  draft: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofSupport}/draft`,
    summary: 'A support as its readers would see it, with what blocks or would better it',
    tags,
  })
    .input(z.object(support))
    .output(draft),
  document: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofSupport}/pdf`,
    summary: 'A support as a tagged PDF',
    tags,
  })
    .input(z.object(support))
    .output(z.file()),
  publish: route(FACILITATORS, {
    method: 'POST',
    path: `${ofSupport}/publish`,
    summary: 'Publish by an unguessable link; the living link when there is one',
    tags,
    successStatus: 201,
  })
    .input(z.object({ ...support, version: z.number().int() }))
    .output(publication),
  publications: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofSupport}/publications`,
    summary: 'Links under which a support was published',
    tags,
  })
    .input(z.object({ ...support, ...pageQuery }))
    .output(pageOf(publication)),
  revoke: route(FACILITATORS, {
    method: 'POST',
    path: `${ofSupport}/publications/{id}/revoke`,
    summary: 'Withdraw a link for good',
    tags,
  })
    .input(z.object({ ...support, id: uuid, version: z.number().int() }))
    .output(publication),
  thread: route(EVERY_MEMBER, {
    method: 'GET',
    path: '/territories/{territoryId}/thread/{kind}/{id}',
    summary: 'What a record leans on (down), or what leans on it (up)',
    tags: ['thread'],
  })
    .input(
      z.object({
        territoryId: uuid,
        kind: threadKind,
        id: uuid,
        direction: z.enum(['down', 'up']).default('down'),
        /** Of the details in words; the person's own when absent. */
        lang: z.enum(['fr', 'en']).optional(),
      }),
    )
    .output(
      z.object({
        record: threadRecord,
        evidence: evidenceSchema.nullable(),
        records: z.array(threadRecord),
        edges: z.array(edge),
        /** There were more records than are told. */
        cut: z.boolean(),
      }),
    ),
  reviews: {
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: '/territories/{territoryId}/reviews',
      summary: 'Records to look at again, because something that they lean on changed',
      tags: ['thread'],
    })
      .input(z.object({ territoryId: uuid, evaluationId: uuid.optional(), ...pageQuery }))
      .output(pageOf(review)),
    clear: route(CONTRIBUTORS, {
      method: 'POST',
      path: '/territories/{territoryId}/reviews/{id}/clear',
      summary: 'Seen, still right: lifts every mark of the record that the mark is on',
      tags: ['thread'],
    })
      .input(z.object({ territoryId: uuid, id: uuid }))
      .output(z.object({ cleared: z.number().int() })),
    clearCause: route(CONTRIBUTORS, {
      method: 'POST',
      path: '/territories/{territoryId}/reviews/clear-cause',
      summary: 'Seen, still right: lifts every mark that one change caused',
      tags: ['thread'],
    })
      .input(z.object({ territoryId: uuid, causeKind: threadKind, causeId: uuid }))
      .output(z.object({ cleared: z.number().int() })),
  },
  readSupport: route('anyone', {
    method: 'GET',
    path: '/public/supports/{token}',
    summary: 'A published support, by its link',
    tags: ['public'],
  })
    .input(z.object({ token }))
    .output(supportViewSchema),
  readDocument: route('anyone', {
    method: 'GET',
    path: '/public/supports/{token}/pdf',
    summary: 'A published support as a tagged PDF',
    tags: ['public'],
  })
    .input(z.object({ token }))
    .output(z.file()),
  readThread: route('anyone', {
    method: 'GET',
    path: '/public/supports/{token}/thread/{kind}/{id}',
    summary: 'Where a published figure comes from; nothing beyond that support',
    tags: ['public'],
  })
    .input(z.object({ token, kind: threadKind, id: uuid }))
    .output(
      z.object({
        support: supportViewSchema.pick({
          id: true,
          title: true,
          territoryName: true,
          lang: true,
          demo: true,
        }),
        evidence: evidenceSchema,
      }),
    ),
  readPurchases: route('anyone', {
    method: 'GET',
    path: '/public/supports/{token}/observations/{id}/purchases',
    summary: 'Purchase rows behind one input of a published figure, without suppliers',
    tags: ['public'],
  })
    .input(z.object({ token, id: uuid, variable: z.string().max(80), ...pageQuery }))
    .output(pageOf(publicPurchase)),
}

export type SupportView = z.infer<typeof supportViewSchema>
export type StatementView = z.infer<typeof statementViewSchema>
export type Figure = z.infer<typeof figureSchema>
export type Evidence = z.infer<typeof evidenceSchema>
