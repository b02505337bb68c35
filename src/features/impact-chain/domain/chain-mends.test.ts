import { describe, expect, it } from 'vitest'
import { mendOf } from './chain-mends.ts'
import { type ChainFindingCode, reviewChain } from './chain-review.ts'
import type { ElementType, ImpactChain, ReviewedElement, ReviewedLink } from './impact-chain.ts'

const element = (id: string, type: ElementType, more: Partial<ReviewedElement> = {}): ReviewedElement => ({
  ...{ id, type, who: '', stakeholders: [], sign: '+', intended: true },
  ...more,
})
const link = (from: string, to: string): ReviewedLink => ({
  ...{ id: `${from}>${to}`, from, to, confidence: 1, feedback: false },
})
const chain: ImpactChain = {
  elements: [
    element('a', 'activity'),
    element('p', 'output'),
    element('l', 'outcome_long'),
    element('x', 'impact'),
    element('b', 'activity'),
    element('q', 'output'),
    element('h', 'assumption'),
  ],
  links: [link('a', 'p'), link('p', 'l'), link('l', 'a'), link('l', 'x'), link('b', 'q')],
}
const mends = (code: ChainFindingCode, of = chain) =>
  reviewChain(of)
    .filter((finding) => finding.code === code)
    .map((finding) => mendOf(finding, of))

describe('the mend of a remark', () => {
  it('is an act with all that it needs, for each rule', () => {
    expect(mends('chain.loop')).toEqual([{ act: 'flag-feedback', link: 'l>a' }])
    expect(mends('chain.jump')).toEqual([{ act: 'insert-step', after: 'p', before: 'l', replaces: 'p>l' }])
    expect(mends('chain.impact-under-explained')).toEqual([{ act: 'add-antecedent', before: 'x' }])
    expect(mends('chain.no-adverse-effect')).toEqual([{ act: 'add-adverse-effect' }])
    expect(mends('chain.long-term-without-stakeholder')).toEqual([{ act: 'name-stakeholder', element: 'l' }])
    expect(mends('chain.activity-without-impact')).toEqual([{ act: 'lead-on', element: 'q' }])
    expect(mends('chain.orphan')).toEqual([{ act: 'link-orphan', element: 'h' }])
  })

  it('made as it says, ends what was said', () => {
    const flagged = { ...chain, links: chain.links.map((l) => ({ ...l, feedback: l.id === 'l>a' })) }
    expect(mends('chain.loop', flagged)).toEqual([])
    const stepped = {
      elements: [...chain.elements, element('m', 'outcome_mid', { sign: '-' })],
      links: [...chain.links.filter(({ id }) => id !== 'p>l'), link('p', 'm'), link('m', 'l')],
    }
    expect(mends('chain.jump', stepped)).toEqual([])
    expect(mends('chain.no-adverse-effect', stepped)).toEqual([])
  })

  it('of a loop within one type flags the link that was drawn last', () => {
    const round: ImpactChain = {
      elements: [element('a', 'activity'), element('b', 'activity')],
      links: [link('a', 'b'), link('b', 'a')],
    }
    expect(mends('chain.loop', round)).toEqual([{ act: 'flag-feedback', link: 'b>a' }])
  })
})
