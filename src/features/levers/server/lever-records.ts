import type { Page } from '#kernel/route.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { findRecordPage, type RecordTable, snake } from '#platform/server/record-store.ts'
import { namingRules } from './lever-rules.ts'

type Listing = {
  /** Fields of the request compared for equality. */
  readonly equal?: readonly string[]
  /** Tables without whose record it is not seen, by the field that names it; a field that is null hides nothing. */
  readonly on?: Readonly<Record<string, string>>
}

/** The six handlers of a kind of record; what stands on something that was deleted is out of sight with it. */
export function leverRecords<Rec>(table: RecordTable, { equal = [], on = {} }: Listing = {}) {
  const records = recordHandlers<Rec>(table)
  type H = typeof records
  const visible = Object.entries(on).map(
    ([field, other]) =>
      `(r.${snake(field)} is null or exists (select from ${other} o where o.territory_id = r.territory_id and o.id = r.${snake(field)} and o.deleted_at is null))`,
  )
  return {
    list: async ({ input, context }: Parameters<H['list']>[0]) => {
      const asked: Readonly<Record<string, unknown>> = input
      const page = await findRecordPage(context.tx, context.access, table, {
        cursor: input.cursor,
        limit: input.limit,
        deleted: input.deleted,
        where: Object.fromEntries(equal.map((field) => [field, asked[field]])),
        filter: { sql: () => visible.join(' and ') || 'true', params: [] },
      })
      return page as Page<Rec>
    },
    get: records.get,
    create: (call: Parameters<H['create']>[0]) => namingRules(() => records.create(call)),
    update: (call: Parameters<H['update']>[0]) => namingRules(() => records.update(call)),
    remove: records.remove,
    restore: (call: Parameters<H['restore']>[0]) => namingRules(() => records.restore(call)),
  }
}
