import type { Choice, Form, FormText } from './form.ts'
import { nameOfLanguage } from './xlsform-languages.ts'
import type { XlsformSheet } from './xlsform-problem.ts'
import { ownLists, rowsOfItems, type WrittenRow } from './xlsform-rows.ts'

const TRANSLATED = [
  'label',
  'hint',
  'required_message',
  'constraint_message',
  'tablee_from_label',
  'tablee_to_label',
]
const SURVEY = [
  'type',
  'name',
  'label',
  'hint',
  'required',
  'required_message',
  'relevant',
  'constraint',
  'constraint_message',
  'readonly',
  'calculation',
  'default',
  'choice_filter',
  'repeat_count',
  'appearance',
  'parameters',
  'tablee_type',
  'tablee_unit',
  'tablee_rows',
  'tablee_from_label',
  'tablee_to_label',
  'tablee_answers',
]
const ALWAYS = ['type', 'name', 'label']

/**
 * A form as the sheets of an XLSForm, as Kobo and ODK open them. What XLSForm has no word for stands in columns
 * `tablee_…`: without colons, since pyxform takes what follows `::` for a language.
 */
export function writeXlsform(form: Form): XlsformSheet[] {
  const lists = ownLists(form)
  return [
    { name: 'survey', rows: survey(form, rowsOfItems(form, lists)) },
    { name: 'choices', rows: choices(form, { ...form.lists, ...lists.written }) },
    { name: 'settings', rows: settings(form) },
  ]
}

function headersOf(form: Form, key: string): { header: string; tag: string }[] {
  return form.languages.map((language) => {
    const name = nameOfLanguage(language)
    // Not read by pyxform, so it carries the tag and no colon.
    if (key.startsWith('tablee_')) return { header: `${key} ${language.tag}`, tag: language.tag }
    return { header: name === '' ? key : `${key}::${name}`, tag: language.tag }
  })
}

function survey(form: Form, rows: readonly WrittenRow[]): string[][] {
  const used = SURVEY.filter((key) => ALWAYS.includes(key) || rows.some((row) => isFilled(row[key])))
  const columns = used.flatMap((key) =>
    TRANSLATED.includes(key)
      ? headersOf(form, key).map(({ header, tag }) => ({ key, header, tag }))
      : [{ key, header: key, tag: '' }],
  )
  const cell = (row: WrittenRow, key: string, tag: string) => {
    const value = row[key] ?? ''
    return typeof value === 'string' ? value : (value[tag] ?? '')
  }
  return [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map(({ key, tag }) => cell(row, key, tag))),
  ]
}

function isFilled(value: string | FormText | undefined): boolean {
  if (value === undefined || typeof value === 'string') return Boolean(value)
  return Object.keys(value).length > 0
}

function choices(form: Form, lists: Readonly<Record<string, readonly Choice[]>>): string[][] {
  const languages = headersOf(form, 'label')
  const all = Object.entries(lists).flatMap(([list, of]) => of.map((choice) => ({ list, choice })))
  const attributes = [...new Set(all.flatMap(({ choice }) => Object.keys(choice.attributes ?? {})))]
  return [
    ['list_name', 'name', ...languages.map(({ header }) => header), ...attributes],
    ...all.map(({ list, choice }) => [
      list,
      choice.name,
      ...languages.map(({ tag }) => choice.label[tag] ?? ''),
      ...attributes.map((key) => choice.attributes?.[key] ?? ''),
    ]),
  ]
}

function settings({ id, title, languages, settings: own = {} }: Form): string[][] {
  const [first] = languages
  const tags = Object.keys(title)
  const shown = title[first?.tag ?? 'und'] ?? Object.values(title)[0] ?? id
  const { version, instanceName, allowChoiceDuplicates, style } = own
  const hasUnnamed = languages.some(({ tag }) => tag === 'und')
  const cells: [string, string][] = [
    ['form_title', shown],
    ['form_id', id],
    ['version', version ?? ''],
    // An unlabelled column would be taken for the default language.
    ['default_language', first && !hasUnnamed ? nameOfLanguage(first) : ''],
    ['instance_name', instanceName ?? ''],
    [
      'allow_choice_duplicates',
      allowChoiceDuplicates === undefined ? '' : allowChoiceDuplicates ? 'yes' : 'no',
    ],
    ['style', style ?? ''],
  ]
  const isPlain = tags.length === 1 && tags[0] === first?.tag
  if (!isPlain) for (const tag of tags) cells.push([`tablee_title ${tag}`, title[tag] ?? ''])
  const filled = cells.filter(([, value]) => value !== '')
  return [filled.map(([header]) => header), filled.map(([, value]) => value)]
}
