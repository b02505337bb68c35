import type { Day } from '#kernel/day.ts'
import type { AgreedUse, AgreementWay } from './interview.ts'

/** A consent as it is written down for an interview. */
export type Agreement = {
  readonly consentHow: AgreementWay | null
  readonly consentOn: Day | null
  readonly consentUses: readonly AgreedUse[]
  /** The last day on which what was said may be kept; null: until it is taken back. */
  readonly consentExpiresOn: Day | null
  readonly shownAs: string
}

export const AGREEMENT_REFUSALS = [
  'interviews.consent-incomplete',
  'interviews.consent-later',
  'interviews.consent-expired',
  'interviews.consent-without-notes',
  'interviews.oral-without-audio',
] as const
export type AgreementRefusal = (typeof AGREEMENT_REFUSALS)[number]

/** Why a consent may not stand as it is told on that day, undefined when it may. Days compare as texts. */
export function refuseAgreement(told: Agreement, today: Day): AgreementRefusal | undefined {
  const { consentHow, consentOn, consentUses, consentExpiresOn } = told
  if ((consentHow === null) !== (consentOn === null)) return 'interviews.consent-incomplete'
  if (consentHow === null && consentUses.length > 0) return 'interviews.consent-incomplete'
  if (consentOn !== null && consentOn > today) return 'interviews.consent-later'
  if (consentExpiresOn !== null && consentHow !== null && consentExpiresOn < today)
    return 'interviews.consent-expired'
  if (consentUses.length > 0 && !consentUses.includes('notes')) return 'interviews.consent-without-notes'
  // Words of consent in a recording exist only where there is one.
  if (consentHow === 'oral_recorded' && !consentUses.includes('audio')) return 'interviews.oral-without-audio'
  return undefined
}

/** Whether something may be done with what is said, on that day. */
export function agreesTo(
  told: Pick<Agreement, 'consentUses' | 'consentExpiresOn'>,
  use: AgreedUse,
  today: Day,
): boolean {
  const isOver = told.consentExpiresOn !== null && told.consentExpiresOn < today
  return !isOver && told.consentUses.includes(use)
}
