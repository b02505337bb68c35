import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeOds } from 'hucre/ods'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../../../tests/support/shared-data.ts'
import { unpackedSize } from './archive-size.ts'
import { columnLetter } from './table.ts'
import { readTable } from './table-reading.ts'
import { MAX_TABLE_BYTES } from './workbook-opening.ts'
import { numberText } from './workbook-reading.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
/** One byte a character: ISO-8859-1, and Windows-1252 but for its quotation marks and the euro. */
const latin = (text: string, euro = 0x80) =>
  Uint8Array.from(text, (c) => (c === '€' ? euro : c.charCodeAt(0)))
const utf16le = (text: string) =>
  new Uint8Array([...`\ufeff${text}`].flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8]))

describe('a text file', () => {
  it('is read in UTF-8 with or without its mark, in Windows-1252 with its euro, in UTF-16', async () => {
    const text = 'dénomination;prix\nCafé;1,5 €\n'
    const expected = [
      ['dénomination', 'prix'],
      ['Café', '1,5 €'],
    ]
    for (const [bytes, encoding] of [
      [utf8(text), 'utf-8'],
      [utf8(`\ufeff${text}`), 'utf-8'],
      [latin(text), 'windows-1252'],
      [utf16le(text), 'utf-16le'],
    ] as const) {
      const table = await readTable(bytes)
      expect(table).toMatchObject({ encoding, separator: ';', rows: expected, headerRow: 1 })
    }
  })

  it('is re-read in the encoding that a person tells', async () => {
    const table = await readTable(utf8('nom;x\nCafé;1'), { encoding: 'windows-1252' })
    expect(table.rows[1]?.[0]).toBe('CafÃ©')
  })

  it.each([
    [',', 'a,b,c\n1,2,3\n'],
    [';', 'a;b;c\n1,5;2,5;3,5\n'],
    ['\t', 'a\tb\tc\n1,5\t"x;y"\t3\n'],
    ['|', 'a|b|c\n1|2|3\n'],
    [';', 'libellé;prix\n"Pommes; rouges, ""bio""";1,50\n'],
    [';', 'sep=;\na;b\n1,2;3,4\n'],
    [null, 'nom\nPaul\n'],
  ])('shows its separator %j', async (separator, text) => {
    expect((await readTable(utf8(text))).separator).toBe(separator)
  })

  it('keeps quotes, line breaks within cells, blank lines and empty columns in their place', async () => {
    const text = 'a;b;;d\r\n"x ""y""; z";"two\r\nlines";;\r\n\r\n;;;\r\nq;r;;s\r\n\r\n'
    expect((await readTable(utf8(text))).rows).toEqual([
      ['a', 'b', '', 'd'],
      ['x "y"; z', 'two\nlines', '', ''],
      [],
      ['', '', '', ''],
      ['q', 'r', '', 's'],
    ])
  })

  it('tells in which rows quotation marks do not match, and can be read without them', async () => {
    const text = 'a;b\n"never closed;1\nx;2\n'
    const table = await readTable(utf8(text), { separator: ';' })
    expect(table.brokenQuotes).toEqual([2])
    const bare = await readTable(utf8(text), { quotes: false })
    expect(bare.rows).toEqual([
      ['a', 'b'],
      ['"never closed', '1'],
      ['x', '2'],
    ])
    expect(bare.brokenQuotes).toEqual([])
  })

  it('whose lines were each quoted once more is recognised, and unwrapped on demand', async () => {
    const text = '"a,""b"",c"\n"1,""x, y"",3"\n'
    expect(await readTable(utf8(text))).toMatchObject({ linesWrapped: true })
    const table = await readTable(utf8(text), { unwrapLines: true })
    expect(table).toMatchObject({
      linesWrapped: false,
      separator: ',',
      rows: [
        ['a', 'b', 'c'],
        ['1', 'x, y', '3'],
      ],
    })
  })

  it('is guessed to begin with data when a number stands in the first filled row, titles passed over', async () => {
    expect((await readTable(utf8('1,2\n3,4'))).headerRow).toBeNull()
    expect((await readTable(utf8('Achats de la cantine,\n,\nnom,prix\nx,4'))).headerRow).toBe(3)
  })

  it.each([
    ['tables.empty', utf8('')],
    ['tables.empty', utf8('\n \r\n')],
    ['tables.empty', utf8('\ufeff')],
    ['tables.not-a-table', new Uint8Array(600).map((_, i) => (i * 37) % 256)],
    ['tables.not-a-table', utf8('%PDF-1.7 …')],
    ['tables.not-a-table', utf8('\n<html><table><tr><td>a</td></tr></table></html>')],
    ['tables.not-a-table', new TextEncoder().encode(`${'a;'.repeat(16_384)}a\n`)],
    ['tables.workbook-damaged', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9])],
    ['tables.workbook-damaged', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3])],
    ['tables.too-large', new Uint8Array(MAX_TABLE_BYTES + 1)],
  ])('is refused by name: %s', async (code, bytes) => {
    await expect(readTable(bytes)).rejects.toMatchObject({ code })
  })
})

describe('a workbook', () => {
  const sheets = [
    { name: 'Notes', rows: [] },
    {
      name: 'Achats',
      rows: [
        ['code', 'prix', 'date', 'bio'],
        ['01001', 0.1 + 0.2, new Date(Date.UTC(2026, 0, 15)), true],
        [null, null, null, null],
        [21010034300016, 90.11000000002, new Date(Date.UTC(2026, 0, 15, 13, 30)), null],
        [null, null, null, null],
      ],
    },
    { name: 'Cachée', hidden: true, rows: [['x', 'y']] },
    { name: '2025', rows: [['code', 'prix']] },
  ]
  const rows = [
    ['code', 'prix', 'date', 'bio'],
    ['01001', '0.3', '2026-01-15', 'true'],
    [],
    ['21010034300016', '90.11000000002', '2026-01-15T13:30'],
  ]

  it('gives its first visible filled sheet, cells as people read them, rows at their number', async () => {
    const table = await readTable(await writeXlsx({ sheets }))
    expect(table).toMatchObject({
      format: 'xlsx',
      sheet: 'Achats',
      sheets: ['Notes', 'Achats', '2025'],
      headerRow: 1,
    })
    expect(table.rows).toEqual(rows)
  })

  it('gives another sheet when asked, and says which there are when there is no such one', async () => {
    const bytes = await writeXlsx({ sheets })
    expect((await readTable(bytes, { sheet: '2025' })).rows).toEqual([['code', 'prix']])
    await expect(readTable(bytes, { sheet: '2024' })).rejects.toMatchObject({ code: 'tables.sheet-absent' })
    await expect(readTable(bytes, { sheet: 'Notes' })).rejects.toMatchObject({ code: 'tables.empty' })
  })

  it('of LibreOffice is read as well', async () => {
    const table = await readTable(
      await writeOds({
        sheets: [
          {
            name: 'A',
            rows: [
              ['a', 'b'],
              ['01', 2.5],
            ],
          },
        ],
      }),
    )
    expect(table).toMatchObject({
      format: 'ods',
      sheet: 'A',
      rows: [
        ['a', 'b'],
        ['01', '2.5'],
      ],
    })
  })

  it('with a password is refused by that name', async () => {
    const bytes = await writeXlsx({ sheets, encryption: { password: 'secret', spinCount: 1000 } })
    await expect(readTable(bytes)).rejects.toMatchObject({ code: 'tables.workbook-locked' })
  })

  it('that would unpack to gigabytes, or hides its size, is refused before it is opened', async () => {
    const bytes = await writeXlsx({ sheets })
    for (const claim of [2_000_000_000, 0]) {
      const bomb = bytes.slice()
      const view = new DataView(bomb.buffer)
      const entry = view.getUint32(bomb.length - 22 + 16, true)
      view.setUint32(entry + 24, claim, true)
      await expect(readTable(bomb)).rejects.toMatchObject({ code: 'tables.too-large' })
    }
    expect(unpackedSize(bytes)).toBeGreaterThan(bytes.length)
  })

  it('writes numbers without exponents or noise', () => {
    expect([0.1 + 0.2, 1e21, 1.5e-7, -0.000012, 90.11, 21010034300016, Number.NaN].map(numberText)).toEqual([
      '0.3',
      '1000000000000000000000',
      '0.00000015',
      '-0.000012',
      '90.11',
      '21010034300016',
      '',
    ])
  })

  it('names its columns by letters', () => {
    expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  })
})

const imports = sharedData('macantine/imports')

describe.skipIf(!imports)('files that offices really made', () => {
  const read = (name: string) => readTable(readFileSync(join(imports ?? '', name)))

  it('in ISO-8859-1 keep their accents', async () => {
    const table = await read('diagnostics_simple_good_encoding_iso-8859-1.csv')
    expect(table.encoding).toBe('windows-1252')
    expect(table.rows.flat().join(' ')).not.toMatch(/\ufffd|Ã/)
  })

  it('in XLSX give SIRET as 14 digits and dates as days', async () => {
    const { rows } = await read('purchases_good.xlsx')
    expect(rows[1]?.slice(0, 5)).toEqual([
      '21010034300016',
      'Pommes, rouges, local',
      'Le bon traiteur',
      '2022-05-02',
      '90.11',
    ])
  })
})
