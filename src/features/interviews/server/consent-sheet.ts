import { readFileSync } from 'node:fs'
import { formatLongDay } from '#kernel/day.ts'
import { type Lang, sayIn } from '#kernel/words.ts'
import { compilePdf } from '#platform/server/pdf.ts'
import type { Format } from '../domain/interview.ts'
import { interviewsWords } from '../words.ts'
import type { SheetNames } from './guides-store.ts'

/** The layout, a program of ours; what it says comes in as data. */
const TEMPLATE = readFileSync(new URL('./consent-sheet.typ', import.meta.url), 'utf8')

/**
 * The sheet on which somebody agrees, in two copies' worth of words: who asks and what for, what may be kept (each ticked
 * apart), until when, what one may ask for afterwards, and room to sign. A tagged PDF of one page.
 */
export function makeConsentSheet(given: SheetNames & { readonly lang: Lang; readonly format: Format }): File {
  const { lang, format, territory, evaluation, isDemonstration, on } = given
  const say = sayIn(interviewsWords, lang)
  const note = {
    lang,
    region: lang === 'fr' ? 'FR' : 'GB',
    title: say(`consent-sheet.title.${format}`),
    territory,
    above: `${territory} — ${evaluation}`,
    demo: isDemonstration ? say('sheet.demo') : null,
    sections: [
      { title: say('consent-sheet.why'), text: say('consent-sheet.why-text', { evaluation, territory }) },
      { title: say('consent-sheet.what'), text: say(`consent-sheet.what-text.${format}`) },
      { title: say('consent-sheet.who'), text: say('consent-sheet.who-text') },
    ],
    agree: say('consent-sheet.agree'),
    boxes: [
      say('consent-sheet.use.notes'),
      say('consent-sheet.use.audio'),
      say('consent-sheet.use.anonymous_quote'),
      say('consent-sheet.use.named_quote'),
    ],
    shownAs: say('consent-sheet.shown-as'),
    until: {
      title: say('consent-sheet.until'),
      text: say('consent-sheet.until-text'),
      blank: say('consent-sheet.until-blank'),
    },
    rights: {
      title: say('consent-sheet.rights'),
      text: say('consent-sheet.rights-text'),
      contact: say('consent-sheet.contact'),
    },
    signing: [
      say('consent-sheet.name'),
      say('consent-sheet.day-place'),
      say('consent-sheet.signature'),
      say('consent-sheet.asker'),
    ],
    copies: say('consent-sheet.copies'),
    footer: say('sheet.footer', { date: formatLongDay(on, lang) }),
  }
  const pdf = compilePdf(TEMPLATE, note, 'interviews.sheet-failed')
  return new File([new Uint8Array(pdf)], say('consent-sheet.file-name'), { type: 'application/pdf' })
}
