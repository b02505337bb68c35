import type { Lang } from '#kernel/words.ts'

type Rate = { readonly received: number; readonly asked: number | null; readonly population: number | null }

/** Answers of those who were asked, else of all there are; null where nobody knows how many. */
export function rateOf({ received, asked, population }: Rate) {
  if (asked !== null && asked > 0) return { share: received / asked, of: 'asked' } as const
  if (population !== null && population > 0)
    return { share: received / population, of: 'population' } as const
  return null
}

/** 0.256 → « 26 % », "26%": a share of answers bears no decimals. */
export function formatShare(share: number, lang: Lang): string {
  return new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 0,
  }).format(share)
}

/** A margin in points, 0.0312 → « 3,1 ». */
export function formatPoints(margin: number, lang: Lang): string {
  return new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 1 }).format(
    margin * 100,
  )
}
