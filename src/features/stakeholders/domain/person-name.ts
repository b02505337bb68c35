const TITLES = /^(m\.|mme|mlle|mr|mrs|ms|miss|monsieur|madame|dr|docteur|pr|maître|me)\s/iu

/**
 * Whether a typed name begins as a person's does ("Mme Durand", "Dr Martin"). Only a hint for advice: first names alone
 * are not told from places, and nothing is refused.
 */
export function looksLikePerson(name: string): boolean {
  return TITLES.test(name.trimStart())
}
