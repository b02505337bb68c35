import type {
  PurchaseSummaryDocument,
  PurchaseYearDocument,
} from '#features/value-chains/domain/purchase-summary-document.ts'
import { valueChainsWords } from '#features/value-chains/words.ts'
import { formatNumber, type Lang, sayIn } from '#kernel/words.ts'

const AMOUNTS = [
  'total',
  'organic',
  'siqo',
  'other',
  'externalityPerformance',
  'quality',
  'fairTrade',
  'shortChain',
  'france',
  'europe',
] as const

/** The summary as a table for a terminal, one block a year. */
export function purchasesReport(summary: PurchaseSummaryDocument, lang: Lang): string {
  const say = sayIn(valueChainsWords, lang)
  const years = Object.entries(summary.byYear).map(
    ([year, amounts]) => `\n${year}\n${yearLines(amounts, lang).join('\n')}\n`,
  )
  return `${say('command.purchases.rows', { n: summary.rows, total: euros(summary.total, lang) })}\n${years.join('')}`
}

function yearLines(year: PurchaseYearDocument, lang: Lang): string[] {
  const say = sayIn(valueChainsWords, lang)
  const words: Readonly<Record<string, string>> = valueChainsWords[lang]
  const rates: Readonly<Record<string, number | null>> = year.rates
  const lines = AMOUNTS.map((name) => line(say(`amount.${name}`), year[name], rates[name], lang))
  for (const [name, amount] of Object.entries(year.local)) {
    const label = name === 'any' ? say('amount.local') : `  ${words[`local.${name}`] ?? name}`
    lines.push(line(label, amount, undefined, lang))
  }
  for (const [family, amount] of Object.entries(year.byFamily)) {
    if (amount !== '0.00')
      lines.push(line(`· ${words[`family.${family}`] ?? family}`, amount, undefined, lang))
  }
  return lines
}

function line(label: string, amount: string, rate: number | null | undefined, lang: Lang): string {
  const share =
    rate === undefined ? '' : rate === null ? '      –' : `${formatNumber(rate * 100, lang, 1).padStart(7)} %`
  return `  ${label.padEnd(46)}${euros(amount, lang).padStart(16)} €${share}`
}

/** "1234567.80" → « 1 234 567,80 »: on the text itself, so that no digit passes through a float. */
function euros(amount: string, lang: Lang): string {
  const [whole = '', cents = '00'] = amount.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, lang === 'fr' ? '\u202f' : ',')
  return `${grouped}${lang === 'fr' ? ',' : '.'}${cents}`
}
