import type { Lang } from '#kernel/words.ts'
import catalogue from '../../../../catalogue/publics.json' with { type: 'json' }

export type StarterPublic = {
  readonly code: string
  readonly name: string
  /** Structures that usually know them. */
  readonly relays: string
  /** Where its share in the population is usually found. */
  readonly shareSource: string
}

/** Publics to start from, in one language; each territory corrects the list and adds its own. */
export function starterPublics(lang: Lang): readonly StarterPublic[] {
  return catalogue.publics.map(({ code, shareSource, ...texts }) => ({ code, shareSource, ...texts[lang] }))
}

export function publicsSource(lang: Lang): string {
  return catalogue.source[lang]
}
