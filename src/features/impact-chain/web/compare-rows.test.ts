import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { someChain, someChanges } from '../../../../tests/support/chain-arbitraries.ts'
import { applyChanges } from '../domain/chain-changes.ts'
import { compareChains } from '../domain/chain-comparison.ts'
import { drawChain } from '../domain/chain-picture.ts'
import { ELEMENT_FIELDS, LINK_FIELDS, standing, type WholeChain } from '../domain/chain-record.ts'
import { choicesOf, takeOptions } from './compare-choices.ts'
import { alignSides, arrangeRows, countDifferences } from './compare-rows.ts'
import { readChain } from './impact-chain-api.ts'

const only = <R extends object>(record: R, fields: readonly (keyof R)[]) =>
  Object.fromEntries(fields.map((field) => [field, record[field]]))

/** A copy of what stands, as the server makes it for a rival version. */
function copyOf(chain: WholeChain): WholeChain {
  const { elements, links } = standing(chain)
  const id = (own: string) => `copy of ${own}`
  return {
    elements: elements.map((each) => ({
      ...each,
      id: id(each.id),
      rivalId: 'rival',
      originId: each.id,
      originValues: only(each, ELEMENT_FIELDS),
    })),
    links: links.map((each) => ({
      ...each,
      id: id(each.id),
      fromId: id(each.fromId),
      toId: id(each.toId),
      rivalId: 'rival',
      originId: each.id,
      originValues: only(each, LINK_FIELDS),
    })),
  }
}

const NOW = '2026-02-01T00:00:00.000Z'
const someVersions = fc
  .tuple(someChain, someChanges, someChanges)
  .map(([chain, ours, theirs]): [WholeChain, WholeChain] => {
    const own = theirs.map((change) => ({
      ...change,
      id: change.do.startsWith('create') ? `new ${change.id}` : `copy of ${change.id}`,
    }))
    return [applyChanges(chain, ours, NOW), applyChanges(copyOf(chain), own, NOW)]
  })

function rowsOf([ours, theirs]: [WholeChain, WholeChain], isOnlyDifferences: boolean) {
  const comparison = compareChains(ours, theirs)
  const chains = { common: readChain(ours), rival: readChain(theirs) }
  return { comparison, rows: arrangeRows(comparison, { ...chains, origins: ours, isOnlyDifferences }) }
}

describe('two versions side by side', () => {
  it('have one row for each element and link, and only the differences when that is asked for', () => {
    fc.assert(
      fc.property(someVersions, (versions) => {
        const { comparison, rows } = rowsOf(versions, false)
        const all = [...comparison.elements, ...comparison.links].map(({ id }) => id)
        expect(rows.map(({ id }) => id).toSorted()).toEqual(all.toSorted())
        const differing = rowsOf(versions, true).rows
        expect(differing.length).toBe(countDifferences(comparison))
        expect(differing.every(({ state }) => state !== 'same')).toBe(true)
      }),
    )
  })

  it('hold the same element at the same place in both pictures', () => {
    const texts = {
      title: '',
      description: '',
      nameOf: (type: string) => type,
      nameOne: (type: string) => type,
      around: '',
      ofElement: () => '',
      ofLink: () => '',
    }
    fc.assert(
      fc.property(someVersions, fc.boolean(), (versions, isOnlyDifferences) => {
        const { room, common, rival } = alignSides(compareChains(...versions), isOnlyDifferences)
        const places = [common, rival].map(({ chain, marks }) => {
          const drawing = drawChain(chain.elements, chain.links, texts, { room, marks })
          return new Map(
            drawing.marks.flatMap((mark) => {
              const [frame] = mark.kind === 'group' ? mark.marks : []
              const isElement = mark.kind === 'group' && room.elements.some(({ id }) => id === mark.dataId)
              return isElement && frame?.kind === 'rect' ? [[mark.dataId, [frame.x, frame.y]]] : []
            }),
          )
        })
        expect(places[0]).toEqual(places[1])
        expect(places[0]?.size).toBe(room.elements.length)
      }),
    )
  })

  it('mark what differs on the side where it stands', () => {
    fc.assert(
      fc.property(someVersions, (versions) => {
        const comparison = compareChains(...versions)
        const { common, rival } = alignSides(comparison, true)
        for (const { id, state } of comparison.elements) {
          expect(common.marks.get(id)).toBe(
            state === 'changed'
              ? 'changed'
              : state === 'only-common' || state === 'removed-in-rival'
                ? 'added'
                : undefined,
          )
          expect(rival.marks.has(id)).toBe(['changed', 'only-rival', 'removed-in-common'].includes(state))
        }
      }),
    )
  })
})

describe('what is proposed for a difference', () => {
  it('is one of what may be chosen, and is what is sent', () => {
    fc.assert(
      fc.property(someVersions, (versions) => {
        const { rows } = rowsOf(versions, true)
        for (const row of rows) {
          const { offered, preset } = takeOptions(row)
          expect(preset === null ? offered.length === 0 : offered.includes(preset)).toBe(true)
        }
        const sent = choicesOf(rows, new Map())
        expect(sent.every(({ id }) => rows.some((row) => row.id === id))).toBe(true)
      }),
    )
  })

  it('lets two links never stand between the same elements', () => {
    fc.assert(
      fc.property(someVersions, (versions) => {
        const links = rowsOf(versions, true).rows.filter(({ kind }) => kind === 'link')
        expect(links.some((row) => takeOptions(row).offered.includes('both'))).toBe(false)
      }),
    )
  })
})
