import type { Lang } from '#kernel/words.ts'
import guidance from '../../../../catalogue/guidance.json' with { type: 'json' }

/** Why a field is asked, an answer that says nothing, and one that helps. */
export type Guidance = { readonly why: string; readonly bad: string; readonly good: string }

/** Fields with guidance: `perimeter.product`, `card.arrival`, `objective.who`. */
export type GuidedField = keyof typeof guidance

export function readGuidance(field: GuidedField, lang: Lang): Guidance {
  return guidance[field][lang]
}
