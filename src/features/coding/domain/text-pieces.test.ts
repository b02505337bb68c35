import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lanesOf, pickByKey, textPieces } from './text-pieces.ts'

const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => ({ start, end: start + length }))

describe('a text with its passages', () => {
  it('is cut into pieces that give it back, each covered by those passages that hold it', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (passages) => {
        const pieces = textPieces(80, passages, null)
        expect(pieces[0]?.start).toBe(0)
        expect(pieces.at(-1)?.end).toBe(80)
        for (const [at, piece] of pieces.entries()) {
          expect(piece.end).toBe(pieces[at + 1]?.start ?? 80)
          for (let i = piece.start; i < piece.end; i += 1)
            expect(passages.filter(({ start, end }) => start <= i && i < end)).toEqual(piece.covering)
        }
      }),
    )
  })

  it('draws no two passages that overlap in one lane', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const lanes = lanesOf(spans)
        for (const [i, a] of spans.entries())
          for (const [j, b] of spans.entries())
            if (i < j && a.start < b.end && b.start < a.end) expect(lanes[i]).not.toBe(lanes[j])
      }),
    )
  })
})

describe('sentences chosen by keys', () => {
  const units = [0, 10, 20].map((start) => ({ start, end: start + 8 }))
  it('move, widen and narrow again', () => {
    const one = pickByKey(units, null, null, 1, false)
    expect(one?.picked).toEqual({ start: 0, end: 8 })
    const two = pickByKey(units, one?.picked ?? null, one?.anchor ?? null, 1, true)
    expect(two?.picked).toEqual({ start: 0, end: 18 })
    const back = pickByKey(units, two?.picked ?? null, two?.anchor ?? null, -1, true)
    expect(back?.picked).toEqual({ start: 0, end: 8 })
    const next = pickByKey(units, two?.picked ?? null, two?.anchor ?? null, 1, false)
    expect(next?.picked).toEqual({ start: 20, end: 28 })
    const up = pickByKey(units, next?.picked ?? null, next?.anchor ?? null, -1, true)
    expect(up?.picked).toEqual({ start: 10, end: 28 })
  })
})
