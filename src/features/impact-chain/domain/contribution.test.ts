import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeContribution, strengthOf, VERDICTS, type Verdict } from './contribution.ts'
import { DOWNGRADES, type Downgrade } from './evidence.ts'
import type { LinkConfidence } from './impact-chain.ts'

const link = (from: string, to: string) => ({
  ...{ id: `${from}>${to}`, from, to, confidence: 2 as LinkConfidence, feedback: false },
})
const chain = {
  elements: [
    { id: 'a', type: 'activity' as const },
    { id: 's', type: 'outcome_short' as const },
    { id: 'x', type: 'impact' as const },
  ],
  links: [link('a', 's'), link('s', 'x')],
}
const pro = (linkId: string, strength: number | null, downgrades: Downgrade[] = []) => ({
  ...{ linkId, side: 'for' as const, strength, downgrades },
})
const against = (linkId: string, strength: number | null) => ({
  ...{ linkId, side: 'against' as const, strength, downgrades: [] as Downgrade[] },
})
const rival = (plausibility: number | null, tested = false, elementId: string | null = null) => ({
  ...{ id: `r${plausibility}`, elementId, plausibility, tested },
})
const both = (strength: number | null) => [pro('a>s', strength), pro('s>x', strength)]
const verdict = (
  ...given: [Parameters<typeof computeContribution>[1], Parameters<typeof computeContribution>[2]]
) => computeContribution(chain, ...given)[0]?.verdict

describe('the contribution to an impact', () => {
  it.each([
    ['important', 'links of 3 or more, rivals of 1 at most', both(3), [rival(1)]],
    ['necessary', 'links established, every rival tested and excluded', both(4), [rival(0, true)]],
    ['important', 'links established, a rival excluded by belief alone', both(4), [rival(0)]],
    ['partial', 'a rival as likely as us that nobody has tested', both(4), [rival(3)]],
    ['weak', 'a rival as likely as us that was tested and stands', both(4), [rival(4, true)]],
    ['partial', 'a possible rival', both(3), [rival(2, true)]],
    ['partial', 'moderate links and no serious rival', both(2), [rival(1)]],
    ['weak', 'moderate links and a possible rival', both(2), [rival(2)]],
    ['not_shown', 'one critical link of 1', [pro('a>s', 4), pro('s>x', 1)], [rival(0, true)]],
    ['unsaid', 'a link that nobody has judged', [pro('a>s', 4)], [rival(0, true)]],
    ['unsaid', 'no other explanation ever looked for', both(4), []],
    ['unsaid', 'another explanation that nobody has judged', both(3), [rival(1), rival(null)]],
    ['not_shown', 'a weak link, whatever else is unknown', [pro('a>s', 0)], [rival(null)]],
    [
      'weak',
      'an unjudged rival beside one that stands: nothing could change it',
      both(3),
      [rival(3, true), rival(null)],
    ],
  ] as const)('is %s: %s', (wanted, _, evidence, rivals) => {
    expect(verdict([...evidence], [...rivals])).toBe(wanted)
  })

  it('is unsaid when no path leads to the impact', () => {
    const [only] = computeContribution({ ...chain, links: [] }, both(4), [rival(0, true)])
    expect(only).toMatchObject({ verdict: 'unsaid', reasons: ['no-path'], criticalLinks: [] })
  })

  it('minds only explanations of the whole, of the impact and of its path', () => {
    const elsewhere = rival(4, true, 'z')
    expect(verdict(both(3), [rival(1, false, 'x'), elsewhere])).toBe('important')
  })

  it('never gets better by another rival, and never worse by better evidence, once all is judged', () => {
    const strengths = fc.integer({ min: 0, max: 4 })
    const rivals = fc.array(
      fc.tuple(strengths, fc.boolean()).map(([p, t]) => rival(p, t)),
      { minLength: 1, maxLength: 3 },
    )
    const rank = (of: Verdict | undefined) => (of === undefined ? -1 : VERDICTS.indexOf(of))
    fc.assert(
      fc.property(strengths, strengths, rivals, strengths, fc.boolean(), (a, b, some, p, tested) => {
        const evidence = [pro('a>s', a), pro('s>x', b)]
        const now = rank(verdict(evidence, some))
        expect(rank(verdict(evidence, [...some, rival(p, tested)]))).toBeGreaterThanOrEqual(now)
        expect(rank(verdict([...evidence, pro('a>s', 4)], some))).toBeLessThanOrEqual(now)
      }),
    )
  })
})

describe('the strength of a link', () => {
  it('is its best evidence after downgrades, and at most 1 when what contradicts it is as strong', () => {
    expect(strengthOf('l', [pro('l', 1), pro('l', 4, ['old', 'interested'])])).toMatchObject({ strength: 2 })
    expect(strengthOf('l', [pro('l', 3), against('l', 2)])).toMatchObject({ strength: 3, isContested: false })
    expect(strengthOf('l', [pro('l', 3), against('l', 3)])).toMatchObject({ strength: 1, isContested: true })
    expect(strengthOf('l', [pro('l', 1, [...DOWNGRADES])])).toMatchObject({ strength: 0 })
  })

  it('is unknown while nobody has judged it, which is not 0', () => {
    expect(strengthOf('l', []).strength).toBeNull()
    expect(strengthOf('l', [pro('l', null)]).strength).toBeNull()
    expect(strengthOf('l', [pro('l', 3), against('l', null)]).strength).toBeNull()
  })
})
