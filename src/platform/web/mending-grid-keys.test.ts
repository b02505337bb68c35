import { describe, expect, it } from 'vitest'
import { nextCell, readGridKey } from './mending-grid-keys.ts'

const SIZE = { rows: 100, cols: 4, page: 8 }
const press = (key: string, spot = { at: 5, col: 2 }, more: { ctrl?: boolean; shift?: boolean } = {}) =>
  readGridKey({ key, ctrl: false, shift: false, alt: false, ...more }, spot, SIZE)

describe('the keyboard in the grid', () => {
  it.each([
    ['ArrowDown', { at: 6, col: 2 }],
    ['ArrowLeft', { at: 5, col: 1 }],
    ['PageDown', { at: 13, col: 2 }],
    ['Home', { at: 5, col: 0 }],
    ['End', { at: 5, col: 3 }],
  ])('%s moves', (key, move) => {
    expect(press(key)).toEqual({ move })
  })

  it('stays inside', () => {
    expect(press('ArrowUp', { at: 0, col: 0 })).toEqual({ move: { at: 0, col: 0 } })
    expect(press('End', { at: 5, col: 2 }, { ctrl: true })).toEqual({ move: { at: 99, col: 3 } })
  })

  it.each([
    ['Enter', 'edit'],
    ['F2', 'edit'],
    ['Delete', 'clear'],
    [' ', 'toggle'],
    ['F8', 'next-problem'],
  ])('%s acts: %s', (key, act) => {
    expect(press(key)).toEqual({ act })
  })

  it('undoes and redoes', () => {
    expect(press('z', undefined, { ctrl: true })).toEqual({ act: 'undo' })
    expect(press('Z', undefined, { ctrl: true, shift: true })).toEqual({ act: 'redo' })
    expect(press('y', undefined, { ctrl: true })).toEqual({ act: 'redo' })
  })

  it('types over a cell, but not over the row’s own', () => {
    expect(press('a')).toEqual({ type: 'a' })
    expect(press('a', { at: 5, col: 0 })).toBeUndefined()
    expect(press('Enter', { at: 5, col: 0 })).toEqual({ act: 'toggle' })
  })

  it('leaves Tab and copying to the browser', () => {
    expect(press('Tab')).toBeUndefined()
    expect(press('c', undefined, { ctrl: true })).toBeUndefined()
  })

  it('goes from cell to cell like reading a page', () => {
    expect(nextCell({ at: 5, col: 2 }, false, SIZE)).toEqual({ at: 5, col: 3 })
    expect(nextCell({ at: 5, col: 3 }, false, SIZE)).toEqual({ at: 6, col: 1 })
    expect(nextCell({ at: 5, col: 1 }, true, SIZE)).toEqual({ at: 4, col: 3 })
    expect(nextCell({ at: 0, col: 1 }, true, SIZE)).toEqual({ at: 0, col: 1 })
    expect(nextCell({ at: 99, col: 3 }, false, SIZE)).toEqual({ at: 99, col: 3 })
  })
})
