import type { SatObjective } from '#features/evaluations/domain/objective.ts'
import { SAT_OBJECTIVES } from '#features/evaluations/domain/objective.ts'
import type { Day } from '#kernel/day.ts'
import { foldText } from '#kernel/text-measure.ts'
import { parseDateText, readDecimal } from '#platform/tables/cell-text.ts'
import type { CellReading } from '#platform/tables/mending.ts'
import type { Indicator, IndicatorVariable } from './indicator.ts'

/** What a line may lean on while its cells are read. */
export type CellSurroundings = {
  readonly objectives: readonly { readonly id: string; readonly title: string }[]
  readonly catalogue: readonly Indicator[]
}

export const TEXT_LIMITS = {
  level: 500,
  name: 200,
  definition: 2000,
  unit: 60,
  formula: 2000,
  question: 500,
  criterion: 500,
  targetReason: 500,
  source: 500,
  timing: 200,
  owner: 200,
  respondents: 500,
  limits: 1000,
} as const

export const MOST_HOURS = 100_000

export function readText(field: keyof typeof TEXT_LIMITS): (text: string) => CellReading<string> {
  const most = TEXT_LIMITS[field]
  return (text) =>
    text.length > most ? { problem: 'framework.text-long', params: { most } } : { value: text.trim() }
}

/** An empty cell is unknown, never zero. */
export function readFigure(text: string): CellReading<number | null> {
  const bare = text.replace(/\s*(?:%|h|heures?|hours?)\s*$/iu, '').trim()
  if (bare === '' || bare === '?' || bare === '–' || bare === '-') return { value: null }
  const reading = readDecimal(bare)
  if ('value' in reading) return { value: Number(reading.value) }
  return reading.problem === 'ambiguous'
    ? {
        problem: 'framework.figure-ambiguous',
        params: {
          choices: reading.readings.join('\n'),
          first: reading.readings[0],
          second: reading.readings[1],
        },
      }
    : { problem: 'framework.figure-unreadable' }
}

export function readHours(text: string): CellReading<number | null> {
  const reading = readFigure(text)
  if (!('value' in reading) || reading.value === null) return reading
  return reading.value < 0 || reading.value > MOST_HOURS
    ? { problem: 'framework.hours-out-of-range', params: { most: MOST_HOURS } }
    : reading
}

export function readDay(text: string): CellReading<Day | null> {
  if (text === '' || text === '?') return { value: null }
  const day = parseDateText(text)
  return day === undefined ? { problem: 'framework.day-unreadable' } : { value: day }
}

/** « O1 ; O3 »; an order or a separator of any kind. */
export function readSat(text: string): CellReading<readonly SatObjective[]> {
  const parts = text.split(/[\s;,/|+]+/u).filter((part) => part !== '')
  const known = parts.map((part) => SAT_OBJECTIVES.find((sat) => sat === part.toUpperCase()))
  const wrong = parts[known.indexOf(undefined)]
  if (wrong !== undefined) return { problem: 'framework.sat-unknown', params: { written: wrong } }
  return { value: SAT_OBJECTIVES.filter((sat) => known.includes(sat)) }
}

/** One of few choices; an empty cell is `null`, to be filled by the catalogue or by what goes without saying. */
export function readChoice<T extends string>(
  find: (text: string) => T | undefined,
  problem: string,
): (text: string) => CellReading<T | null> {
  return (text) => {
    if (text.trim() === '') return { value: null }
    const value = find(text)
    return value === undefined ? { problem } : { value }
  }
}

/**
 * The objective that a cell means: its whole title, its number (« 2 », « Objectif 2 »), or a part of one title alone.
 * Accents, case and blanks aside. Several or none: a problem that offers what it may be.
 */
export function readObjective({
  objectives,
}: Pick<CellSurroundings, 'objectives'>): (text: string) => CellReading<string | null> {
  const folded = objectives.map(({ id, title }, at) => ({ id, title, at, key: bare(title) }))
  return (text) => {
    const key = bare(text)
    if (key === '') return { value: null }
    const whole = folded.find((each) => each.key === key)
    if (whole) return { value: whole.id }
    const number = /^(?:objectif|objective|o|obj|n)?\s*(\d{1,2})$/.exec(key)?.[1]
    const numbered = number === undefined ? undefined : folded[Number(number) - 1]
    if (numbered) return { value: numbered.id }
    const near =
      key.length < 4
        ? []
        : folded.filter((each) => each.key.includes(key) || (each.key !== '' && key.includes(each.key)))
    const [only, ...others] = near
    if (only && others.length === 0) return { value: only.id }
    const choices = (near.length > 0 ? near : folded).map(({ title }) => title)
    return choices.length === 0
      ? { problem: 'framework.objective-none' }
      : { problem: 'framework.objective-unknown', params: { choices: choices.slice(0, 12).join('\n') } }
  }
}

function bare(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A code of the catalogue as people type it: « eco 4 » is ECO-04. */
export function readCode(catalogue: readonly Indicator[]): (text: string) => CellReading<string | null> {
  const codes = new Set(catalogue.map(({ code }) => code))
  return (text) => {
    if (text === '') return { value: null }
    const parts = /^([a-z]{3})\s*[-–_ ]?\s*(\d{1,2})$/i.exec(text.trim())
    const code = parts
      ? `${parts[1]?.toUpperCase()}-${parts[2]?.padStart(2, '0')}`
      : text.trim().toUpperCase()
    return codes.has(code) ? { value: code } : { problem: 'framework.code-unknown' }
  }
}

/** The indicator whose French or English name is exactly this one, accents and case aside. */
export function findByName(catalogue: readonly Indicator[], name: string): Indicator | undefined {
  const key = bare(name)
  return key === ''
    ? undefined
    : catalogue.find(({ name: { fr, en } }) => bare(fr) === key || bare(en) === key)
}

/** « repas_bio = repas bio servis », several between semicolons or lines. */
export function readVariables(text: string): CellReading<IndicatorVariable[]> {
  const parts = text
    .split(/[;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const variables = parts.map((part) => {
    const equals = part.indexOf('=')
    return equals < 0
      ? { name: part, meaning: '' }
      : { name: part.slice(0, equals).trim(), meaning: part.slice(equals + 1).trim() }
  })
  const long = variables.find(({ name, meaning }) => name.length > 80 || meaning.length > 300)
  return long || variables.length > 60
    ? { problem: 'framework.text-long', params: { most: 300 } }
    : { value: variables }
}
