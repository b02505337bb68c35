import type { Day } from '#kernel/day.ts'
import type { Lang } from '#kernel/words.ts'
import { formatDay } from '#platform/web/lang.tsx'
import { fillQuestion, type Perimeter, readPerimeter } from '../domain/perimeter.ts'
import type { EvaluationsSay } from '../words.ts'
import type { EvaluationRecord } from './evaluations-api.ts'
import { sayLocalMeaning, sayLocalProduct } from './local-words.ts'

/** The sheet as it is typed: numbers are texts until they are sent, '' is unknown. */
export type PerimeterForm = Omit<Perimeter, 'meansDays' | 'meansEuros'> & {
  readonly meansDays: string
  readonly meansEuros: string
  /** The day the evaluation was opened; the three months for a baseline run from it. */
  readonly startedOn: Day | null
}

/** The whole sheet of an evaluation, with what nobody filled yet empty. */
export function perimeterOf(evaluation: EvaluationRecord): Perimeter {
  // JSON holds no undefined: a field is there or is not
  const kept = evaluation.perimeter as Partial<Perimeter>
  return { ...readPerimeter(kept), title: evaluation.title, mode: evaluation.mode }
}

export function readPerimeterForm(evaluation: EvaluationRecord): PerimeterForm {
  const perimeter = perimeterOf(evaluation)
  return {
    ...perimeter,
    meansDays: perimeter.meansDays === null ? '' : String(perimeter.meansDays),
    meansEuros: perimeter.meansEuros ?? '',
    startedOn: evaluation.startedOn,
  }
}

/** The sheet that the rules review. */
export function typedPerimeter({ startedOn: _, ...form }: PerimeterForm): Perimeter {
  return {
    ...form,
    meansDays: form.meansDays === '' ? null : Number(form.meansDays),
    meansEuros: form.meansEuros === '' ? null : form.meansEuros,
  }
}

export const MOST_DAYS = 100_000

/** Euros with at most two decimals, as the database keeps them. */
export function areEuros(text: string): boolean {
  return text === '' || /^\d{1,11}(\.\d{1,2})?$/.test(text)
}

export function areDays(text: string): boolean {
  return text === '' || (Number(text) >= 0 && Number(text) <= MOST_DAYS)
}

/** What is sent to the server. */
export function perimeterValues(form: PerimeterForm) {
  const { title, mode, ...sheet } = typedPerimeter(form)
  return {
    title: title.trim(),
    ...(mode ? { mode } : {}),
    startedOn: form.startedOn,
    perimeter: {
      ...sheet,
      links: [...sheet.links],
      communes: [...sheet.communes],
      localDefinitions: [...sheet.localDefinitions],
      outOfScope: [...sheet.outOfScope],
      stakes: [...sheet.stakes],
      questions: [...sheet.questions],
    },
  }
}

/** The day from which the three months for a baseline run. */
export function openedOn(form: Pick<PerimeterForm, 'startedOn'>, createdAt: string): Day {
  return form.startedOn ?? createdAt.slice(0, 10)
}

/** « du 1 janvier 2026 au 31 décembre 2028 », '' when neither end is known. */
export function formatPeriod(from: Day | null, to: Day | null, lang: Lang, say: EvaluationsSay): string {
  const params = { from: from ? formatDay(from, lang) : '', to: to ? formatDay(to, lang) : '' }
  if (from && to) return say('period.both', params)
  if (from) return say('period.from', params)
  return to ? say('period.to', params) : ''
}

/** A field in words: for people who read, and to compare two versions. '' when it is empty. */
export function showPerimeterField(
  field: keyof PerimeterForm,
  form: PerimeterForm,
  say: EvaluationsSay,
  lang: Lang,
): string {
  switch (field) {
    case 'mode':
      return form.mode ? say(`mode.${form.mode}`) : ''
    case 'links':
      return form.links.map((link) => say(`link-of-chain.${link}`)).join(', ')
    case 'stakes':
      return form.stakes.map((stake) => say(`stake.${stake}`)).join(', ')
    case 'communes':
      return form.communes.length === 0 ? '' : say('communes.count', { n: form.communes.length })
    case 'localDefinitions':
      return form.localDefinitions
        .map((each) =>
          say('pair', { name: sayLocalProduct(each, say), value: sayLocalMeaning(each, say, lang) }),
        )
        .join(' ; ')
    case 'outOfScope':
      return form.outOfScope.map(({ what, why }) => (why ? `${what} (${why})` : what)).join(' ; ')
    case 'questions':
      return form.questions.map((each) => say('question.template', fillQuestion(each).params)).join('\n')
    case 'periodFrom':
    case 'periodTo':
    case 'baselineDate':
    case 'baselinePlannedBy':
    case 'startedOn': {
      const day = form[field]
      return day ? formatDay(day, lang) : ''
    }
    case 'meansDays':
      return form.meansDays === '' ? '' : say('means.days-value', { n: Number(form.meansDays) })
    case 'meansEuros':
      return areEuros(form.meansEuros) && form.meansEuros !== ''
        ? formatEuros(form.meansEuros, lang)
        : form.meansEuros
    default:
      return form[field]
  }
}

export const PERIMETER_FIELDS = [
  'title',
  'mode',
  'product',
  'links',
  'communes',
  'localDefinitions',
  'population',
  'startedOn',
  'periodFrom',
  'periodTo',
  'baselineDate',
  'baselinePlannedBy',
  'stakes',
  'questions',
  'recipients',
  'use',
  'meansDays',
  'meansEuros',
  'sponsor',
  'reviewer',
  'constraints',
  'outOfScope',
] as const satisfies readonly (keyof PerimeterForm)[]

/** What each field is called. */
export function perimeterNames(say: EvaluationsSay): Readonly<Record<keyof PerimeterForm, string>> {
  const names = PERIMETER_FIELDS.map((field) => [field, say(`field.${field}`)])
  return Object.fromEntries(names) as Record<keyof PerimeterForm, string>
}

/** "1500.50" → « 1 500,50 € »; the text goes to the formatter as it is, never through a float. */
export function formatEuros(text: string, lang: Lang): string {
  const style = { style: 'currency', currency: 'EUR' } as const
  return new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', style).format(text as `${number}`)
}
