import { describe, expect, it } from 'vitest'
import { findChanges, nameOfSnapshot, sentenceOfAct } from './journal.ts'

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

describe('the sentence of an act', () => {
  const told = {
    recordKind: 'member',
    personName: 'Nadia',
    subject: 'Nadia',
    before: null,
    after: {},
  } as const

  it('tells who joined, who was added, and who was taken out', () => {
    expect(sentenceOfAct({ ...told, act: 'create' })).toBe('act.join')
    expect(sentenceOfAct({ ...told, act: 'create', personName: 'Camille' })).toBe('act.add-member')
    expect(sentenceOfAct({ ...told, act: 'purge' })).toBe('act.remove-member')
  })

  it('tells an accepted invitation and a redrawn territory from other changes', () => {
    const invitation = {
      ...told,
      recordKind: 'invitation',
      act: 'change',
      before: { accepted_at: null },
    } as const
    expect(sentenceOfAct({ ...invitation, after: { accepted_at: '2026-11-23' } })).toBe('act.accept')
    const territory = { ...told, recordKind: 'territory', act: 'change', before: { selection: [1] } } as const
    expect(sentenceOfAct({ ...territory, after: { selection: [2] } })).toBe('act.redraw')
    expect(sentenceOfAct({ ...territory, after: { selection: [1] } })).toBe('act.change')
  })
})
