import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxesOverlap } from '#kernel/drawing.ts'
import { ELEMENT_DEFAULTS, type ElementRecord } from '../domain/chain-record.ts'
import { ELEMENT_TYPES } from '../domain/impact-chain.ts'
import { layOutCanvas, placeAt } from './canvas-layout.ts'

const element = (id: string, type: ElementRecord['type'], statement: string): ElementRecord => ({
  ...ELEMENT_DEFAULTS,
  ...{ id, type, statement, evaluationId: 'e', version: 1, createdAt: '', updatedAt: '' },
  ...{ deletedAt: null, toReview: false, rivalId: null, originId: null, originValues: null },
})
const chains = fc
  .array(fc.tuple(fc.constantFrom(...ELEMENT_TYPES), fc.string({ minLength: 1, maxLength: 200 })), {
    maxLength: 60,
  })
  .map((list) => list.map(([type, statement], k) => element(String(k), type, statement)))

describe('the canvas', () => {
  it('lays elements out in their columns, none over another, the same each time', () => {
    fc.assert(
      fc.property(chains, (elements) => {
        const layout = layOutCanvas(elements)
        const boxes = [...layout.boxes.values()]
        expect(boxes.length).toBe(elements.length)
        for (const [k, box] of boxes.entries())
          for (const other of boxes.slice(k + 1)) expect(boxesOverlap(box, other)).toBe(false)
        for (const { id, type } of elements) {
          const band = layout.bands.find((each) => each.type === type)
          const box = layout.boxes.get(id)
          expect(box && band && box.left >= band.left && box.right <= band.right).toBe(true)
        }
        expect(layOutCanvas(elements)).toEqual(layout)
      }),
      { numRuns: 50 },
    )
  })

  it('moves nothing before an element that is added at the end', () => {
    fc.assert(
      fc.property(chains, fc.constantFrom(...ELEMENT_TYPES.slice(0, 8)), (elements, type) => {
        const before = layOutCanvas(elements)
        const after = layOutCanvas([...elements, element('new', type, 'Nouveau')])
        for (const { id, type: of } of elements)
          if (ELEMENT_TYPES.indexOf(of) < 8) expect(after.boxes.get(id)).toEqual(before.boxes.get(id))
      }),
      { numRuns: 50 },
    )
  })

  it('finds for what is dropped on an element its own place again', () => {
    fc.assert(
      fc.property(chains, (elements) => {
        const layout = layOutCanvas(elements)
        for (const { id, type } of elements) {
          const box = layout.boxes.get(id)
          if (!box) throw new Error('an element without a box')
          const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
          const own = (layout.order.get(type) ?? []).indexOf(id)
          expect(placeAt(layout, x, y, new Set([id])).type).toBe(type)
          if (ELEMENT_TYPES.indexOf(type) < 8) expect(placeAt(layout, x, y, new Set([id])).index).toBe(own)
        }
      }),
      { numRuns: 50 },
    )
  })
})
