import type { Form, FormLanguage, FormText } from './form.ts'
import { cellIn, columnOf, placeOf, type XlsformTable } from './xlsform-columns.ts'
import { tagOfLanguage } from './xlsform-languages.ts'
import { placeAt, type ReportXlsform } from './xlsform-problem.ts'
import { readXlsformRule } from './xlsform-rule.ts'

export type XlsformSettings = {
  readonly id: string
  readonly title: string
  /** By language, where the file says it in ours. */
  readonly titles: FormText
  readonly defaultLanguage: string
  readonly settings: NonNullable<Form['settings']>
}

/** Settings that mean nothing here and say nothing about the answers. */
const SILENT = new Set(['clean_text_values', 'omit_instanceid', 'omit_instance_id', 'name'])
const NO = /^(|no|false|false\(\))$/i
const YES = /^(yes|true|true\(\))$/i

/** Reads the first row of the sheet of settings; what is not kept is said. */
export function readXlsformSettings(
  table: XlsformTable | undefined,
  fileName: string,
  leaveOut: ReportXlsform,
): XlsformSettings {
  const row = table?.rows[0]
  const read = (key: string) => (table && row ? cellIn(row, columnOf(table, key)) : '')
  const titles: Record<string, string> = {}
  for (const column of table?.columns ?? []) {
    const value = row ? cellIn(row, column) : ''
    if (column.key === 'tablee_title' && value !== '') titles[column.language ?? ''] = value
    const name = column.header.toLowerCase()
    if (table && row && column.key === 'other' && !NO.test(value) && !SILENT.has(name))
      leaveOut('left-out-setting', placeOf(table, row, column), { header: column.header })
  }
  const [version, instanceName, twice, style] = [
    read('version'),
    readXlsformRule(read('instance_name')),
    read('allow_choice_duplicates'),
    read('style'),
  ]
  const settings = {
    ...(version !== '' && { version }),
    ...(instanceName !== '' && { instanceName }),
    ...(twice !== '' && { allowChoiceDuplicates: YES.test(twice) }),
    ...(style !== '' && { style }),
  }
  const id = read('form_id') || fileName
  return {
    id,
    title: read('form_title') || id,
    titles,
    defaultLanguage: read('default_language'),
    settings,
  }
}

const TEXTS = ['label', 'hint', 'constraint_message', 'required_message']

/** The languages of the columns in the order in which they come, the default one first; two names of one are a problem. */
export function readXlsformLanguages(
  tables: readonly XlsformTable[],
  defaultLanguage: string,
  report: ReportXlsform,
): readonly FormLanguage[] {
  const byTag = new Map<string, FormLanguage>()
  for (const table of tables)
    for (const { key, language, header, at } of table.columns) {
      if (!TEXTS.includes(key)) continue
      const name = language ?? defaultLanguage
      const tag = tagOfLanguage(name)
      const known = byTag.get(tag)
      if (!known) byTag.set(tag, { tag, name: tag === 'und' ? '' : name })
      else if (tag !== 'und' && known.name !== name)
        report('language-twice', placeAt(table.sheet, table.headerRow, at, { header, value: header }), {
          name,
          other: known.name,
        })
    }
  const first = byTag.get(tagOfLanguage(defaultLanguage))
  const languages = [...byTag.values()]
  if (languages.length === 0) return [{ tag: 'und', name: '' }]
  return defaultLanguage !== '' && first ? [first, ...languages.filter((one) => one !== first)] : languages
}
