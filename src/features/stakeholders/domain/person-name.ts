const TITLE = '(?:m\\.|mme|mlle|mr|mrs|ms|miss|monsieur|madame|dr|docteur|pr|maître|me)\\s+'
const TITLES = new RegExp(`^${TITLE}`, 'iu')

/**
 * Whether a typed name begins as a person's does ("Mme Durand", "Dr Martin"). Only a hint for advice: first names alone
 * are not told from places, and nothing is refused.
 */
export function looksLikePerson(name: string): boolean {
  return TITLES.test(name.trimStart())
}

/** Shorter than this, a name would be found in ordinary words. */
const SHORTEST = 3

/**
 * How persons of the map are found in a text that readers without account see: each name whole, with and without a
 * title, in capitals or not. Undefined when there is nobody to look for.
 */
export function personsPattern(names: readonly string[]): RegExp | undefined {
  const searched = names
    .flatMap((name) => [name.trim(), name.trim().replace(TITLES, '')])
    .filter((name) => name.length >= SHORTEST)
    // The longest first: « Mme Durand » is hidden whole, not only « Durand ».
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'))
  if (searched.length === 0) return undefined
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${TITLE})?(?:${[...new Set(searched)].join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  )
}
