import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MIGRATIONS_DIR, migrateDatabase } from '#platform/server/db/migrate.ts'
import { blankDatabase, type TestDatabase } from '../../../../tests/support/test-database.ts'

const IN_DEPTH = '20261123-09-stakeholders-in-depth.sql'

let database: TestDatabase
let dir: string

beforeAll(async () => {
  database = await blankDatabase()
  dir = mkdtempSync(join(tmpdir(), 'tablee-before-depth-'))
  for (const name of readdirSync(MIGRATIONS_DIR))
    if (name < IN_DEPTH) cpSync(join(MIGRATIONS_DIR, name), join(dir, name))
  await migrateDatabase(database.db.owner, { dir })
  await database.ownerPool.query(`
    insert into person (id, name, email) values ('10000000-0000-4000-8000-000000000001', 'Ana', 'ana@example.org');
    insert into territory (id, name) values ('20000000-0000-4000-8000-000000000001', 'Figeac');
    insert into evaluation (id, territory_id, title)
      values ('30000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000001', 'Légumes');
    insert into stakeholder (id, territory_id, evaluation_id, name, next_step, next_step_on) values
      ('40000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'Cuma', ' Appeler', '2026-12-10'),
      ('40000000-0000-4000-8000-000000000002', '20000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'Mairie', '', null);
    insert into stakeholder_rating (territory_id, stakeholder_id, rater_id, involvement, importance)
      values ('20000000-0000-4000-8000-000000000001', '40000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000001', 2, 4);`)
  await migrateDatabase(database.db.owner)
})
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true })
  await database?.drop()
})

describe('a map that was begun before', () => {
  it('keeps its next steps as first steps, and its ratings', async () => {
    const steps = await database.ownerPool.query(
      'select stakeholder_id, what, due_on, done_on, remind_days_before from engagement_step',
    )
    expect(steps.rows).toEqual([
      {
        stakeholder_id: '40000000-0000-4000-8000-000000000001',
        what: 'Appeler',
        due_on: '2026-12-10',
        done_on: null,
        remind_days_before: 7,
      },
    ])
    const ratings = await database.ownerPool.query(
      'select evaluation_id, involvement, importance, version from stakeholder_rating',
    )
    expect(ratings.rows).toEqual([
      {
        evaluation_id: '30000000-0000-4000-8000-000000000001',
        involvement: 2,
        importance: 4,
        version: 1,
      },
    ])
    const kinds = await database.ownerPool.query('select distinct kind, power, has_power from stakeholder')
    expect(kinds.rows).toEqual([{ kind: 'organisation', power: null, has_power: null }])
  })
})
