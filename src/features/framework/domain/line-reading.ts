import type { Day } from '#kernel/day.ts'
import { foldText } from '#kernel/text-measure.ts'
import type { Lang } from '#kernel/words.ts'
import {
  type ColumnSpec,
  cellKey,
  type Mending,
  mendTable,
  type TableProblem,
  type TableSpec,
} from '#platform/tables/mending.ts'
import { doubtedRows, type MendingPreview, previewMending } from '#platform/tables/mending-preview.ts'
import { proposeMending } from '#platform/tables/mending-proposal.ts'
import type { Table } from '#platform/tables/table.ts'
import { blankLine, type FrameworkLine, startLineFrom } from './framework-line.ts'
import type {
  CollectionMode,
  Dimension,
  Direction,
  ImpactLevel,
  Indicator,
  IndicatorKind,
} from './indicator.ts'
import {
  type CellSurroundings,
  findByName,
  readChoice,
  readCode,
  readDay,
  readFigure,
  readHours,
  readObjective,
  readSat,
  readText,
  readVariables,
} from './line-cells.ts'
import { LINE_COLUMNS, type LineColumn } from './line-columns.ts'
import {
  findDimension,
  findDirection,
  findImpactLevel,
  findKind,
  findMode,
  findYesNo,
} from './written-names.ts'

/** One row as its cells say it; `null` and '' leave the word to the catalogue. */
type LineCells = {
  readonly objective: string | null
  readonly question: string
  readonly criterion: string
  readonly code: string | null
  readonly name: string
  readonly definition: string
  readonly kind: IndicatorKind | null
  readonly unit: string
  readonly formula: string
  readonly impactLevel: ImpactLevel | null
  readonly dimension: Dimension | null
  readonly sat: FrameworkLine['sat']
  readonly baseline: number | null
  readonly baselineOn: Day | null
  readonly target: number | null
  readonly targetOn: Day | null
  readonly targetReason: string
  readonly source: string
  readonly mode: CollectionMode | null
  readonly timing: string
  readonly owner: string
  readonly dueOn: Day | null
  readonly hours: number | null
  readonly respondents: string
  readonly personalData: boolean
  readonly limits: string
  readonly direction: Direction | null
  readonly variables: FrameworkLine['variables']
  readonly boundBad: number | null
  readonly boundGood: number | null
} & Readonly<Record<`level${0 | 1 | 2 | 3 | 4}`, string>>

/** A mending of a framework: merged cells of a spreadsheet leave blanks that mean "as above". */
export type LineMending = Mending & { readonly asAbove?: boolean }

export type NumberedLine = { readonly rowNumber: number; readonly line: FrameworkLine }

export type LineReading = {
  /** The rows that enter: without problem, and without a doubt that nobody waved through. */
  readonly lines: readonly NumberedLine[]
  readonly preview: MendingPreview
}

export type ReadingSurroundings = CellSurroundings & {
  /** Names of the lines that the framework has already. */
  readonly names: readonly string[]
  /** Language in which the catalogue fills what the file leaves out. */
  readonly lang: Lang
}

/** Reads a framework kept in a spreadsheet. The preview and the entering both judge a table here. */
export function readLines(table: Table, around: ReadingSurroundings, mending: LineMending = {}): LineReading {
  const spec = lineSpec(around)
  const mended = mendTable(table, spec, mending)
  const { rows, problems, ...found } = mended
  const filled = mending.asAbove ? fillDown(rows) : rows
  const read = filled.map(({ rowNumber, value }) => ({ rowNumber, line: lineOf(value, around) }))
  const doubts = findTwins(read, around.names, found.labels.name ?? null)
  const doubted = doubtedRows(doubts, mending)
  const preview = previewMending({
    table,
    mending,
    model: spec.columns.map(({ field, name, required }) => ({ field, name, required: required === true })),
    found,
    problems,
    doubts,
    proposal: proposeMending(table, spec.columns, mended, mending),
  })
  return {
    lines: read.filter(({ rowNumber }) => !doubted.has(rowNumber)),
    preview: { ...preview, understood: tellUnderstood(filled, around) },
  }
}

/** Columns of a framework; only the indicator must be there: by its name, or by its code. */
function lineSpec(around: ReadingSurroundings): TableSpec<LineCells> {
  const code = readCode(around.catalogue)
  const text = <F extends Parameters<typeof readText>[0]>(field: F) => readText(field)
  const known = (cell: (field: string) => string): Indicator | undefined => {
    const read = code(cell('code'))
    return 'value' in read && read.value !== null
      ? around.catalogue.find((each) => each.code === read.value)
      : findByName(around.catalogue, cell('name'))
  }
  const parsers: { readonly [F in LineColumn]: ColumnSpec<Pick<LineCells, F>>['parse'] } = {
    objective: readObjective(around),
    question: text('question'),
    criterion: text('criterion'),
    code,
    name: (name, { cell }) =>
      name === '' && !known(cell) ? { problem: 'framework.name-missing' } : readText('name')(name),
    definition: text('definition'),
    kind: readChoice(findKind, 'framework.kind-unknown'),
    unit: text('unit'),
    formula: text('formula'),
    impactLevel: readChoice(findImpactLevel, 'framework.level-unknown'),
    dimension: (dimension, { cell }) =>
      dimension === '' && !known(cell)
        ? { problem: 'framework.dimension-missing' }
        : readChoice(findDimension, 'framework.dimension-unknown')(dimension),
    sat: readSat,
    baseline: readFigure,
    baselineOn: readDay,
    target: readFigure,
    targetOn: readDay,
    targetReason: text('targetReason'),
    source: text('source'),
    mode: readChoice(findMode, 'framework.mode-unknown'),
    timing: text('timing'),
    owner: text('owner'),
    dueOn: readDay,
    hours: readHours,
    respondents: text('respondents'),
    personalData: (written) => {
      const value = findYesNo(written)
      return value === undefined ? { problem: 'framework.yes-no-unknown' } : { value }
    },
    limits: text('limits'),
    direction: readChoice(findDirection, 'framework.direction-unknown'),
    variables: readVariables,
    boundBad: readFigure,
    boundGood: readFigure,
    level0: text('level'),
    level1: text('level'),
    level2: text('level'),
    level3: text('level'),
    level4: text('level'),
  }
  const columns = LINE_COLUMNS.map(({ field, header, aliases }) => ({
    field,
    name: header.fr,
    aliases: [header.en, ...aliases],
    required: field === 'name' ? { unlessField: 'code' } : false,
    parse: parsers[field],
  }))
  return { columns: columns as unknown as readonly ColumnSpec<LineCells>[], check: checkCells }
}

function checkCells(row: Partial<LineCells>) {
  const { kind, baseline, target } = row
  if (kind !== 'qualitative') return []
  return (['baseline', 'target'] as const).flatMap((field) => {
    const value = { baseline, target }[field] ?? null
    const isLevel = value === null || (Number.isInteger(value) && value >= 0 && value <= 4)
    return isLevel ? [] : [{ code: 'framework.level-out-of-range', field }]
  })
}

type Rows = readonly { readonly rowNumber: number; readonly value: LineCells }[]

/** Blank objectives, questions and criteria take the last one above; a new objective begins its own questions. */
function fillDown(rows: Rows): Rows {
  let above: Pick<LineCells, 'objective' | 'question' | 'criterion'> | undefined
  return rows.map(({ rowNumber, value }) => {
    const isNewObjective = value.objective !== null && value.objective !== above?.objective
    const from = isNewObjective ? undefined : above
    const isNewQuestion = value.question !== '' && value.question !== from?.question
    above = {
      objective: value.objective ?? above?.objective ?? null,
      question: value.question || (from?.question ?? ''),
      criterion: value.criterion || (isNewQuestion ? '' : (from?.criterion ?? '')),
    }
    return { rowNumber, value: { ...value, ...above } }
  })
}

function indicatorOf({ code, name }: LineCells, { catalogue }: CellSurroundings): Indicator | undefined {
  return code === null ? findByName(catalogue, name) : catalogue.find((each) => each.code === code)
}

/** A line from its cells; what they leave out comes from the indicator of the catalogue, where there is one. */
function lineOf(cells: LineCells, around: ReadingSurroundings): FrameworkLine {
  const { objective, code: _code, kind, impactLevel, dimension, mode, sat, variables, ...others } = cells
  const { level0, level1, level2, level3, level4, ...rest } = others
  const written = [level0, level1, level2, level3, level4]
  const indicator = indicatorOf(cells, around)
  const base = indicator
    ? startLineFrom(indicator, around.lang)
    : blankLine(cells.name, kind ?? 'quantitative', dimension ?? 'ECO')
  const said = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== '' && value !== null && value !== false),
  )
  const nature = kind ?? base.kind
  return {
    ...base,
    ...said,
    objectiveId: objective,
    kind: nature,
    impactLevel: impactLevel ?? base.impactLevel,
    dimension: dimension ?? base.dimension,
    mode: mode ?? base.mode,
    sat: sat.length > 0 ? sat : base.sat,
    variables: variables.length > 0 ? variables : base.variables,
    levels: nature === 'qualitative' ? written.map((each, level) => each || (base.levels[level] ?? '')) : [],
  }
}

/** Rows whose indicator the framework, or an earlier row, has already: most often the same table pasted twice. */
function findTwins(
  read: readonly NumberedLine[],
  names: readonly string[],
  column: string | null,
): TableProblem[] {
  const known = new Set(names.map(foldText))
  const earlier = new Map<string, number>()
  return read.flatMap(({ rowNumber, line }): TableProblem[] => {
    const key = foldText(line.name)
    const first = earlier.get(key)
    earlier.set(key, first ?? rowNumber)
    const frame = { row: rowNumber, column, field: 'name', value: line.name }
    if (known.has(key)) return [{ ...frame, code: 'framework.line-already-there', params: {} }]
    return first === undefined ? [] : [{ ...frame, code: 'framework.line-twice', params: { first } }]
  })
}

/** Where the catalogue or an objective was recognised in other words than its own. */
function tellUnderstood(rows: Rows, around: ReadingSurroundings): Readonly<Record<string, string>> {
  return Object.fromEntries(
    rows.flatMap(({ rowNumber, value }) => {
      const indicator = indicatorOf(value, around)
      const objective = around.objectives.find(({ id }) => id === value.objective)
      return [
        ...(indicator && value.code !== null
          ? [[cellKey(rowNumber, 'code'), `→ ${indicator.name[around.lang]}`]]
          : []),
        ...(indicator && value.code === null ? [[cellKey(rowNumber, 'name'), `→ ${indicator.code}`]] : []),
        ...(objective ? [[cellKey(rowNumber, 'objective'), `→ ${objective.title}`]] : []),
      ]
    }),
  )
}
