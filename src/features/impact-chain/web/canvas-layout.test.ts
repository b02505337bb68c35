import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxesOverlap } from '#kernel/drawing.ts'
import { inPlaceOrder } from '../domain/chain-picture-layout.ts'
import { ELEMENT_DEFAULTS, type ElementRecord } from '../domain/chain-record.ts'
import { rankOnPath } from '../domain/element-details.ts'
import { ELEMENT_TYPES } from '../domain/impact-chain.ts'
import { layOutCanvas, placeAt, spotOf } from './canvas-layout.ts'

const someElement = (id: string): fc.Arbitrary<ElementRecord> =>
  fc
    .record({
      type: fc.constantFrom(...ELEMENT_TYPES),
      statement: fc.integer({ min: 1, max: 18 }).map((n) => 'mot '.repeat(n).trim()),
      position: fc.nat(6),
      createdAt: fc.constantFrom('2026-01-01', '2026-01-02'),
      who: fc.constantFrom('', 'les cuisines'),
    })
    .map((given) => ({
      ...ELEMENT_DEFAULTS,
      ...{ id, evaluationId: 'e', version: 1, updatedAt: '', deletedAt: null, toReview: false },
      ...{ rivalId: null, originId: null, originValues: null },
      ...given,
    }))
const someElements = fc
  .integer({ min: 1, max: 40 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, k) => someElement(`e${k}`))))
const layOut = (elements: readonly ElementRecord[]) => layOutCanvas(inPlaceOrder(elements))

describe('the canvas of a chain', () => {
  it('gives the same places in whatever order the chain is listed, and covers nothing', () => {
    fc.assert(
      fc.property(someElements, (elements) => {
        const layout = layOut(elements)
        expect(layOut(elements.toReversed())).toEqual(layout)
        const boxes = [...layout.boxes.values()]
        for (const [k, box] of boxes.entries())
          for (const other of boxes.slice(k + 1)) expect(boxesOverlap(box, other)).toBe(false)
      }),
    )
  })

  it('moves nothing sideways when an element is added to the columns, and nothing at all beside it or above', () => {
    fc.assert(
      fc.property(someElements, someElement('new'), (elements, added) => {
        if (rankOnPath(added.type) === null) return
        const [before, after] = [layOut(elements), layOut([...elements, added])]
        const place = after.boxes.get('new')
        for (const { id, type } of elements) {
          const [then, now] = [before.boxes.get(id), after.boxes.get(id)]
          expect(now?.left).toBe(then?.left)
          const isAround = rankOnPath(type) === null
          const isBelow = isAround || (type === added.type && (now?.top ?? 0) > (place?.top ?? 0))
          if (isBelow) expect(now?.top).toBeGreaterThanOrEqual(then?.top ?? 0)
          else expect(now).toEqual(then)
        }
      }),
    )
  })

  it('drops in the column that is pointed at, at the place that is shown', () => {
    fc.assert(
      fc.property(someElements, fc.nat(), (elements, chance) => {
        const layout = layOut(elements)
        const types = ELEMENT_TYPES.filter((type) => rankOnPath(type) !== null)
        const type = types[chance % types.length] ?? 'need'
        const index = chance % ((layout.order.get(type)?.length ?? 0) + 1)
        const { x, y } = spotOf(layout, type, index)
        expect(placeAt(layout, x, y)).toEqual({ type, index })
      }),
    )
  })
})
