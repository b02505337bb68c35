import { type Choice, FORM_LIMITS, type FormText } from './form.ts'
import { cellIn, columnOf, placeOf, type XlsformRow, type XlsformTable } from './xlsform-columns.ts'
import type { ReportXlsform, XlsformPlace } from './xlsform-problem.ts'

export type ReadTexts = (table: XlsformTable, row: XlsformRow, key: string) => FormText

export type XlsformLists = {
  readonly lists: Readonly<Record<string, readonly Choice[]>>
  /** By list, where its first choice stands. */
  readonly places: ReadonlyMap<string, XlsformPlace>
}

/** Lists that are written for a type of ours begin so; their choices may have no label. */
export const OWN_LIST = 'tablee_'

/** Reads the sheet of choices: by list, in the order of the rows. */
export function readXlsformLists(
  table: XlsformTable | undefined,
  texts: ReadTexts,
  allowTwice: boolean,
  report: ReportXlsform,
): XlsformLists {
  const lists = new Map<string, Choice[]>()
  const places = new Map<string, XlsformPlace>()
  if (!table) return { lists: {}, places }
  const [listColumn, nameColumn] = [columnOf(table, 'list_name'), columnOf(table, 'name')]
  const further = table.columns.filter(({ key }) => key === 'other')
  for (const row of table.rows) {
    const [list, name] = [cellIn(row, listColumn), cellIn(row, nameColumn)]
    const label = texts(table, row, 'label')
    if (list === '' && name === '' && Object.keys(label).length === 0) continue
    if (list === '') {
      report('list-name-missing', placeOf(table, row, listColumn))
      continue
    }
    const choices = lists.get(list) ?? []
    if (choices.length === 0) places.set(list, placeOf(table, row, listColumn))
    lists.set(list, choices)
    const at = placeOf(table, row, nameColumn)
    if (name === '' || /\s/u.test(name) || name.length > FORM_LIMITS.name)
      report('choice-name', at, { name, most: FORM_LIMITS.name })
    else if (!allowTwice && choices.some((one) => one.name === name))
      report('choice-twice', at, { name, list })
    if (Object.keys(label).length === 0 && !list.startsWith(OWN_LIST))
      report('choice-label', placeOf(table, row, columnOf(table, 'label')), { name, list })
    const attributes: Record<string, string> = {}
    for (const column of further) {
      const value = cellIn(row, column)
      if (value.length > 300) report('cell-too-long', placeOf(table, row, column), { most: 300 })
      if (value !== '') attributes[column.header] = value
    }
    choices.push({ name, label, ...(Object.keys(attributes).length > 0 && { attributes }) })
  }
  return { lists: Object.fromEntries(lists), places }
}
