import type { Lang } from '#kernel/words.ts'

/**
 * « 1 234,5 », "1234.5", "12 %" is not one: comma or point as decimal sign, any space between thousands. Returns a
 * plain decimal text ("1234.5"), '' for nothing, undefined when it is not a number. Exact: never through a float.
 */
export function readDecimal(typed: string): string | undefined {
  const bare = typed.replaceAll(/\s/g, '')
  if (bare === '') return ''
  const match = /^([+-]?)(\d+)(?:[.,](\d*))?$/.exec(bare)
  if (!match) return undefined
  const whole = (match[2] ?? '').replace(/^0+(?=\d)/, '')
  return `${match[1] === '-' ? '-' : ''}${whole}${match[3] ? `.${match[3]}` : ''}`
}

/** "1234.5" → « 1234,5 » as it is typed (no thousands: what is typed is not rewritten under the fingers). */
export function writeDecimal(plain: string, lang: Lang): string {
  return lang === 'fr' ? plain.replace('.', ',') : plain
}
