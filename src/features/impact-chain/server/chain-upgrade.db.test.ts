import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MIGRATIONS_DIR, migrateDatabase } from '#platform/server/db/migrate.ts'
import { blankDatabase, type TestDatabase } from '../../../../tests/support/test-database.ts'

const IN_DEPTH = '20261123-08-impact-chain-in-depth.sql'
const idOf = (n: number) => `${n}0000000-0000-4000-8000-000000000001`
const [TERRITORY, EVALUATION, STORY, OBJECTIVE] = [idOf(1), idOf(2), idOf(3), idOf(4)]
const [ACTIVITY, OUTPUT, LINK] = [idOf(5), idOf(6), idOf(7)]

let database: TestDatabase
let dir: string

beforeAll(async () => {
  database = await blankDatabase()
  dir = mkdtempSync(join(tmpdir(), 'tablee-before-evidence-'))
  for (const name of readdirSync(MIGRATIONS_DIR))
    if (name < IN_DEPTH) cpSync(join(MIGRATIONS_DIR, name), join(dir, name))
  await migrateDatabase(database.db.owner, { dir })
  await database.ownerPool.query(`
    insert into territory (id, name) values ('${TERRITORY}', 'Figeac');
    insert into evaluation (id, territory_id, title) values ('${EVALUATION}', '${TERRITORY}', 'Légumes');
    insert into story (id, territory_id, evaluation_id) values ('${STORY}', '${TERRITORY}', '${EVALUATION}');
    insert into objective (id, territory_id, evaluation_id, story_id, change)
      values ('${OBJECTIVE}', '${TERRITORY}', '${EVALUATION}', '${STORY}', 'Doubler'),
        (gen_random_uuid(), '${TERRITORY}', '${EVALUATION}', null, 'Sans récit');
    insert into chain_element (id, territory_id, evaluation_id, type, statement) values
      ('${ACTIVITY}', '${TERRITORY}', '${EVALUATION}', 'activity', 'Former'),
      ('${OUTPUT}', '${TERRITORY}', '${EVALUATION}', 'output', 'Formés');
    insert into chain_link (id, territory_id, evaluation_id, from_id, to_id, evidence)
      values ('${LINK}', '${TERRITORY}', '${EVALUATION}', '${ACTIVITY}', '${OUTPUT}', array['Enquête 2025', '  ', ' Carnet de bord ']);`)
  await migrateDatabase(database.db.owner)
})
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true })
  await database?.drop()
})

describe('a chain that was begun before', () => {
  it('keeps each line of evidence as a note in favour of its link', async () => {
    const { rows } = await database.ownerPool.query(
      'select link_id, side, kind, statement from chain_evidence order by statement',
    )
    const note = { link_id: LINK, side: 'for', kind: 'note' }
    expect(rows).toEqual([
      { ...note, statement: 'Carnet de bord' },
      { ...note, statement: 'Enquête 2025' },
    ])
  })

  it('keeps the story that an objective was drawn from, and the version that people saw', async () => {
    const { rows } = await database.ownerPool.query(
      'select change, story_ids, version from objective order by change',
    )
    expect(rows).toEqual([
      { change: 'Doubler', story_ids: [STORY], version: 1 },
      { change: 'Sans récit', story_ids: [], version: 1 },
    ])
    const thread = await database.ownerPool.query(
      `select to_id, why from thread_edge where from_id = '${OBJECTIVE}'`,
    )
    expect(thread.rows).toEqual([{ to_id: STORY, why: 'drawn-from' }])
  })

  it('leaves nothing to be reviewed that nobody changed', async () => {
    const { rows } = await database.ownerPool.query('select count(*)::int as n from review_mark')
    expect(rows).toEqual([{ n: 0 }])
  })
})
