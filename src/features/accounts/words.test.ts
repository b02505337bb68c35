import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/journal.json' with { type: 'json' }
import fr from '../../../locales/fr/journal.json' with { type: 'json' }
import { missingWords } from '../../../tests/support/missing-words.ts'
import { findChanges } from './domain/journal.ts'

const journalWords = defineWords(fr, en)
const DB = join(import.meta.dirname, '..', '..', '..', 'db')

/** Kinds of records that the audit follows, with the columns of their tables. */
function followedColumns(): Map<string, string[]> {
  const schema = readFileSync(join(DB, 'schema.sql'), 'utf8')
  const migrations = readdirSync(join(DB, 'migrations')).map((name) =>
    readFileSync(join(DB, 'migrations', name), 'utf8'),
  )
  const guarded = [...migrations.join('\n').matchAll(/guard_table\('([a-z_]+)', '([a-z-]+)'/g)]
  return new Map(
    guarded.map(([, table = '', kind = '']) => {
      const [, body = ''] = schema.match(new RegExp(`CREATE TABLE ${table} \\(\n(.*?)\n\\);`, 's')) ?? []
      return [kind, [...body.matchAll(/^ {2}"?(\w+)"? /gm)].map(([, column = '']) => column)]
    }),
  )
}

describe('words of the journal', () => {
  const followed = followedColumns()

  it('name every kind of record that is followed', () => {
    expect(followed.size).toBeGreaterThan(25)
    const kinds = [...followed.keys()]
    expect([
      ...missingWords(journalWords, 'kind.', kinds),
      ...missingWords(journalWords, 'filter.', kinds),
    ]).toEqual([])
  })

  it('name every column whose change is shown', () => {
    const shown = [...followed.values()].flat().filter((column) => {
      return findChanges(null, { [column]: 'something' }).length > 0
    })
    expect(shown.length).toBeGreaterThan(100)
    expect(missingWords(journalWords, 'field.', [...new Set(shown)])).toEqual([])
  })
})
