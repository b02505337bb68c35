import type { Lang } from '#kernel/words.ts'
import { formatDay } from '#platform/web/lang.tsx'
import { NO_TICKS, type Objective, type ObjectiveTicks } from '../domain/objective.ts'
import { type Perimeter, readPerimeter } from '../domain/perimeter.ts'
import { EMPTY_STORY, STORY_CARDS, type Story } from '../domain/story.ts'
import type { Snapshot } from '../domain/version-words.ts'
import type { VersionedKind } from '../domain/versions.ts'
import type { EvaluationsSay } from '../words.ts'
import { EMPTY_OBJECTIVE, OBJECTIVE_FIELDS, showObjectiveField } from './objective-form.ts'
import { PERIMETER_FIELDS, type PerimeterForm, showPerimeterField } from './perimeter-form.ts'

export type FieldText = { readonly field: string; readonly name: string; readonly text: string }

/** Each field of a state in words, in the order of its page; the same fields for every state of a kind. */
export function listFieldTexts(
  kind: VersionedKind,
  state: Snapshot | null,
  say: EvaluationsSay,
  lang: Lang,
): readonly FieldText[] {
  const kept = state ?? {}
  switch (kind) {
    case 'evaluation':
      return perimeterTexts(kept, say, lang)
    case 'story':
      return storyTexts(kept, say)
    case 'objective':
      return objectiveTexts(kept, say, lang)
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

// A state is what the contract let in, read back from the audit.
function perimeterTexts(kept: Snapshot, say: EvaluationsSay, lang: Lang): FieldText[] {
  const sheet = readPerimeter((kept.perimeter ?? {}) as Partial<Perimeter>)
  const form: PerimeterForm = {
    ...sheet,
    title: text(kept.title),
    mode: (kept.mode ?? null) as Perimeter['mode'],
    startedOn: text(kept.startedOn) || null,
    meansDays: sheet.meansDays === null ? '' : String(sheet.meansDays),
    meansEuros: sheet.meansEuros ?? '',
  }
  return PERIMETER_FIELDS.map((field) => ({
    field,
    name: say(`field.${field}`),
    // communes by their codes: a count would hide that one replaced another
    text: field === 'communes' ? form.communes.join(' ') : showPerimeterField(field, form, say, lang),
  }))
}

function storyTexts(kept: Snapshot, say: EvaluationsSay): FieldText[] {
  const cards: Story = { ...EMPTY_STORY, ...((kept.cards ?? {}) as Partial<Story>) }
  return [
    { field: 'title', name: say('stories.title'), text: text(kept.title) },
    ...STORY_CARDS.map((card) => ({ field: card, name: say(`card.${card}`), text: cards[card] })),
  ]
}

function objectiveTexts(kept: Snapshot, say: EvaluationsSay, lang: Lang): FieldText[] {
  const given = kept as Partial<Objective>
  const ticks = { ...NO_TICKS, ...((kept.ticks ?? {}) as Partial<ObjectiveTicks>) }
  const objective = { ...EMPTY_OBJECTIVE, ...given, ticks }
  return OBJECTIVE_FIELDS.map((field) => ({
    field,
    name: say(`objective.${field}`),
    text: state(field, objective, say, lang),
  }))
}

/** Nothing was there before the first state: unanswered ticks are not words. */
function state(field: keyof Objective, objective: Objective, say: EvaluationsSay, lang: Lang): string {
  const isUntold = field === 'ticks' && Object.values(objective.ticks).every((tick) => tick === null)
  return isUntold ? '' : showObjectiveField(field, objective, say, lang)
}

/** A moment as people say it: « 23 novembre 2026 à 18:30 ». */
export function formatMoment(at: string, lang: Lang): string {
  const moment = new Date(at)
  const time = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { timeStyle: 'short' })
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
  return `${formatDay(day, lang)}, ${time.format(moment)}`
}

const two = (n: number) => String(n).padStart(2, '0')
