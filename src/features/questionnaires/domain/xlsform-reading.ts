import { FORM_LIMITS, type Form } from './form.ts'
import { checkXlsform } from './xlsform-checking.ts'
import { type ReadTexts, readXlsformLists } from './xlsform-choices.ts'
import { cellIn, placeOf, readXlsformTable, type SheetKind, type XlsformTable } from './xlsform-columns.ts'
import { tagOfLanguage } from './xlsform-languages.ts'
import {
  MOST_XLSFORM_PROBLEMS,
  placeAt,
  problemAt,
  type ReportXlsform,
  type XlsformProblem,
  type XlsformSheet,
} from './xlsform-problem.ts'
import { readXlsformLanguages, readXlsformSettings } from './xlsform-settings.ts'
import { readXlsformSurvey } from './xlsform-survey.ts'

export type XlsformReading =
  | { readonly ok: true; readonly form: Form; readonly leftOut: readonly XlsformProblem[] }
  | { readonly ok: false; readonly problems: readonly XlsformProblem[] }

const SHEETS = ['survey', 'choices', 'settings']
const REFUSED_SHEETS = ['entities', 'external_choices', 'osm']

/**
 * Reads a form from the sheets of an XLSForm (https://xlsform.org/en/ref-table/; docs/methods/xlsform.md says which
 * part). What would change an answer is refused, all of it at once, each where it stands; what only decorates is left
 * out and listed. `fileName` (without its ending) names a form that does not name itself.
 */
export function readXlsform(sheets: readonly XlsformSheet[], fileName: string): XlsformReading {
  const problems: XlsformProblem[] = []
  const leftOut: XlsformProblem[] = []
  const report: ReportXlsform = (code, place, params) => void problems.push(problemAt(code, place, params))
  const leaveOut: ReportXlsform = (code, place, params) => void leftOut.push(problemAt(code, place, params))
  const tableOf = (kind: SheetKind) => {
    const sheet = sheets.find(({ name }) => name.trim().toLowerCase() === kind)
    return sheet && readXlsformTable(sheet, kind, report)
  }
  const [survey, choices, settingsTable] = [tableOf('survey'), tableOf('choices'), tableOf('settings')]
  if (!survey) {
    report('sheet-missing', placeAt('survey'), { sheets: sheets.map(({ name }) => name).join(', ') })
    return { ok: false, problems }
  }
  for (const [table, keys] of [
    [survey, ['type', 'name']],
    [choices?.rows.length ? choices : undefined, ['list_name', 'name']],
  ] as const)
    for (const key of keys)
      if (table && !table.columns.some((column) => column.key === key))
        report('column-missing', placeAt(table.sheet, table.headerRow), { header: key })
  if (problems.some(({ code }) => code === 'xlsform.column-missing')) return { ok: false, problems }

  const tables = choices ? [survey, choices] : [survey]
  sayOtherSheets(sheets, report, leaveOut)
  for (const table of tables) sayOtherColumns(table, table === survey, report, leaveOut)
  const settings = readXlsformSettings(settingsTable, fileName, leaveOut)
  const languages = readXlsformLanguages(tables, settings.defaultLanguage, report)
  const texts = textReader(settings.defaultLanguage, report)
  const allowTwice = settings.settings.allowChoiceDuplicates === true
  const { lists } = readXlsformLists(choices, texts, allowTwice, report)
  const read = readXlsformSurvey({ table: survey, lists, languages, texts, report, leaveOut })
  const title = Object.keys(settings.titles).length > 0 ? settings.titles : undefined
  const form: Form = {
    format: 'tablee-form',
    formatVersion: 1,
    id: settings.id,
    title: title ?? { [languages[0]?.tag ?? 'und']: settings.title },
    languages,
    items: read.items,
    lists: Object.fromEntries(Object.entries(lists).filter(([name]) => !read.spentLists.has(name))),
    ...(Object.keys(settings.settings).length > 0 && { settings: settings.settings }),
  }
  const checked = checkXlsform(form, read, { survey, choices, settings: settingsTable }, problems)
  problems.push(...checked.problems)
  leftOut.push(...checked.leftOut)
  if (problems.length > 0) return { ok: false, problems: inOrder(problems).slice(0, MOST_XLSFORM_PROBLEMS) }
  return { ok: true, form, leftOut: inOrder(leftOut) }
}

/** As one reads a workbook: by sheet, by row, from the left. */
function inOrder(problems: readonly XlsformProblem[]): XlsformProblem[] {
  const sheet = (one: XlsformProblem) => {
    const at = SHEETS.indexOf(one.sheet.trim().toLowerCase())
    return at < 0 ? SHEETS.length : at
  }
  const column = ({ cell }: XlsformProblem) => (cell ?? '').replace(/\d+$/, '').padStart(4, ' ')
  return problems.toSorted(
    (a, b) =>
      sheet(a) - sheet(b) ||
      (a.row ?? 0) - (b.row ?? 0) ||
      (column(a) < column(b) ? -1 : column(a) > column(b) ? 1 : 0),
  )
}

/** Texts of a row by language; a column without a language speaks the default one. */
function textReader(defaultLanguage: string, report: ReportXlsform): ReadTexts {
  return (table, row, key) => {
    const text: Record<string, string> = {}
    for (const column of table.columns) {
      if (column.key !== key) continue
      const value = cellIn(row, column)
      const tag = tagOfLanguage(column.language ?? defaultLanguage)
      if (value === '' || (column.language === undefined && text[tag] !== undefined)) continue
      if (value.length > FORM_LIMITS.text)
        report('cell-too-long', placeOf(table, row, column), { most: FORM_LIMITS.text })
      text[tag] = value
    }
    return text
  }
}

function sayOtherSheets(sheets: readonly XlsformSheet[], report: ReportXlsform, leaveOut: ReportXlsform) {
  for (const { name, rows } of sheets) {
    const known = name.trim().toLowerCase()
    const holds = rows.slice(1).some((row) => row.some((cell) => cell.trim() !== ''))
    if (SHEETS.includes(known) || !holds) continue
    if (known === 'entities') report('entities', placeAt(name))
    else if (REFUSED_SHEETS.includes(known)) report('type-external', placeAt(name), { type: name })
    else leaveOut('left-out-sheet', placeAt(name), { sheet: name })
  }
}

/** Columns that hold something and are not read. Further columns of choices are kept: filters read them. */
function sayOtherColumns(
  table: XlsformTable,
  isSurvey: boolean,
  report: ReportXlsform,
  leaveOut: ReportXlsform,
) {
  for (const column of table.columns) {
    const n = table.rows.filter((row) => cellIn(row, column) !== '').length
    const { header, at, key } = column
    if (n === 0) continue
    const place = placeAt(table.sheet, table.headerRow, at, { header, value: header })
    if (key === 'media') leaveOut('left-out-media', place, { header, n })
    else if (key.startsWith('bind::')) {
      for (const row of table.rows)
        if (cellIn(row, column) !== '') report('column-unsupported', placeOf(table, row, column), { header })
    } else if (key === 'other' && isSurvey) leaveOut('left-out-column', place, { header, n })
  }
}
