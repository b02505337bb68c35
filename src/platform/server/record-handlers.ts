import type { TerritoryAccess } from '#kernel/access.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from './db/transaction.ts'
import {
  findRecordPage,
  getRecord,
  insertRecord,
  proveParents,
  type RecordTable,
  removeRecord,
  restoreRecord,
  updateRecord,
} from './record-store.ts'

type InTerritory = { tx: Tx; access: TerritoryAccess }
type Call<I> = { input: I; context: InTerritory }
type ChangeInput = {
  id: string
  version: number
  values: object
  seen?: Readonly<Record<string, unknown>> | undefined
}
type ListInput = { limit: number; cursor?: string | undefined; deleted?: boolean | undefined }

/**
 * The six handlers of `recordRoutes` for a table, typed by the record that the contract promises (the contract's
 * output schema checks it again on the way out). `parents` are the fields of the path that a list is narrowed by,
 * that a new record is given and under which a record must stand to be reached, e.g. `['evaluationId']`. `prove` is
 * for handlers that do something else with a record of the path.
 */
export function recordHandlers<Rec>(table: RecordTable, parents: readonly string[] = []) {
  const parentsOf = (input: object) =>
    Object.fromEntries(parents.map((p) => [p, (input as Record<string, unknown>)[p]]))
  const prove = ({ input, context }: Call<{ id: string }>) =>
    proveParents(context.tx, context.access, table, input.id, parentsOf(input))
  return {
    prove,
    list: async ({ input, context }: Call<ListInput>) =>
      (await findRecordPage(context.tx, context.access, table, {
        cursor: input.cursor,
        limit: input.limit,
        deleted: input.deleted,
        where: parentsOf(input),
      })) as Page<Rec>,
    get: async ({ input, context }: Call<{ id: string }>) => {
      await prove({ input, context })
      return (await getRecord(context.tx, context.access, table, input.id)) as Rec
    },
    create: async ({ input, context }: Call<object>) =>
      (await insertRecord(context.tx, context.access, table, input as Record<string, unknown>)) as Rec,
    update: async ({ input, context }: Call<ChangeInput>) => {
      await prove({ input, context })
      const { id, version, seen } = input
      const values = input.values as Record<string, unknown>
      return (await updateRecord(context.tx, context.access, table, id, { version, values, seen })) as Rec
    },
    remove: async ({ input, context }: Call<{ id: string; version: number }>) => {
      await prove({ input, context })
      return (await removeRecord(context.tx, context.access, table, input.id, input.version)) as Rec
    },
    restore: async ({ input, context }: Call<{ id: string }>) => {
      await prove({ input, context })
      return (await restoreRecord(context.tx, context.access, table, input.id)) as Rec
    },
  }
}
