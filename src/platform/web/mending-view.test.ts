import { describe, expect, it } from 'vitest'
import { type Mending, mendTable, type TableSpec } from '#platform/tables/mending.ts'
import { previewMending } from '#platform/tables/mending-preview.ts'
import { proposeMending } from '#platform/tables/mending-proposal.ts'
import { readTable } from '#platform/tables/table-reading.ts'
import { fingerprintOf } from './mending-draft.ts'
import {
  acceptRows,
  assignColumn,
  dropColumn,
  emptyMissingCells,
  excludeRows,
  indexOfLetter,
  putCells,
  setConstant,
} from './mending-steps.ts'
import { filterRows, groupMistakes, stateOfRow, textOfCell, viewMending } from './mending-view.ts'

type Thing = { readonly name: string; readonly kind: string }

const SPEC: TableSpec<Thing> = {
  columns: [
    {
      field: 'name',
      name: 'nom',
      required: true,
      parse: (text) => (text === '' ? { problem: 'things.empty' } : { value: text }),
    },
    {
      field: 'kind',
      name: 'type',
      required: true,
      parse: (text) =>
        text === 'fruit' ? { value: text } : { problem: 'things.kind', params: { suggestion: 'fruit' } },
    },
  ],
}

/** Judges a file the way a feature does; a name met before is a doubt. */
async function judge(text: string, mending: Mending = {}) {
  const table = await readTable(new TextEncoder().encode(text), mending.reading)
  const mended = mendTable(table, SPEC, mending)
  const { rows, problems, ...found } = mended
  const doubts = rows
    .filter(({ value }, i) => rows.findIndex((other) => other.value.name === value.name) < i)
    .map(({ rowNumber, value }) => ({
      code: 'things.again',
      row: rowNumber,
      column: 'nom',
      field: 'name',
      value: value.name,
      params: {},
    }))
  const model = SPEC.columns.map(({ field, name }) => ({ field, name, required: true }))
  const proposal = proposeMending(table, SPEC.columns, mended, mending)
  const preview = previewMending({ table, mending, model, found, problems, doubts, proposal })
  const view = viewMending(table, mending, preview)
  return { view, preview, states: view.rows.map((row) => stateOfRow(view, row)) }
}

const FILE = 'nom;type\nPomme;fruit\nPoire;friut\nPrune;friut\n;fruit\nPomme;fruit\nKiwi;fruit\n'

describe('the rows of a file under its corrections', () => {
  it('stand in exactly one state each, as counted', async () => {
    const { states, preview } = await judge(FILE, { excludedRows: [7] })
    expect(states).toEqual(['enter', 'problem', 'problem', 'problem', 'doubt', 'excluded'])
    expect(preview.counts).toEqual({ enter: 1, waiting: 0, problem: 3, doubt: 1, excluded: 1 })
  })

  it('wait while the columns are not settled', async () => {
    const { states, preview } = await judge('nom;tipe\nPomme;fruit\n')
    expect([states, preview.counts.waiting, preview.counts.enter]).toEqual([['waiting'], 1, 0])
  })

  it('enter in spite of a doubt once that was said', async () => {
    const { states } = await judge(FILE, acceptRows({}, [6], true))
    expect(states[4]).toBe('enter')
    expect(acceptRows({ acceptedRows: [6] }, [6], false)).toEqual({ acceptedRows: [] })
  })

  it('stay in sight under "to mend" after they were mended', async () => {
    const { view } = await judge(FILE, putCells({}, 'kind', [3], 'fruit'))
    expect(filterRows(view, 'todo', new Set())).toEqual([4, 5, 6])
    expect(filterRows(view, 'todo', new Set([3]))).toEqual([3, 4, 5, 6])
    expect(filterRows(view, 'enter', new Set())).toEqual([2, 3, 7])
  })

  it('show the corrected text, else the file’s, else the one for all rows', async () => {
    const { view } = await judge('nom\nPomme\nPoire\n', {
      constants: { kind: 'fruit' },
      cells: { '2:name': 'Figue' },
    })
    expect([textOfCell(view, 2, 'name'), textOfCell(view, 3, 'name'), textOfCell(view, 3, 'kind')]).toEqual([
      'Figue',
      'Poire',
      'fruit',
    ])
    expect(view.fields.map(({ field }) => field)).toEqual(['name', 'kind'])
  })

  it('share their mistakes, the most frequent first; rows left out have none', async () => {
    const { view } = await judge(FILE, excludeRows({}, [5], true))
    expect(groupMistakes(view).map(({ code, value, rows }) => [code, value, rows])).toEqual([
      ['things.kind', 'friut', [3, 4]],
    ])
  })
})

describe('a step of mending', () => {
  it('says what a column holds, and frees the field that it filled', async () => {
    const text = 'libelle;nom;type\nP1;Pomme;fruit\n'
    const { preview } = await judge(text)
    const next = assignColumn({}, preview, 0, 'name')
    expect(next).toEqual({ columns: { name: 0 }, droppedColumns: [1] })
    const { view, preview: after } = await judge(text, next)
    expect([after.problems, textOfCell(view, 2, 'name')]).toEqual([[], 'P1'])
    expect(assignColumn(next, after, 0, 'drop')).toEqual({ columns: { name: null }, droppedColumns: [0, 1] })
  })

  it('names the columns of a file without titles in the order of the model', async () => {
    const { preview } = await judge('Pomme;fruit\nPoire;fruit\n', { headerRow: null })
    expect(preview.proposal.columns).toEqual({ name: 0, kind: 1 })
    expect((await judge('Pomme;fruit\nPoire;fruit\n', preview.proposal)).preview.counts.enter).toBe(2)
  })

  it('that names a column of a file without titles says that it has none', async () => {
    const text = '46102;fruit\n46045;fruit\n'
    const first = await judge(text)
    const one = assignColumn({}, first.preview, 0, 'name')
    expect(one).toEqual({ headerRow: null, columns: { name: 0 }, droppedColumns: [] })
    const both = assignColumn(one, (await judge(text, one)).preview, 1, 'kind')
    expect((await judge(text, both)).preview.counts.enter).toBe(2)
  })

  it('takes the cells that a short row lacks as empty, and only those', async () => {
    const { view, preview } = await judge('nom;type\nPomme\nPoire;fruit\n')
    const none: Mending = {}
    const next = emptyMissingCells(none, preview, view.table, [2, 3])
    expect(next.cells).toEqual({ '2:kind': '' })
    expect((await judge('nom;type\nPomme\nPoire;fruit\n', next)).preview.problems[0]?.code).toBe(
      'things.kind',
    )
  })

  it('takes one text for all rows, and back', () => {
    expect(setConstant({}, 'kind', 'fruit')).toEqual({ constants: { kind: 'fruit' } })
    expect(setConstant({ constants: { kind: 'fruit' } }, 'kind', '')).toEqual({ constants: {} })
  })

  it('drops a column by its letter', () => {
    expect(['A', 'D', 'Z', 'AA'].map(indexOfLetter)).toEqual([0, 3, 25, 26])
    expect(dropColumn({ droppedColumns: [4] }, 3)).toEqual({ droppedColumns: [3, 4] })
  })

  it('keeps what a feature added to its mending', () => {
    const mending: Mending & { layout: string } = { layout: 'former' }
    expect(putCells(mending, 'a', [1], 'x')).toEqual({ layout: 'former', cells: { '1:a': 'x' } })
  })
})

describe('the fingerprint of a file', () => {
  it('changes with any byte', () => {
    const bytes = new TextEncoder().encode(FILE)
    const other = Uint8Array.from(bytes)
    other[10] = 65
    expect(fingerprintOf(bytes)).toBe(fingerprintOf(Uint8Array.from(bytes)))
    expect(fingerprintOf(other)).not.toBe(fingerprintOf(bytes))
  })
})
