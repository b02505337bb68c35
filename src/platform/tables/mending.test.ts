import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CellReading, cellKey, type Mending, mendTable, type TableSpec } from './mending.ts'
import { acceptSuggestions, proposeMending } from './mending-proposal.ts'
import { problemMessage } from './problem-message.ts'
import { readTable } from './table-reading.ts'

/** A small model: codes of two digits, names, an optional number, and the rule that a "gift" has no number. */
type Thing = { readonly code: string; readonly name: string; readonly number: number | null }

function readCode(text: string): CellReading<string> {
  if (/^\d{2}$/.test(text)) return { value: text }
  return { problem: 'things.code-wrong', params: /^\d$/.test(text) ? { suggestion: `0${text}` } : {} }
}

function readName(text: string): CellReading<string> {
  return text === '' ? { problem: 'things.name-missing' } : { value: text }
}

function readNumber(text: string): CellReading<number | null> {
  if (text === '') return { value: null }
  return /^\d+$/.test(text) ? { value: Number(text) } : { problem: 'things.number-wrong' }
}

const SPEC: TableSpec<Thing> = {
  columns: [
    { field: 'code', name: 'code', required: true, parse: readCode },
    { field: 'name', name: 'nom', aliases: ['libellé'], required: true, parse: readName },
    { field: 'number', name: 'nombre', required: false, parse: readNumber },
  ],
  check: ({ name, number }) =>
    name === 'gift' && typeof number === 'number'
      ? [{ code: 'things.gift-with-number', field: 'number' }]
      : [],
}

const tableOf = (text: string) => readTable(new TextEncoder().encode(text))

async function mend(text: string, mending: Mending = {}) {
  const table = await readTable(new TextEncoder().encode(text), mending.reading)
  const mended = mendTable(table, SPEC, mending)
  return {
    ...mended,
    said: mended.problems.map((p) => `${p.code} ${p.row}/${p.column}`),
    proposal: proposeMending(table, SPEC.columns, mended, mending),
  }
}

describe('a file that follows the model', () => {
  it('enters, in any order of columns, with other names, accents and case, under a title', async () => {
    const { rows, said } = await mend('Liste des choses\n\nNOMBRE;Libelle;Code\n3;Pomme;01\n;Poire;02\n')
    expect(said).toEqual([])
    expect(rows).toEqual([
      { rowNumber: 4, value: { code: '01', name: 'Pomme', number: 3 } },
      { rowNumber: 5, value: { code: '02', name: 'Poire', number: null } },
    ])
  })

  it('may lack an optional column and have empty columns', async () => {
    const { rows, said } = await mend('code;;nom;\n01;;Pomme;\n')
    expect(said).toEqual([])
    expect(rows[0]?.value).toEqual({ code: '01', name: 'Pomme', number: null })
  })
})

describe('a header that does not follow the model', () => {
  it('is named column by column; rows wait until it is mended', async () => {
    const { rows, said, proposal } = await mend('codes;nom;couleur\n01;Pomme;rouge\n')
    expect(said).toEqual(['tables.column-mistyped 1/codes', 'tables.column-unknown 1/couleur'])
    expect(rows).toEqual([])
    expect(proposal).toEqual({ columns: { code: 0 }, droppedColumns: [2] })
    const mended = await mend('codes;nom;couleur\n01;Pomme;rouge\n', proposal)
    expect([mended.said, mended.rows.length]).toEqual([[], 1])
  })

  it('without a required column is mended by one text for all rows', async () => {
    const { said } = await mend('nom\nPomme\nPoire\n')
    expect(said).toEqual(['tables.column-missing 1/code'])
    const { rows } = await mend('nom\nPomme\nPoire\n', { constants: { code: '07' } })
    expect(rows.map((row) => row.value.code)).toEqual(['07', '07'])
  })

  it('that names a column twice must be told which one counts', async () => {
    expect((await mend('code;nom;nom\n01;a;b\n')).said).toEqual(['tables.column-twice 1/nom'])
    const { rows } = await mend('code;nom;nom\n01;a;b\n', { droppedColumns: [1] })
    expect(rows[0]?.value.name).toBe('b')
    expect(
      (await mend('code;nom;nom\n01;a;b\n', { columns: { name: 2 }, droppedColumns: [1] })).said,
    ).toEqual([])
  })

  it('that is absent is said once, and the columns can be named by their place', async () => {
    const { said, proposal } = await mend('01;Pomme;3\n02;Poire;\n')
    expect(said).toEqual(['tables.header-missing 1/A'])
    expect(proposal).toEqual({ headerRow: null, columns: { code: 0, name: 1, number: 2 } })
    const mended = await mend('01;Pomme;3\n02;Poire;\n', proposal)
    expect(mended.rows.map((row) => row.rowNumber)).toEqual([1, 2])
  })

  it('hidden in wrapped lines is unwrapped on demand', async () => {
    const text = '"code,""nom"""\n"01,""Pomme, verte"""\n'
    const { said, proposal } = await mend(text)
    expect(said).toEqual(['tables.lines-wrapped 1/A'])
    const { rows } = await mend(text, proposal)
    expect(rows[0]?.value.name).toBe('Pomme, verte')
  })
})

describe('rows that do not follow the model', () => {
  const messy = 'code;nom;nombre\n1;Pomme;3\n\n02;;\n03;gift;4\n04;Figue\n05;Noix;1;extra\n06;Kaki;x\n'

  it('are named by the number that a spreadsheet shows, good rows are not lost', async () => {
    const { rows, said } = await mend(`${messy}07;Datte;2\n`)
    expect(said).toEqual([
      'things.code-wrong 2/code',
      'tables.row-empty 3/code',
      'things.name-missing 4/nom',
      'things.gift-with-number 5/nombre',
      'tables.row-short 6/nombre',
      'tables.row-long 7/D',
      'things.number-wrong 8/nombre',
    ])
    expect(rows.map((row) => row.rowNumber)).toEqual([9])
  })

  it('are mended cell by cell, by suggestion, by leaving out rows and columns', async () => {
    const first = await mend(messy)
    const suggested = acceptSuggestions({}, first.problems)
    expect(suggested.cells).toEqual({ '2:code': '01' })
    const { said, rows } = await mend(messy, {
      skipEmptyRows: true,
      droppedColumns: [3],
      excludedRows: [8],
      cells: {
        ...suggested.cells,
        [cellKey(4, 'name')]: 'Prune',
        [cellKey(5, 'number')]: '',
        [cellKey(6, 'number')]: '9',
      },
    })
    expect(said).toEqual([])
    expect(rows.map((row) => row.value.name)).toEqual(['Pomme', 'Prune', 'gift', 'Figue', 'Noix'])
  })

  it('pushed to the right by a separator within a text are said to be too long, even by an empty cell', async () => {
    const { said } = await mend('code,nom,nombre\n01,Pommes, rouges,\n02,Poire,,\n')
    expect(said).toEqual(['tables.row-long 2/D', 'things.number-wrong 2/nombre'])
  })

  it('broken by a quotation mark that never closes are said so', async () => {
    const { said } = await mend('code;nom;nombre\n01;"Pomme;1\n02;Poire;2\n')
    expect(said).toEqual(['tables.quotes-broken 2/code'])
    expect(
      (await mend('code;nom;nombre\n01;"Pomme;1\n02;Poire;2\n', { reading: { quotes: false } })).said,
    ).toEqual([])
  })
})

describe('the engine', () => {
  const goodRow = fc.tuple(
    fc.integer({ min: 10, max: 99 }),
    fc.constantFrom('Pomme', 'Poire'),
    fc.nat({ max: 99 }),
  )
  const text = (rows: readonly (readonly (string | number)[])[]) =>
    ['code;nom;nombre', ...rows.map((row) => row.join(';'))].join('\n')

  it('loses exactly one problem when one bad cell is mended', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(goodRow, { minLength: 1, maxLength: 20 }), fc.nat(), async (rows, at) => {
        const bad = rows.map((row, i) => (i % 3 === 0 ? [row[0], row[1], 'x'] : row))
        const table = await tableOf(text(bad))
        const before = mendTable(table, SPEC)
        const chosen = before.problems[at % before.problems.length]
        const cells = { [cellKey(chosen?.row ?? 0, 'number')]: '5' }
        const after = mendTable(table, SPEC, { cells })
        expect(after.problems).toEqual(before.problems.filter((problem) => problem !== chosen))
        expect(after.rows.length).toBe(before.rows.length + 1)
      }),
    )
  })

  it('gives back each row once: as a value, as a problem, or left out', async () => {
    const anyRow = fc.array(fc.constantFrom('', '01', 'Pomme', '3', ' x ', 'gift'), {
      minLength: 0,
      maxLength: 5,
    })
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 20 }), async (rows) => {
        const table = await tableOf(text(rows))
        const { rows: read, problems } = mendTable(table, SPEC)
        const seen = new Set([...read.map((row) => row.rowNumber), ...problems.map((problem) => problem.row)])
        expect([...seen].sort((a, b) => Number(a) - Number(b))).toEqual(
          table.rows.slice(1).map((_, i) => i + 2),
        )
      }),
    )
  })

  it('gives the same for the same file and a mending that went over the network', async () => {
    const table = await tableOf('codes;nom\n1;Pomme\n')
    const mending: Mending = { columns: { code: 0 }, cells: { '2:code': '01' }, skipEmptyRows: true }
    expect(mendTable(table, SPEC, JSON.parse(JSON.stringify(mending)))).toEqual(
      mendTable(table, SPEC, mending),
    )
  })

  it('reads a hundred thousand rows', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => [10 + (i % 90), 'Pomme', i % 7 === 0 ? 'x' : i])
    const { rows: read, problems } = mendTable(await tableOf(text(rows)), SPEC)
    expect([read.length, problems.length]).toEqual([100_000 - 14_286, 14_286])
  })

  it('says every problem of tables in French and in English', () => {
    const none = { fr: {}, en: {} }
    expect(problemMessage('tables.row-empty', {}, 'fr', none)).toBe('Cette ligne est vide.')
    expect(problemMessage('tables.row-short', { cells: 1, width: 8, column: 'x' }, 'en', none)).toBe(
      'This row has 1 cell instead of 8: “x” is missing.',
    )
  })
})
