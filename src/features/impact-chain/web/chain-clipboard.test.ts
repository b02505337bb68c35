import { describe, expect, it } from 'vitest'
import { applyChanges } from '../domain/chain-changes.ts'
import type { WholeChain } from '../domain/chain-record.ts'
import { ELEMENT_TYPES } from '../domain/impact-chain.ts'
import { copyPiece, pasteEdit, readPasted } from './chain-clipboard.ts'
import { readChain } from './impact-chain-api.ts'

let ids = 0
const newId = () => `new-${++ids}`
const home = { evaluationId: 'e', rivalId: null }
const START: WholeChain = applyChanges(
  { elements: [], links: [] },
  [
    { do: 'create-element', id: 'a', values: { type: 'activity', statement: 'Planter', who: 'Paul' } },
    { do: 'create-element', id: 'b', values: { type: 'output', statement: 'Récolter' } },
    { do: 'create-element', id: 'c', values: { type: 'impact', statement: 'Manger' } },
    { do: 'create-link', id: 'ab', values: { fromId: 'a', toId: 'b', confidence: 3 } },
    { do: 'create-link', id: 'bc', values: { fromId: 'b', toId: 'c' } },
  ],
  '2027-01-01T00:00:00.000Z',
  home,
)
const typeCalled = (name: string) => ELEMENT_TYPES.find((type) => type === name.toLowerCase())

describe('the clipboard', () => {
  it('carries what is chosen and the links between, with new identifiers, into another chain', () => {
    const text = copyPiece(readChain(START), new Set(['a', 'b']))
    const pasted = readPasted(text, 'need', typeCalled)
    if (!pasted) throw new Error('nothing was pasted')
    const there = { evaluationId: 'other', rivalId: null }
    const empty: WholeChain = { elements: [], links: [] }
    const { changes, ids: made } = pasteEdit(readChain(empty), newId, pasted)
    const chain = readChain(applyChanges(empty, changes, '2027-01-02T00:00:00.000Z', there))
    expect(chain.elements.map(({ statement, who }) => [statement, who])).toEqual([
      ['Planter', 'Paul'],
      ['Récolter', ''],
    ])
    expect(chain.links.map(({ confidence }) => confidence)).toEqual([3])
    expect(made).not.toContain('a')
  })

  it('takes nothing for a piece of a chain that only calls itself one', () => {
    const claims = (more: object) =>
      JSON.stringify({ type: 'tablee/impact-chain', elements: [], links: [], ...more })
    for (const more of [
      { links: [null] },
      { links: [{ from: 1, to: 2 }] },
      { elements: [null] },
      { elements: [{ type: 'need', statement: { toString: 'x' } }] },
    ])
      expect(readPasted(claims(more), 'need', typeCalled)?.kind).not.toBe('piece')
  })

  it('reads lines of any text as elements, under the type that a line names', () => {
    const text = '• Former les cuisiniers\n\nImpact :\n1. Mieux manger\n    → + Mieux manger (2/4)\n'
    expect(readPasted(text, 'activity', typeCalled)).toEqual({
      kind: 'lines',
      lines: [
        { type: 'activity', statement: 'Former les cuisiniers' },
        { type: 'impact', statement: 'Mieux manger' },
      ],
    })
  })

  it('takes a sentence that begins with a figure whole', () => {
    const pasted = readPasted('12 tonnes livrées par an', 'output', typeCalled)
    expect(pasted).toMatchObject({ lines: [{ statement: '12 tonnes livrées par an' }] })
  })
})
