import { z } from 'zod'
import { EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { recordRoutes } from '#kernel/record-contract.ts'
import { day, route, uuid } from '#kernel/route.ts'
import { OBJECTIVE_TICKS, SAT_OBJECTIVES } from './domain/objective.ts'
import { CHAIN_LINKS, MODES, QUESTION_PARTS, STAKES } from './domain/perimeter.ts'
import { STEPS, TASKS } from './domain/progress.ts'
import { STORY_CARDS } from './domain/story.ts'

const text = z.string().max(2000)
const euros = z.string().regex(/^\d{1,11}(\.\d{1,2})?$/)

const question = z.object(
  Object.fromEntries(QUESTION_PARTS.map((part) => [part, z.string().max(300)])) as Record<
    (typeof QUESTION_PARTS)[number],
    z.ZodString
  >,
)

/** The perimeter sheet (method 2.2); its title and mode are the evaluation's own. */
export const perimeterSchema = z.object({
  product: text,
  links: z.array(z.enum(CHAIN_LINKS)),
  communes: z.array(z.string().regex(/^[0-9AB]{5}$/)).max(40_000),
  localDefinitions: z.array(z.object({ product: z.string().max(200), meaning: z.string().max(500) })).max(50),
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

export const evaluationsContract = {
  evaluations,
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
      storyId: uuid.nullable(),
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
