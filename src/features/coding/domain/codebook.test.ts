import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Code,
  codePathName,
  codeTree,
  flatCodes,
  mergeCodes,
  moveCode,
  withDescendants,
} from './codebook.ts'

const code = (id: string, parentId: string | null, position = 0, definition = ''): Code => ({
  id,
  parentId,
  name: id.toUpperCase(),
  definition,
  color: null,
  position,
})
const book = [
  code('b', null, 1, 'Where food comes from'),
  code('a', null, 0, 'Who pays'),
  code('b2', 'b', 1),
  code('b1', 'b', 0),
  code('b11', 'b1', 0),
]

describe('a codebook', () => {
  it('is a tree in the order of positions; every code stands in it once, even in a loop or without its parent', () => {
    expect(flatCodes(codeTree(book)).map(({ code: { id }, depth }) => `${depth}${id}`)).toEqual([
      '0a',
      '0b',
      '1b1',
      '2b11',
      '1b2',
    ])
    const torn = [code('x', 'y'), code('y', 'x'), code('z', 'gone')]
    expect(
      flatCodes(codeTree(torn))
        .map(({ code: { id } }) => id)
        .sort(),
    ).toEqual(['x', 'y', 'z'])
  })

  it('names a code by its path and knows what stands below', () => {
    expect(codePathName(book, 'b11')).toBe('B › B1 › B11')
    expect([...withDescendants(book, 'b')].sort()).toEqual(['b', 'b1', 'b11', 'b2'])
  })

  it('moves a code and counts its new siblings anew', () => {
    expect(moveCode(book, 'a', { parentId: 'b', index: 1 })).toEqual([
      { id: 'a', parentId: 'b', position: 1 },
      { id: 'b2', parentId: 'b', position: 2 },
    ])
    expect(moveCode(book, 'b1', { parentId: 'b', index: 0 })).toEqual([])
  })

  it('refuses a loop by name', () => {
    expect(() => moveCode(book, 'b', { parentId: 'b11', index: 0 })).toThrow('coding.code-would-loop')
    expect(() => moveCode(book, 'b', { parentId: 'b', index: 0 })).toThrow('coding.code-would-loop')
    expect(() => moveCode(book, 'b', { parentId: 'nowhere', index: 0 })).toThrow('coding.code-unknown')
  })

  it('stays a forest of all its codes whatever is moved', () => {
    const step = fc.record({ id: fc.nat(7), parent: fc.option(fc.nat(7), { nil: null }), index: fc.nat(9) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let codes = Array.from({ length: 8 }, (_, i) => code(`c${i}`, null, i))
        for (const { id, parent, index } of steps) {
          try {
            const to = { parentId: parent === null ? null : `c${parent}`, index }
            const moves = new Map(moveCode(codes, `c${id}`, to).map((move) => [move.id, move]))
            codes = codes.map((each) => ({ ...each, ...moves.get(each.id) }))
          } catch (error) {
            expect(String(error)).toContain('coding.code-would-loop')
          }
        }
        const tree = flatCodes(codeTree(codes))
        expect(new Set(tree.map(({ code: each }) => each.id)).size).toBe(8)
        for (const { code: each, depth } of tree) expect(depth === 0).toBe(each.parentId === null)
      }),
    )
  })
})

describe('merging two codes', () => {
  const passage = (id: string, codeId: string, start: number, coderId = 'ana') => ({
    id,
    sourceId: 's',
    codeId,
    coderId,
    start,
    end: start + 5,
  })

  it('says what is recoded, what would stand twice, which children move and what the code now means', () => {
    const passages = [
      passage('1', 'a', 0),
      passage('2', 'b', 0),
      passage('3', 'b', 9),
      passage('4', 'b', 0, 'bob'),
      passage('5', 'b2', 0),
    ]
    expect(mergeCodes(book, passages, 'b', 'a')).toEqual({
      removed: 'b',
      recoded: ['3', '4'],
      dropped: ['2'],
      moved: [
        { id: 'b1', parentId: 'a', position: 0 },
        { id: 'b2', parentId: 'a', position: 1 },
      ],
      definition: 'Who pays\n\nWhere food comes from',
    })
  })

  it('refuses a code into itself or into one below it', () => {
    expect(() => mergeCodes(book, [], 'a', 'a')).toThrow('coding.code-merged-with-itself')
    expect(() => mergeCodes(book, [], 'b', 'b11')).toThrow('coding.code-would-loop')
  })
})
