import { type Day, formatLongDay } from '#kernel/day.ts'
import type { Lang, Say } from '#kernel/words.ts'

export type NetworkNoticeFields = {
  readonly lang: Lang
  readonly territory: string
  readonly controller: string
  readonly contact: string
  readonly purpose: string
  readonly expiresOn: Day | ''
}

export type NetworkNoticeKey =
  `notice-text.${'opening' | 'what' | 'purpose' | 'holder' | 'who' | 'until' | 'rights' | 'authority' | 'to-fill'}`

/** Nothing of the network is kept longer than this. */
export const LONGEST_NOTICE_MONTHS = 36

/**
 * The text proposed for those who receive a link, to be read over and changed: what the network holds, why, who holds
 * and sees it, until when, what one may do, and the authority (articles 13 and 14 of the GDPR). `say` speaks the language
 * of the notice; a field that is still blank reads « (à compléter) ».
 */
export function proposeNetworkNotice(fields: NetworkNoticeFields, say: Say<NetworkNoticeKey>): string {
  const or = (text: string) => text.trim() || say('notice-text.to-fill')
  const { territory, controller, contact, purpose, expiresOn, lang } = fields
  return [
    say('notice-text.opening', { territory }),
    say('notice-text.what'),
    say('notice-text.purpose', { purpose: or(purpose) }),
    say('notice-text.holder', { controller: or(controller), contact: or(contact) }),
    say('notice-text.who'),
    say('notice-text.until', { date: expiresOn ? formatLongDay(expiresOn, lang) : or('') }),
    say('notice-text.rights'),
    say('notice-text.authority'),
  ].join('\n\n')
}
