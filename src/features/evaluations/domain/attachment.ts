import { type Day, dayNumber } from '#kernel/day.ts'

/** What may stand beside a record. */
export const ATTACHMENT_KINDS = ['photo', 'voice', 'document'] as const
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number]

/** How the consent was given; the last one says that there is nobody to ask. */
export const CONSENT_WAYS = ['written', 'oral', 'nobody_recognisable'] as const
export type ConsentWay = (typeof CONSENT_WAYS)[number]

/** What the consent is good for: the team's own work, or also what is published. */
export const CONSENT_USES = ['team', 'publication'] as const
export type ConsentUse = (typeof CONSENT_USES)[number]

const MEGABYTE = 1024 * 1024

/** The most bytes of each kind. */
export const MOST_BYTES: Readonly<Record<AttachmentKind, number>> = {
  photo: 4 * MEGABYTE,
  voice: 12 * MEGABYTE,
  document: 12 * MEGABYTE,
}

/** Records in which people speak to the team: what is kept beside them is nobody else's. */
const SPOKEN_OWNERS: readonly string[] = ['interview']

/** Whether files beside such a record are for those alone who write in the evaluation. */
export function isForTeamAlone(ownerKind: string): boolean {
  return SPOKEN_OWNERS.includes(ownerKind)
}

/** The most bytes of one file: two hours of speech fit beside an interview. */
export function mostBytes(kind: AttachmentKind, ownerKind: string): number {
  return kind === 'voice' && isForTeamAlone(ownerKind) ? 30 * MEGABYTE : MOST_BYTES[kind]
}

/** The longest recording, in seconds: a card is told in a quarter of a minute, a testimony in three. */
export const LONGEST_VOICE_SECONDS = 180

export type Consent = {
  readonly consentHow: ConsentWay | null
  /** Who gave it, in words; '' where nobody can be recognised. */
  readonly consentBy: string
  readonly consentOn: Day | null
  readonly consentFor: ConsentUse
  /** The last day on which it may be kept; null: until the consent is withdrawn. */
  readonly expiresOn: Day | null
}

export type AttachmentWords = Consent & { readonly kind: AttachmentKind; readonly alt: string }

export const ATTACHMENT_REFUSALS = [
  'attachments.consent-missing',
  'attachments.consent-voice',
  'attachments.consent-later',
  'attachments.consent-expired',
  'attachments.alt-missing',
] as const
export type AttachmentRefusal = (typeof ATTACHMENT_REFUSALS)[number]

/**
 * Why an attachment may not be kept as it is told, undefined when it may. A face or a voice needs a consent: how, on
 * which day, and from whom when somebody can be recognised; whoever speaks always can.
 */
export function refuseAttachment(told: AttachmentWords, today: Day): AttachmentRefusal | undefined {
  const { kind, consentHow, consentBy, consentOn, expiresOn, alt } = told
  if (kind !== 'document') {
    const nobody = consentHow === 'nobody_recognisable'
    if (consentHow === null || consentOn === null || (!nobody && consentBy.trim() === ''))
      return 'attachments.consent-missing'
    if (nobody && kind === 'voice') return 'attachments.consent-voice'
  }
  if (isBefore(today, consentOn)) return 'attachments.consent-later'
  if (isBefore(expiresOn, today)) return 'attachments.consent-expired'
  if (kind === 'photo' && alt.trim() === '') return 'attachments.alt-missing'
  return undefined
}

type Kept = Omit<Consent, 'consentBy'> & {
  readonly kind: AttachmentKind
  readonly deletedAt: string | null
  readonly purgedAt: string | null
}

/**
 * Whether it may leave the team on that day: the consent says so, has been given, and still holds. Everything that
 * publishes asks this first.
 */
export function mayPublish(attachment: Kept, today: Day): boolean {
  const { kind, consentFor, consentHow, consentOn, expiresOn, deletedAt, purgedAt } = attachment
  if (deletedAt !== null || purgedAt !== null || consentFor !== 'publication') return false
  if (kind !== 'document' && (consentHow === null || consentOn === null)) return false
  return !isBefore(today, consentOn) && !isBefore(expiresOn, today)
}

/** Whether the first day comes before the second; an unknown day is before nothing. */
function isBefore(first: Day | null, second: Day | null): boolean {
  const [a, b] = [dayNumber(first ?? ''), dayNumber(second ?? '')]
  return a !== undefined && b !== undefined && a < b
}
