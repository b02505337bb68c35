import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { someChain, someChange, someChanges } from '../../../../tests/support/chain-arbitraries.ts'
import { type ChainChange, editElement } from './chain-change.ts'
import {
  applyChanges,
  composeChanges,
  invertChanges,
  isSameEdit,
  refuseChange,
  renewChanges,
} from './chain-changes.ts'
import { standing, type WholeChain } from './chain-record.ts'

const [T1, T2, T3] = ['2026-03-01T10:00:00.000Z', '2026-03-01T10:01:00.000Z', '2026-03-01T10:02:00.000Z']
const NOTHING: WholeChain = { elements: [], links: [] }

/** What people see: what stands, without what the database counts. */
function seen(chain: WholeChain) {
  const { elements, links } = standing(chain)
  const plain = <R extends object>(record: R) => ({ ...record, version: 0, updatedAt: '' })
  return { elements: elements.map(plain), links: links.map(plain) }
}

const start = applyChanges(
  NOTHING,
  [
    { do: 'create-element', id: 'a', values: { type: 'activity', statement: 'Livrer' } },
    { do: 'create-element', id: 'o', values: { type: 'output', statement: 'Des repas' } },
    { do: 'create-link', id: 'ao', values: { fromId: 'a', toId: 'o' } },
  ],
  T1,
)

describe('changes of a chain', () => {
  it('undone bring back what stood; done again, what the changes had made', () => {
    fc.assert(
      fc.property(someChain, someChanges, (before, changes) => {
        const after = applyChanges(before, changes, T1)
        const undo = invertChanges(before, changes)
        const back = applyChanges(after, undo, T2)
        expect(seen(back)).toEqual(seen(before))
        const redo = invertChanges(after, undo)
        expect(seen(applyChanges(back, redo, T3))).toEqual(seen(after))
      }),
      { numRuns: 2000 },
    )
  })

  it('undone act by act in turn bring back what stood, however the instants fell', () => {
    fc.assert(
      fc.property(someChain, someChanges, someChanges, (before, first, second) => {
        const between = applyChanges(before, first, T1)
        const after = applyChanges(between, second, T2)
        const half = applyChanges(after, invertChanges(between, second), T3)
        expect(seen(half)).toEqual(seen(between))
        const back = applyChanges(half, invertChanges(before, first), '2026-03-01T10:03:00.000Z')
        expect(seen(back)).toEqual(seen(before))
      }),
      { numRuns: 1000 },
    )
  })

  it('never leave a link to itself, a link twice, or a link to what is gone', () => {
    fc.assert(
      fc.property(someChain, someChanges, (before, changes) => {
        const { elements, links } = standing(applyChanges(before, changes, T1))
        const ids = new Set(elements.map((element) => element.id))
        for (const link of links) {
          expect(link.fromId).not.toBe(link.toId)
          expect(ids.has(link.fromId) && ids.has(link.toId)).toBe(true)
        }
        expect(new Set(links.map((link) => `${link.fromId}>${link.toId}`)).size).toBe(links.length)
      }),
      { numRuns: 500 },
    )
  })

  it('are refused exactly when applying them would leave them out', () => {
    fc.assert(
      fc.property(someChain, someChange, (chain, change) => {
        if (refuseChange(chain, change)) expect(applyChanges(chain, [change], T1)).toEqual(chain)
      }),
    )
  })

  it('take the links of a removed element with it, and its restoring brings them back one version on', () => {
    const removed = applyChanges(start, [{ do: 'remove-element', id: 'o', version: 1 }], T2)
    expect(seen(removed).links).toEqual([])
    const back = applyChanges(removed, [{ do: 'restore-element', id: 'o' }], T3)
    expect(back.links.map((link) => [link.id, link.version, link.deletedAt])).toEqual([['ao', 3, null]])
  })

  it('are refused by name: a link to itself, twice, to nothing; an id that is taken', () => {
    const code = (change: ChainChange) => refuseChange(start, change)?.code
    const newLink = (fromId: string, toId: string) =>
      code({ do: 'create-link', id: 'new', values: { fromId, toId } })
    expect(newLink('a', 'a')).toBe('impact-chain.link-to-itself')
    expect(newLink('a', 'o')).toBe('impact-chain.link-twice')
    expect(newLink('a', 'x')).toBe('impact-chain.link-elsewhere')
    expect(newLink('o', 'a')).toBeUndefined()
    expect(code({ do: 'create-element', id: 'a', values: { type: 'need', statement: 'X' } })).toBe(
      'impact-chain.id-taken',
    )
    expect(code({ do: 'update-link', id: 'zz', version: 1, values: {} })).toBe('record.absent')
  })

  it('that say what they saw touch only the details that they name; an emptied detail is none', () => {
    const [element] = applyChanges(
      start,
      [
        {
          do: 'update-element',
          id: 'a',
          version: 1,
          values: { details: { where: 'Figeac', status: 'done' } },
        },
      ],
      T2,
    ).elements
    expect(element?.details).toEqual({ where: 'Figeac', status: 'done' })
    if (!element) return
    const edit = editElement(element, { details: { where: '', frequency: 'le lundi' } })
    expect(edit).toMatchObject({ seen: { details: { where: 'Figeac', frequency: '' } } })
    const after = applyChanges({ elements: [element], links: [] }, [edit], T3)
    expect(after.elements[0]?.details).toEqual({ status: 'done', frequency: 'le lundi' })
  })
})

describe('changes over a chain that moved on', () => {
  it('meet the versions that stand, and leave out what can no longer be made', () => {
    const removal = [
      { do: 'remove-link', id: 'ao', version: 1 },
      { do: 'remove-element', id: 'a', version: 1 },
    ] as const
    const undo = invertChanges(start, removal)
    const after = applyChanges(start, removal, T2)
    const moved = applyChanges(after, [{ do: 'remove-element', id: 'o', version: 1 }], T3)
    expect(renewChanges(moved, undo)).toEqual([{ do: 'restore-element', id: 'a' }])
  })

  it('renewed have the same effect and the versions that the database will have', () => {
    fc.assert(
      fc.property(someChain, someChanges, (chain, changes) => {
        const renewed = renewChanges(chain, changes)
        expect(applyChanges(chain, renewed, T1)).toEqual(applyChanges(chain, changes, T1))
        let now = chain
        for (const change of renewed) {
          if ('version' in change) {
            const all = [...now.elements, ...now.links]
            expect(change.version).toBe(all.find((record) => record.id === change.id)?.version)
          }
          now = applyChanges(now, [change], T1)
        }
      }),
    )
  })
})

describe('changes put together', () => {
  it('do what they did one after the other', () => {
    fc.assert(
      fc.property(someChain, someChanges, someChanges, (chain, first, second) => {
        const twice = applyChanges(applyChanges(chain, first, T1), second, T1)
        expect(seen(applyChanges(chain, composeChanges(chain, first, second), T1))).toEqual(seen(twice))
      }),
      { numRuns: 1000 },
    )
  })

  it('of one sentence being typed are one change, over what was seen first', () => {
    const type = (chain: WholeChain, statement: string): ChainChange[] =>
      chain.elements.slice(0, 1).map((element) => editElement(element, { statement }))
    const first = type(start, 'Livrer les')
    const second = type(applyChanges(start, first, T2), 'Livrer les cantines')
    expect(isSameEdit(first, second)).toBe(true)
    expect(composeChanges(start, first, second)).toEqual([
      {
        do: 'update-element',
        id: 'a',
        version: 1,
        values: { statement: 'Livrer les cantines' },
        seen: { statement: 'Livrer' },
      },
    ])
    expect(isSameEdit(first, [{ do: 'remove-element', id: 'a', version: 2 }])).toBe(false)
  })
})
