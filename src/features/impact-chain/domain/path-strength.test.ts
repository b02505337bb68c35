import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ElementType, LinkConfidence, ReviewedLink } from './impact-chain.ts'
import { computePathStrengths } from './path-strength.ts'

const link = (from: string, to: string, confidence: number, id = `${from}>${to}`): ReviewedLink => ({
  id,
  from,
  to,
  confidence: confidence as LinkConfidence,
  feedback: false,
})
const element = (id: string, type: ElementType) => ({ id, type })

describe('the strength of the paths of a chain', () => {
  const elements = [
    element('i', 'input'),
    element('a', 'activity'),
    element('s', 'outcome_short'),
    element('m', 'outcome_mid'),
    element('x', 'impact'),
  ]

  it('multiplies the confidences: 4/4 × 3/4 × 2/4 = 0.375, and the least sure link is the one to prove', () => {
    const { impacts } = computePathStrengths({
      elements,
      links: [link('i', 'a', 4), link('a', 's', 3), link('s', 'x', 2)],
    })
    expect(impacts).toEqual([
      {
        impact: 'x',
        strength: 0.375,
        elements: ['i', 'a', 's', 'x'],
        links: ['i>a', 'a>s', 's>x'],
        weakest: 's>x',
      },
    ])
  })

  it('keeps the surest of several paths and ranks links by doubt, then by traffic', () => {
    const { impacts, toProve } = computePathStrengths({
      elements,
      links: [link('i', 'a', 2), link('a', 's', 1), link('a', 'm', 3), link('s', 'x', 4), link('m', 'x', 2)],
    })
    expect([impacts[0]?.strength, impacts[0]?.elements]).toEqual([0.1875, ['i', 'a', 'm', 'x']])
    expect(toProve.map((l) => [l.link, l.paths])).toEqual([
      ['a>s', 1],
      ['i>a', 2],
      ['m>x', 1],
      ['a>m', 1],
      ['s>x', 1],
    ])
  })

  it('tells a path of no confidence from no path at all', () => {
    const two = [...elements, element('y', 'impact')]
    const { impacts } = computePathStrengths({ elements: two, links: [link('a', 'x', 0)] })
    expect(impacts.map((p) => [p.impact, p.strength, p.weakest])).toEqual([
      ['x', 0, 'a>x'],
      ['y', null, null],
    ])
  })

  it('leaves unflagged loops out and says so', () => {
    const { impacts, leftOut } = computePathStrengths({
      elements,
      links: [link('i', 'a', 4), link('a', 's', 4), link('s', 'a', 4), link('a', 'x', 2)],
    })
    expect(leftOut).toEqual(['a>s', 's>a'])
    expect(impacts[0]?.strength).toBe(0.5)
  })

  it('equals the enumeration of all paths on small graphs without loops', () => {
    const types: ElementType[] = ['input', 'activity', 'output', 'outcome_short', 'outcome_mid', 'impact']
    const chain = fc.record({
      elements: fc.tuple(
        ...Array.from({ length: 7 }, (_, at) => fc.constantFrom(...types).map((t) => element(`e${at}`, t))),
      ),
      links: fc
        .array(fc.tuple(fc.nat(6), fc.nat(6), fc.nat(4)), { maxLength: 14 })
        .map((all) =>
          all.filter(([a, b]) => a < b).map(([a, b, c], at) => link(`e${a}`, `e${b}`, c, `l${at}`)),
        ),
    })
    fc.assert(
      fc.property(chain, (some) => {
        const paths: ReviewedLink[][] = []
        const extend = (at: string, path: ReviewedLink[]) => {
          if (path.length > 0 && some.elements.find((e) => e.id === at)?.type === 'impact') paths.push(path)
          for (const l of some.links) if (l.from === at) extend(l.to, [...path, l])
        }
        for (const e of some.elements) {
          const fed = some.links.some((l) => l.to === e.id)
          if (e.type === 'input' || (e.type === 'activity' && !fed)) extend(e.id, [])
        }
        const product = (path: ReviewedLink[]) => path.reduce((p, l) => p * (l.confidence / 4), 1)
        const { impacts, toProve } = computePathStrengths(some)
        for (const impact of impacts) {
          const ends = paths.filter((p) => p.at(-1)?.to === impact.impact).map(product)
          expect(impact.strength).toBe(ends.length === 0 ? null : Math.max(...ends))
        }
        for (const { link: id, paths: n } of toProve) {
          expect(n).toBe(paths.filter((p) => p.some((l) => l.id === id)).length)
        }
        expect(toProve.length).toBe(new Set(paths.flat().map((l) => l.id)).size)
      }),
      { numRuns: 500 },
    )
  })

  it('does not enumerate: forty layers with 2^39 paths take no time', () => {
    const layered = Array.from({ length: 80 }, (_, at) =>
      element(`e${at}`, at < 2 ? 'input' : at >= 78 ? 'impact' : 'outcome_short'),
    )
    const links = Array.from({ length: 39 }, (_, layer) =>
      [0, 1].flatMap((a) => [0, 1].map((b) => link(`e${layer * 2 + a}`, `e${layer * 2 + 2 + b}`, 4))),
    ).flat()
    const { impacts, toProve } = computePathStrengths({ elements: layered, links })
    expect(impacts.map((i) => i.strength)).toEqual([1, 1])
    expect(toProve[0]?.paths).toBe(2 ** 38)
  })
})
