import { folded } from '#features/actors/server/actors-store.ts'
import type { Page } from '#kernel/route.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { findRecordPage, type RecordTable, snake } from '#platform/server/record-store.ts'
import { namingRules } from './network-rules.ts'

/** How a list of one kind of record of the network may be narrowed, and what hides a record with what it stands on. */
type Listing = {
  /** Fields of the request compared for equality. */
  readonly equal?: readonly string[]
  /** Fields of the request each of which names an actor that may stand at one of these ends. */
  readonly either?: Readonly<Record<string, readonly string[]>>
  /** Fields of the request whose text must be part of one of these columns. */
  readonly text?: Readonly<Record<string, readonly string[]>>
  /** Tables without whose record it is not seen, by the field that names it. */
  readonly on?: Readonly<Record<string, string>>
}

type Asked = Readonly<Record<string, unknown>>

/** SQL on `r` with its parameters: what a request narrows, and what stands on something that was deleted. */
function conditionsOf(listing: Listing, asked: Asked, at: (n: number) => string) {
  const params: unknown[] = []
  const next = (value: unknown) => at(params.push(value))
  const conditions = Object.entries(listing.on ?? {}).map(
    ([field, table]) =>
      `exists (select from ${table} o where o.territory_id = r.territory_id and o.id = r.${snake(field)} and o.deleted_at is null)`,
  )
  for (const [field, ends] of Object.entries(listing.either ?? {}))
    if (asked[field] !== undefined)
      conditions.push(`${next(asked[field])}::uuid in (${ends.map((e) => `r.${snake(e)}`).join(', ')})`)
  for (const [field, columns] of Object.entries(listing.text ?? {}))
    if (typeof asked[field] === 'string')
      conditions.push(
        `strpos(${folded(`concat_ws(' ', ${columns.map((c) => `r.${snake(c)}`).join(', ')})`)}, ${folded(`${next(asked[field])}::text`)}) > 0`,
      )
  return { sql: conditions.join(' and ') || 'true', params }
}

/**
 * The six handlers of a kind of record of the network. A record whose world, action or actor was deleted is out of
 * sight with it and comes back with it; the rules that it breaks are told by their names.
 */
export function networkRecords<Rec>(table: RecordTable, listing: Listing = {}) {
  const records = recordHandlers<Rec>(table)
  type H = typeof records
  return {
    list: async ({ input, context }: Parameters<H['list']>[0]) => {
      const asked: Asked = input
      const where = Object.fromEntries((listing.equal ?? []).map((field) => [field, asked[field]]))
      const page = await findRecordPage(context.tx, context.access, table, {
        cursor: input.cursor,
        limit: input.limit,
        deleted: input.deleted,
        where,
        filter: {
          sql: (at) => conditionsOf(listing, asked, at).sql,
          params: conditionsOf(listing, asked, String).params,
        },
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
