import { readFileSync } from 'node:fs'
import { formatLongDay } from '#kernel/day.ts'
import { drawingToSvg } from '#kernel/drawing-svg.ts'
import { drawQrCode } from '#kernel/qr-code.ts'
import { sayIn } from '#kernel/words.ts'
import { compilePdf } from '#platform/server/pdf.ts'
import { stakeholdersWords } from '../words.ts'

/** The layout, a program of ours; what it says comes in as data. */
const TEMPLATE = readFileSync(new URL('./notice-letter.typ', import.meta.url), 'utf8')

export type NoticeLetter = {
  readonly lang: 'fr' | 'en'
  /** The person, as the map names her. */
  readonly name: string
  readonly territory: string
  readonly evaluation: string
  readonly controller: string
  readonly notice: string
  readonly link: string
  /** The day of the letter. */
  readonly on: string
}

/** A person's notice as a letter to print: a tagged PDF, A4, with her own link. */
export function makeNoticeLetter(letter: NoticeLetter): File {
  const { lang, territory, evaluation } = letter
  const say = sayIn(stakeholdersWords, lang)
  const note = {
    lang,
    region: lang === 'fr' ? 'FR' : 'GB',
    title: say('letter.title'),
    controller: letter.controller || territory,
    above: `${territory} — ${evaluation}`,
    recipient: letter.name,
    paragraphs: letter.notice.split(/\n+/).filter((paragraph) => paragraph.trim() !== ''),
    invitation: say('letter.invitation'),
    link: letter.link,
    // Nobody types an address of 80 signs: a telephone reads it.
    code: drawingToSvg(drawQrCode(letter.link, { title: letter.link, description: '' })),
    footer: say('letter.footer', { date: formatLongDay(letter.on, lang) }),
  }
  const pdf = compilePdf(TEMPLATE, note, 'stakeholders.letter-failed')
  return new File([new Uint8Array(pdf)], say('letter.file-name'), { type: 'application/pdf' })
}

/** The same letter as a mail. */
export function sayNoticeMail(letter: Omit<NoticeLetter, 'on'>): { subject: string; text: string } {
  const say = sayIn(stakeholdersWords, letter.lang)
  const { territory, name, notice, link } = letter
  return {
    subject: say('mail.notice.subject', { territory }),
    text: say('mail.notice.text', { name, notice, link }),
  }
}

/** What the team answered to a person who contests. */
export function sayAnswerMail({
  lang,
  ...said
}: Pick<NoticeLetter, 'lang' | 'territory' | 'link'> & { answer: string }): {
  subject: string
  text: string
} {
  const say = sayIn(stakeholdersWords, lang)
  return { subject: say('mail.answer.subject', said), text: say('mail.answer.text', said) }
}
