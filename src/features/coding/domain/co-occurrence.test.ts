import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coOccurrence } from './co-occurrence.ts'
import type { Passage } from './passage.ts'

const passage = (codeId: string, start: number, end: number, coderId = 'ana', sourceId = 's'): Passage => ({
  id: `${codeId}${coderId}${sourceId}${start}`,
  sourceId,
  codeId,
  coderId,
  start,
  end,
  memo: '',
})
const codes = new Map(['price', 'delay', 'trust'].map((id) => [id, new Set([id])]))
const passages = [
  passage('price', 0, 10),
  passage('price', 20, 30),
  passage('delay', 5, 8),
  passage('delay', 9, 25),
  passage('delay', 40, 50, 'bob'),
  passage('trust', 30, 45),
  passage('trust', 0, 5, 'ana', 'other'),
]

describe('codes that stand together', () => {
  it('are counted by passages that share a character, each passage once', () => {
    const { counts, together, coefficients } = coOccurrence(passages, codes, {
      meeting: 'overlap',
      acrossCoders: false,
    })
    expect(counts).toEqual([2, 3, 2])
    expect(together).toEqual([
      [2, 2, 0],
      [2, 3, 0],
      [0, 0, 2],
    ])
    expect(coefficients[0]).toEqual([null, 2 / 3, 0])
  })

  it('meet across coders when asked, and within one text', () => {
    const across = coOccurrence(passages, codes, { meeting: 'overlap', acrossCoders: true })
    expect(across.together[1]?.[2]).toBe(1)
    const texts = coOccurrence(passages, codes, { meeting: 'source', acrossCoders: true })
    expect([texts.counts, texts.together[0]?.[2], texts.coefficients[0]?.[2]]).toEqual([[1, 1, 2], 1, 0.5])
  })

  it('are counted with the codes below them, for the coders and texts that are chosen', () => {
    const grouped = new Map([
      ['money', new Set(['price', 'delay'])],
      ['trust', new Set(['trust'])],
    ])
    const bob = coOccurrence(passages, grouped, {
      meeting: 'overlap',
      acrossCoders: false,
      coderIds: new Set(['bob']),
    })
    expect([bob.counts, bob.coefficients]).toEqual([
      [1, 0],
      [
        [null, 0],
        [0, null],
      ],
    ])
    const other = coOccurrence(passages, grouped, {
      meeting: 'source',
      acrossCoders: true,
      sourceIds: new Set(['other']),
    })
    expect(other.counts).toEqual([0, 1])
  })

  it('make a symmetric table with coefficients of 0 to 1, null where neither code stands', () => {
    const any = fc.record({
      code: fc.constantFrom('price', 'delay', 'trust'),
      start: fc.nat(30),
      length: fc.integer({ min: 1, max: 12 }),
      coder: fc.constantFrom('ana', 'bob'),
    })
    const choice = fc.record({
      meeting: fc.constantFrom('overlap' as const, 'source' as const),
      acrossCoders: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 15 }), choice, (drawn, chosen) => {
        const made = drawn.map(({ code, start, length, coder }) =>
          passage(code, start, start + length, coder),
        )
        const { counts, together, coefficients } = coOccurrence(made, codes, chosen)
        for (let i = 0; i < 3; i += 1) {
          for (let j = 0; j < 3; j += 1) {
            expect(together[i]?.[j]).toBe(together[j]?.[i])
            const c = coefficients[i]?.[j]
            if (i === j || (counts[i] === 0 && counts[j] === 0)) expect(c).toBeNull()
            else expect(c !== null && c !== undefined && c >= 0 && c <= 1).toBe(true)
          }
        }
      }),
    )
  })
})
