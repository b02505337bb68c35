/** Fourteen digits that name one establishment of the French register: nine of the enterprise, five of the place. */
export type Siret = string

export type SiretReading =
  | { readonly siret: Siret }
  /** `shape`: not 14 digits; `rounded`: a spreadsheet wrote 2,1E+13 and lost digits; `checksum`: a digit is wrong. */
  | { readonly problem: 'shape' | 'rounded' | 'checksum'; readonly suggestion?: Siret }

/** La Poste has more establishments than Luhn's key allows; its digits must add up to a multiple of five instead. */
const LA_POSTE = '356000000'

/**
 * Reads a SIRET as people type it (blanks, points and dashes between groups are let through). Where leading
 * zeros were lost and putting them back gives a valid number, it is suggested, never assumed: one wrong number
 * in ten passes the check by chance.
 */
export function readSiret(text: string): SiretReading {
  const compact = text.replace(/[\s.\-']/gu, '')
  if (/^\d[.,]?\d*E\+?\d+$/i.test(text.trim())) return { problem: 'rounded' }
  if (/^\d{14}$/.test(compact)) return isSiret(compact) ? { siret: compact } : { problem: 'checksum' }
  const padded = compact.padStart(14, '0')
  const lostZeros = /^\d{11,13}$/.test(compact) && isSiret(padded)
  return lostZeros ? { problem: 'shape', suggestion: padded } : { problem: 'shape' }
}

/** Whether fourteen bare digits are a valid SIRET: Luhn's key, with La Poste's exception. */
export function isSiret(digits: string): boolean {
  if (!/^\d{14}$/.test(digits) || /^0+$/.test(digits)) return false
  if (luhnSum(digits) % 10 === 0) return true
  return digits.startsWith(LA_POSTE) && digitSum(digits) % 5 === 0
}

function luhnSum(digits: string): number {
  let sum = 0
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    const weighted = i % 2 === 0 ? digit : digit * 2
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum
}

function digitSum(digits: string): number {
  let sum = 0
  for (const digit of digits) sum += Number(digit)
  return sum
}
