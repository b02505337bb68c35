import { z } from 'zod'
import { CHAIN_LINKS } from '#features/evaluations/domain/perimeter.ts'
import { CONTRIBUTORS, EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { recordRoutes } from '#kernel/record-contract.ts'
import { day, pageOf, pageQuery, route, uuid } from '#kernel/route.ts'

const ofEvaluation = '/territories/{territoryId}/evaluations/{evaluationId}'
const level = z.number().int().min(0).max(4)

/** One person's view of one stakeholder: both scales of method 4.1. */
export const ratingSchema = z.object({
  id: uuid,
  stakeholderId: uuid,
  raterId: uuid,
  raterName: z.string(),
  mine: z.boolean(),
  involvement: level,
  importance: level,
  reason: z.string(),
  version: z.number().int(),
})

export const stakeholdersContract = {
  stakeholders: recordRoutes({
    path: `${ofEvaluation}/stakeholders`,
    noun: 'stakeholder',
    required: { name: z.string().trim().min(1).max(200) },
    optional: {
      actorId: uuid.nullable(),
      links: z.array(z.enum(CHAIN_LINKS)),
      expects: z.string().max(1000),
      contributes: z.string().max(1000),
      nextStep: z.string().max(500),
      nextStepOn: day.nullable(),
    },
    parents: { evaluationId: uuid },
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  ratings: {
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofEvaluation}/stakeholder-ratings`,
      summary: 'Every rating of the stakeholders of an evaluation',
      tags: ['stakeholder'],
    })
      .input(z.object({ territoryId: uuid, evaluationId: uuid, ...pageQuery }))
      .output(pageOf(ratingSchema)),
    give: route(CONTRIBUTORS, {
      method: 'PUT',
      path: `${ofEvaluation}/stakeholders/{stakeholderId}/rating`,
      summary:
        'Give or change one’s own rating; `version` is the one that was seen, absent for a first rating',
      tags: ['stakeholder'],
    })
      .input(
        z.object({
          territoryId: uuid,
          evaluationId: uuid,
          stakeholderId: uuid,
          version: z.number().int().optional(),
          involvement: level,
          importance: level,
          reason: z.string().max(1000).optional(),
        }),
      )
      .output(ratingSchema),
    withdraw: route(CONTRIBUTORS, {
      method: 'DELETE',
      path: `${ofEvaluation}/stakeholders/{stakeholderId}/rating`,
      summary: 'Withdraw one’s own rating; giving it again brings it back',
      tags: ['stakeholder'],
    })
      .input(
        z.object({
          territoryId: uuid,
          evaluationId: uuid,
          stakeholderId: uuid,
          version: z.number().int(),
        }),
      )
      .output(z.object({ done: z.literal(true) })),
  },
}
