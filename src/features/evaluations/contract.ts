import { z } from 'zod'
import { EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { liveReplies } from '#kernel/live-contract.ts'
import { recordRoutes } from '#kernel/record-contract.ts'
import { day, route, uuid } from '#kernel/route.ts'
import { attachmentRoutes } from './domain/attachment-contract.ts'
import { LOCAL_BASES, PRODUCT_FAMILIES } from './domain/local-definition.ts'
import { OBJECTIVE_TICKS, SAT_OBJECTIVES } from './domain/objective.ts'
import { CHAIN_LINKS, MODES, QUESTION_PARTS, STAKES } from './domain/perimeter.ts'
import { STEPS, TASKS } from './domain/progress.ts'
import { STORY_CARDS } from './domain/story.ts'
import { TEMPLATE_PARTS } from './domain/template.ts'
import { versionRoutes } from './domain/version-contract.ts'

const text = z.string().max(2000)
const euros = z.string().regex(/^\d{1,11}(\.\d{1,2})?$/)

const question = z.object(
  Object.fromEntries(QUESTION_PARTS.map((part) => [part, z.string().max(300)])) as Record<
    (typeof QUESTION_PARTS)[number],
    z.ZodString
  >,
)

/** The last three were not asked at first: sheets of that time hold the first two alone. */
const localDefinition = z.object({
  product: z.string().max(200),
  meaning: z.string().max(500),
  family: z.enum(PRODUCT_FAMILIES).nullable().exactOptional(),
  basis: z.enum(LOCAL_BASES).nullable().exactOptional(),
  value: z.string().max(200).exactOptional(),
})

/** The perimeter sheet (method 2.2); its title and mode are the evaluation's own. */
export const perimeterSchema = z.object({
  product: text,
  links: z.array(z.enum(CHAIN_LINKS)),
  communes: z.array(z.string().regex(/^[0-9AB]{5}$/)).max(40_000),
  localDefinitions: z.array(localDefinition).max(50),
  periodFrom: day.nullable(),
  periodTo: day.nullable(),
  baselineDate: day.nullable(),
  baselinePlannedBy: day.nullable(),
  population: text,
  outOfScope: z.array(z.object({ what: z.string().max(300), why: z.string().max(500) })).max(50),
  stakes: z.array(z.enum(STAKES)),
  questions: z.array(question).max(10),
  recipients: text,
  use: text,
  meansDays: z.number().min(0).max(100_000).nullable(),
  meansEuros: euros.nullable(),
  constraints: text,
  sponsor: text,
  reviewer: text,
})

const cards = z.object(
  Object.fromEntries(STORY_CARDS.map((card) => [card, z.string().max(3000)])) as Record<
    (typeof STORY_CARDS)[number],
    z.ZodString
  >,
)

const ticks = z.object(
  Object.fromEntries(OBJECTIVE_TICKS.map((tick) => [tick, z.boolean().nullable()])) as Record<
    (typeof OBJECTIVE_TICKS)[number],
    z.ZodNullable<z.ZodBoolean>
  >,
)

const evaluations = recordRoutes({
  path: '/territories/{territoryId}/evaluations',
  noun: 'evaluation',
  required: { title: z.string().trim().min(1).max(200) },
  optional: { mode: z.enum(MODES), perimeter: perimeterSchema.partial(), startedOn: day.nullable() },
  parents: {},
  filters: {},
  read: EVERY_MEMBER,
  write: FACILITATORS,
})

const taskState = z.object({
  task: z.enum(TASKS),
  step: z.enum(STEPS),
  done: z.boolean(),
  left: z.number(),
  minutes: z.number(),
})

const ofEvaluation = '/territories/{territoryId}/evaluations/{evaluationId}'

const scope = { territoryId: uuid, evaluationId: uuid }

const duplicate = route(FACILITATORS, {
  method: 'POST',
  path: `${ofEvaluation}/duplicate`,
  summary: 'A new evaluation on the model of this one, without its data',
  tags: ['evaluation'],
  successStatus: 201,
})
  .input(
    z.object({
      ...scope,
      title: z.string().trim().min(1).max(200),
      parts: z.array(z.enum(TEMPLATE_PARTS)).max(TEMPLATE_PARTS.length),
    }),
  )
  .output(
    z.object({
      id: uuid,
      version: z.number().int(),
      title: z.string(),
      /** How many records of each part came along. */
      copied: z.record(z.string(), z.number().int()),
    }),
  )

const time = z.number().min(0).max(10_000).multipleOf(0.01).nullable()

export const evaluationsContract = {
  evaluations,
  attachments: attachmentRoutes,
  versions: versionRoutes,
  duplicate,
  meansEntries: recordRoutes({
    path: `${ofEvaluation}/means-entries`,
    noun: 'time or money spent',
    required: { spentOn: day },
    optional: {
      days: time,
      hours: time,
      euros: euros.nullable(),
      what: z.string().max(300),
      byWhom: z.string().max(200),
    },
    parents: { evaluationId: uuid },
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  live: {
    stream: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofEvaluation}/live`,
      summary: 'Hear of the changes of others and who is here, as server-sent events',
      tags: ['evaluation'],
    })
      .input(z.object({ territoryId: uuid, evaluationId: uuid }))
      .output(liveReplies),
    place: route(EVERY_MEMBER, {
      method: 'PUT',
      path: `${ofEvaluation}/live/{connectionId}`,
      summary: 'Say on which page and at which field one is',
      tags: ['evaluation'],
    })
      .input(
        z.object({
          territoryId: uuid,
          evaluationId: uuid,
          connectionId: uuid,
          page: z.string().max(60),
          focus: z.string().max(200).default(''),
        }),
      )
      .output(z.object({ done: z.literal(true) })),
  },
  progress: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/progress`,
    summary: 'Where an evaluation stands in the four steps',
    tags: ['evaluation'],
  })
    .input(z.object({ territoryId: uuid, evaluationId: uuid }))
    .output(
      z.object({
        steps: z.array(
          z.object({
            step: z.enum(STEPS),
            state: z.enum(['untouched', 'under_way', 'done']),
            tasks: z.array(taskState),
          }),
        ),
        next: taskState.nullable(),
      }),
    ),
  stories: recordRoutes({
    path: `${ofEvaluation}/stories`,
    noun: 'story',
    required: {},
    optional: { title: z.string().max(200), cards: cards.partial() },
    parents: { evaluationId: uuid },
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  objectives: recordRoutes({
    path: `${ofEvaluation}/objectives`,
    noun: 'objective',
    required: { change: z.string().trim().min(1).max(300) },
    optional: {
      /** The stories that it is drawn from; of its own evaluation. */
      storyIds: z.array(uuid).max(50),
      position: z.number().int(),
      who: z.string().max(300),
      what: z.string().max(300),
      byHowMuch: z.string().max(200),
      byWhen: day.nullable(),
      noticedBy: z.string().max(500),
      thanksTo: z.string().max(500),
      sat: z.array(z.enum(SAT_OBJECTIVES)),
      ticks: ticks.partial(),
    },
    parents: { evaluationId: uuid },
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
}
