import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTable } from '#platform/tables/table-reading.ts'
import { recountPurchases } from '../../../../tests/support/purchase-recount.ts'
import { sharedData } from '../../../../tests/support/shared-data.ts'
import { type PurchaseMending, readPurchases } from './purchase-reading.ts'
import { summarisePurchases } from './purchase-summary.ts'
import { purchaseSummaryDocument } from './purchase-summary-document.ts'

const imports = sharedData('macantine/imports')
const TODAY = '2026-11-23'

async function read(name: string, mending: PurchaseMending = {}) {
  const table = await readTable(readFileSync(join(imports ?? '', name)), mending.reading)
  const reading = readPurchases(table, TODAY, mending)
  const summary = purchaseSummaryDocument(summarisePurchases(reading.purchases.map((p) => p.purchase)))
  return { ...reading, summary, said: reading.problems.map((p) => `${p.row} ${p.column} ${p.code}`) }
}

const namesOf = (kind: string) =>
  imports ? readdirSync(imports).filter((name) => name.startsWith(`purchases_${kind}`)) : []

/** Totals worked out on paper from the files themselves. */
const ON_PAPER: Record<
  string,
  { year: string; amounts: Record<string, string>; local: Record<string, string> }
> = {
  'purchases_good.xlsx': {
    year: '2022',
    amounts: { total: '90.11', organic: '90.11', quality: '90.11', shortChain: '0.00' },
    local: { DEPARTEMENT: '90.11', any: '90.11' },
  },
  'purchases_good_floating_number_old.csv': {
    year: '2022',
    amounts: { total: '90.11', organic: '90.11', quality: '90.11', siqo: '0.00' },
    local: { DEPARTEMENT: '90.11', any: '90.11' },
  },
  'purchases_good_id_caracteristics.csv': {
    year: '2026',
    amounts: {
      total: '300.00',
      organic: '300.00',
      other: '0.00',
      fairTrade: '300.00',
      france: '100.00',
      europe: '200.00',
      shortChain: '100.00',
    },
    local: { REGION: '100.00', any: '100.00' },
  },
  'purchases_good_local_vs_circuit_court.csv': {
    year: '2026',
    amounts: { total: '200.00', organic: '0.00', quality: '0.00', shortChain: '100.00', france: '0.00' },
    local: { DEPARTEMENT: '100.00', any: '100.00' },
  },
  'purchases_good_old.xlsx': {
    year: '2025',
    amounts: { total: '90.11', organic: '90.11', quality: '90.11' },
    local: { DEPARTEMENT: '90.11', any: '90.11' },
  },
  'purchases_good_separator_comma_old.csv': {
    year: '2022',
    amounts: { total: '90.11', organic: '90.11', quality: '90.11' },
    local: { DEPARTEMENT: '90.11', any: '90.11' },
  },
  'purchases_good_separator_semicolon_old.csv': {
    year: '2022',
    amounts: { total: '90.11', organic: '90.11', quality: '90.11' },
    local: { DEPARTEMENT: '90.11', any: '90.11' },
  },
  'purchases_good_with_empty_columns.xlsx': {
    year: '2022',
    amounts: { total: '1000.22', organic: '0.00', quality: '0.00' },
    local: { any: '0.00' },
  },
}

describe.skipIf(!imports)('every good ma-cantine file', () => {
  it('is known here', () => {
    expect(namesOf('good')).toEqual(Object.keys(ON_PAPER).sort())
  })

  it.each(Object.entries(ON_PAPER))('%s enters with the totals worked out on paper', async (name, paper) => {
    const { said, summary } = await read(name)
    expect(said).toEqual([])
    expect(Object.keys(summary.byYear)).toEqual([paper.year])
    expect(summary.byYear[paper.year]).toMatchObject(paper.amounts)
    expect(summary.byYear[paper.year]?.local).toEqual(paper.local)
  })

  it.each(namesOf('good'))('%s counts the same when counted by other code', async (name) => {
    const recount = recountPurchases(join(imports ?? '', name))
    const { summary } = await read(name)
    expect({
      ...summary,
      byYear: Object.fromEntries(Object.entries(summary.byYear).map(centsOfYear)),
    }).toEqual(recount)
  })
})

/** A year of the document as the recount writes it: cents as numbers, zeros of measures and families left out. */
function centsOfYear([year, { rates: _, local, byFamily, ...amounts }]: [string, Record<string, unknown>]) {
  const cents = (bins: unknown, keep = '') =>
    Object.entries(bins as Record<string, string>)
      .map(([name, amount]) => [name, Math.round(Number(amount) * 100)] as const)
      .filter(([name, amount]) => amount !== 0 || name === keep)
  return [
    year,
    {
      ...Object.fromEntries(cents(amounts)),
      local: Object.fromEntries(cents(local, 'any')),
      byFamily: Object.fromEntries(cents(byFamily)),
    },
  ]
}

/** What each bad file says. Two of them are bad in ma-cantine also for what only its registry knows: see below. */
const SAID: Record<string, string[]> = {
  'purchases_bad_corrupt.csv': ['1 A tables.lines-wrapped'],
  'purchases_bad_empty_rows.csv': ['4 siret tables.row-empty', '5 siret tables.row-empty'],
  'purchases_bad_extra_columns.csv': ['1 a tables.column-unknown'],
  'purchases_bad_no_header.csv': ['1 A tables.header-missing'],
  // Rows 3 and 4 (a canteen unknown there, one of another manager) hold well-formed numbers: nothing to say.
  'purchases_bad_old.csv': [
    '2 siret purchases.siret-missing',
    '5 description purchases.description-missing',
    '6 famille_produits purchases.family-missing',
    '6 definition_local purchases.local-definition-without-local',
    '7 date purchases.date-missing',
    '8 date purchases.date-impossible',
    '9 date purchases.date-form',
    '10 prix_ht purchases.price-missing',
    '11 prix_ht purchases.price-wrong',
    '12 famille_produits purchases.family-unknown',
    '13 caracteristiques purchases.characteristic-unknown',
    '14 definition_local purchases.local-definition-missing',
    '15 definition_local tables.row-short',
  ],
  'purchases_bad_one_error_old.csv': ['3 prix_ht purchases.price-wrong'],
  'purchases_bad_partial_header_old.csv': ['1 definition_local tables.column-missing'],
  'purchases_bad_wrong_header_old.csv': [
    '1 canteen siret tables.column-mistyped',
    '1 famille tables.column-mistyped',
    '1 definition de local tables.column-mistyped',
  ],
  'purchases_bad_wrong_header_typo_old.csv': [
    '1 s_iret tables.column-mistyped',
    '1 description123 tables.column-mistyped',
    '1 fournisseur de la cantine tables.column-mistyped',
    '1 famille de produits tables.column-mistyped',
  ],
}

/** How a person mends each of them; a function gets what the program proposes about the header. */
const MENDED: Record<
  string,
  { total: string; rows: number; mending: (proposal: PurchaseMending) => PurchaseMending }
> = {
  'purchases_bad_corrupt.csv': {
    total: '90.11',
    rows: 1,
    mending: (proposal) => ({
      ...proposal,
      cells: {
        '2:origin': '',
        '2:shortChain': '',
        '2:local': 'x',
        '2:localDefinition': 'REGION',
        '2:localKm': '',
      },
    }),
  },
  'purchases_bad_empty_rows.csv': { total: '1000.22', rows: 2, mending: () => ({ skipEmptyRows: true }) },
  'purchases_bad_extra_columns.csv': { total: '90.11', rows: 1, mending: (proposal) => proposal },
  'purchases_bad_no_header.csv': { total: '1000.22', rows: 2, mending: (proposal) => proposal },
  'purchases_bad_old.csv': {
    total: '1261.54',
    rows: 14,
    mending: () => ({
      cells: {
        '2:siret': '21010034300016',
        '5:description': 'Yaourts',
        '6:family': 'AUTRES',
        '6:localDefinition': '',
        '7:date': '2022-05-02',
        '8:date': '2022-02-28',
        '9:date': '2022-03-01',
        '10:price': '90,11',
        '11:price': '90.11',
        '12:family': 'PRODUITS_LAITIERS',
        '13:characteristics': 'BIO',
        '14:localDefinition': 'DEPARTEMENT',
        '15:localDefinition': '',
      },
    }),
  },
  'purchases_bad_one_error_old.csv': {
    total: '90.11',
    rows: 1,
    mending: () => ({ excludedRows: [3] }),
  },
  'purchases_bad_partial_header_old.csv': {
    total: '1000.22',
    rows: 2,
    mending: () => ({ constants: { localDefinition: 'DEPARTEMENT' } }),
  },
  'purchases_bad_wrong_header_old.csv': {
    total: '1000.22',
    rows: 2,
    mending: (proposal) => ({
      ...proposal,
      cells: { '2:localDefinition': 'PAT', '3:localDefinition': 'PAT' },
    }),
  },
  'purchases_bad_wrong_header_typo_old.csv': { total: '90.11', rows: 1, mending: (proposal) => proposal },
}

describe.skipIf(!imports)('every bad ma-cantine file', () => {
  it('is known here', () => {
    expect(namesOf('bad')).toEqual(Object.keys(SAID).sort())
  })

  it.each(Object.entries(SAID))('%s is refused with row, column and reason', async (name, expected) => {
    expect((await read(name)).said).toEqual(expected)
  })

  it.each(Object.entries(MENDED))('%s enters once mended', async (name, { total, rows, mending }) => {
    const { proposal } = await read(name)
    const { said, summary } = await read(name, mending(proposal))
    expect(said).toEqual([])
    expect([summary.total, summary.rows]).toEqual([total, rows])
  })

  it('loses exactly one problem for each cell that is mended', async () => {
    const name = 'purchases_bad_old.csv'
    const before = (await read(name)).said
    const { cells = {} } = MENDED[name]?.mending({}) ?? {}
    expect(Object.keys(cells).length).toBe(before.length)
    for (const [key, text] of Object.entries(cells)) {
      const after = (await read(name, { cells: { [key]: text } })).said
      const gone = before.filter((problem) => !after.includes(problem))
      expect([gone.length, after.length], key).toEqual([1, before.length - 1])
      expect(gone[0]?.split(' ')[0], key).toBe(key.split(':')[0])
    }
  })
})
