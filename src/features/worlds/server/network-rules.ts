import { Problem } from '#kernel/problem.ts'
import { explainDatabaseError, isDatabaseError } from '#platform/server/db/db-problem.ts'

/** Constraints of the network's tables, by the problem that says in words what to do. */
const NAMED: Readonly<Record<string, string>> = {
  network_source_pkey: 'worlds.source-other',
  social_world_name: 'worlds.name-taken',
  social_world_code: 'worlds.starter-there',
  action_actor_once: 'worlds.participation-exists',
  action_world_once: 'worlds.action-world-exists',
  world_membership_once: 'worlds.membership-exists',
  actor_tie_once: 'worlds.tie-exists',
  world_contact_once: 'worlds.contact-exists',
  actor_tie_check: 'worlds.tie-to-itself',
  action_check: 'worlds.days-reversed',
  action_actor_check: 'worlds.days-reversed',
  world_membership_check: 'worlds.days-reversed',
  world_contact_check: 'worlds.days-reversed',
  actor_tie_check1: 'worlds.days-reversed',
  world_encounter_check: 'worlds.encounter-with-itself',
  world_encounter_check1: 'worlds.encounter-day-missing',
}

/** What breaks a rule of the network is told by its name; anything else is thrown as it was. */
export function nameBrokenRule(error: unknown): unknown {
  if (!isDatabaseError(error)) return error
  const problem = explainDatabaseError(error)
  const code = NAMED[String(problem.details.constraint)]
  if (code === undefined) return error
  const named = new Problem(code, problem.fault, problem.details)
  named.cause = error
  return named
}

/** Runs an act on the network; rules that it breaks are thrown under their names. */
export async function namingRules<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw nameBrokenRule(error)
  }
}
