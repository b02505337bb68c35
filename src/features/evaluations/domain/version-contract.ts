import { z } from 'zod'
import { EVERY_MEMBER } from '#kernel/access.ts'
import { pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import { VERSIONED_KINDS } from './versions.ts'

const ofEvaluation = '/territories/{territoryId}/evaluations/{evaluationId}'
const scope = { territoryId: uuid, evaluationId: uuid }

/** A record whose states are read back from the audit. */
const versioned = { kind: z.enum(VERSIONED_KINDS), recordId: uuid }
const auditId = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const state = z.record(z.string(), z.unknown()).nullable()

/** What stood in a record before, by whom and when: `versions` of the contract. */
export const versionRoutes = {
  list: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/versions`,
    summary: 'Versions of a perimeter, story or objective, newest first',
    tags: ['version'],
  })
    .input(z.object({ ...scope, ...versioned, ...pageQuery }))
    .output(
      pageOf(
        z.object({
          firstId: z.number().int(),
          lastId: z.number().int(),
          since: z.string(),
          at: z.string(),
          personName: z.string().nullable(),
          changes: z.number().int(),
          /** Words that came and went; lists count their entries. */
          added: z.number().int(),
          removed: z.number().int(),
          isFirst: z.boolean(),
        }),
      ),
    ),
  read: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/version`,
    summary: 'What stood before and after one version',
    tags: ['version'],
  })
    .input(z.object({ ...scope, ...versioned, firstId: auditId, lastId: auditId }))
    .output(z.object({ before: state, after: state })),
}
