import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { someChain, someChanges } from '../../../../tests/support/chain-arbitraries.ts'
import { type ChainChange, editElement, pick } from './chain-change.ts'
import { applyChanges } from './chain-changes.ts'
import { compareChains } from './chain-comparison.ts'
import { planMerge } from './chain-merge.ts'
import { ELEMENT_FIELDS, LINK_FIELDS, standing, type WholeChain } from './chain-record.ts'

const [T1, T2, T3] = ['2026-03-01T10:00:00.000Z', '2026-03-01T10:01:00.000Z', '2026-03-01T10:02:00.000Z']
const HOME = { evaluationId: 'evaluation', rivalId: null }
const RIVAL = { evaluationId: 'evaluation', rivalId: 'rival' }

/** What the server does when a rival version is created. */
function copyChain(common: WholeChain): WholeChain {
  const { elements, links } = standing(common)
  const copied = { rivalId: 'rival', version: 1 }
  const of = (id: string) => `r-${id}`
  return {
    elements: elements.map((e) => ({
      ...e,
      ...copied,
      id: of(e.id),
      originId: e.id,
      originValues: pick(e, e, ELEMENT_FIELDS),
    })),
    links: links.map((l) => ({
      ...l,
      ...copied,
      id: of(l.id),
      fromId: of(l.fromId),
      toId: of(l.toId),
      originId: l.id,
      originValues: pick(l, l, LINK_FIELDS),
    })),
  }
}

/** Changes of the common chain as the rival version would make them on its own copies. */
const onCopies = (changes: readonly ChainChange[]): ChainChange[] =>
  changes.map((change) => {
    const of = (id: string | undefined) => (id === undefined ? undefined : `r-${id}`)
    if (!change.do.endsWith('link') || !('values' in change)) return { ...change, id: `r-${change.id}` }
    const values = { ...change.values } as { fromId?: string; toId?: string }
    if (values.fromId !== undefined) values.fromId = of(values.fromId) ?? ''
    if (values.toId !== undefined) values.toId = of(values.toId) ?? ''
    return { ...change, id: `r-${change.id}`, values } as ChainChange
  })

const counter = () => {
  let n = 0
  return () => {
    n += 1
    return `new-${n}`
  }
}
const merge = (common: WholeChain, rival: WholeChain, choices: Parameters<typeof planMerge>[2] = []) => {
  const plan = planMerge(common, rival, choices, counter(), HOME)
  return { ...plan, merged: applyChanges(common, plan.changes, T3, HOME) }
}
const idsOf = (records: readonly { id: string }[]) => new Set(records.map(({ id }) => id))

const twoSides = fc.tuple(someChain, someChanges, someChanges).map(([start, here, there]) => ({
  common: applyChanges(start, here, T1, HOME),
  rival: applyChanges(copyChain(start), onCopies(there), T2, RIVAL),
}))

describe('a merge of rival versions', () => {
  it('loses no element and no link of either side, but what the common chain removed and nobody touched', () => {
    fc.assert(
      fc.property(twoSides, ({ common, rival }) => {
        const { merged, becomes } = merge(common, rival)
        const [elements, links] = [idsOf(standing(merged).elements), idsOf(standing(merged).links)]
        for (const { id } of standing(common).elements) expect(elements.has(id)).toBe(true)
        for (const { id } of standing(common).links) expect(links.has(id)).toBe(true)
        const { elements: comparedElements, links: comparedLinks } = compareChains(common, rival)
        const leftOut = new Set(
          [...comparedElements, ...comparedLinks]
            .filter(({ state, isConflict }) => state === 'removed-in-common' && !isConflict)
            .map(({ id }) => id),
        )
        for (const { id } of standing(rival).elements) {
          if (!leftOut.has(id)) expect(elements.has(becomes.get(id) ?? '')).toBe(true)
        }
        for (const link of standing(rival).links) {
          if (leftOut.has(link.id)) continue
          const found = standing(merged).links.find(({ id }) => id === becomes.get(link.id))
          expect(found && [found.fromId, found.toId]).toEqual([
            becomes.get(link.fromId),
            becomes.get(link.toId),
          ])
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('keeps what either side wrote: a field that one side changed is as that side says', () => {
    fc.assert(
      fc.property(twoSides, ({ common, rival }) => {
        const { merged } = merge(common, rival)
        for (const { common: here, fields } of compareChains(common, rival).elements) {
          const now = merged.elements.find(({ id }) => id === here?.id)
          for (const { field, common: ours, rival: theirs, by } of fields) {
            const [name = '', detail] = field.split('/')
            const value = new Map(Object.entries(now ?? {})).get(name)
            const said =
              detail === undefined ? value : new Map(Object.entries(now?.details ?? {})).get(detail)
            expect(said ?? null).toEqual(by === 'rival' ? theirs : ours)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('of an untouched copy changes nothing', () => {
    fc.assert(
      fc.property(someChain, (common) => {
        expect(merge(common, copyChain(common)).changes).toEqual([])
      }),
    )
  })

  it('makes only changes that can be made, whatever is chosen', () => {
    const take = fc.constantFrom('common' as const, 'rival' as const, 'both' as const)
    fc.assert(
      fc.property(twoSides, fc.infiniteStream(fc.option(take)), ({ common, rival }, takes) => {
        const compared = compareChains(common, rival)
        const choices = [...compared.elements, ...compared.links].flatMap(({ id }) => {
          const chosen = takes.next().value
          return chosen ? [{ id, take: chosen }] : []
        })
        const { merged, changes } = merge(common, rival, choices)
        const one = changes.reduce((chain, change) => applyChanges(chain, [change], T3, HOME), common)
        expect(standing(one)).toEqual(standing(merged))
        const byId = new Map(choices.map(({ id, take: chosen }) => [id, chosen]))
        for (const { id, common: ours, state } of compared.elements) {
          const isKept = state !== 'removed-in-rival' || byId.get(id) !== 'rival'
          if (ours && isKept) expect(idsOf(standing(merged).elements).has(ours.id)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('two versions side by side', () => {
  const start = applyChanges(
    { elements: [], links: [] },
    [
      { do: 'create-element', id: 'a', values: { type: 'activity', statement: 'Livrer', who: 'cuisines' } },
      { do: 'create-element', id: 'x', values: { type: 'impact', statement: 'Mieux manger' } },
      { do: 'create-link', id: 'ax', values: { fromId: 'a', toId: 'x', confidence: 1 } },
    ],
    T1,
    HOME,
  )
  const edit = (chain: WholeChain, id: string, values: Parameters<typeof editElement>[1]) => {
    const element = chain.elements.find((each) => each.id === id)
    if (!element) throw new Error(id)
    return editElement(element, values)
  }
  const rival = copyChain(start)

  it('tell who changed each field, and where both did it is a conflict in which the common one stands', () => {
    const common = applyChanges(start, [edit(start, 'a', { statement: 'Livrer tôt', who: 'mairie' })], T2)
    const theirs = applyChanges(rival, [edit(rival, 'r-a', { statement: 'Livrer tard', sign: '-' })], T2)
    const [a] = compareChains(common, theirs).elements
    expect(a).toMatchObject({ id: 'a', state: 'changed', isConflict: true })
    expect(a?.fields.map(({ field, by }) => [field, by])).toEqual([
      ['statement', 'both'],
      ['who', 'common'],
      ['sign', 'rival'],
    ])
    const { merged, conflicts } = merge(common, theirs)
    expect(conflicts).toEqual(['a'])
    expect(merged.elements[0]).toMatchObject({ statement: 'Livrer tôt', who: 'mairie', sign: '-' })
    const chosen = merge(common, theirs, [{ id: 'a', take: 'rival' }])
    expect(chosen.merged.elements[0]).toMatchObject({ statement: 'Livrer tard', who: 'cuisines' })
    expect(chosen.conflicts).toEqual([])
  })

  it('both taken become two elements, each with its links', () => {
    const theirs = applyChanges(rival, [edit(rival, 'r-a', { statement: 'Livrer tard' })], T2)
    const { merged } = merge(start, theirs, [{ id: 'a', take: 'both' }])
    expect(merged.elements.map(({ statement }) => statement)).toEqual([
      'Livrer',
      'Mieux manger',
      'Livrer tard',
    ])
    expect(merged.links.map(({ fromId, toId }) => `${fromId}>${toId}`)).toEqual(['a>x', 'new-1>x'])
  })

  it('what one removed stays when the other changed it, and goes only when it is said', () => {
    const removed = applyChanges(start, [{ do: 'remove-element', id: 'x', version: 1 }], T2)
    expect(merge(removed, rival).merged).toEqual(removed)
    const changed = applyChanges(rival, [edit(rival, 'r-x', { statement: 'Manger d’ici' })], T2)
    const back = merge(removed, changed)
    expect(back.conflicts).toContain('r-x')
    expect(standing(back.merged)).toMatchObject({
      elements: [{ id: 'a' }, { id: 'x', statement: 'Manger d’ici' }],
      links: [{ id: 'ax' }],
    })
    const theirs = applyChanges(rival, [{ do: 'remove-element', id: 'r-x', version: 1 }], T2)
    expect(standing(merge(start, theirs).merged)).toEqual(standing(start))
    const gone = merge(start, theirs, [{ id: 'x', take: 'rival' }])
    expect(standing(gone.merged)).toMatchObject({ elements: [{ id: 'a' }], links: [] })
  })
})
