import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawChain } from './chain-picture.ts'
import { arrangePicture } from './chain-picture-layout.ts'
import { rankOnPath } from './element-details.ts'
import { ELEMENT_TYPES, type ElementType } from './impact-chain.ts'

const name = (type: ElementType) => type
const someElement = fc.record({
  type: fc.constantFrom(...ELEMENT_TYPES),
  statement: fc.array(fc.constantFrom('les', 'cuisines', 'achètent', 'autrement'), {
    minLength: 1,
    maxLength: 20,
  }),
  sign: fc.constantFrom('+' as const, '-' as const),
  position: fc.nat(3),
  createdAt: fc.constantFrom('2026-01-01', '2026-01-02'),
})
const someLink = fc.record({
  from: fc.nat(30).map((n) => `e${n}`),
  to: fc.nat(30).map((n) => `e${n}`),
  sign: fc.constantFrom('+' as const, '-' as const),
  strength: fc.constantFrom(1 as const, 2 as const, 3 as const),
  confidence: fc.constantFrom(0 as const, 2 as const, 4 as const),
  feedback: fc.boolean(),
})
const somePicture = fc.record({
  elements: fc
    .array(someElement, { minLength: 1, maxLength: 30 })
    .map((all) => all.map((each, k) => ({ ...each, id: `e${k}`, statement: each.statement.join(' ') }))),
  links: fc.array(someLink, { maxLength: 40 }).map((all) => all.map((each, k) => ({ ...each, id: `l${k}` }))),
})
const shuffled = <T>(list: readonly T[], seed: readonly number[]) =>
  list
    .map((each, k) => ({ each, key: seed[k % Math.max(1, seed.length)] ?? 0, k }))
    .toSorted((a, b) => a.key - b.key || b.k - a.k)
    .map(({ each }) => each)

describe('the places of a chain', () => {
  it('are the same, and so is the picture, in whatever order the chain is listed', () => {
    const texts = {
      ...{ title: '', description: '', around: '', nameOf: name, nameOne: name },
      ...{ ofElement: () => '', ofLink: () => '' },
    }
    fc.assert(
      fc.property(somePicture, fc.array(fc.nat()), ({ elements, links }, seed) => {
        expect(drawChain(shuffled(elements, seed), shuffled(links, seed), texts)).toEqual(
          drawChain(elements, links, texts),
        )
      }),
    )
  })

  it('move only below an element that is added to a type in use', () => {
    fc.assert(
      fc.property(somePicture, someElement, fc.nat(), ({ elements, links }, more, chance) => {
        const onPath = elements.filter(({ type }) => rankOnPath(type) !== null)
        const beside = onPath[chance % Math.max(1, onPath.length)]
        if (!beside) return
        const added = { ...more, id: 'new', type: beside.type, statement: more.statement.join(' ') }
        const before = arrangePicture(onPath, links, name, name)
        const after = arrangePicture([...onPath, added], links, name, name)
        const boxOf = new Map(after.placed.map(({ element, box }) => [element.id, box]))
        const place = boxOf.get('new')
        for (const { element, box } of before.placed) {
          const now = boxOf.get(element.id)
          const isBelow = element.type === added.type && (now?.top ?? 0) > (place?.top ?? 0)
          if (isBelow) expect([now?.left, (now?.top ?? 0) > box.top]).toEqual([box.left, true])
          else expect(now).toEqual(box)
        }
      }),
    )
  })
})
