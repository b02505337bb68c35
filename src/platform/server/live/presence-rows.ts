import type { Queries } from '../db/transaction.ts'

/** One open stream of a person on an evaluation, as the table `presence` knows it. */
export type PresenceRow = {
  readonly id: string
  readonly territory: string
  readonly evaluation: string
  readonly person: string
}

/** A person with a page open. `focus`: the field or record that she is at, e.g. `story:<id>:cards/arrival`. */
export type PresentPerson = {
  readonly connectionId: string
  readonly personId: string
  readonly name: string
  readonly page: string
  readonly focus: string
}

/** Says that these streams are open, proves each again, and gives the ids of those that may stay. */
export async function holdPresence(db: Queries, rows: readonly PresenceRow[]): Promise<ReadonlySet<string>> {
  const held = await db.rows<{ id: string }>('select hold_presence($1::jsonb) as id', [JSON.stringify(rows)])
  return new Set(held.map((row) => row.id))
}

/** Forgets these streams, and those of any process that nobody has refreshed for a minute. */
export async function dropPresence(db: Queries, ids: readonly string[]): Promise<void> {
  await db.query('select drop_presence($1::uuid[])', [[...ids]])
}

/** Who is at an evaluation, in whatever server process, by name. */
export async function findPresent(db: Queries, evaluationId: string): Promise<readonly PresentPerson[]> {
  return db.rows<PresentPerson>(
    'select id as "connectionId", person_id as "personId", name, page, focus from read_presence($1)',
    [evaluationId],
  )
}

/** Where in a page a person is; false for a stream that is not hers. Inside her transaction. */
export async function placePresence(
  db: Queries,
  at: {
    readonly connectionId: string
    readonly evaluationId: string
    readonly page: string
    readonly focus: string
  },
): Promise<boolean> {
  const { placed } = await db.one<{ placed: boolean }>('select place_presence($1, $2, $3, $4) as placed', [
    at.connectionId,
    at.evaluationId,
    at.page,
    at.focus,
  ])
  return placed
}
