import type { CommuneRegister } from './commune.ts'

/** One commune of today with the older codes that became it; `from` holds its own code when that was given. */
export type CarriedCode = { readonly code: string; readonly from: readonly string[] }

export type UnmatchedReason = 'malformed' | 'unknown'

export type UnmatchedCode = { readonly code: string; readonly reason: UnmatchedReason }

export type CarriedCodes = {
  /** Codes of today, in order, each once. */
  readonly communes: readonly CarriedCode[]
  /** Those of `communes` whose code was not among the codes given, or that took others in. */
  readonly changed: readonly CarriedCode[]
  readonly unmatched: readonly UnmatchedCode[]
}

/** Metropolitan (with Corsica's 2A and 2B) and overseas codes; always five characters. */
const CODE = /^(?:\d{5}|2[AB]\d{3})$/

/** Whether a text has the shape of an INSEE commune code (not whether such a commune exists). */
export function isCommuneCode(text: string): boolean {
  return CODE.test(text)
}

/**
 * The commune of today in which a code of any vintage lies, or undefined. A merge is followed to its present
 * end; a commune that changed its code or département is found the same way (12076 Conques-en-Rouergue, 49069 Orée d'Anjou).
 *
 * Limit: the package keeps no dates and no splits. A commune that has been re-established since (15031 Celles,
 * out of 15141, between 2024 and 2026) is not found from the code of the union that it left; an import of contours lists it as missing.
 */
export function findCurrentCode(code: string, register: CommuneRegister): string | undefined {
  return register.communes.has(code) ? code : register.former.get(code)?.into
}

/** Carries the codes of an older vintage over to the register's: merges gather, the unknown is listed. */
export function carryCodesOver(codes: Iterable<string>, register: CommuneRegister): CarriedCodes {
  const groups = new Map<string, string[]>()
  const unmatched: UnmatchedCode[] = []
  for (const code of new Set(codes)) {
    const current = findCurrentCode(code, register)
    if (current === undefined) {
      unmatched.push({ code, reason: isCommuneCode(code) ? 'unknown' : 'malformed' })
      continue
    }
    const group = groups.get(current)
    if (group) group.push(code)
    else groups.set(current, [code])
  }
  const communes = [...groups]
    .map(([code, from]) => ({ code, from: from.sort() }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  return {
    communes,
    changed: communes.filter((c) => c.from.length > 1 || c.from[0] !== c.code),
    unmatched,
  }
}
