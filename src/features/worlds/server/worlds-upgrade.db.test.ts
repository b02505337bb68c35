import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MIGRATIONS_DIR, migrateDatabase } from '#platform/server/db/migrate.ts'
import { blankDatabase, type TestDatabase } from '../../../../tests/support/test-database.ts'

const WORLDS = '20261123-15-social-worlds.sql'
const HERE = '20000000-0000-4000-8000-000000000001'
const THERE = '20000000-0000-4000-8000-000000000002'

let database: TestDatabase
let dir: string

beforeAll(async () => {
  database = await blankDatabase()
  dir = mkdtempSync(join(tmpdir(), 'tablee-before-worlds-'))
  for (const name of readdirSync(MIGRATIONS_DIR))
    if (name < WORLDS) cpSync(join(MIGRATIONS_DIR, name), join(dir, name))
  await migrateDatabase(database.db.owner, { dir })
  await database.ownerPool.query(`
    insert into territory (id, name) values ('${HERE}', 'Figeac'), ('${THERE}', 'Loire');
    insert into actor (territory_id, name, kind, worlds, deleted_at) values
      ('${HERE}', 'Ferme', 'producer', '{Maraîchage,Insertion}', null),
      ('${HERE}', 'Cantine', 'canteen', '{maraîchage}', null),
      ('${HERE}', 'Mairie', 'local_authority', '{}', null),
      ('${HERE}', 'Partie', 'other', '{Oubli}', now()),
      ('${THERE}', 'Épicerie', 'shop', '{Insertion}', null);`)
  await migrateDatabase(database.db.owner)
})
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true })
  await database?.drop()
})

describe('tags that organisations had before there were worlds', () => {
  it('are worlds, one a name in each territory, with their members', async () => {
    const { rows } = await database.ownerPool.query<{ territory: string; world: string; members: string[] }>(
      `select t.name as territory, lower(w.name) as world, array_agg(a.name order by a.name) as members
       from social_world w join territory t on t.id = w.territory_id
       left join world_membership m on m.world_id = w.id left join actor a on a.id = m.actor_id
       group by 1, 2 order by 1, 2`,
    )
    expect(rows).toEqual([
      { territory: 'Figeac', world: 'insertion', members: ['Ferme'] },
      { territory: 'Figeac', world: 'maraîchage', members: ['Cantine', 'Ferme'] },
      { territory: 'Loire', world: 'insertion', members: ['Épicerie'] },
    ])
  })

  it('still stand in the list', async () => {
    const { rows } = await database.ownerPool.query<{ name: string; n: number }>(
      'select name, cardinality(worlds) as n from actor where deleted_at is null order by name',
    )
    expect(rows.map(({ name, n }) => [name, n])).toEqual([
      ['Cantine', 1],
      ['Ferme', 2],
      ['Mairie', 0],
      ['Épicerie', 1],
    ])
  })
})
