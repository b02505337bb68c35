import { describe, expect, it } from 'vitest'
import { arrangeInColumns, formatOutline, outlineRows } from './chain-outline.ts'

const elements = [
  { id: 'x', type: 'impact' as const, statement: 'Un territoire vivant' },
  { id: 'a', type: 'activity' as const, statement: 'Signer des contrats' },
  { id: 'b', type: 'activity' as const, statement: 'Livrer ensemble' },
]
const links = [
  { id: '1', from: 'b', to: 'x', sign: '+' as const, confidence: 1 as const, feedback: false },
  { id: '2', from: 'x', to: 'a', sign: '-' as const, confidence: 3 as const, feedback: true },
  { id: '3', from: 'b', to: 'ghost', sign: '+' as const, confidence: 4 as const, feedback: false },
]

describe('the outline of a chain', () => {
  it('has one column per type in the order of the method, elements in the order given', () => {
    const columns = arrangeInColumns(elements)
    expect(columns).toHaveLength(12)
    expect(columns.find((c) => c.type === 'activity')?.elements.map((e) => e.id)).toEqual(['a', 'b'])
  })

  it('reads from top to bottom with where each element leads', () => {
    expect(formatOutline(outlineRows(elements, links), (type) => type.toUpperCase())).toBe(
      [
        'ACTIVITY (2)',
        '  Signer des contrats',
        '  Livrer ensemble',
        '    → + Un territoire vivant (1/4)',
        'IMPACT (1)',
        '  Un territoire vivant',
        '    ↺ − Signer des contrats (3/4)',
      ].join('\n'),
    )
  })
})
