import { readFileSync } from 'node:fs'
import { formatLongDay } from '#kernel/day.ts'
import { foldText } from '#kernel/text-measure.ts'
import { sayIn } from '#kernel/words.ts'
import { compilePdf } from '#platform/server/pdf.ts'
import type { GuideRecord } from '../contract.ts'
import { type GuideLine, minutesOfGuide } from '../domain/guide.ts'
import { interviewsWords } from '../words.ts'
import type { SheetNames } from './guides-store.ts'

/** The layout, a program of ours; what it says comes in as data. */
const TEMPLATE = readFileSync(new URL('./guide-document.typ', import.meta.url), 'utf8')

/** Lines to write on under a question: more for those that are given more minutes. */
function writingLines(minutes: number | null): number {
  return Math.min(10, Math.max(3, Math.ceil((minutes ?? 4) * 0.9)))
}

/** A guide on paper, A4, with room to write: a tagged PDF in the language of the guide. */
export function makeGuideDocument(
  given: SheetNames & {
    readonly guide: GuideRecord
    readonly lines: readonly Pick<GuideLine, 'id' | 'name'>[]
  },
): File {
  const { guide, territory, evaluation, isDemonstration, on } = given
  const say = sayIn(interviewsWords, guide.lang)
  const nameOf = new Map(given.lines.map(({ id, name }) => [id, name]))
  const { minutes, unknown } = minutesOfGuide(guide.items)
  const note = {
    lang: guide.lang,
    region: guide.lang === 'fr' ? 'FR' : 'GB',
    title: guide.title,
    territory,
    above: `${territory} — ${evaluation}`,
    lead: [
      say(`format.${guide.format}`),
      say(`public.${guide.publicKind}`),
      say('sheet.questions', { n: guide.items.length }),
      ...(minutes > 0 ? [say(unknown > 0 ? 'sheet.minutes-at-least' : 'sheet.minutes', { n: minutes })] : []),
    ].join(' · '),
    demo: isDemonstration ? say('sheet.demo') : null,
    blanks:
      guide.format === 'meeting'
        ? [say('sheet.day'), say('sheet.place'), say('sheet.who-leads'), say('sheet.who-notes')]
        : [say('sheet.day'), say('sheet.place'), say('sheet.with'), say('sheet.by')],
    consent: say(guide.format === 'meeting' ? 'sheet.consent-meeting' : 'sheet.consent'),
    consentBoxes: [say('use.notes'), say('use.anonymous_quote'), say('use.named_quote'), say('use.audio')],
    attendance:
      guide.format === 'meeting'
        ? {
            title: say('sheet.attendance'),
            help: say('sheet.attendance-help'),
            columns: [say('sheet.group'), say('sheet.people')],
            rows: (['innovators', 'actors', 'decision_makers', 'experts'] as const).map((group) =>
              say(`group.${group}`),
            ),
          }
        : null,
    opening: guide.opening,
    closing: guide.closing,
    items: guide.items.map((item, at) => ({
      number: String(at + 1),
      text: item.text,
      minutes: item.minutes === null ? '' : say('sheet.minutes-short', { n: item.minutes }),
      brings: item.brings === '' ? '' : say('sheet.brings', { what: item.brings }),
      lines: item.lineIds.flatMap((id) => nameOf.get(id) ?? []).join(' · '),
      writing: writingLines(item.minutes),
    })),
    words: {
      verbatim: say('sheet.verbatim'),
      after: say('sheet.after'),
      decisions: guide.format === 'meeting' ? say('sheet.decisions') : null,
    },
    footer: say('sheet.footer', { date: formatLongDay(on, guide.lang) }),
  }
  const pdf = compilePdf(TEMPLATE, note, 'interviews.sheet-failed')
  return new File([new Uint8Array(pdf)], fileName(guide.title), { type: 'application/pdf' })
}

/** A name that any system keeps: letters without accents, digits and hyphens. */
function fileName(title: string): string {
  const plain = foldText(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `${plain.slice(0, 80) || 'guide'}.pdf`
}
