import {
  type Choice,
  FORM_LIMITS,
  type FormItem,
  type FormLanguage,
  type Group,
  type Question,
  type Repeat,
} from './form.ts'
import type { ReadTexts, XlsformLists } from './xlsform-choices.ts'
import { cellIn, columnOf, placeOf, type XlsformRow, type XlsformTable } from './xlsform-columns.ts'
import { restoreMatrix, restoreQuestion } from './xlsform-own-types.ts'
import type { ReportXlsform, XlsformPlace } from './xlsform-problem.ts'
import { readParameters, readQuestionCells } from './xlsform-question.ts'
import { readXlsformRule } from './xlsform-rule.ts'
import { readXlsformType, type XlsformType } from './xlsform-types.ts'

/** Where a cell of an item stands: by its name and the key of its column. */
export type ItemPlaces = Map<string, (key: string, holding?: string) => XlsformPlace>

export type XlsformSurvey = {
  readonly items: readonly FormItem[]
  readonly places: ItemPlaces
  /** Every name of the file, of refused questions too: a rule that names one is not wrong a second time. */
  readonly names: ReadonlySet<string>
  /** Lists that only carried the levels of a rubric. */
  readonly spentLists: ReadonlySet<string>
}

type Frame = {
  readonly kind: 'group' | 'repeat' | 'loop'
  readonly row: XlsformRow
  readonly head: Omit<Group, 'items'> | Omit<Repeat, 'items'>
  readonly items: FormItem[]
}

export type SurveyReading = {
  readonly table: XlsformTable
  readonly lists: XlsformLists['lists']
  readonly languages: readonly FormLanguage[]
  readonly texts: ReadTexts
  readonly report: ReportXlsform
  readonly leaveOut: ReportXlsform
}

const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u
const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])
const NOT_OF_GROUPS = [
  'hint',
  'constraint',
  'required',
  'readonly',
  'calculation',
  'default',
  'choice_filter',
]

/** Reads the rows of the sheet `survey`, groups within groups. Everything wrong is reported; reading goes on. */
export function readXlsformSurvey(reading: SurveyReading): XlsformSurvey {
  const { table, lists, report, leaveOut } = reading
  const items: FormItem[] = []
  const frames: Frame[] = []
  const names = new Map<string, number>()
  const places: ItemPlaces = new Map()
  const spentLists = new Set<string>()
  const typeColumn = columnOf(table, 'type')
  const nameColumn = columnOf(table, 'name')
  const siblings = () => frames.at(-1)?.items ?? items

  for (const row of table.rows) {
    const read = (key: string) => cellIn(row, columnOf(table, key))
    const at = (key: string) => placeOf(table, row, columnOf(table, key))
    const cell = cellIn(row, typeColumn)
    if (/^(yes|true)/i.test(read('disabled'))) continue
    if (cell === '') {
      report('type-missing', placeOf(table, row, typeColumn))
      continue
    }
    const type = readXlsformType(cell)
    if (type.kind === 'end') closeFrame(type, row)
    else {
      const name = readName(row, type)
      if (type.kind === 'begin') openFrame(type, row, name)
      else addQuestion(type, row, name, read, at)
    }
  }
  for (const { row } of frames) report('group-open', placeOf(table, row, typeColumn))
  return { items, places, names: new Set(names.keys()), spentLists }

  function readName(row: XlsformRow, type: XlsformType): string {
    const name = cellIn(row, nameColumn)
    const place = placeOf(table, row, nameColumn)
    places.set(name, (key, holding) => {
      const columns = table.columns.filter((column) => column.key === key)
      const column = columns.find((one) => cellIn(row, one).includes(holding ?? '')) ?? columns[0]
      return placeOf(table, row, column ?? nameColumn)
    })
    if (name === '') report('name-missing', place)
    else if (!NAME.test(name) || name.length > FORM_LIMITS.name || RESERVED.has(name))
      report('name', place, { name, most: FORM_LIMITS.name })
    const first = names.get(name)
    if (name !== '' && first !== undefined) report('name-twice', place, { name, first })
    if (first === undefined) names.set(name, row.number)
    if (type.kind === 'select' && type.orOther && !names.has(`${name}_other`))
      names.set(`${name}_other`, row.number)
    return name
  }

  function openFrame(type: Extract<XlsformType, { kind: 'begin' | 'end' }>, row: XlsformRow, name: string) {
    const at = (key: string) => placeOf(table, row, columnOf(table, key))
    if (type.of === 'loop') report('type-loop', placeOf(table, row, typeColumn))
    const relevant = readXlsformRule(rawIn(row, 'relevant'))
    const appearance = cellIn(row, columnOf(table, 'appearance'))
    const count = readXlsformRule(rawIn(row, 'repeat_count'))
    const isMatrix = cellIn(row, columnOf(table, 'tablee_type')) === 'matrix'
    if (!isMatrix)
      for (const key of NOT_OF_GROUPS)
        if (cellIn(row, columnOf(table, key)) !== '') leaveOut('left-out-cell', at(key))
    const head = {
      name,
      label: reading.texts(table, row, 'label'),
      ...(relevant !== '' && { relevant }),
      ...(appearance !== '' && { appearance }),
    }
    frames.push({
      kind: type.of,
      row,
      head:
        type.of === 'repeat'
          ? { kind: 'repeat', ...head, ...(count !== '' && { count }) }
          : { kind: 'group', ...head },
      items: [],
    })
  }

  function rawIn(row: XlsformRow, key: string): string {
    const column = columnOf(table, key)
    return column ? (row.cells[column.at] ?? '') : ''
  }

  function closeFrame(type: Extract<XlsformType, { kind: 'begin' | 'end' }>, row: XlsformRow) {
    const frame = frames.pop()
    if (!frame) return report('end-without-begin', placeOf(table, row, typeColumn))
    if (frame.kind !== type.of)
      report('end-mismatch', placeOf(table, row, typeColumn), {
        name: frame.head.name,
        first: frame.row.number,
      })
    const isMatrix = cellIn(frame.row, columnOf(table, 'tablee_type')) === 'matrix'
    if (isMatrix && frame.head.kind === 'group')
      return siblings().push(restoreMatrix(reading, frame.row, frame.head, frame.items))
    siblings().push({ ...frame.head, items: frame.items })
  }

  function addQuestion(
    type: XlsformType,
    row: XlsformRow,
    name: string,
    read: (key: string) => string,
    at: (key: string) => XlsformPlace,
  ) {
    if (type.kind === 'refused')
      return report(type.code, placeOf(table, row, typeColumn), { type: read('type') })
    const question = readTyped(type, row, name, at)
    if (!question) return
    const isShown = question.type !== 'calculation' && question.type !== 'metadata'
    if (isShown && Object.keys(question.label).length === 0 && read('appearance') !== 'label')
      report('label-missing', at('label'), { name })
    const restored = restoreQuestion(reading, row, question)
    if (restored.type === 'rubric' && question.list !== undefined) spentLists.add(question.list)
    siblings().push(restored)
  }

  function readTyped(
    type: XlsformType,
    row: XlsformRow,
    name: string,
    at: (key: string) => XlsformPlace,
  ): Question | undefined {
    const cells = readQuestionCells(reading, row)
    const base = { kind: 'question', name, label: reading.texts(table, row, 'label'), ...cells } as const
    if (type.kind === 'select') {
      checkList(type, at('type'), lists)
      return { ...base, type: type.type, list: type.list, ...(type.orOther && { orOther: true }) }
    }
    if (type.kind === 'phone')
      return {
        ...base,
        type: 'text',
        constraint: cells.constraint ?? String.raw`regex(., '^\d*$')`,
        hint: cells.hint ?? Object.fromEntries(reading.languages.map(({ tag }) => [tag, digitsOnly(tag)])),
        appearance: cells.appearance ?? 'numbers',
      }
    if (type.kind === 'hidden') {
      const { initial, ...others } = base
      if (initial === undefined && cells.calculation === undefined) {
        report('hidden-empty', at('type'), { name })
        return undefined
      }
      const quote = initial?.includes("'") ? '"' : "'"
      return {
        ...others,
        type: 'calculation',
        calculation: cells.calculation ?? `${quote}${initial}${quote}`,
      }
    }
    if (type.kind !== 'plain') return undefined
    const { metadata } = type
    if (type.type !== 'scale') {
      const isNumber = type.type === 'integer' || type.type === 'decimal'
      const ends = isNumber ? readParameters(reading, row, {}) : {}
      return { ...base, type: type.type, ...ends, ...(metadata && { metadata }) }
    }
    const { parameters: _, ...others } = base
    return { ...others, type: 'scale', ...readParameters(reading, row, { from: 1, to: 10 }) }
  }

  function checkList(
    { list, orOther }: Extract<XlsformType, { kind: 'select' }>,
    place: XlsformPlace,
    known: Readonly<Record<string, readonly Choice[]>>,
  ) {
    if (list === '') report('list-unnamed', place)
    else if (list.includes('${')) report('list-from-answers', place)
    else if (!Object.hasOwn(known, list)) report('list-missing', place, { list, other: orOther ? 1 : 0 })
  }
}

/** What pyxform says beside a "phone number". */
function digitsOnly(tag: string): string {
  return tag === 'fr' ? 'Des chiffres seulement.' : 'Enter numbers only.'
}
