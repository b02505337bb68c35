import { readFileSync } from 'node:fs'
import { formatLongDay } from '#kernel/day.ts'
import { foldText } from '#kernel/text-measure.ts'
import { sayIn } from '#kernel/words.ts'
import { compilePdf } from '#platform/server/pdf.ts'
import type { Figure, StatementView, SupportView } from '../contract.ts'
import { formatPeriod, formatValue, formatWithUnit, typeset } from '../domain/figure-text.ts'
import { type RestitutionSay, restitutionWords } from '../words.ts'

/** The layout, a program of ours; what it says comes in as data, so that no text of a person is ever compiled. */
const TEMPLATE = readFileSync(new URL('./support-document.typ', import.meta.url), 'utf8')

const kept = new Map<string, Uint8Array>()
const MOST_KEPT = 24

/**
 * A support as a tagged PDF/UA-1, A4. The same contents are not compiled twice in a row, because anyone with the link may ask for it.
 */
export function makeSupportDocument(view: SupportView): Uint8Array {
  const note = noteOf(view)
  const key = JSON.stringify(note)
  const known = kept.get(key)
  if (known) return known
  const made = compilePdf(TEMPLATE, note, 'restitution.document-failed')
  const oldest = kept.size >= MOST_KEPT ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  kept.set(key, made)
  return made
}

/** What the layout is told: sentences ready to set, in the language of the support. */
function noteOf(view: SupportView) {
  const { lang } = view
  const say: RestitutionSay = sayIn(restitutionWords, lang)
  const set = (text: string) => typeset(text.trim(), lang)
  const figures = view.statements.filter((s) => s.figure !== null)
  const claims = view.statements.filter((s) => s.figure === null)
  return {
    lang,
    region: lang === 'fr' ? 'FR' : 'GB',
    title: set(view.title),
    territory: view.territoryName,
    description: set(view.keyMessage),
    keywords: [view.territoryName, view.evaluationTitle],
    above: set(`${view.territoryName} — ${view.evaluationTitle}`),
    demo: view.demo ? say('document.demo') : null,
    message: set(view.keyMessage),
    words: {
      figures: say('document.figures'),
      claims: say('document.claims'),
      story: say('document.story'),
      action: say('document.action'),
      limits: say('document.limits'),
      table: say('document.table'),
    },
    cards: figures.map((s) => cardOf(s, view, say)),
    claims: claims.map((s) => (s.withdrawn ? say('view.withdrawn') : set(s.sentence))),
    story: view.story && {
      title: set(view.story.title),
      review: view.story.toReview ? say('view.to-review') : null,
      // The cards are told one after the other: as one paragraph they are a story, and take half the room.
      text: set(view.story.cards.join(' ')),
    },
    action: set(view.callToAction),
    limits: view.limits
      .split('\n')
      .map((line) => set(line.replace(/^\s*[-–•]\s*/, '')))
      .filter((line) => line !== ''),
    table: {
      head: (
        ['figure', 'value', 'period', 'baseline', 'target', 'light', 'confidence', 'source'] as const
      ).map((column) => say(`table.${column}`)),
      rows: figures.map((s) => rowOf(s, view, say)),
    },
    footer: set(say('document.footer', { date: formatLongDay(view.updatedOn, lang) })),
  }
}

function cardOf(statement: StatementView, { lang }: SupportView, say: RestitutionSay) {
  const figure = statement.figure as Figure
  const set = (text: string) => typeset(text.trim(), lang)
  const value =
    figure.value === null ? null : (figure.level ?? formatWithUnit(figure.value, figure.unit, lang))
  const missing = set(say(`missing.${figure.missing ?? 'not_collected'}`))
  // A unit in words stands beside its number, smaller.
  const apart = figure.value !== null && !figure.level && figure.unit.length > 2
  const word = lightWord(figure, say)
  const { baseline, target, progress } = figure
  const about = [
    formatPeriod(figure.periodFrom, figure.periodTo, lang),
    figure.confidence ? say('document.confidence', { level: figure.confidence }) : null,
    figure.source ? set(say('document.source', { source: figure.source })) : null,
  ]
  return {
    name: set(figure.name),
    value: value && (apart ? formatValue(figure.value ?? 0, lang) : set(value)),
    unit: apart ? set(figure.unit) : '',
    level: figure.level,
    missing,
    light: figure.light,
    hatched: figure.hatched,
    word,
    sentence: set(statement.sentence),
    review: statement.toReview ? say('view.to-review') : null,
    about: about.filter((part) => part !== null).join(' · '),
    alt: set(
      [
        `${figure.name} : ${value ?? missing}`,
        word,
        target && say('view.target', { value: formatWithUnit(target.value, figure.unit, lang) }),
      ]
        .filter((part) => part !== null)
        .join(', '),
    ),
    way:
      baseline && target && progress !== null
        ? {
            done: Math.min(1, Math.max(0, progress)),
            expected: figure.expected,
            light: figure.light,
            from: set(pointText('view.baseline-short', figure, baseline, lang, say)),
            to: set(pointText('view.target-short', figure, target, lang, say)),
          }
        : null,
  }
}

function pointText(
  key: 'view.baseline-short' | 'view.target-short',
  figure: Figure,
  point: NonNullable<Figure['target']>,
  lang: SupportView['lang'],
  say: RestitutionSay,
): string {
  const value = say(key, { value: formatWithUnit(point.value, figure.unit, lang) })
  return point.on ? `${value} (${point.on.slice(0, 4)})` : value
}

/** The word that stands beside the shape. */
function lightWord(figure: Pick<Figure, 'light' | 'hatched'>, say: RestitutionSay): string {
  const word = say(`light.${figure.light}`)
  return figure.hatched ? `${word} (${say('light.unsure')})` : word
}

function rowOf(statement: StatementView, { lang }: SupportView, say: RestitutionSay): string[] {
  const figure = statement.figure as Figure
  const point = (it: Figure['target']) =>
    it === null
      ? '–'
      : `${formatWithUnit(it.value, figure.unit, lang)}${it.on ? ` (${it.on.slice(0, 4)})` : ''}`
  const value =
    figure.value === null
      ? say(`missing.${figure.missing ?? 'not_collected'}`)
      : (figure.level ?? formatWithUnit(figure.value, figure.unit, lang))
  return [
    figure.name,
    value,
    formatPeriod(figure.periodFrom, figure.periodTo, lang),
    point(figure.baseline),
    point(figure.target),
    lightWord(figure, say),
    figure.confidence ?? '–',
    figure.source || '–',
  ].map((cell) => typeset(cell, lang))
}

/** A name for the file that any system keeps: letters without accents, digits and hyphens. */
export function documentName(view: Pick<SupportView, 'title'>): string {
  const plain = foldText(view.title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `${plain.slice(0, 80) || 'tablee'}.pdf`
}
