import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { uuid } from './route.ts'

const change = z.object({
  kind: z.string(),
  id: uuid.nullable().describe('Null with `many`: more rows at once than are worth naming.'),
  act: z.enum(['create', 'change', 'delete', 'restore', 'purge', 'many']),
  version: z.number().int().nullable(),
  personId: uuid.nullable().describe('Null for whoever has no account, and for jobs.'),
})

const person = z.object({
  connectionId: uuid,
  personId: uuid,
  name: z.string(),
  page: z.string(),
  focus: z.string().describe('The field or record where this person is: `story:<id>:cards/arrival`.'),
  me: z.boolean(),
})

/**
 * What a page hears of an evaluation while it is open. `hello` first; `again` when something was missed (read anew);
 * `alive` when nothing else was said for 20 seconds.
 */
const liveMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello'), connectionId: uuid, personId: uuid }),
  z.object({ kind: z.literal('changes'), changes: z.array(change) }),
  z.object({
    kind: z.literal('presence'),
    people: z.array(person),
    total: z.number().int().describe('People present, also those whom the list has no room for.'),
  }),
  z.object({ kind: z.literal('again') }),
  z.object({ kind: z.literal('alive') }),
])

export type LiveReply = z.output<typeof liveMessage>
export type LiveRecordChange = z.output<typeof change>
export type LivePerson = z.output<typeof person>

/** The reply of a live route: server-sent events that a plain EventSource reads, one message each. */
export const liveReplies = eventIterator(liveMessage)
