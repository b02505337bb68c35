import type { Day } from '#kernel/day.ts'
import type { AgreedUse } from './interview.ts'

/** What a quote was drawn from. */
export const QUOTE_SOURCES = ['interview', 'meeting', 'answer', 'other'] as const

/** Whether it speaks for the expected change, against it, or neither. */
export const QUOTE_SIGNS = ['positive', 'negative', 'neutral'] as const
export type QuoteSign = (typeof QUOTE_SIGNS)[number]

/**
 * How far a quote may go today: `team`, for the team alone; `anonymous` and `named`, for supports; `none`, the consent is
 * gone and nobody uses it any more.
 */
export const QUOTE_USES = ['none', 'team', 'anonymous', 'named'] as const
export type QuoteUse = (typeof QUOTE_USES)[number]

/** The consent of an interview, as far as a quote needs it. */
export type QuotedConsent = {
  readonly consentUses: readonly AgreedUse[]
  readonly consentExpiresOn: Day | null
  readonly isGone: boolean
}

/** What whoever spoke without an interview agreed to. */
export type OwnAgreement = {
  readonly agreedUse: 'anonymous_quote' | 'named_quote' | null
  readonly agreedUntil: Day | null
}

/** Days as YYYY-MM-DD compare as texts. */
function isOver(last: Day | null, today: Day): boolean {
  return last !== null && last < today
}

/** How far a quote may go on a day: the consent of its interview, else the agreement noted beside it. */
export function computeQuoteUse(consent: QuotedConsent | null, own: OwnAgreement, today: Day): QuoteUse {
  if (consent) {
    const { consentUses, consentExpiresOn, isGone } = consent
    if (isGone || isOver(consentExpiresOn, today) || !consentUses.includes('notes')) return 'none'
    if (consentUses.includes('named_quote')) return 'named'
    return consentUses.includes('anonymous_quote') ? 'anonymous' : 'team'
  }
  if (isOver(own.agreedUntil, today)) return 'none'
  if (own.agreedUse === null) return 'team'
  return own.agreedUse === 'named_quote' ? 'named' : 'anonymous'
}

/** Whether it may be offered to whatever is published. */
export function isPublishable(use: QuoteUse): boolean {
  return use === 'anonymous' || use === 'named'
}
