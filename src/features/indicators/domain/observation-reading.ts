import type { Day } from '#kernel/day.ts'
import { foldText } from '#kernel/text-measure.ts'
import type { Mending, RowProblem, TableSpec } from '#platform/tables/mending.ts'
import { judgeTable, type TableJudge } from '#platform/tables/mending-judge.ts'
import type { TableHead } from '#platform/tables/table.ts'
import type { Confidence, MissingReason } from './observation.ts'
import {
  lineReader,
  placeReader,
  readConfidence,
  readEnd,
  readMissing,
  readObservedOn,
  readPeriod,
  readTextUpTo,
  readValue,
  type ValuedLine,
} from './observation-cells.ts'
import type { Period } from './period-text.ts'

/** One row as its cells say it. */
type ObservationCells = {
  readonly line: ValuedLine
  readonly period: Period | null
  readonly periodFrom: Day | null
  readonly periodTo: Day | null
  readonly value: string | null
  readonly missing: MissingReason | null
  readonly unit: string
  readonly place: string
  readonly source: string
  readonly confidence: Confidence | null
  readonly observedOn: Day | null
  readonly note: string
}

/** A value as a file brings it; `value` is an exact decimal. */
export type ReadObservation = {
  readonly lineId: string
  readonly periodFrom: Day
  readonly periodTo: Day
  readonly value: string | null
  readonly missing: MissingReason | null
  readonly unit: string
  readonly source: string
  readonly confidence: Confidence | null
  readonly observedOn: Day | null
  readonly note: string
}

export type ObservationsAround = {
  readonly lines: readonly ValuedLine[]
  readonly territory: string
  /** Values that the evaluation has already. */
  readonly known: readonly Pick<ReadObservation, 'lineId' | 'periodFrom' | 'periodTo'>[]
}

/** Judges a table of values: the preview and the entering alike. */
export function judgeObservations(
  head: TableHead,
  around: ObservationsAround,
  mending: Mending = {},
): TableJudge<ReadObservation> {
  const seen = new Map<string, number | null>(around.known.map((each) => [keyOf(each), null]))
  return judgeTable({
    head,
    mending,
    spec: observationSpec(around),
    settle: observationOf,
    doubt: (observation, rowNumber) => {
      const key = keyOf(observation)
      const first = seen.get(key)
      if (first === undefined) {
        seen.set(key, rowNumber)
        return undefined
      }
      return first === null
        ? { code: 'observations.duplicate-known', field: 'line', params: {} }
        : { code: 'observations.duplicate-in-file', field: 'line', params: { first } }
    },
    understood: ({ periodFrom, periodTo }, textOf) => {
      const text = textOf('period')
      return text === undefined || text === periodFrom
        ? undefined
        : ['period', `→ ${periodFrom} – ${periodTo}`]
    },
  })
}

function keyOf({
  lineId,
  periodFrom,
  periodTo,
}: Pick<ReadObservation, 'lineId' | 'periodFrom' | 'periodTo'>) {
  return `${lineId} ${periodFrom} ${periodTo}`
}

function observationOf(cells: ObservationCells): ReadObservation {
  const { line, period, periodFrom, periodTo, place: _, ...rest } = cells
  const from = periodFrom ?? period?.from ?? ''
  return {
    ...rest,
    lineId: line.id,
    unit: line.unit,
    periodFrom: from,
    periodTo: periodTo ?? period?.to ?? from,
  }
}

/** Columns of a table of values: the line, when, and the value or why there is none. */
export function observationSpec({
  lines,
  territory,
}: Pick<ObservationsAround, 'lines' | 'territory'>): TableSpec<ObservationCells> {
  return {
    columns: [
      {
        field: 'line',
        name: 'indicateur',
        aliases: [
          'code',
          'code indicateur',
          'nom de l’indicateur',
          'ligne',
          'indicator',
          'indicator code',
          'line',
        ],
        required: true,
        parse: lineReader(lines),
      },
      {
        field: 'period',
        name: 'periode',
        aliases: ['année', 'an', 'mois', 'date', 'exercice', 'period', 'year', 'month'],
        required: { unlessField: 'periodFrom' },
        dates: true,
        parse: readPeriod,
      },
      {
        field: 'periodFrom',
        name: 'debut',
        aliases: ['du', 'date de début', 'début de période', 'from', 'start', 'start date'],
        required: false,
        dates: true,
        parse: readEnd('from', 'periodFrom'),
      },
      {
        field: 'periodTo',
        name: 'fin',
        aliases: ['au', 'date de fin', 'fin de période', 'to', 'end', 'end date'],
        required: false,
        dates: true,
        parse: readEnd('to', 'periodTo'),
      },
      {
        field: 'value',
        name: 'valeur',
        aliases: ['value', 'résultat', 'mesure', 'chiffre', 'quantité', 'result', 'figure'],
        required: true,
        parse: readValue,
      },
      {
        field: 'missing',
        name: 'raison_absence',
        aliases: [
          'raison',
          'pourquoi absente',
          'valeur manquante',
          'absence',
          'missing',
          'missing reason',
          'reason',
        ],
        required: false,
        parse: readMissing,
      },
      {
        field: 'unit',
        name: 'unite',
        aliases: ['unit', 'unité de mesure'],
        required: false,
        parse: readTextUpTo(60),
      },
      {
        field: 'place',
        name: 'territoire',
        aliases: ['commune', 'échelle', 'niveau', 'lieu', 'place', 'territory', 'municipality', 'level'],
        required: false,
        parse: placeReader(territory),
      },
      {
        field: 'source',
        name: 'source',
        aliases: ['origine', 'provenance', 'origin'],
        required: false,
        parse: readTextUpTo(500),
      },
      {
        field: 'confidence',
        name: 'confiance',
        aliases: ['fiabilité', 'qualité', 'confidence', 'reliability', 'quality'],
        required: false,
        parse: readConfidence,
      },
      {
        field: 'observedOn',
        name: 'releve_le',
        aliases: ['date de relevé', 'date de collecte', 'collecté le', 'observed on', 'collected on'],
        required: false,
        dates: true,
        parse: readObservedOn,
      },
      {
        field: 'note',
        name: 'notes',
        aliases: ['note', 'commentaire', 'commentaires', 'remarques', 'comments', 'comment'],
        required: false,
        parse: readTextUpTo(2000),
      },
    ],
    check: checkRow,
  }
}

const HIGHEST_LEVEL = 4

/** The rules of `reviewObservation` that block, between the cells that could be read. */
function checkRow(cells: Readonly<Partial<ObservationCells>>): RowProblem<ObservationCells>[] {
  const { line, value, missing, unit = '', period, periodFrom, periodTo } = cells
  const problems: RowProblem<ObservationCells>[] = []
  if (value === null && missing === null)
    problems.push({ code: 'observation.neither-value-nor-reason', field: 'value' })
  if (typeof value === 'string' && typeof missing === 'string')
    problems.push({ code: 'observation.value-and-reason', field: 'missing' })
  if (line?.kind === 'qualitative' && typeof value === 'string' && !isLevel(value))
    problems.push({ code: 'observation.level-out-of-rubric', field: 'value' })
  if (line && unit !== '' && unit !== line.unit && foldText(unit) !== foldText(line.unit))
    problems.push({
      code: 'observation.unit-differs',
      field: 'unit',
      params: { unit, expected: line.unit, ...(line.unit === '' ? {} : { suggestion: line.unit }) },
    })
  if (period === null && periodFrom === null)
    problems.push({ code: 'observations.period-missing', field: 'period' })
  const from = periodFrom ?? period?.from
  const to = periodTo ?? period?.to
  if (from && to && from > to) problems.push({ code: 'observation.period-reversed', field: 'periodTo' })
  return problems
}

function isLevel(value: string): boolean {
  const level = Number(value)
  return Number.isInteger(level) && level >= 0 && level <= HIGHEST_LEVEL
}
