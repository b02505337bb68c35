/** An interview with one party, or the sheet of a meeting of collection. */
export const FORMATS = ['interview', 'meeting'] as const
export type Format = (typeof FORMATS)[number]

export const INTERVIEW_STATES = ['planned', 'held', 'cancelled'] as const
export type InterviewState = (typeof INTERVIEW_STATES)[number]

/** Whom questions of the bank are for (method 2.6). */
export const PUBLIC_KINDS = ['producer', 'buyer', 'resident', 'elected', 'other'] as const
export type PublicKind = (typeof PUBLIC_KINDS)[number]

/** How a consent was given: a signature on the sheet, words in the recording, words noted by who asked. */
export const AGREEMENT_WAYS = ['signed', 'oral_recorded', 'oral_noted'] as const
export type AgreementWay = (typeof AGREEMENT_WAYS)[number]

/** What one may agree to. Whoever agrees to anything agrees to notes for the team. */
export const AGREED_USES = ['notes', 'anonymous_quote', 'named_quote', 'audio'] as const
export type AgreedUse = (typeof AGREED_USES)[number]

/** Why all that was said is gone. */
export const ERASURES = ['withdrawn', 'expired', 'deleted', 'person'] as const

/** Bits per second at which the page records speech: an hour weighs 14 MB. */
export const SPEECH_BITS = 32_000

/** The longest recording that the page makes, in seconds: two hours fit in what one file may weigh. Another may follow. */
export const LONGEST_RECORDING_SECONDS = 2 * 3600
