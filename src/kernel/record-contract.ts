import type { AnySchema, ContractProcedure, ErrorMap, InferSchemaOutput, Meta } from '@orpc/contract'
import { z } from 'zod'
import type { Role } from './access.ts'
import { pageOf, pageQuery, route, uuid } from './route.ts'

/** What every stored record carries besides its own fields. */
export const recordFrame = {
  id: uuid,
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
  /** Set when something this record leans on was corrected or deleted and nobody has looked again. */
  toReview: z.boolean(),
}

/**
 * What an editor saw of the fields that she changes, by field (of a document: by key). It is only compared with what
 * stands, hence held to no rule.
 */
const seen = z.record(z.string(), z.unknown()).optional()

type RecordRouteOptions<
  R extends z.ZodRawShape,
  O extends z.ZodRawShape,
  P extends z.ZodRawShape,
  F extends z.ZodRawShape,
> = {
  /** e.g. `/territories/{territoryId}/actors` */
  path: `/${string}`
  /** One record in words, for the API's documentation: "actor". */
  noun: string
  /** Fields that a new record must have. */
  required: R
  /** Fields that the database fills when they are not given. No `.default()` here: a change would be filled too. */
  optional: O
  /** Identifiers of the path beside `territoryId`, kept on the record: `{ evaluationId: uuid }`. */
  parents: P
  filters: F
  read: readonly Role[]
  write: readonly Role[]
}

/**
 * The six routes that every editable record has: list (paged), get, create, update with a version, remove
 * (undoable) and restore. A stale version is refused with both versions (`record.stale`), unless the change says what
 * it saw and nobody has touched the same fields since.
 */
export function recordRoutes<
  R extends z.ZodRawShape,
  O extends z.ZodRawShape,
  P extends z.ZodRawShape,
  F extends z.ZodRawShape,
>(options: RecordRouteOptions<R, O, P, F>) {
  const { path, noun, required, optional, parents, filters, read, write } = options
  const fields = { ...required, ...optional }
  const record = z.object({ ...recordFrame, ...parents, ...fields })
  const scope = { territoryId: uuid, ...parents }
  const one = { ...scope, id: uuid }
  const tags = [noun]
  return {
    list: route(read, { method: 'GET', path, summary: `List: ${noun}`, tags })
      .input(z.object({ ...scope, ...filters, ...pageQuery, deleted: z.stringbool().optional() }))
      .output(pageOf(record)),
    get: route(read, { method: 'GET', path: `${path}/{id}`, summary: `Read: ${noun}`, tags })
      .input(z.object(one))
      .output(record),
    create: route(write, { method: 'POST', path, summary: `Create: ${noun}`, tags, successStatus: 201 })
      .input(z.object({ ...scope, ...required }).extend(z.object(optional).partial().shape))
      .output(record),
    update: route(write, { method: 'PATCH', path: `${path}/{id}`, summary: `Change: ${noun}`, tags })
      .input(z.object({ ...one, version: z.number().int(), values: z.object(fields).partial(), seen }))
      .output(record),
    remove: route(write, {
      method: 'DELETE',
      path: `${path}/{id}`,
      summary: `Delete (undoable): ${noun}`,
      tags,
    })
      .input(z.object({ ...one, version: z.number().int() }))
      .output(record),
    restore: route(write, {
      method: 'POST',
      path: `${path}/{id}/restore`,
      summary: `Undo the deletion: ${noun}`,
      tags,
    })
      .input(z.object(one))
      .output(record),
  }
}

/** The record that six routes speak of: `RecordOf<typeof actorsContract.actors>`. */
export type RecordOf<R extends { get: ContractProcedure<AnySchema, AnySchema, ErrorMap, Meta> }> =
  InferSchemaOutput<NonNullable<R['get']['~orpc']['outputSchema']>>
