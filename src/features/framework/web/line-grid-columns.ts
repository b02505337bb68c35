import { COLLECTION_MODES, DIMENSIONS, IMPACT_LEVELS, INDICATOR_KINDS } from '../domain/indicator.ts'
import { MOST_HOURS, readDay, readFigure, readHours, TEXT_LIMITS } from '../domain/line-cells.ts'
import type { frameworkWords } from '../words.ts'
import type { Line, Surroundings } from './framework-state.ts'
import { titleOfObjective } from './framework-state.ts'

export type GridField =
  | 'name'
  | 'objectiveId'
  | 'question'
  | 'criterion'
  | 'kind'
  | 'unit'
  | 'impactLevel'
  | 'dimension'
  | 'mode'
  | 'source'
  | 'timing'
  | 'owner'
  | 'dueOn'
  | 'hours'
  | 'respondents'
  | 'baseline'
  | 'target'

type SayKey = Extract<keyof (typeof frameworkWords)['fr'], string>
type Say = (key: SayKey) => string

export type GridColumn = {
  readonly field: GridField
  readonly label: SayKey
  readonly kind: 'text' | 'figure' | 'hours' | 'day' | 'choice'
  /** In rem. */
  readonly width: number
  readonly options?: (say: Say, around: Surroundings) => readonly { value: string; label: string }[]
}

/** The columns of the table, in the order of method 2.5 after the name, which stays in view. */
export const GRID_COLUMNS: readonly GridColumn[] = [
  { field: 'name', label: 'field.name', kind: 'text', width: 15 },
  {
    field: 'objectiveId',
    label: 'field.objective',
    kind: 'choice',
    width: 13,
    options: (say, { objectives }) => [
      { value: '', label: say('field.objective-none') },
      ...objectives.map((each) => ({ value: each.id, label: titleOfObjective(each) })),
    ],
  },
  { field: 'question', label: 'field.question', kind: 'text', width: 13 },
  { field: 'criterion', label: 'field.criterion', kind: 'text', width: 13 },
  {
    field: 'kind',
    label: 'field.kind',
    kind: 'choice',
    width: 7.5,
    options: (say) => INDICATOR_KINDS.map((value) => ({ value, label: say(`kind.short-${value}`) })),
  },
  { field: 'unit', label: 'field.unit', kind: 'text', width: 6.5 },
  {
    field: 'impactLevel',
    label: 'field.level',
    kind: 'choice',
    width: 8.5,
    options: (say) => IMPACT_LEVELS.map((value) => ({ value, label: say(`impact-level.${value}`) })),
  },
  {
    field: 'dimension',
    label: 'field.dimension',
    kind: 'choice',
    width: 10,
    options: (say) => DIMENSIONS.map((value) => ({ value, label: say(`dimension.${value}`) })),
  },
  {
    field: 'mode',
    label: 'field.mode',
    kind: 'choice',
    width: 10,
    options: (say) => [
      { value: '', label: say('column.not-set') },
      ...COLLECTION_MODES.map((value) => ({ value, label: say(`collection-mode.${value}`) })),
    ],
  },
  { field: 'source', label: 'field.source', kind: 'text', width: 11 },
  { field: 'timing', label: 'field.timing', kind: 'text', width: 8.5 },
  { field: 'owner', label: 'field.owner', kind: 'text', width: 9 },
  { field: 'dueOn', label: 'field.due-on', kind: 'day', width: 7.5 },
  { field: 'hours', label: 'field.hours-short', kind: 'hours', width: 5.5 },
  { field: 'respondents', label: 'field.respondents', kind: 'text', width: 11 },
  { field: 'baseline', label: 'field.baseline', kind: 'figure', width: 7 },
  { field: 'target', label: 'field.target', kind: 'figure', width: 6 },
]

export type CellValue = string | number | null

export function valueIn(line: Line, field: GridField): CellValue {
  return line[field]
}

/** A value as it is typed: decimal mark of the language, days as people write them. */
export function typedOf(value: CellValue, { kind }: GridColumn, lang: 'fr' | 'en'): string {
  if (value === null) return ''
  if (typeof value === 'number') return lang === 'fr' ? String(value).replace('.', ',') : String(value)
  if (kind === 'day' && lang === 'fr') return value.split('-').reverse().join('/')
  return value
}

export type CellRead = { readonly value: CellValue } | { readonly problem: string; readonly params: Params }
type Params = Readonly<Record<string, string | number>>

/** What a typed text means in a column, or the code of what is wrong with it. */
export function readTyped(text: string, column: GridColumn): CellRead {
  const bare = text.trim()
  const params = { value: bare, most: MOST_HOURS }
  const refuse = (code: string, more: Params = {}): CellRead => ({
    problem: code,
    params: { ...params, ...more },
  })
  const { field, kind } = column
  if (kind === 'choice') return { value: field === 'objectiveId' && bare === '' ? null : bare }
  if (kind === 'text') {
    const most = TEXT_LIMITS[field as keyof typeof TEXT_LIMITS]
    if (field === 'name' && bare === '') return refuse('framework.name-missing')
    return bare.length > most ? refuse('framework.text-long', { most }) : { value: bare }
  }
  const read = kind === 'day' ? readDay(bare) : kind === 'hours' ? readHours(bare) : readFigure(bare)
  return 'value' in read ? { value: read.value } : refuse(read.problem, read.params)
}
