import type { Lang } from '#kernel/words.ts'

const LOCALES: Readonly<Record<Lang, string>> = { fr: 'fr-FR', en: 'en-GB' }

/** "1234.50" → « 1 234,50 € » or "€1,234.50", digit by digit: the text never becomes a float. */
export function formatAmount(amount: string, lang: Lang): string {
  const format = new Intl.NumberFormat(LOCALES[lang], { style: 'currency', currency: 'EUR' })
  // a decimal text is formatted exactly; the library's type wants it as a literal
  return format.format(amount as Intl.StringNumericLiteral)
}

/** 0.2512 → « 25,1 % »; '' for what has no share. */
export function formatShare(share: number | null, lang: Lang): string {
  if (share === null) return ''
  return new Intl.NumberFormat(LOCALES[lang], { style: 'percent', maximumFractionDigits: 1 }).format(share)
}
