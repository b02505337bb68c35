import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHAIN_FINDINGS, type ChainFindingCode, reviewChain } from './chain-review.ts'
import {
  ELEMENT_TYPES,
  type ElementType,
  type LinkConfidence,
  type ReviewedElement,
  type ReviewedLink,
} from './impact-chain.ts'

const element = (id: string, type: ElementType, more: Partial<ReviewedElement> = {}): ReviewedElement => ({
  id,
  type,
  who: 'les maraîchers',
  stakeholders: [],
  sign: '+',
  intended: true,
  ...more,
})
const link = (from: string, to: string, more: Partial<ReviewedLink> = {}): ReviewedLink => ({
  id: `${from}>${to}`,
  from,
  to,
  confidence: 2 as LinkConfidence,
  feedback: false,
  ...more,
})

/** Vegetables to canteens: resources → activity → output → changes → impact, and one unwanted effect. */
const elements = [
  element('legumerie', 'input'),
  element('contrats', 'activity'),
  element('tonnes', 'output'),
  element('debouche', 'outcome_short'),
  element('surcharge', 'outcome_short', { sign: '-' }),
  element('revenu', 'outcome_mid'),
  element('installations', 'outcome_long'),
  element('vitalite', 'impact'),
]
const links = [
  link('legumerie', 'contrats'),
  link('contrats', 'tonnes'),
  link('tonnes', 'debouche'),
  link('contrats', 'surcharge'),
  link('debouche', 'revenu'),
  link('surcharge', 'revenu'),
  link('revenu', 'installations'),
  link('installations', 'vitalite'),
  link('revenu', 'vitalite'),
]
const find = (code: ChainFindingCode, es = elements, ls = links) =>
  reviewChain({ elements: es, links: ls }).filter((f) => f.code === code)

describe('the review of an impact chain', () => {
  it('has nothing to say about a chain that follows the method', () => {
    expect(reviewChain({ elements, links })).toEqual([])
  })

  it('finds a loop and names its elements and links, unless the returning link is flagged as feedback', () => {
    const back = link('installations', 'contrats')
    const [loop, ...others] = find('chain.loop', elements, [...links, back])
    expect(others).toEqual([])
    expect(loop?.elements).toEqual(['contrats', 'tonnes', 'debouche', 'surcharge', 'revenu', 'installations'])
    expect(loop?.links).toContain('installations>contrats')
    expect(loop?.links).not.toContain('installations>vitalite')
    expect(find('chain.loop', elements, [...links, { ...back, feedback: true }])).toEqual([])
  })

  it('finds an activity that leads to no impact', () => {
    const [found] = find('chain.activity-without-impact', [...elements, element('fete', 'activity')])
    expect(found).toMatchObject({ path: 'elements/fete', elements: ['fete'] })
  })

  it('wants two antecedents behind an impact; an assumption is not one', () => {
    const one = links.filter((l) => l.id !== 'revenu>vitalite')
    expect(find('chain.impact-under-explained', elements, one)[0]?.params).toEqual({ n: 1, fewest: 2 })
    const assumed = [...one, link('hypothese', 'vitalite')]
    expect(
      find('chain.impact-under-explained', [...elements, element('hypothese', 'assumption')], assumed),
    ).toHaveLength(1)
  })

  it('finds a jump over the intermediate changes, also when it goes through an output', () => {
    const jumps = find('chain.jump', elements, [
      ...links,
      link('contrats', 'installations'),
      link('tonnes', 'vitalite'),
    ])
    expect(jumps.flatMap((j) => j.links)).toEqual(['contrats>installations', 'tonnes>vitalite'])
    expect(find('chain.jump', elements, [...links, link('surcharge', 'vitalite')])).toEqual([])
  })

  it('asks for one negative or unintended effect', () => {
    const rosy = elements.map((e) => ({ ...e, sign: '+' as const }))
    expect(find('chain.no-adverse-effect', rosy)).toHaveLength(1)
    const unintended = rosy.map((e) => (e.id === 'revenu' ? { ...e, intended: false } : e))
    expect(find('chain.no-adverse-effect', unintended)).toEqual([])
  })

  it('asks whose change a long-term change is', () => {
    const nobody = elements.map((e) => ({ ...e, who: '' }))
    expect(find('chain.long-term-without-stakeholder', nobody).map((f) => f.elements)).toEqual([
      ['installations'],
    ])
    const tied = nobody.map((e) => ({ ...e, stakeholders: ['cuma'] }))
    expect(find('chain.long-term-without-stakeholder', tied)).toEqual([])
  })

  it('lists the elements that no link touches', () => {
    expect(find('chain.orphan', [...elements, element('gel', 'external')])[0]?.elements).toEqual(['gel'])
  })

  it('survives links to elements that do not exist', () => {
    expect(reviewChain({ elements, links: [...links, link('ghost', 'vitalite')] })).toEqual([])
  })
})

const anyChain = fc.integer({ min: 1, max: 7 }).chain((size) =>
  fc.record({
    elements: fc.tuple(
      ...Array.from({ length: size }, (_, at) =>
        fc.record({
          id: fc.constant(`e${at}`),
          type: fc.constantFrom(...ELEMENT_TYPES),
          who: fc.constantFrom('', 'qui'),
          stakeholders: fc.constantFrom([], ['s']),
          sign: fc.constantFrom('+' as const, '-' as const),
          intended: fc.boolean(),
        }),
      ),
    ),
    links: fc
      .array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.boolean(), fc.boolean()), { maxLength: 12 })
      .map((all) =>
        all.map(([from, to, a, b], at) => link(`e${from}`, `e${to}`, { id: `l${at}`, feedback: a && b })),
      ),
  }),
)
type Chain = { elements: readonly ReviewedElement[]; links: readonly ReviewedLink[] }

/** All the simple walks of a chain, one by one: slow, and obviously what the rules say. */
function readByBruteForce({ elements: all, links: ls }: Chain): string[] {
  const forward = ls.filter((l) => !l.feedback)
  const typeOf = (id: string) => all.find((e) => e.id === id)?.type
  const walks: ReviewedLink[][] = []
  const extend = (walk: ReviewedLink[]) => {
    walks.push(walk)
    const seen = new Set([walk[0]?.from, ...walk.map((l) => l.to)])
    for (const l of forward) if (l.from === walk.at(-1)?.to && !seen.has(l.to)) extend([...walk, l])
  }
  for (const l of forward) extend([l])
  const leads = (from: string, to: string) =>
    forward.some((l) => l.from === from && l.to === to) ||
    walks.some((w) => w[0]?.from === from && w.at(-1)?.to === to) ||
    walks.some((w) => w[0]?.from === from && forward.some((l) => l.from === w.at(-1)?.to && l.to === to))
  const said: string[] = []
  const looping = all.filter((e) => leads(e.id, e.id))
  const knots = new Set(
    looping.map((e) =>
      looping
        .filter((o) => o === e || (leads(e.id, o.id) && leads(o.id, e.id)))
        .map((o) => o.id)
        .join(),
    ),
  )
  for (const knot of knots) said.push(`chain.loop ${knot}`)
  for (const e of all) {
    const impacts = all.filter((o) => o.type === 'impact')
    if (e.type === 'activity' && !impacts.some((o) => leads(e.id, o.id)))
      said.push(`chain.activity-without-impact ${e.id}`)
    const causes = all.filter(
      (o) =>
        o !== e &&
        o.type !== 'assumption' &&
        o.type !== 'need' &&
        forward.some((l) => l.from === o.id && l.to === e.id),
    )
    if (e.type === 'impact' && causes.length < 2) said.push(`chain.impact-under-explained ${e.id}`)
    if (e.type === 'outcome_long' && !e.who && e.stakeholders.length === 0)
      said.push(`chain.long-term-without-stakeholder ${e.id}`)
    if (!ls.some((l) => l.from === e.id || l.to === e.id)) said.push(`chain.orphan ${e.id}`)
  }
  const change = ['outcome_short', 'outcome_mid', 'outcome_long', 'impact']
  const jumps = walks.filter(
    (w) =>
      ['activity', 'output'].includes(typeOf(w[0]?.from ?? '') ?? '') &&
      w.slice(0, -1).every((l) => !change.includes(typeOf(l.to) ?? '')) &&
      ['outcome_long', 'impact'].includes(typeOf(w.at(-1)?.to ?? '') ?? ''),
  )
  for (const id of new Set(jumps.map((w) => w.at(-1)?.id))) said.push(`chain.jump ${id}`)
  const effects = all.filter((e) => change.includes(e.type))
  if (effects.length > 0 && effects.every((e) => e.sign === '+' && e.intended))
    said.push('chain.no-adverse-effect ')
  return said.sort()
}

describe('the review of any chain', () => {
  it('says what a slow reading of every path says', () => {
    fc.assert(
      fc.property(anyChain, (chain) => {
        const said = reviewChain(chain).map(
          (f) => `${f.code} ${f.code === 'chain.jump' ? f.links.join() : f.elements.join()}`,
        )
        expect(said.sort()).toEqual(readByBruteForce(chain))
      }),
      { numRuns: 500 },
    )
  })

  it('uses every rule over enough random chains', () => {
    const seen = new Set<string>()
    for (const chain of fc.sample(anyChain, { numRuns: 300, seed: 1 })) {
      for (const finding of reviewChain(chain)) seen.add(finding.code)
    }
    expect([...seen].sort()).toEqual([...CHAIN_FINDINGS].sort())
  })

  it('reviews a layered chain of 500 elements and 5,000 links in a blink', () => {
    const many = Array.from({ length: 500 }, (_, at) =>
      element(`e${at}`, ELEMENT_TYPES[Math.floor(at / 63)] ?? 'impact'),
    )
    const dense = Array.from({ length: 5000 }, (_, at) => {
      const from = (at * 7919) % 437
      return link(`e${from}`, `e${from + 1 + ((at * 31) % 63)}`, { id: `l${at}` })
    })
    const started = performance.now()
    reviewChain({ elements: many, links: dense })
    expect(performance.now() - started).toBeLessThan(200)
  })
})
