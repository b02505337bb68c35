import { describe, expect, it } from 'vitest'
import { mergeNotes, nextPosition } from './shown-notes.ts'

const act = (noteId: string, more = {}) => ({
  noteId,
  text: noteId,
  atSeconds: null,
  isVerbatim: false,
  itemId: null,
  position: 1,
  revision: 1,
  ...more,
})
const kept = (id: string, more = {}) => {
  const { noteId, ...rest } = act(id, more)
  return { ...rest, id: noteId, version: 4, interviewId: 'i', createdAt: '', deletedAt: null }
}

describe('notes as they are shown', () => {
  it('are those of the server with those on their way, in their order', () => {
    const shown = mergeNotes(
      [kept('b', { position: 2 })],
      [act('a', { position: 1 }), act('c', { position: 3 })],
    )
    expect(shown.map(({ noteId, isWaiting }) => [noteId, isWaiting])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
    ])
  })

  it('show of one note what was typed last, whichever way it came', () => {
    const newer = mergeNotes(
      [kept('a')],
      [act('a', { revision: 3, text: 'dernier' }), act('a', { revision: 2 })],
    )
    expect(newer).toMatchObject([{ text: 'dernier', version: 4, isWaiting: true }])
    const sent = mergeNotes([kept('a', { revision: 3, text: 'dernier' })], [act('a', { revision: 2 })])
    expect(sent).toMatchObject([{ text: 'dernier', isWaiting: false }])
  })

  it('go on after the last one', () => {
    expect(nextPosition([])).toBe(1)
    expect(nextPosition([{ position: 7 }, { position: 2 }])).toBe(8)
  })
})
