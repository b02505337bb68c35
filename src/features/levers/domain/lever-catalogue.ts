import type { Lang } from '#kernel/words.ts'
import catalogue from '../../../../catalogue/levers.json' with { type: 'json' }
import type { Lever } from './lever.ts'

export type LeverText = {
  readonly code: Lever
  readonly indicators: readonly string[]
  readonly name: string
  /** What to do, how it is followed, how to begin. */
  readonly what: string
  readonly how: string
  readonly start: string
}

/** The five levers in one language. */
export function leverTexts(lang: Lang): readonly LeverText[] {
  return catalogue.levers.map((lever) => ({
    code: lever.code as Lever,
    indicators: lever.indicators,
    ...lever[lang],
  }))
}

export function leverSource(lang: Lang): string {
  return catalogue.source[lang]
}
