import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCsv } from './csv-writing.ts'
import { readTable } from './table-reading.ts'

describe('a CSV export', () => {
  it('opens by double click in a French spreadsheet: semicolons, CRLF, byte order mark', () => {
    expect(
      writeCsv([
        ['nom', 'prix'],
        ['Café; "noir"', 12.5],
        [null, true],
      ]),
    ).toBe('\ufeffnom;prix\r\n"Café; ""noir""";12.5\r\n;true\r\n')
    expect(writeCsv([['a', 'b']], { separator: ',', bom: false })).toBe('a,b\r\n')
    expect(writeCsv([[2.5, '2.5', null]], { decimalMark: ',', bom: false })).toBe('2,5;2.5;\r\n')
  })

  it('never lets a text run as a formula, and leaves numbers alone', () => {
    const cells = ['=1+1', '+33 6', '-2', '@cmd', '\tx', '−3', -4, '-2,5', 'a=b']
    const written = "'=1+1;'+33 6;-2;'@cmd;'\tx;−3;-4;-2,5;a=b\r\n"
    expect(writeCsv([cells], { bom: false })).toBe(written)
  })

  it('comes back as it was when read again', async () => {
    // What begins like a formula is written behind a quote, what begins like a web page is refused as one.
    const text = fc.string({ minLength: 1 }).filter((t) => !/^[=+\-@]|^\W*[<‹]/.test(t) && t.trim() !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 6 }), async (rows) => {
        const bytes = new TextEncoder().encode(writeCsv(rows))
        expect((await readTable(bytes, { separator: ';' })).rows).toEqual(rows)
      }),
    )
  })
})
