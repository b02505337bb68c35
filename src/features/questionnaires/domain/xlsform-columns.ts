import { placeAt, type ReportXlsform, type XlsformPlace, type XlsformSheet } from './xlsform-problem.ts'

export type SheetKind = 'survey' | 'choices' | 'settings'

/** What a column holds: `label` in `français`; `media` and `other` are not kept. */
export type XlsformColumn = {
  readonly at: number
  readonly header: string
  readonly key: string
  readonly language: string | undefined
}
export type XlsformRow = { readonly number: number; readonly cells: readonly string[] }

/** A sheet with its header read. */
export type XlsformTable = {
  readonly sheet: string
  readonly headerRow: number
  readonly columns: readonly XlsformColumn[]
  readonly rows: readonly XlsformRow[]
}

/** Headers that mean the same: XLSForm's documentation, and aliases.py of pyxform 4.5. */
const ALIASES: Readonly<Record<SheetKind, Readonly<Record<string, string>>>> = {
  survey: {
    ...same('type', 'name', 'label', 'hint', 'relevant', 'constraint', 'required', 'calculation', 'default'),
    ...same('appearance', 'parameters', 'choice_filter', 'trigger', 'save_to', 'disabled', 'readonly'),
    ...same('constraint_message', 'required_message', 'repeat_count'),
    ...same('tablee_type', 'tablee_unit', 'tablee_answers', 'tablee_rows'),
    command: 'type',
    tag: 'name',
    value: 'name',
    caption: 'label',
    relevance: 'relevant',
    constraining_message: 'constraint_message',
    requiredmsg: 'required_message',
    read_only: 'readonly',
    calculate: 'calculation',
    count: 'repeat_count',
    'jr:count': 'repeat_count',
  },
  choices: { ...same('list_name', 'name', 'label'), value: 'name', caption: 'label' },
  settings: {
    ...same('form_title', 'form_id', 'version', 'default_language', 'instance_name', 'style'),
    ...same('allow_choice_duplicates'),
    set_form_title: 'form_title',
    title: 'form_title',
    set_form_id: 'form_id',
    id_string: 'form_id',
  },
}
const BINDS: Readonly<Record<string, string>> = {
  ...same('relevant', 'constraint', 'required', 'readonly'),
  calculate: 'calculation',
  'jr:constraintmsg': 'constraint_message',
  'jr:requiredmsg': 'required_message',
}
const CONTROLS: Readonly<Record<string, string>> = { appearance: 'appearance', 'jr:count': 'repeat_count' }
const MEDIA = new Set(['image', 'big-image', 'audio', 'video', 'media'])
const TRANSLATED = new Set(['label', 'hint', 'constraint_message', 'required_message'])

function same(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, name]))
}

/** Far beyond any form; what comes after is not looked at. */
const MOST = { rows: 20_000, columns: 300 } as const

/** Reads the header of a sheet: its first row that holds something. */
export function readXlsformTable(sheet: XlsformSheet, kind: SheetKind, report: ReportXlsform): XlsformTable {
  const rows = sheet.rows
    .map((cells, at) => ({ number: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const [head, ...all] = rows
  const headers = (head?.cells ?? []).slice(0, MOST.columns)
  const rest = all.slice(0, MOST.rows)
  if (all.length > MOST.rows || headers.length < (head?.cells.length ?? 0))
    report('sheet-too-large', placeAt(sheet.name), MOST)
  const doubled = headers.some((header) => header.includes('::'))
  const columns = headers.flatMap((header, at) =>
    header.trim() === '' ? [] : [{ at, header: header.trim(), ...readHeader(header, kind, doubled) }],
  )
  const seen = new Set<string>()
  for (const { at, header, key, language } of columns) {
    const id = `${key}::${language ?? ''}`
    const isKept = !['media', 'other'].includes(key) && !key.startsWith('bind::')
    if (isKept && seen.has(id))
      report('column-twice', placeAt(sheet.name, head?.number, at, { header, value: header }), { header })
    seen.add(id)
  }
  return { sheet: sheet.name, headerRow: head?.number ?? 1, columns, rows: rest }
}

/** As pyxform splits headers: `::` where the sheet has any, else `:`. */
function readHeader(
  header: string,
  kind: SheetKind,
  doubled: boolean,
): Pick<XlsformColumn, 'key' | 'language'> {
  const aliases = ALIASES[kind]
  const whole = snake(header)
  if (Object.hasOwn(aliases, whole)) return { key: aliases[whole] ?? '', language: undefined }
  const own = /^tablee_(title|from_label|to_label) (\S+)$/.exec(header.trim())
  if (own) return { key: `tablee_${own[1]}`, language: own[2] ?? '' }
  const parts = (doubled ? header.split('::') : header.replace(/jr:/g, 'jr\0').split(':')).map((part) =>
    part.replace('\0', ':').trim(),
  )
  const [first = '', second = '', third] = parts
  const start = snake(first)
  if (MEDIA.has(start)) return { key: 'media', language: start === 'media' ? third : parts[1] }
  const inside = start === 'bind' ? BINDS : start === 'control' || start === 'body' ? CONTROLS : undefined
  if (kind === 'survey' && inside) {
    const name = second.toLowerCase()
    if (Object.hasOwn(inside, name)) return { key: inside[name] ?? '', language: third }
    return { key: start === 'bind' ? `bind::${name}` : 'other', language: undefined }
  }
  const key = Object.hasOwn(aliases, start) ? (aliases[start] ?? '') : 'other'
  if (parts.length > 1 && TRANSLATED.has(key)) return { key, language: second }
  return { key: parts.length > 1 ? 'other' : key, language: undefined }
}

function snake(text: string): string {
  return text.trim().split(/\s+/).join('_').toLowerCase()
}

/** The text of a row in a column, without blanks around it. */
export function cellIn(row: XlsformRow, column: XlsformColumn | undefined): string {
  return column ? (row.cells[column.at] ?? '').trim() : ''
}

export function columnOf(table: XlsformTable, key: string): XlsformColumn | undefined {
  return table.columns.find((column) => column.key === key)
}

/** Where a row's cell of a column stands; the row alone where the sheet has no such column. */
export function placeOf(table: XlsformTable, row: XlsformRow, column?: XlsformColumn): XlsformPlace {
  if (!column) return placeAt(table.sheet, row.number)
  return placeAt(table.sheet, row.number, column.at, {
    header: column.header,
    value: row.cells[column.at] ?? '',
  })
}
