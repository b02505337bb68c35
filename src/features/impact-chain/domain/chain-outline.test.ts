import { describe, expect, it } from 'vitest'
import { arrangeInColumns } from './chain-outline.ts'

const elements = [
  { id: 'x', type: 'impact' as const, statement: 'Un territoire vivant' },
  { id: 'a', type: 'activity' as const, statement: 'Signer des contrats' },
  { id: 'b', type: 'activity' as const, statement: 'Livrer ensemble' },
]
describe('the outline of a chain', () => {
  it('has one column per type in the order of the method, elements in the order given', () => {
    const columns = arrangeInColumns(elements)
    expect(columns).toHaveLength(12)
    expect(columns.find((c) => c.type === 'activity')?.elements.map((e) => e.id)).toEqual(['a', 'b'])
  })
})
