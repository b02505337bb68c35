import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { someChain, someChanges } from '../../../../tests/support/chain-arbitraries.ts'
import type { ChainChange } from './chain-change.ts'
import { applyChanges, invertChanges } from './chain-changes.ts'
import { ELEMENT_FIELDS, LINK_FIELDS, standing, type WholeChain } from './chain-record.ts'
import { planReturn } from './chain-return.ts'

/** What stands, without versions nor instants. */
function contentOf(chain: WholeChain) {
  const { elements, links } = standing(chain)
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  const only = <R extends { id: string }>(record: R, fields: readonly (keyof R)[]) => ({
    id: record.id,
    ...Object.fromEntries(fields.map((field) => [field, record[field]])),
  })
  return {
    elements: elements.map((each) => only(each, ELEMENT_FIELDS)).toSorted(byId),
    links: links.map((each) => only(each, LINK_FIELDS)).toSorted(byId),
  }
}

const movesEnds = (change: ChainChange) =>
  change.do === 'update-link' && ('fromId' in change.values || 'toId' in change.values)
const LATER = '2026-02-01T00:00:00.000Z'
const LAST = '2026-03-01T00:00:00.000Z'

describe('returning to the chain as it stood', () => {
  it('makes exactly that chain stand, whatever was done since', () => {
    fc.assert(
      fc.property(someChain, someChanges, (then, changes) => {
        const since = changes.filter((change) => !movesEnds(change))
        const now = applyChanges(then, since, LATER)
        const back = applyChanges(now, planReturn(now, then), LAST)
        expect(contentOf(back)).toEqual(contentOf(then))
      }),
    )
  })

  it('is taken back as one act', () => {
    fc.assert(
      fc.property(someChain, someChanges, (then, changes) => {
        const now = applyChanges(then, changes, LATER)
        const plan = planReturn(now, then)
        const undone = applyChanges(applyChanges(now, plan, LAST), invertChanges(now, plan), '2026-04-01')
        expect(contentOf(undone)).toEqual(contentOf(now))
      }),
    )
  })

  it('does nothing when nothing has changed', () => {
    fc.assert(
      fc.property(someChain, (chain) => {
        expect(planReturn(chain, chain)).toEqual([])
      }),
    )
  })
})
