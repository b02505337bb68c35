import { describe, expect, it } from 'vitest'
import { sayIn } from '#kernel/words.ts'
import { unfilled } from '../../../../tests/support/missing-words.ts'
import { ELEMENT_FIELDS, LINK_FIELDS } from '../domain/chain-record.ts'
import { impactChainWords } from '../words.ts'
import type { HistoryAct } from './history-api.ts'
import { groupByDay, marksOfAct, nameField, sayChange, tellAct } from './history-words.ts'

const say = sayIn(impactChainWords, 'fr')
type Change = HistoryAct['changes'][number]
const change = (over: Partial<Change>): Change => ({
  kind: 'chain-element',
  id: 'e1',
  act: 'change',
  label: 'Livrer',
  fields: [],
  ...over,
})
const act = (at: string, ...changes: Change[]): HistoryAct => ({
  at,
  personName: 'Camille',
  count: changes.length,
  changes,
})

describe('the history of a chain in words', () => {
  it('says what was done, to what, and which fields', () => {
    expect(sayChange(say, change({ act: 'create' }))).toBe('ajouté\u00a0: «\u00a0Livrer\u00a0»')
    expect(sayChange(say, change({ fields: ['statement', 'who'] }))).toContain('(phrase, qui)')
    expect(sayChange(say, change({ kind: 'chain-link', label: 'Livrer → Manger' }))).toContain('lien')
    for (const each of ['create', 'change', 'delete', 'restore', 'purge'] as const)
      expect(unfilled(sayChange(say, change({ act: each })))).toEqual([])
  })

  it('has a name for every field of an element, of a link and for each detail', () => {
    for (const field of [...ELEMENT_FIELDS, ...LINK_FIELDS, 'details/where'])
      expect(nameField(say, field)).not.toMatch(/^(history|detail)\./)
  })

  it('tells what was brought back and written again once, and counts the rest', () => {
    const told = tellAct(
      act(
        '',
        change({ act: 'restore' }),
        change({}),
        change({ id: 'e2', fields: ['who'] }),
        change({ id: 'e3' }),
      ),
      2,
    )
    expect(told.lines.map(({ id, act: what }) => [id, what])).toEqual([
      ['e1', 'restore'],
      ['e2', 'change'],
    ])
    expect(told.more).toBe(1)
    expect([...marksOfAct(act('', change({ act: 'restore' }), change({})))]).toEqual([['e1', 'added']])
  })

  it('marks what an act did, and groups acts by day in their order', () => {
    const marks = marksOfAct(
      act('', change({ act: 'restore' }), change({ id: 'e2' }), change({ id: 'e3', act: 'delete' })),
    )
    expect([...marks]).toEqual([
      ['e1', 'added'],
      ['e2', 'changed'],
      ['e3', 'gone'],
    ])
    const acts = ['2026-03-02T09', '2026-03-02T08', '2026-03-01T10'].map((at) => act(at))
    const days = groupByDay(acts, (at) => at.slice(0, 10))
    expect(days.map(({ day, acts: own }) => [day, own.length])).toEqual([
      ['2026-03-02', 2],
      ['2026-03-01', 1],
    ])
  })
})
