import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { someForms } from '../../../../tests/support/xlsform-arbitraries.ts'
import { RULE_ERRORS } from '../domain/rule.ts'
import { PATTERN_ERRORS } from '../domain/rule-pattern.ts'
import { XLSFORM_LEFT_OUT, XLSFORM_PROBLEMS, type XlsformSheet } from '../domain/xlsform-problem.ts'
import { readXlsform } from '../domain/xlsform-reading.ts'
import { writeXlsform } from '../domain/xlsform-writing.ts'
import { xlsformWords } from '../words.ts'
import { readXlsformFile, writeXlsformFile, xlsformSheets } from './xlsform-file.ts'

describe('a form written as an XLSForm', () => {
  it('comes back the same, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(someForms, async (form) => {
        expect(await readXlsformFile(await writeXlsformFile(form), 'x.xlsx')).toEqual({
          ok: true,
          form,
          leftOut: [],
        })
      }),
      { numRuns: 60 },
    )
  })

  it('keeps every cell as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(someForms, async (form) => {
        const wanted = writeXlsform(form)
        const found = await xlsformSheets(await writeXlsformFile(form))
        for (const [at, { name, rows }] of wanted.entries()) {
          expect(found[at]?.name).toBe(name)
          for (const [row, cells] of rows.entries())
            expect(cells.map((_, column) => found[at]?.rows[row]?.[column] ?? '')).toEqual(cells)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('has the sheets and headers that Kobo and ODK know, and no colons in ours', () => {
    fc.assert(
      fc.property(someForms, (form) => {
        const [survey, choices, settings] = writeXlsform(form)
        expect([survey?.name, choices?.name, settings?.name]).toEqual(['survey', 'choices', 'settings'])
        expect(survey?.rows[0]?.slice(0, 4)).toEqual([
          'type',
          'name',
          'label::Français (fr)',
          'label::English (en)',
        ])
        expect(choices?.rows[0]?.slice(0, 3)).toEqual(['list_name', 'name', 'label::Français (fr)'])
        for (const header of survey?.rows[0] ?? [])
          if (header.startsWith('tablee_')) expect(header).not.toContain(':')
      }),
    )
  })
})

const GOOD: Record<string, string[][]> = {
  survey: [
    [
      'type',
      'name',
      'label::English (en)',
      'relevant',
      'constraint',
      'choice_filter',
      'default',
      'repeat_count',
    ],
    ['text', 'who', 'Who are you?'],
    [],
    ['select_one crops', 'crop', 'Which crop?', "${who} != ''", '', "kind = 'leaf'"],
    ['begin_group', 'field', 'Field'],
    ['integer', 'hectares', 'How many?', '', '. > 0'],
    ['end_group'],
    ['begin_repeat', 'harvest', 'Harvest', '', '', '', '', '2'],
    ['decimal', 'kilos', 'Kilos'],
    ['end_repeat'],
  ],
  choices: [
    ['list_name', 'name', 'label::English (en)', 'kind'],
    ['crops', 'leek', 'Leek', 'leaf'],
    ['crops', 'carrot', 'Carrot', 'root'],
  ],
  settings: [
    ['form_title', 'form_id'],
    ['Harvests', 'harvests'],
  ],
}

/** What is wrong with the good file once some cells are otherwise: `{ 'survey!B2': 'new text' }`. */
function problemsWith(changes: Readonly<Record<string, string>>) {
  const sheets: XlsformSheet[] = Object.entries(GOOD).map(([name, rows]) => {
    const copy = rows.map((row) => [...row])
    for (const [where, value] of Object.entries(changes)) {
      const [, sheet, letter = 'A', row = '1'] = /^(\w+)!([A-Z])(\d+)$/.exec(where) ?? []
      if (sheet !== name) continue
      const cells = copy[Number(row) - 1] ?? []
      copy[Number(row) - 1] = cells
      const at = letter.charCodeAt(0) - 65
      while (cells.length < at) cells.push('')
      cells[at] = value
    }
    return { name, rows: copy }
  })
  const reading = readXlsform(sheets, 'harvests')
  return reading.ok
    ? []
    : reading.problems.map(({ code, sheet, row, cell, column }) => [code, `${sheet}!${cell ?? row}`, column])
}

describe('a file with something wrong', () => {
  it('is read when nothing is', () => expect(problemsWith({})).toEqual([]))

  it.each<[string, Record<string, string>, string, string | null]>([
    ['xlsform.type-unknown', { 'survey!A2': 'txet' }, 'survey!A2', 'type'],
    ['xlsform.type-geo', { 'survey!A2': 'geotrace' }, 'survey!A2', 'type'],
    ['xlsform.type-external', { 'survey!A4': 'select_one_from_file crops.csv' }, 'survey!A4', 'type'],
    ['xlsform.type-external', { 'survey!A4': 'select_one crops.csv' }, 'survey!A4', 'type'],
    ['xlsform.type-audit', { 'survey!A9': 'audit' }, 'survey!A9', 'type'],
    ['xlsform.type-file', { 'survey!A9': 'file' }, 'survey!A9', 'type'],
    ['xlsform.list-missing', { 'survey!A4': 'select_one fruit' }, 'survey!A4', 'type'],
    ['xlsform.list-unnamed', { 'survey!A4': 'select_one' }, 'survey!A4', 'type'],
    ['xlsform.list-from-answers', { 'survey!A4': 'select_one ${kilos}' }, 'survey!A4', 'type'],
    ['xlsform.name', { 'survey!B9': 'kilos harvested' }, 'survey!B9', 'name'],
    ['xlsform.name-missing', { 'survey!B9': '' }, 'survey!B9', 'name'],
    ['xlsform.name-twice', { 'survey!B9': 'hectares' }, 'survey!B9', 'name'],
    ['xlsform.label-missing', { 'survey!C9': ' ' }, 'survey!C9', 'label::English (en)'],
    ['xlsform.end-mismatch', { 'survey!A7': 'end_repeat' }, 'survey!A7', 'type'],
    [
      'xlsform.group-open',
      { 'survey!A10': 'text', 'survey!B10': 'more', 'survey!C10': 'More' },
      'survey!A8',
      'type',
    ],
    ['xlsform.end-without-begin', { 'survey!A11': 'end_group' }, 'survey!A11', 'type'],
    ['xlsform.type-missing', { 'survey!A9': '' }, 'survey!A9', 'type'],
    ['xlsform.reference', { 'survey!D4': "${nobody} != ''" }, 'survey!D4', 'relevant'],
    ['xlsform.reference', { 'survey!H8': '${nobody}' }, 'survey!H8', 'repeat_count'],
    ['xlsform.label-reference', { 'survey!C9': 'Kilos of ${nobody}' }, 'survey!C9', 'label::English (en)'],
    ['xlsform.rule-function', { 'survey!E6': "pulldata('a', 'b', 'c', .) > 0" }, 'survey!E6', 'constraint'],
    ['xlsform.rule-outside', { 'survey!E6': '. > ../kilos' }, 'survey!E6', 'constraint'],
    ['xlsform.rule-text-open', { 'survey!D4': "${who} != '" }, 'survey!D4', 'relevant'],
    ['xlsform.default-computed', { 'survey!G2': 'today()' }, 'survey!G2', 'default'],
    ['xlsform.choice-twice', { 'choices!B3': 'leek' }, 'choices!B3', 'name'],
    ['xlsform.choice-name', { 'choices!B3': 'red carrot' }, 'choices!B3', 'name'],
    ['xlsform.choice-label', { 'choices!C3': '' }, 'choices!C3', 'label::English (en)'],
    ['xlsform.list-name-missing', { 'choices!A3': '' }, 'choices!A3', 'list_name'],
    ['xlsform.column-twice', { 'survey!I1': 'relevance' }, 'survey!I1', 'relevance'],
    ['xlsform.language-twice', { 'choices!E1': 'label::english' }, 'choices!E1', 'label::english'],
    ['xlsform.trigger', { 'survey!I1': 'trigger', 'survey!I6': '${who}' }, 'survey!I6', 'trigger'],
    ['xlsform.entities', { 'survey!I1': 'save_to', 'survey!I6': 'size' }, 'survey!I6', 'save_to'],
    [
      'xlsform.column-unsupported',
      { 'survey!I1': 'bind::jr:preload', 'survey!I6': 'uid' },
      'survey!I6',
      'bind::jr:preload',
    ],
    ['xlsform.readonly-rule', { 'survey!I1': 'read_only', 'survey!I6': '${who}' }, 'survey!I6', 'read_only'],
    ['xlsform.own-type', { 'survey!I1': 'tablee_type', 'survey!I2': 'amount' }, 'survey!I2', 'tablee_type'],
    [
      'xlsform.own-answers',
      { 'survey!I1': 'tablee_answers', 'survey!I2': '12' },
      'survey!I2',
      'tablee_answers',
    ],
    [
      'xlsform.reference',
      { 'settings!C1': 'instance_name', 'settings!C2': '${nobody}' },
      'settings!C2',
      'instance_name',
    ],
  ])('%s: %j', (code, changes, place, column) => {
    expect(problemsWith(changes)).toContainEqual([code, place, column])
  })

  it('a sheet without end is refused in no time', () => {
    const wide = Array.from({ length: 16_000 }, (_, at) => `c${at}`)
    const survey = {
      name: 'survey',
      rows: [['type', 'name', ...wide], ...Array(50_000).fill(['text', 'a', 'b'])],
    }
    const reading = readXlsform([survey], 'x')
    if (reading.ok) throw new Error('it was taken')
    expect(reading.problems[0]).toMatchObject({ code: 'xlsform.sheet-too-large', sheet: 'survey' })
    expect(reading.problems.length).toBeLessThanOrEqual(1_000)
  })

  it('every code has its sentence, in both languages', () => {
    const codes = [...XLSFORM_PROBLEMS, ...XLSFORM_LEFT_OUT, ...RULE_ERRORS, ...PATTERN_ERRORS]
    for (const words of [xlsformWords.fr, xlsformWords.en])
      for (const code of codes) expect(words, code).toHaveProperty([`problem.xlsform.${code}`])
  })

  it('says everything at once, in the order of the sheets', () => {
    const changes = { 'choices!C3': '', 'survey!A9': 'video', 'survey!D4': 'foo(', 'survey!B2': '1st' }
    const codes = problemsWith(changes).map(([code]) => code)
    expect(codes).toEqual([
      'xlsform.name',
      'xlsform.rule-function',
      'xlsform.type-video',
      'xlsform.choice-label',
    ])
  })
})
