import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writeWorkbook } from '#platform/tables/workbook-writing.ts'
import { sharedData } from '../../../../tests/support/shared-data.ts'
import { readXform, type Texts, type Xform } from '../../../../tests/support/xform.ts'
import type { Form, FormItem, FormText } from '../domain/form.ts'
import { compileForm } from '../domain/form-compiling.ts'
import { formSchema } from '../domain/form-contract.ts'
import type { XlsformReading } from '../domain/xlsform-reading.ts'
import { readXlsformFile, writeXlsformFile } from './xlsform-file.ts'

const folder = sharedData('xlsform')
const pathOf = (name: string) => {
  const inside = join(folder ?? '', name)
  return join(inside, readdirSync(inside).find((file) => file.endsWith('.xlsx')) ?? '')
}
const read = (name: string): Promise<XlsformReading> =>
  readXlsformFile(readFileSync(pathOf(name)), pathOf(name).split('/').at(-1) ?? '')
const xformOf = (name: string) =>
  readXform(readFileSync(join(folder ?? '', name, 'pyxform_4.5.0.xml'), 'utf8'))
async function formOf(name: string): Promise<Form> {
  const reading = await read(name)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.form
}

const BIND_TYPES: Record<string, string> = { integer: 'int', text: 'string', one: 'string', many: 'string' }
const CONTROLS: Record<string, string> = { integer: 'input', text: 'input', one: 'select1', many: 'select' }

/** What pyxform made of the same file: nodes, binds, labels, hints, choices and filters. */
function expectAsPyxform(form: Form, xform: Xform) {
  const root = xform.paths[0]?.split('/')[1] ?? ''
  const paths: string[] = []
  const byName = new Map<string, string>()
  const place = (items: readonly FormItem[], under: string) => {
    for (const item of items) {
      const path = `${under}/${item.name}`
      paths.push(path)
      byName.set(item.name, path)
      if (item.kind !== 'question') place(item.items, path)
      else if (item.orOther) paths.push(`${path}_other`)
    }
  }
  place(form.items, `/${root}`)
  expect(paths).toEqual(xform.paths)
  const asPath = (rule: string | undefined) =>
    (rule ?? '')
      .replace(/\$\{(.+?)\}/g, (_, name: string) => ` ${byName.get(name)} `)
      .replace(/\s+/g, ' ')
      .trim()
  const asTexts = (text: FormText | undefined, said: Texts): Texts =>
    Object.fromEntries(
      Object.entries(text ?? {}).map(([tag, value]) => [
        tag === 'und'
          ? '' in said
            ? ''
            : 'default'
          : (form.languages.find((one) => one.tag === tag)?.name ?? ''),
        value.replaceAll('’', "'"),
      ]),
    )
  const check = (items: readonly FormItem[]) => {
    for (const item of items) {
      const path = byName.get(item.name) ?? ''
      const control = xform.controls.get(path)
      const label = control?.label ?? {}
      expect(asTexts(item.label, label), path).toEqual(label)
      if (item.kind !== 'question') {
        check(item.items)
        continue
      }
      const bind = xform.binds.get(path) ?? {}
      expect(bind.type, path).toBe(BIND_TYPES[item.type])
      expect(control?.tag, path).toBe(CONTROLS[item.type])
      for (const rule of ['relevant', 'constraint'] as const)
        expect(asPath(item[rule]), `${path} ${rule}`).toBe(bind[rule]?.trim() ?? '')
      expect(bind.required === 'true()', path).toBe(item.required === true)
      expect(asPath(item.choiceFilter), path).toBe(control?.filter ?? '')
      // "phone number": pyxform says its hint without a language, a form in its own
      if (item.name !== 'phone_number')
        expect(asTexts(item.hint, control?.hint ?? {}), path).toEqual(control?.hint)
      const choices = xform.lists.get(item.list ?? '')?.filter(({ name }) => name !== 'other')
      expect(form.lists[item.list ?? '']?.map(({ name }) => name)).toEqual(choices?.map(({ name }) => name))
      expect(
        form.lists[item.list ?? '']?.map((one, at) => asTexts(one.label, choices?.[at]?.label ?? {})),
      ).toEqual(choices?.map((choice) => choice.label))
    }
  }
  check(form.items)
}

describe.skipIf(!folder)('real XLSForms', () => {
  const TAKEN = [
    'choice_filter_test',
    'field-list',
    'group',
    'or_other',
    'text_and_integer',
    'yes_or_no_question',
  ]

  it.each(TAKEN)('%s is what pyxform makes of it', async (name) => {
    expectAsPyxform(await formOf(name), xformOf(name))
  })

  it.each(TAKEN)('%s may be opened to answers, and comes back the same from a file of ours', async (name) => {
    const form = await formOf(name)
    expect(compileForm(form).ok).toBe(true)
    expect(formSchema.parse(form)).toEqual(form)
    const again = await readXlsformFile(await writeXlsformFile(form), 'other.xlsx')
    expect(again).toMatchObject({ ok: true, form })
  })

  it('languages keep the names that the file gives them', async () => {
    expect((await formOf('field-list')).languages).toEqual([
      { tag: 'en', name: 'english' },
      { tag: 'und', name: '' },
      { tag: 'zh', name: 'chinese' },
    ])
    expect((await formOf('group')).languages).toEqual([{ tag: 'en', name: 'English (en)' }])
    expect((await formOf('or_other')).languages).toEqual([{ tag: 'und', name: '' }])
  })

  it('"other, namely", filters, settings and groups are understood', async () => {
    const other = await formOf('or_other')
    expect(other.items[0]).toMatchObject({ type: 'one', list: 'colors', orOther: true })
    expect(other.lists.colors?.[3]).toEqual({
      name: 'mauve',
      label: { und: 'mauve' },
      attributes: { pastel: 'yes' },
    })
    const cascade = await formOf('choice_filter_test')
    expect(cascade).toMatchObject({ id: 'cascading_selects1', title: { und: 'cascading selects' } })
    expect(cascade.settings).toEqual({ allowChoiceDuplicates: true })
    const group = await formOf('group')
    expect(group.items[1]).toMatchObject({
      kind: 'group',
      name: 'father',
      items: [{ name: 'phone_number' }, { name: 'age' }],
    })
  })

  it('a filter that can never be true is said, and stands in nobody’s way', async () => {
    const reading = await read('or_other')
    expect(reading).toMatchObject({
      leftOut: [
        { code: 'xlsform.filter-never-true', sheet: 'survey', row: 3, cell: 'D3', value: 'pastel=yes' },
      ],
    })
  })

  const REFUSED: Record<string, [string, string, string, string | null][]> = {
    loop: [['xlsform.type-loop', 'A3', 'type', 'begin loop over toilet_type']],
    xlsform_spec_test: [
      ['xlsform.label-missing', 'E10', 'label::english', null],
      ['xlsform.type-geo', 'A34', 'type', 'geopoint'],
      ['xlsform.type-barcode', 'A35', 'type', 'barcode'],
      ['xlsform.type-video', 'A38', 'type', 'video'],
      ['xlsform.type-device', 'A48', 'type', 'deviceid'],
      ['xlsform.type-device', 'A50', 'type', 'uri:deviceid'],
      ['xlsform.type-device', 'A52', 'type', 'phonenumber'],
      ['xlsform.appearance-app', 'L57', 'appearance', 'ex:org.thirdparty.app.ActivityName'],
      ['xlsform.choice-label', 'C4', 'label', null],
      ['xlsform.choice-label', 'C5', 'label', null],
    ],
  }
  it.each(Object.entries(REFUSED))('%s is refused with all its reasons', async (name, wanted) => {
    const reading = await read(name)
    if (reading.ok) throw new Error('it was taken')
    expect(reading.problems.map(({ code, cell, column, value }) => [code, cell, column, value])).toEqual(
      wanted,
    )
  })
})

describe('a workbook that unfolds into more than any form', () => {
  const SHEET = 'xl/worksheets/sheet1.xml'
  it('is refused before it is unpacked', async () => {
    const entries = unzipSync(await writeWorkbook([{ name: 'survey', rows: [['type', 'name']] }]))
    const row = '<row r="3"><c r="A3"><v>1</v></c></row>'
    const sheet = strFromU8(entries[SHEET] ?? new Uint8Array())
    const swollen = sheet.replace('</sheetData>', `${row.repeat(800_000)}</sheetData>`)
    const bytes = zipSync({ ...entries, [SHEET]: strToU8(swollen) }, { level: 1 })
    expect(bytes.length).toBeLessThan(1_000_000)
    await expect(readXlsformFile(bytes, 'x.xlsx')).rejects.toMatchObject({ code: 'tables.too-large' })
  })
})
