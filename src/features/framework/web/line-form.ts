import type { FrameworkLine } from '../domain/framework-line.ts'
import type { IndicatorVariable } from '../domain/indicator.ts'
import { NO_QUALITY_TICKS, QUALITY_TICKS } from '../domain/quality-test.ts'
import type { Line } from './framework-state.ts'

type Figure = 'baseline' | 'target' | 'boundBad' | 'boundGood' | 'hours'
type Dated = 'baselineOn' | 'targetOn' | 'dueOn'

/** A line as it is typed: figures are decimal texts and '' is unknown, variables are one a line. */
export type LineForm = Omit<FrameworkLine, Figure | Dated | 'variables' | 'indicatorCode'> &
  Readonly<Record<Figure | Dated, string>> & { readonly variables: string }

const typed = (value: number | null): string => (value === null ? '' : String(value))
const figure = (text: string): number | null => (text === '' ? null : Number(text))
const dated = (text: string): string | null => (text === '' ? null : text)

export function toLineForm(line: Line): LineForm {
  const quality = { ...NO_QUALITY_TICKS }
  for (const tick of QUALITY_TICKS) Object.assign(quality, { [tick]: line.quality[tick] ?? null })
  return {
    objectiveId: line.objectiveId,
    elementId: line.elementId,
    question: line.question,
    criterion: line.criterion,
    name: line.name,
    definition: line.definition,
    kind: line.kind,
    unit: line.unit,
    formula: line.formula,
    variables: writeVariables(line.variables),
    levels: [0, 1, 2, 3, 4].map((level) => line.levels[level] ?? ''),
    direction: line.direction,
    boundBad: typed(line.boundBad),
    boundGood: typed(line.boundGood),
    impactLevel: line.impactLevel,
    dimension: line.dimension,
    sat: line.sat,
    baseline: typed(line.baseline),
    baselineOn: line.baselineOn ?? '',
    baselineSource: line.baselineSource,
    target: typed(line.target),
    targetOn: line.targetOn ?? '',
    targetReason: line.targetReason,
    source: line.source,
    mode: line.mode,
    timing: line.timing,
    owner: line.owner,
    dueOn: line.dueOn ?? '',
    hours: typed(line.hours),
    respondents: line.respondents,
    personalData: line.personalData,
    personalDataNote: line.personalDataNote,
    limits: line.limits,
    quality,
  }
}

/** What is sent: an empty name keeps the former one until something is written. */
export function fromLineForm(form: LineForm) {
  const { name, levels, sat, variables, ...rest } = form
  return {
    ...rest,
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    levels: form.kind === 'qualitative' ? [...levels] : [],
    sat: [...sat],
    variables: readVariables(variables),
    boundBad: figure(form.boundBad),
    boundGood: figure(form.boundGood),
    baseline: figure(form.baseline),
    baselineOn: dated(form.baselineOn),
    target: figure(form.target),
    targetOn: dated(form.targetOn),
    dueOn: dated(form.dueOn),
    hours: figure(form.hours),
    quality: { ...form.quality },
  }
}

/** « repas_bio = repas bio servis », one a line. */
export function writeVariables(variables: readonly IndicatorVariable[]): string {
  return variables.map(({ name, meaning }) => (meaning ? `${name} = ${meaning}` : name)).join('\n')
}

export function readVariables(text: string): IndicatorVariable[] {
  return text
    .split('\n')
    .map((line) => {
      const equals = line.indexOf('=')
      return equals < 0
        ? { name: line.trim(), meaning: '' }
        : { name: line.slice(0, equals).trim(), meaning: line.slice(equals + 1).trim() }
    })
    .filter(({ name }) => name !== '')
}
