import { z } from 'zod'
import { CONTRIBUTORS, EVERY_MEMBER } from '#kernel/access.ts'
import { recordFrame } from '#kernel/record-contract.ts'
import { pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import { mendingSchema } from '#platform/tables/mending-contract.ts'

const scope = { territoryId: uuid }
const tags = ['import']
const kind = z.string().min(1).max(80)
const fingerprint = z.string().regex(/^[0-9a-z]+-[0-9a-z]+-[0-9a-z]+$/)

/** What is remembered of a mending: what says of the columns, nothing of single rows. */
export const rememberedColumnsSchema = mendingSchema.pick({
  columns: true,
  constants: true,
  droppedColumns: true,
  dayOrder: true,
  skipEmptyRows: true,
})

export const importMappingSchema = z.object({
  ...recordFrame,
  kind,
  fingerprint,
  fileName: z.string(),
  columns: rememberedColumnsSchema,
})

export const importsContract = {
  progress: route(EVERY_MEMBER, {
    method: 'GET',
    path: '/territories/{territoryId}/import-progress/{key}',
    summary: 'How far an import is that one has begun; nulls when nothing is known of it',
    tags,
  })
    .input(z.object({ ...scope, key: uuid }))
    .output(z.object({ done: z.number().int().nullable(), total: z.number().int().nullable() })),
  mappings: {
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: '/territories/{territoryId}/import-mappings',
      summary: 'What was said of the columns of files with these headers, the latest first',
      tags,
    })
      .input(
        z.object({
          ...scope,
          ...pageQuery,
          kind: kind.optional(),
          /** Of header rows, separated by commas. */
          fingerprints: z.string().max(2_000).optional(),
          deleted: z.stringbool().optional(),
        }),
      )
      .output(pageOf(importMappingSchema)),
    remove: route(CONTRIBUTORS, {
      method: 'DELETE',
      path: '/territories/{territoryId}/import-mappings/{id}',
      summary: 'Forget what was said of columns (undoable)',
      tags,
    })
      .input(z.object({ ...scope, id: uuid, version: z.number().int() }))
      .output(importMappingSchema),
    restore: route(CONTRIBUTORS, {
      method: 'POST',
      path: '/territories/{territoryId}/import-mappings/{id}/restore',
      summary: 'Remember again what was forgotten',
      tags,
    })
      .input(z.object({ ...scope, id: uuid }))
      .output(importMappingSchema),
  },
}
