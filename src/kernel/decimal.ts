/** Euro cents as an integer: money is never a float. */
export type Cents = bigint

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/

/**
 * Reads a plain decimal ("1234.5", "-0.07", "90.11000000002") into cents, rounding half away from zero at the
 * second digit. Returns undefined for anything else (exponents, spaces, commas: normalise before).
 */
export function parseCents(text: string): Cents | undefined {
  const m = DECIMAL.exec(text)
  if (!m) return undefined
  const digits = (m[3] ?? '').padEnd(3, '0')
  const cents = BigInt(`${m[2]}${digits.slice(0, 2)}`) + (digits.charCodeAt(2) >= 53 ? 1n : 0n)
  return m[1] === '-' ? -cents : cents
}

/** 123450n → "1234.50". Always two digits. */
export function formatCents(cents: Cents): string {
  const sign = cents < 0n ? '-' : ''
  const abs = (cents < 0n ? -cents : cents).toString().padStart(3, '0')
  return `${sign}${abs.slice(0, -2)}.${abs.slice(-2)}`
}
