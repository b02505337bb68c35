import { describe, expect, it } from 'vitest'
import { findChanges, nameOfSnapshot } from './journal.ts'

describe('the changes of a record', () => {
  const before = { id: '1', version: 1, name: 'Légumerie', note: '', worlds: [], updated_at: 'hier' }

  it('are the fields that differ, without stamps and identities', () => {
    const after = { ...before, version: 2, note: 'ouverte le lundi', updated_at: 'ce matin' }
    expect(findChanges(before, after)).toEqual([{ field: 'note', before: '', after: 'ouverte le lundi' }])
  })

  it('of a new record are what was given, not what was left blank', () => {
    expect(findChanges(null, before)).toEqual([{ field: 'name', before: null, after: 'Légumerie' }])
  })

  it('look into documents', () => {
    const drawn = (code: string) => ({ selection: { include: [{ kind: 'epci', code }], exclude: [] } })
    expect(findChanges(drawn('1'), drawn('1'))).toEqual([])
    expect(findChanges(drawn('1'), drawn('2'))).toHaveLength(1)
  })
})

describe('the name of a record', () => {
  it('is its latest name, else its title, else its first words', () => {
    expect(nameOfSnapshot({ name: 'Avant' }, { name: 'Après' })).toBe('Après')
    expect(nameOfSnapshot({ title: 'Cantines' }, null)).toBe('Cantines')
    expect(nameOfSnapshot(null, { statement: 'a'.repeat(200) })).toHaveLength(80)
    expect(nameOfSnapshot(null, { level: 3 })).toBeUndefined()
  })
})
