import { foldText } from '#kernel/text-measure.ts'

/** "  Prix (HT) " → "prix_ht": accents, case, blanks and signs do not tell two headers apart. */
export function normaliseHeader(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
}

/**
 * The known header that a mistyped one most probably means, undefined when none is near: at most a third of the
 * letters differ, or all words of one are in the other ("famille de produits" → famille_produits).
 */
export function suggestHeader<K extends string>(text: string, known: readonly K[]): K | undefined {
  const typed = normaliseHeader(text)
  if (typed === '') return undefined
  let best: { name: K; score: number } | undefined
  for (const name of known) {
    const wanted = normaliseHeader(name)
    const score = Math.min(distanceShare(typed, wanted), sharesWords(typed, wanted) ? 0.3 : 1)
    if (score <= 1 / 3 && (best === undefined || score < best.score)) best = { name, score }
  }
  return best?.name
}

function distanceShare(a: string, b: string): number {
  return editDistance(a, b) / Math.max(a.length, b.length)
}

function sharesWords(a: string, b: string): boolean {
  const [first, second] = [new Set(a.split('_')), new Set(b.split('_'))]
  const [small, large] = first.size <= second.size ? [first, second] : [second, first]
  return [...small].every((word) => word.length > 2 && [...large].some((other) => other.startsWith(word)))
}

/** Letters to add, drop or replace to make one text of the other (Levenshtein). */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
