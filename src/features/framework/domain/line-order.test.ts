import { describe, expect, it } from 'vitest'
import { moveBy, moveTo } from './line-order.ts'

const group = (id: string) => id.slice(0, 1)

describe('the order of lines', () => {
  it('takes a line to a place, and stays when there is nothing to move', () => {
    expect(moveTo(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'c', 'a'])
    expect(moveTo(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b'])
    expect(moveTo(['a', 'b'], 'b', 9)).toEqual(['a', 'b'])
    expect(moveTo(['a', 'b'], 'x', 0)).toEqual(['a', 'b'])
  })

  it('moves one step within its objective, past lines of other objectives', () => {
    expect(moveBy(['a1', 'b1', 'a2'], 'a2', -1, group)).toEqual(['a2', 'a1', 'b1'])
    expect(moveBy(['a1', 'b1', 'a2'], 'a1', 1, group)).toEqual(['b1', 'a2', 'a1'])
    expect(moveBy(['a1', 'b1'], 'b1', -1, group)).toEqual(['a1', 'b1'])
  })
})
