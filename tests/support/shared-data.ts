import { existsSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'open')

/**
 * The path of a reference set that lies beside the project, or undefined when it is absent. Use with
 * `describe.skipIf(!path)`: an absent set is said loudly and counted as skipped, never passed in silence.
 */
export function sharedData(set: string): string | undefined {
  const path = join(ROOT, set)
  if (existsSync(path)) return path
  console.warn(`\n*** reference data absent: ${set} — the tests that need it are SKIPPED ***\n`)
  return undefined
}
