import { Problem } from '#kernel/problem.ts'
import { explainDatabaseError, isDatabaseError } from '#platform/server/db/db-problem.ts'

/** What is there once only, by the problem that says it; rules of other kinds name their problem in the database. */
const NAMED: Readonly<Record<string, string>> = {
  audience_name: 'levers.audience-exists',
  audience_code: 'levers.audience-exists',
  event_guest_actor_once: 'levers.guest-exists',
  event_guest_world_once: 'levers.guest-exists',
  relay_once: 'levers.relay-exists',
  check_item_code: 'levers.item-exists',
}

/** Runs an act; what would be there twice is refused by name. */
export async function namingRules<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isDatabaseError(error)) throw error
    const problem = explainDatabaseError(error)
    const code = NAMED[String(problem.details.constraint)]
    if (code === undefined) throw error
    const named = new Problem(code, problem.fault, problem.details)
    named.cause = error
    throw named
  }
}
