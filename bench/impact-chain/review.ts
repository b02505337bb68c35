import { type ChainChange, editElement, pick } from '#features/impact-chain/domain/chain-change.ts'
import { applyChanges, invertChanges } from '#features/impact-chain/domain/chain-changes.ts'
import { compareChains } from '#features/impact-chain/domain/chain-comparison.ts'
import { planMerge } from '#features/impact-chain/domain/chain-merge.ts'
import {
  chainForRules,
  ELEMENT_FIELDS,
  LINK_FIELDS,
  type WholeChain,
} from '#features/impact-chain/domain/chain-record.ts'
import { reviewChain } from '#features/impact-chain/domain/chain-review.ts'
import { computePathStrengths } from '#features/impact-chain/domain/path-strength.ts'
import { readPlainly, readStrengthsPlainly } from '../../tests/support/chain-plain-reading.ts'
import { makeChain, timesOf } from '../measuring/made-chain.ts'
import { ratioOf, spreadOf } from '../measuring/measure.ts'

/** What the issue asks of a chain of 500 elements and 1,000 links. */
const REVIEW_LIMIT_MS = 20
const SIZES = [
  { elements: 50, links: 100, peerSeconds: 1 },
  { elements: 500, links: 1000, peerSeconds: 2 },
  { elements: 5000, links: 10_000, peerSeconds: 0 },
] as const

/**
 * Milliseconds of the rules of the chain in the browser's own code: review and path strengths against a plain reading
 * of the same rules (a table of who leads to whom, n³; not run at 5,000, where it would take minutes), and changes
 * applied, undone, compared and merged.
 */
export async function benchmark() {
  const review = SIZES.map(({ elements, links, peerSeconds }) => {
    const whole = makeChain(elements, links)
    const chain = chainForRules(whole)
    const ours = spreadOf(timesOf(() => reviewChain(chain)))
    const strengths = spreadOf(timesOf(() => computePathStrengths(chain)))
    const facts = { elements, links: whole.links.length, findings: reviewChain(chain).length }
    const limit =
      elements === 500 ? { limitMs: REVIEW_LIMIT_MS, withinLimit: ours.p95 < REVIEW_LIMIT_MS } : {}
    if (peerSeconds === 0) return { ...facts, review: ours, strengths }
    const plain = spreadOf(timesOf(() => readPlainly(chain), peerSeconds))
    const plainStrengths = spreadOf(timesOf(() => readStrengthsPlainly(chain), peerSeconds))
    return {
      ...facts,
      ...limit,
      review: ours,
      plainReading: plain,
      reviewToPlain: ratioOf(ours, plain),
      strengths,
      plainStrengths,
      strengthsToPlain: ratioOf(strengths, plainStrengths),
    }
  })
  return { unit: 'ms', review, changes: measureChanges(), merge: measureMerge() }
}

function measureChanges() {
  const chain = makeChain(300, 600)
  const edits: ChainChange[] = chain.elements
    .slice(0, 100)
    .flatMap((element, k): ChainChange[] =>
      k % 10 === 0
        ? [{ do: 'remove-element', id: element.id, version: 1 }]
        : [editElement(element, { statement: `${element.statement} encore`, position: k })],
    )
  const after = applyChanges(chain, edits, 'done')
  const undo = invertChanges(chain, edits)
  const [first] = chain.elements
  return {
    elements: 300,
    edits: edits.length,
    apply: spreadOf(timesOf(() => applyChanges(chain, edits, 'done'))),
    invert: spreadOf(timesOf(() => invertChanges(chain, edits))),
    undo: spreadOf(timesOf(() => applyChanges(after, undo, 'undone'))),
    oneEdit: spreadOf(
      timesOf(() => applyChanges(chain, first ? [editElement(first, { position: 7 })] : [], 'done')),
    ),
  }
}

/** 300 elements against 300, a third changed on each side, some added, some removed. */
function measureMerge() {
  const common = makeChain(300, 600)
  const rival = changed(copyOf(common), 'r')
  const ours = changed(common, 'c')
  let n = 0
  const newId = () => {
    n += 1
    return `new${n}`
  }
  return {
    elements: [ours.elements.length, rival.elements.length],
    compare: spreadOf(timesOf(() => compareChains(ours, rival))),
    merge: spreadOf(timesOf(() => planMerge(ours, rival, [], newId))),
    changes: planMerge(ours, rival, [], newId).changes.length,
  }
}

function copyOf(common: WholeChain): WholeChain {
  const rivalId = 'rival'
  return {
    elements: common.elements.map((e) => ({
      ...e,
      rivalId,
      id: `r-${e.id}`,
      originId: e.id,
      originValues: pick(e, e, ELEMENT_FIELDS),
    })),
    links: common.links.map((l) => ({
      ...l,
      rivalId,
      id: `r-${l.id}`,
      fromId: `r-${l.fromId}`,
      toId: `r-${l.toId}`,
      originId: l.id,
      originValues: pick(l, l, LINK_FIELDS),
    })),
  }
}

function changed(chain: WholeChain, side: string): WholeChain {
  const shift = side === 'r' ? 1 : 2
  const changes = chain.elements.flatMap((element, k): ChainChange[] => {
    if (k % 3 === shift % 3) return [editElement(element, { statement: `${element.statement} ${side}` })]
    if (k % 25 === shift) return [{ do: 'remove-element', id: element.id, version: 1 }]
    if (k % 20 !== 0) return []
    const id = `${side}-added-${k}`
    return [
      { do: 'create-element', id, values: { type: element.type, statement: `Ajouté ${k}` } },
      { do: 'create-link', id: `${id}-link`, values: { fromId: id, toId: element.id } },
    ]
  })
  return applyChanges(chain, changes, side)
}
