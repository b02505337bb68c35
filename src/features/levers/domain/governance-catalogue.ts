import type { Lang } from '#kernel/words.ts'
import criteria from '../../../../catalogue/governance-criteria.json' with { type: 'json' }
import check from '../../../../catalogue/pat-level-2.json' with { type: 'json' }
import type { Criterion } from './governance.ts'

export type CriterionText = {
  readonly code: Criterion
  /** Indicators of the catalogue that measure it. */
  readonly indicators: readonly string[]
  readonly name: string
  readonly question: string
  readonly observe: string
  /** What 0, 1, 2, 3 and 4 mean, as a proposal. */
  readonly levels: readonly string[]
}

/** The eight criteria of governance in one language. */
export function criterionTexts(lang: Lang): readonly CriterionText[] {
  return criteria.criteria.map(({ code, indicators, ...texts }) => ({
    code: code as Criterion,
    indicators,
    ...texts[lang],
  }))
}

export function criteriaSource(lang: Lang): string {
  return criteria.source[lang]
}

export type CheckText = { readonly code: string; readonly text: string; readonly proofs: string }

/** The twelve items of the self-check of a food project (PAT, level 2), in one language: a reconstruction, to verify. */
export function checkTexts(lang: Lang): readonly CheckText[] {
  return check.items.map(({ code, ...texts }) => ({ code, ...texts[lang] }))
}

/** What the self-check is and is not; shown wherever it is. */
export function checkSource(lang: Lang): string {
  return check.source[lang]
}
