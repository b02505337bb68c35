import type { Lang } from '#kernel/words.ts'
import { formatDay } from '#platform/web/lang.tsx'
import { NO_TICKS, OBJECTIVE_TICKS, type Objective, type ObjectiveTicks } from '../domain/objective.ts'
import type { EvaluationsSay } from '../words.ts'
import type { ObjectiveRecord } from './evaluations-api.ts'

export const EMPTY_OBJECTIVE: Objective = {
  change: '',
  who: '',
  what: '',
  byHowMuch: '',
  byWhen: null,
  noticedBy: '',
  thanksTo: '',
  sat: [],
  ticks: NO_TICKS,
}

/** An objective as it is typed, with the stories that it is drawn from. */
export type ObjectiveForm = Objective & { readonly storyIds: readonly string[] }

export function readObjectiveForm(record: ObjectiveRecord): ObjectiveForm {
  return { ...readObjective(record), storyIds: record.storyIds }
}

export function readObjective(record: ObjectiveRecord): Objective {
  const { change, who, what, byHowMuch, byWhen, noticedBy, thanksTo, sat } = record
  // JSON holds no undefined: a tick is there or is not
  const ticks = { ...NO_TICKS, ...(record.ticks as Partial<ObjectiveTicks>) }
  return { change, who, what, byHowMuch, byWhen, noticedBy, thanksTo, sat, ticks }
}

export function objectiveValues(objective: Objective) {
  const { who, what, byHowMuch, byWhen, noticedBy, thanksTo, ticks } = objective
  const change = objective.change.trim()
  return { change, who, what, byHowMuch, byWhen, noticedBy, thanksTo, sat: [...objective.sat], ticks }
}

/** The objective in one sentence: who, change and what, how much, by when. Unwritten parts are left out. */
export function writeObjective(objective: Objective, say: EvaluationsSay, lang: Lang): string {
  const { change, what, who, byHowMuch, byWhen } = objective
  const parts = [`${change} ${what}`.trim(), byHowMuch.trim()]
  if (byWhen) parts.push(say('objective.by', { date: formatDay(byWhen, lang) }))
  const said = parts.filter((part) => part !== '').join(', ')
  return who.trim() === '' ? said : say('objective.for', { who: who.trim(), said: withoutCapital(said) })
}

/** « Pour les enfants : augmenter… »; a name in capitals stays as it is. */
function withoutCapital(said: string): string {
  return /^\p{Lu}\p{Ll}/u.test(said) ? said.charAt(0).toLowerCase() + said.slice(1) : said
}

export const OBJECTIVE_FIELDS = [
  'change',
  'what',
  'who',
  'byHowMuch',
  'byWhen',
  'noticedBy',
  'thanksTo',
  'sat',
  'ticks',
] as const satisfies readonly (keyof Objective)[]

/** A field in words, to compare two versions and for readers; '' when it is empty. */
export function showObjectiveField(
  field: keyof Objective,
  objective: Objective,
  say: EvaluationsSay,
  lang: Lang,
): string {
  switch (field) {
    case 'byWhen':
      return objective.byWhen ? formatDay(objective.byWhen, lang) : ''
    case 'sat':
      return objective.sat.map((each) => say(`sat.${each}`)).join(', ')
    case 'ticks':
      return OBJECTIVE_TICKS.map((tick) =>
        say('pair', { name: say(`tick.${tick}`), value: say(tickAnswer(objective.ticks[tick])) }),
      ).join('\n')
    default:
      return objective[field]
  }
}

export function tickAnswer(
  given: boolean | null,
): 'tick-answer.yes' | 'tick-answer.no' | 'tick-answer.unknown' {
  if (given === null) return 'tick-answer.unknown'
  return given ? 'tick-answer.yes' : 'tick-answer.no'
}
