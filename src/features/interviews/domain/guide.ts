import type { Instrument } from '#features/framework/domain/coverage.ts'
import type { CollectionMode } from '#features/framework/domain/indicator.ts'
import type { BankPublic, QuestionBank } from '#features/questionnaires/domain/question-bank.ts'
import type { Lang } from '#kernel/words.ts'
import type { Format, PublicKind } from './interview.ts'

/** A question of a guide, in the order in which it is asked. */
export type GuideItem = {
  readonly id: string
  readonly text: string
  /** What it must bring back, and how to ask again when it does not. */
  readonly brings: string
  /** null: nobody said. */
  readonly minutes: number | null
  /** Lines of the framework that it answers. */
  readonly lineIds: readonly string[]
}

/** What a question needs of a line of the framework. */
export type GuideLine = {
  readonly id: string
  readonly name: string
  readonly question: string
  readonly criterion: string
  readonly definition: string
  readonly mode: CollectionMode | ''
  readonly isSetAside?: boolean
}

/** The mode of collection that a guide stands for. */
export const MODE_OF_FORMAT: Readonly<Record<Format, CollectionMode>> = {
  interview: 'interview',
  meeting: 'collective_meeting',
}

const PUBLICS_OF_BANK: Readonly<Record<PublicKind, readonly BankPublic[]>> = {
  producer: ['producer'],
  buyer: ['buyer-cook'],
  resident: ['resident'],
  elected: ['elected'],
  other: [],
}

/** Own estimates, in minutes, to be changed by whoever asks. */
const MINUTES = { line: 5, bank: 4, story: 8, closing: 2 } as const

export type GuideWish = {
  readonly lines: readonly GuideLine[]
  readonly bank: QuestionBank
  readonly format: Format
  readonly publicKind: PublicKind
  readonly lang: Lang
  /** Makes the identifiers of the questions. */
  readonly newId: () => string
}

/**
 * A guide to begin with (method 2.5, 2.6): first easy questions of the bank for that public, then those that the lines
 * of the framework ask in that mode (lines that ask the same thing share a question), the most significant change, the
 * closing ones. `unanswered`: lines in that mode without a question, by id; they still get one, made of their name.
 */
export function proposeGuide(wish: GuideWish): {
  readonly items: readonly GuideItem[]
  readonly withoutQuestion: readonly string[]
} {
  const { lines, bank, format, publicKind, lang, newId } = wish
  const asked = lines.filter(({ mode, isSetAside }) => mode === MODE_OF_FORMAT[format] && !isSetAside)
  const fromBank = (publics: readonly BankPublic[], minutes: number): GuideItem[] =>
    publics.flatMap((code) =>
      (bank.publics.find((each) => each.code === code)?.questions ?? []).map((question) => ({
        id: newId(),
        text: question[lang],
        brings: '',
        minutes,
        lineIds: [],
      })),
    )
  return {
    items: [
      ...fromBank(PUBLICS_OF_BANK[publicKind], MINUTES.bank),
      ...questionsOf(asked, newId),
      ...fromBank(['most-significant-change'], MINUTES.story).slice(0, 1),
      ...fromBank(['closing'], MINUTES.closing),
    ],
    withoutQuestion: asked.filter(({ question }) => question.trim() === '').map(({ id }) => id),
  }
}

/** One question for lines that ask the same, in the order of the framework; what it must bring are their criteria. */
function questionsOf(lines: readonly GuideLine[], newId: () => string): GuideItem[] {
  const byText = new Map<string, GuideLine[]>()
  for (const line of lines) {
    const text = (line.question.trim() || line.name.trim()).slice(0, 1000)
    byText.set(text, [...(byText.get(text) ?? []), line])
  }
  return [...byText].map(([text, same]) => ({
    id: newId(),
    text,
    brings: [...new Set(same.map(whatItBrings))].filter(Boolean).join(' ; ').slice(0, 1000),
    minutes: MINUTES.line,
    lineIds: same.map(({ id }) => id).slice(0, 50),
  }))
}

/** The criterion of a line, else its indicator where the question says something else. */
function whatItBrings({ criterion, name, question }: GuideLine): string {
  return criterion.trim() || (question.trim() === '' ? '' : name.trim())
}

export type GuideMinutes = { readonly minutes: number; readonly unknown: number }

/** Minutes of a guide: the sum of those said, and how many questions say none. */
export function minutesOfGuide(items: readonly Pick<GuideItem, 'minutes'>[]): GuideMinutes {
  return {
    minutes: items.reduce((sum, item) => sum + (item.minutes ?? 0), 0),
    unknown: items.filter((item) => item.minutes === null).length,
  }
}

/** The lines in a mode that no question of any guide of that format answers. */
export function findUnasked(
  lines: readonly GuideLine[],
  guides: readonly { readonly format: Format; readonly items: readonly Pick<GuideItem, 'lineIds'>[] }[],
  format: Format,
): readonly GuideLine[] {
  const asked = new Set(
    guides
      .filter((guide) => guide.format === format)
      .flatMap(({ items }) => items.flatMap(({ lineIds }) => lineIds)),
  )
  return lines.filter(
    ({ id, mode, isSetAside }) => mode === MODE_OF_FORMAT[format] && !isSetAside && !asked.has(id),
  )
}

/** A guide as the coverage of the framework counts it. */
export function instrumentOfGuide(guide: {
  readonly id: string
  readonly title: string
  readonly format: Format
  readonly items: readonly Pick<GuideItem, 'lineIds'>[]
}): Instrument {
  return {
    id: guide.id,
    title: guide.title,
    mode: MODE_OF_FORMAT[guide.format],
    asks: guide.items.flatMap(({ lineIds }) => lineIds.map((lineId) => ({ lineId }))),
  }
}
