import { type Day, formatLongDay } from '#kernel/day.ts'
import type { Lang, Say } from '#kernel/words.ts'
import type { LegalBasis } from './person-notice.ts'

export type NoticeFields = {
  readonly lang: Lang
  readonly territory: string
  readonly evaluation: string
  readonly controller: string
  readonly contact: string
  readonly purpose: string
  readonly legalBasis: LegalBasis
  readonly expiresOn: Day | null
}

export type NoticeTextKey =
  | 'notice-text.opening'
  | 'notice-text.holder'
  | 'notice-text.purpose'
  | `notice-text.basis.${LegalBasis}`
  | 'notice-text.what'
  | 'notice-text.who'
  | 'notice-text.until'
  | 'notice-text.rights'
  | 'notice-text.authority'
  | 'notice-text.to-fill'

/**
 * The text proposed for a person's notice, to be read over and changed: who holds what, why, on what ground, who sees
 * it, until when, what she may do, and the authority (articles 13 and 14 of the GDPR). The link to her own page is added
 * by the letter. `say` speaks the language of the notice; a field that is still blank reads « (à compléter) ».
 */
export function proposeNotice(fields: NoticeFields, say: Say<NoticeTextKey>): string {
  const or = (text: string) => text.trim() || say('notice-text.to-fill')
  const { territory, evaluation, legalBasis, expiresOn, lang } = fields
  return [
    say('notice-text.opening', { territory, evaluation }),
    say('notice-text.holder', { controller: or(fields.controller), contact: or(fields.contact) }),
    say('notice-text.purpose', { purpose: or(fields.purpose) }),
    say(`notice-text.basis.${legalBasis}`),
    say('notice-text.what'),
    say('notice-text.who'),
    say('notice-text.until', { date: expiresOn ? formatLongDay(expiresOn, lang) : or('') }),
    say('notice-text.rights'),
    say('notice-text.authority'),
  ].join('\n\n')
}
