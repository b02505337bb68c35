import { foldText } from '#kernel/text-measure.ts'
import { parseDateText, readDecimal } from '#platform/tables/cell-text.ts'
import { suggestHeader } from '#platform/tables/header-names.ts'
import type { CellReading, RowContext } from '#platform/tables/mending.ts'
import { CONFIDENCES, type Confidence, type MissingReason } from './observation.ts'
import { type Period, parsePeriod } from './period-text.ts'

/** As much of a line of the framework as its values are read against. */
export type ValuedLine = {
  readonly id: string
  readonly name: string
  readonly code: string | null
  readonly unit: string
  readonly kind: 'quantitative' | 'qualitative'
}

/** How offices say that a value is missing, in a column of its own or in its place. */
const MISSING_NAMES: Readonly<Record<MissingReason, readonly string[]>> = {
  not_collected: [
    'non collecte',
    'pas encore collecte',
    'nc',
    'n.c.',
    'nd',
    'n.d.',
    'n/d',
    'non disponible',
    'non renseigne',
    'not collected',
    'not collected yet',
    'not available',
    '-',
    '?',
  ],
  refused: ['refus', 'refus de repondre', 'refused', 'refused to answer'],
  not_applicable: [
    'sans objet',
    'so',
    's.o.',
    'na',
    'n/a',
    'non concerne',
    'non applicable',
    'not applicable',
  ],
  too_few_answers: ['trop peu de reponses', 'secret statistique', 'ss', 'too few answers'],
  not_computable: ['calcul impossible', 'non calculable', 'not computable'],
  lost: ['donnee perdue', 'perdu', 'perdue', 'lost', 'data lost'],
}
const REASON_OF = new Map(
  Object.entries(MISSING_NAMES).flatMap(([reason, names]) =>
    [reason, ...names].map((name) => [name, reason as MissingReason] as const),
  ),
)

export function findMissingReason(text: string): MissingReason | undefined {
  return REASON_OF.get(foldText(text).trim())
}

/** A value as an exact decimal; null where it is missing. */
export function readValue(text: string): CellReading<string | null> {
  if (text === '' || (!/^[\d\s.,+-]*\d/.test(text) && findMissingReason(text) !== undefined))
    return { value: null }
  const reading = readDecimal(text.replace(/\s*%$/u, ''))
  if ('value' in reading)
    return reading.value.length > 30 ? { problem: 'observations.value-wrong' } : { value: reading.value }
  if (reading.problem === 'not-a-number') return { problem: 'observations.value-wrong' }
  const [french, english] = reading.readings
  return {
    problem: 'observations.value-ambiguous',
    params: { french, english, choices: reading.readings.join('\n') },
  }
}

/** Why a value is missing: what its own column says, else what stands in place of the value. */
export function readMissing(text: string, context: RowContext): CellReading<MissingReason | null> {
  if (text === '') {
    const value = context.cell('value')
    return { value: /\d/.test(value) ? null : (findMissingReason(value) ?? null) }
  }
  const reason = findMissingReason(text)
  return reason === undefined ? { problem: 'observations.missing-unknown' } : { value: reason }
}

export function readConfidence(text: string): CellReading<Confidence | null> {
  if (text === '') return { value: null }
  const letter = CONFIDENCES.find((each) => each === text.trim().toUpperCase().slice(0, 1))
  return letter !== undefined && /^[a-d](?:\s|:|\)|$)/i.test(text.trim())
    ? { value: letter }
    : { problem: 'observations.confidence-unknown' }
}

export function readObservedOn(text: string, context: RowContext): CellReading<string | null> {
  if (text === '') return { value: null }
  const day = parseDateText(text, context.dayOrder('observedOn'))
  return day === undefined ? { problem: 'observations.day-unknown' } : { value: day }
}

/** The first or the last day of a period, from a column of its own. */
export function readEnd(end: 'from' | 'to', field: string) {
  return (text: string, context: RowContext): CellReading<string | null> => {
    if (text === '') return { value: null }
    const period = parsePeriod(text, context.dayOrder(field))
    return period === undefined ? { problem: 'observations.period-unknown' } : { value: period[end] }
  }
}

export function readPeriod(text: string, context: RowContext): CellReading<Period | null> {
  if (text === '') return { value: null }
  const period = parsePeriod(text, context.dayOrder('period'))
  return period === undefined ? { problem: 'observations.period-unknown' } : { value: period }
}

export function readTextUpTo(most: number): (text: string) => CellReading<string> {
  return (text) =>
    text.length > most ? { problem: 'observations.text-long', params: { most } } : { value: text }
}

/** A line by its code in the catalogue or by its name, whatever the case and accents; of several alike none is guessed. */
export function lineReader(lines: readonly ValuedLine[]): (text: string) => CellReading<ValuedLine> {
  const byName = new Map<string, ValuedLine | 'several'>()
  const add = (key: string, line: ValuedLine) => {
    const known = byName.get(key)
    byName.set(key, known === undefined || known === line ? line : 'several')
  }
  for (const line of lines) {
    add(foldText(line.name).trim(), line)
    if (line.code) add(foldText(line.code).trim(), line)
  }
  // a table names few lines, each many times
  const written = new Map<string, ValuedLine>()
  return (text) => {
    const same = written.get(text)
    if (same) return { value: same }
    if (text === '') return { problem: 'observations.line-missing' }
    const found = byName.get(foldText(text).trim())
    if (found === 'several') return { problem: 'observations.line-ambiguous' }
    if (found) {
      written.set(text, found)
      return { value: found }
    }
    const near = suggestHeader(
      text,
      lines.map((line) => line.name),
    )
    return { problem: 'observations.line-unknown', params: near === undefined ? {} : { suggestion: near } }
  }
}

const WHOLE = new Set([
  '',
  'territoire',
  'ensemble',
  'total',
  'tout le territoire',
  'pat',
  'epci',
  'whole territory',
  'territory',
  'all',
])

/**
 * A value of the framework is one of the whole territory: a row about a part of it (a commune) is told, never taken for
 * the whole.
 */
export function placeReader(territory: string): (text: string) => CellReading<string> {
  const own = foldText(territory).trim()
  return (text) => {
    const folded = text === '' ? text : foldText(text).trim()
    return WHOLE.has(folded) || folded === own
      ? { value: text }
      : { problem: 'observations.place-part', params: { territory } }
  }
}
