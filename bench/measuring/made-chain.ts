import {
  ELEMENT_DEFAULTS,
  LINK_DEFAULTS,
  type WholeChain,
} from '#features/impact-chain/domain/chain-record.ts'
import {
  ELEMENT_TYPES,
  type ElementType,
  type LinkConfidence,
} from '#features/impact-chain/domain/impact-chain.ts'

/** Numbers from 0 to 1 that are the same on every machine (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const WORDS =
  'les cuisines achètent ensemble des légumes d’ici et les maraîchers plantent davantage pour la cantine'.split(
    ' ',
  )

/**
 * A chain as a territory draws one, of any size: types in the method's order, twice as many links, most of them to the
 * next types, one in twenty back (half of those flagged as loops), statements of 4 to 16 words.
 */
export function makeChain(elements: number, links: number, seed = 1): WholeChain {
  const next = numbersFrom(seed)
  const upTo = (n: number) => Math.floor(next() * n)
  const frame = {
    evaluationId: 'e',
    version: 1,
    updatedAt: '',
    deletedAt: null,
    toReview: false,
    rivalId: null,
  }
  const noOrigin = { originId: null, originValues: null }
  const typeAt = (k: number): ElementType =>
    ELEMENT_TYPES[Math.floor((k * ELEMENT_TYPES.length) / elements)] ?? 'impact'
  const ids = Array.from({ length: elements }, (_, k) => `e${k}`)
  const taken = new Set<string>()
  return {
    elements: ids.map((id, k) => ({
      ...ELEMENT_DEFAULTS,
      ...frame,
      ...noOrigin,
      id,
      createdAt: `2026-01-01T00:00:00.${String(k).padStart(6, '0')}Z`,
      type: typeAt(k),
      position: k,
      statement: Array.from({ length: 4 + upTo(13) }, () => WORDS[upTo(WORDS.length)]).join(' '),
      who: next() < 0.5 ? 'les cuisines' : '',
    })),
    links: Array.from({ length: links }, (_, k) => k).flatMap((k) => {
      const a = upTo(elements - 1)
      const b = Math.min(elements - 1, a + 1 + upTo(Math.ceil(elements / 6)))
      const isBack = next() < 0.05
      const [from, to] = isBack ? [b, a] : [a, b]
      if (taken.has(`${from} ${to}`)) return []
      taken.add(`${from} ${to}`)
      const feedback = isBack && next() < 0.5
      const confidence = upTo(5) as LinkConfidence
      const ends = { fromId: `e${from}`, toId: `e${to}` }
      return [
        {
          ...LINK_DEFAULTS,
          ...frame,
          ...noOrigin,
          ...ends,
          id: `l${k}`,
          createdAt: '',
          feedback,
          confidence,
        },
      ]
    }),
  }
}

/** Runs `work` again and again for about `seconds` after a warm-up; milliseconds of each run. */
export function timesOf(work: () => unknown, seconds = 1): number[] {
  const warm = performance.now() + 200
  do work()
  while (performance.now() < warm)
  const took: number[] = []
  const end = performance.now() + seconds * 1000
  while (took.length < 3 || performance.now() < end) {
    const began = performance.now()
    work()
    took.push(performance.now() - began)
  }
  return took
}
