import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { layOutDataFolder } from '#platform/server/db/data-folder.ts'
import { openDatabase } from '#platform/server/db/pool.ts'

/**
 * The data folder of an instance that has never been started: its database is made and migrated, nobody has claimed it.
 * Journeys copy it instead of making theirs, which takes seconds each; tests/faults start from nothing. The copies
 * need not survive a power cut.
 */
export default async function setUp(): Promise<() => void> {
  // On Windows the database's account and its passwords are bound to the folder.
  if (process.platform === 'win32') return () => {}
  const dir = mkdtempSync(join(tmpdir(), 'tablee-prepared-'))
  const db = await openDatabase({ TABLEE_DATA: dir, PG_BIN_DIR: process.env.PG_BIN_DIR }, { log: () => {} })
  await db.close()
  const lines = ['fsync', 'synchronous_commit', 'full_page_writes'].map((name) => `${name} = off\n`)
  appendFileSync(join(layOutDataFolder(dir).cluster, 'postgresql.auto.conf'), lines.join(''))
  process.env.TABLEE_TEST_FOLDER = dir
  return () => rmSync(dir, { recursive: true, force: true })
}
