import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDateText } from './cell-text.ts'
import { fingerprintHeader } from './header-fingerprint.ts'
import type { Mending, TableSpec } from './mending.ts'
import { judgeTable } from './mending-judge.ts'
import { openTable } from './table-opening.ts'
import { readTable } from './table-reading.ts'

type Row = { readonly name: string; readonly day: string }

const spec: TableSpec<Row> = {
  columns: [
    {
      field: 'name',
      name: 'nom',
      required: true,
      parse: (text) => (text === '' ? { problem: 'x.empty' } : { value: text }),
    },
    {
      field: 'day',
      name: 'date',
      required: false,
      dates: true,
      parse: (text, { dayOrder }) => {
        const day = text === '' ? '' : parseDateText(text, dayOrder('day'))
        return day === undefined ? { problem: 'x.day' } : { value: day }
      },
    },
  ],
}

async function judge(text: string, mending: Mending = {}) {
  const opened = await openTable(new Blob([text]))
  const judged = judgeTable({ head: opened.head, spec, mending, settle: (row) => row })
  const rows: (readonly [number, Row])[] = []
  for await (const block of opened.blocks())
    for (const { rowNumber, value } of judged.take(block)) rows.push([rowNumber, value])
  const preview = judged.preview()
  return { rows, preview, said: preview.problems.map(({ code, row }) => `${code} ${row}`) }
}
const days = async (text: string, mending?: Mending) =>
  (await judge(text, mending)).rows.map(([, { day }]) => day)

describe('dates of a column', () => {
  it('are read day first when one of them can only be so', async () => {
    expect(await days('nom;date\na;31/12/2025\nb;03/04/2025\n')).toEqual(['2025-12-31', '2025-04-03'])
  })

  it('are read month first when one of them can only be so, however late it stands', async () => {
    const many = Array.from({ length: 3_000 }, (_, i) => `n${i};03/04/2025`).join('\n')
    const read = await days(`nom;date\n${many}\nz;12/31/2025\n`)
    expect([read[0], read.at(-1)]).toEqual(['2025-03-04', '2025-12-31'])
  })

  it('are asked about, not guessed, when each can be read both ways or they disagree', async () => {
    for (const other of ['05/06/2025', '31/12/2025\nc;12/31/2025']) {
      const { said, rows } = await judge(`nom;date\na;03/04/2025\nb;${other}\n`)
      expect([said[0], rows]).toEqual(['tables.column-dates 1', []])
    }
    expect(await days('nom;date\na;03/04/2025\n', { dayOrder: 'day-first' })).toEqual(['2025-04-03'])
  })

  it('that say it themselves need no order: years first, points, serials of spreadsheets', async () => {
    const read = await days('nom;date\na;2025-12-31\nb;03.04.2025\nc;45658\nd;04/04/2025\n')
    expect(read).toEqual(['2025-12-31', '2025-04-03', '2025-01-01', '2025-04-04'])
  })
})

describe('a judgement in blocks', () => {
  it('numbers rows as the spreadsheet does, over blank lines, line breaks in cells and borders of blocks', async () => {
    const many = Array.from({ length: 5_000 }, (_, i) => (i % 1_000 === 7 ? '' : `"n\n${i}";`)).join('\n')
    const { rows, said } = await judge(`nom;date\n${many}\n;\n`)
    expect(rows.slice(0, 2).map(([row]) => row)).toEqual([2, 3])
    expect(rows.at(-1)?.[0]).toBe(5_001)
    expect(said).toHaveLength(6)
    expect(said[0]).toBe('tables.row-empty 9')
  })

  it('reads the same rows wherever the pieces of a file are cut', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ';', '\n', ' ', '€') })
    const row = fc.tuple(cell, cell).map(([first, second]) => [`k${first}`, second])
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), fc.nat(60), async (rows, at) => {
        const quoted = rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(';'))
        const bytes = new TextEncoder().encode(`x;y\r\n${quoted.join('\r\n')}\r\nend;end`)
        expect((await readTable(bytes)).rows).toEqual([['x', 'y'], ...rows, ['end', 'end']])
        const parts = new Blob([bytes.slice(0, at), bytes.slice(at)])
        const again: (readonly string[])[] = []
        for await (const block of (await openTable(parts)).blocks()) again.push(...block.rows)
        expect(again).toEqual([['x', 'y'], ...rows, ['end', 'end']])
      }),
      { numRuns: 150 },
    )
  })

  it('keeps the first problems and counts them all', async () => {
    const { preview } = await judge(`nom;date\n${';hier\n'.repeat(6_000)}`)
    expect([preview.problems.length, preview.problemCount, preview.counts.problem]).toEqual([
      5_000, 12_000, 6_000,
    ])
  })

  it('holds back characters that no database keeps', async () => {
    const { said } = await judge(`nom;date\n${'a;\n'.repeat(3_000)}b\0c;\n`)
    expect(said).toEqual(['tables.text-unstorable 3002'])
  })
})

describe('the fingerprint of headers', () => {
  it('is that of the same columns in the same order, whatever case, accents and blanks', () => {
    expect(fingerprintHeader(['Année ', 'PRIX (HT)', ''])).toBe(fingerprintHeader(['annee', 'prix ht']))
    expect(fingerprintHeader(['a', 'b'])).not.toBe(fingerprintHeader(['b', 'a']))
  })

  it('is none for a row that could not be a header', () => {
    expect([fingerprintHeader([]), fingerprintHeader(['titre']), fingerprintHeader(['', '', ''])]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('columns that come at run time', () => {
  it('are read like written ones', async () => {
    const questions = [
      { name: 'repas', number: true },
      { name: 'avis', number: false },
    ]
    const ofForm: TableSpec<Record<string, string | number>> = {
      columns: questions.map(({ name, number }) => ({
        field: name,
        name,
        required: true,
        parse: (text) => {
          if (!number) return { value: text }
          return /^\d+$/.test(text) ? { value: Number(text) } : { problem: 'x.number' }
        },
      })),
    }
    const opened = await openTable(new Blob(['Avis;Repas\nbon;12\nmoyen;beaucoup\n']))
    const judged = judgeTable({ head: opened.head, spec: ofForm, mending: {}, settle: (row) => row })
    for await (const block of opened.blocks())
      expect(judged.take(block)).toEqual([{ rowNumber: 2, value: { repas: 12, avis: 'bon' } }])
    expect(judged.preview().problems).toMatchObject([{ code: 'x.number', row: 3, field: 'repas' }])
  })
})
