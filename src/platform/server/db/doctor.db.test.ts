import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { blankDatabase, freshDatabase } from '../../../../tests/support/test-database.ts'
import { examineInstallation } from './doctor.ts'

const dir = mkdtempSync(join(tmpdir(), 'tablee-doctor-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** A port that nothing uses, so that the machine's own business does not show. */
const QUIET = { PORT: '0' }
const codes = async (env: Record<string, string>) =>
  (await examineInstallation({ ...QUIET, ...env })).map((finding) => finding.code)

describe('the doctor', () => {
  test('finds a sound server sound, but for what the tests switch off', async () => {
    const database = await freshDatabase()
    const found = await codes({ DATABASE_URL: database.url, DATABASE_APP_URL: '' })
    expect(found.filter((code) => code !== 'setting-unsafe' && code !== 'app-role-shared')).toEqual([])
    await database.drop()
  })

  test('sees a table of a territory without row-level security', async () => {
    const database = await freshDatabase()
    await database.ownerPool.query('CREATE TABLE forgotten (territory_id uuid)')
    const findings = await examineInstallation({ ...QUIET, DATABASE_URL: database.url })
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'table-unguarded',
        severity: 'blocking',
        params: { table: 'forgotten' },
      }),
    )
    await database.drop()
  })

  test('sees migrations that wait, and those that this program does not know', async () => {
    const blank = await blankDatabase()
    expect(await codes({ DATABASE_URL: blank.url })).toContain('migrations-pending')
    await blank.drop()
    const fresh = await freshDatabase()
    await fresh.ownerPool.query(
      `INSERT INTO applied_migrations (name, checksum) VALUES ('20991231-01-later.sql', '');
       UPDATE applied_migrations SET checksum = 'other' WHERE name = (SELECT min(name) FROM applied_migrations)`,
    )
    const found = await codes({ DATABASE_URL: fresh.url })
    expect(found).toContain('migration-unknown')
    expect(found).toContain('migration-changed')
    await fresh.drop()
  })

  test('names a server that does not answer', async () => {
    const findings = await examineInstallation({ ...QUIET, DATABASE_URL: 'postgresql://x@127.0.0.1:1/x' })
    expect(findings.at(-1)).toMatchObject({
      code: 'database.unreachable',
      severity: 'blocking',
      path: 'problem',
    })
  })

  test('names a busy port', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port))
    })
    expect(await codes({ PORT: String(port), TABLEE_DATA: join(dir, 'none') })).toContain('port-busy')
    other.close()
  })

  test('makes nothing where nothing is, and sees a stale lock and a folder that is open to others', async () => {
    const folder = join(dir, 'data')
    expect(await codes({ TABLEE_DATA: folder })).toContain('data-folder-new')
    mkdirSync(join(folder, 'postgres'), { recursive: true, mode: 0o755 })
    writeFileSync(join(folder, 'postgres', 'postmaster.pid'), '99999998\n')
    writeFileSync(join(folder, 'tablee.json'), '{"pid": 99999998}')
    const found = await codes({ TABLEE_DATA: folder })
    expect(found).toEqual(expect.arrayContaining(['stale-lock', 'ended-abruptly', 'cluster-open-to-others']))
  })
})
