import { describe, expect, it } from 'vitest'
import { LANGS } from '#kernel/words.ts'
import { problemMessage } from '#platform/tables/problem-message.ts'
import { readTable } from '#platform/tables/table-reading.ts'
import { valueChainsWords } from '../words.ts'
import { readPurchases } from './purchase-reading.ts'

const TODAY = '2026-11-23'
const CURRENT =
  'siret;description;fournisseur;date;prix_ht;famille_produits;categories_egalim;origine;est_circuit_court;est_local;definition_local;definition_local_km'
const FORMER = 'siret;description;fournisseur;date;prix_ht;famille_produits;caracteristiques;definition_local'
const GOOD = {
  siret: '21010034300016',
  description: 'Pommes',
  date: '2026-06-22',
  prix_ht: '12,50',
  famille_produits: 'AUTRES',
}

/** One row under a header, other cells by name; what the reading says about it, in whole sentences of both languages. */
async function readRow(header: string, cells: Record<string, string>) {
  const filled: Record<string, string> = { ...GOOD, ...cells }
  const row = header.split(';').map((name) => `"${filled[name] ?? ''}"`)
  const table = await readTable(new TextEncoder().encode(`${header}\n${row.join(';')}\n`))
  const { purchases, problems } = readPurchases(table, TODAY)
  for (const { code, params } of problems) {
    for (const lang of LANGS)
      expect(problemMessage(code, params, lang, valueChainsWords)).toMatch(/^[^{}]+[.?]$/)
  }
  return { purchase: purchases[0]?.purchase, said: problems.map((p) => `${p.column} ${p.code}`), problems }
}

describe('a row of the current model', () => {
  it('becomes a purchase with all that it says', async () => {
    const { purchase, said } = await readRow(CURRENT, {
      fournisseur: ' Le bon traiteur ',
      famille_produits: ' VIANDES_VOLAILLES ',
      categories_egalim: 'LABEL_ROUGE, BIO,BIO',
      origine: 'FRANCE',
      est_circuit_court: 'OUI',
      est_local: 'x',
      definition_local: ' KM ',
      definition_local_km: '80,5',
    })
    expect(said).toEqual([])
    expect(purchase).toEqual({
      canteen: { siret: '21010034300016' },
      description: 'Pommes',
      supplier: 'Le bon traiteur',
      date: '2026-06-22',
      price: 1250n,
      family: 'VIANDES_VOLAILLES',
      categories: ['BIO', 'LABEL_ROUGE'],
      origin: 'FRANCE',
      shortChain: true,
      local: { definition: 'KM', km: '80.5' },
    })
  })

  it.each([
    [{ siret: '' }, 'siret purchases.siret-missing'],
    [{ siret: '21010034300017' }, 'siret purchases.siret-checksum'],
    [{ siret: '2101003430001' }, 'siret purchases.siret-shape'],
    [{ siret: '2,10100343E+13' }, 'siret purchases.siret-rounded'],
    [{ description: ' ' }, 'description purchases.description-missing'],
    [{ date: '' }, 'date purchases.date-missing'],
    [{ date: '2026-11-24' }, 'date purchases.date-future'],
    [{ date: '2026-02-30' }, 'date purchases.date-impossible'],
    [{ date: '0202-02-03' }, 'date purchases.date-impossible'],
    [{ date: '22/06/2026' }, 'date purchases.date-form'],
    [{ date: 'juin' }, 'date purchases.date-form-unknown'],
    [{ prix_ht: '' }, 'prix_ht purchases.price-missing'],
    [{ prix_ht: '12 kg' }, 'prix_ht purchases.price-wrong'],
    [{ prix_ht: '1000000000000' }, 'prix_ht purchases.price-wrong'],
    [{ prix_ht: '1,234' }, 'prix_ht purchases.price-ambiguous'],
    [{ famille_produits: '' }, 'famille_produits purchases.family-missing'],
    [{ famille_produits: 'PRODUITS_LAITIERS,' }, 'famille_produits purchases.family-unknown'],
    [{ categories_egalim: 'BIO,FRANCE' }, 'categories_egalim purchases.category-unknown'],
    [{ origine: 'FRANCE,EUROPE' }, 'origine purchases.origin-both'],
    [{ origine: 'CHINE' }, 'origine purchases.origin-unknown'],
    [{ est_circuit_court: 'peut-être' }, 'est_circuit_court purchases.yes-no-wrong'],
    [{ est_local: 'oui' }, 'definition_local purchases.local-definition-missing'],
    [{ definition_local: 'PAT' }, 'definition_local purchases.local-definition-without-local'],
    [{ est_local: 'oui', definition_local: 'ICI' }, 'definition_local purchases.local-definition-unknown'],
    [
      { est_local: 'oui', definition_local: 'PAT', origine: 'EUROPE' },
      'est_local purchases.local-outside-france',
    ],
    [
      { est_local: 'oui', definition_local: 'PAT', definition_local_km: '30' },
      'definition_local_km purchases.km-without-km',
    ],
    [
      { est_local: 'oui', definition_local: 'KM', definition_local_km: 'loin' },
      'definition_local_km purchases.km-wrong',
    ],
    [{ definition_local_km: '30' }, 'definition_local_km purchases.km-without-km'],
  ])('%j is refused: %s', async (cells, expected) => {
    const { said, purchase } = await readRow(CURRENT, cells)
    expect(said).toEqual([expected])
    expect(purchase).toBeUndefined()
  })

  it('says what the cell most probably means, without assuming it', async () => {
    expect((await readRow(CURRENT, { date: '22/06/2026' })).problems[0]?.params).toEqual({
      suggestion: '2026-06-22',
    })
    expect((await readRow(CURRENT, { prix_ht: '1,234' })).problems[0]?.params).toEqual({
      french: '1.234',
      english: '1234',
    })
    expect((await readRow(CURRENT, { famille_produits: 'FRUITS_LEGUMES' })).problems[0]?.params).toEqual({
      written: 'FRUITS_LEGUMES',
      near: 'FRUITS_ET_LEGUMES',
    })
  })

  it('may be bought today, cost nothing, be a credit note, say no in every way', async () => {
    for (const cells of [
      { date: TODAY },
      { prix_ht: '0' },
      { prix_ht: '-12,50' },
      { est_circuit_court: 'non', est_local: 'NON' },
      { famille_produits: 'Produits laitiers', categories_egalim: 'pêche durable' },
      { est_local: 'oui', definition_local: 'KM' },
    ]) {
      expect((await readRow(CURRENT, cells)).said, JSON.stringify(cells)).toEqual([])
    }
  })
})

describe('a row of the former model', () => {
  it('keeps qualities, origin, short chain and local in one list', async () => {
    const { purchase, said } = await readRow(FORMER, {
      caracteristiques: 'HVE, EUROPE,CIRCUIT_COURT',
      famille_produits: 'BOISSONS',
    })
    expect(said).toEqual([])
    expect(purchase).toMatchObject({ categories: ['HVE'], origin: 'EUROPE', shortChain: true, local: null })
  })

  it.each([
    [{ caracteristiques: 'FRANCE,EUROPE' }, 'caracteristiques purchases.origin-both'],
    [
      { caracteristiques: 'LOCAL,EUROPE', definition_local: 'AUTRE' },
      'caracteristiques purchases.local-outside-france',
    ],
    [{ caracteristiques: 'LOCAL' }, 'definition_local purchases.local-definition-missing'],
    [{ definition_local: 'AUTOUR_SERVICE' }, 'definition_local purchases.local-definition-without-local'],
    [
      { caracteristiques: 'BIO,NOPE', definition_local: 'PAT' },
      'caracteristiques purchases.characteristic-unknown',
    ],
  ])('%j is refused: %s', async (cells, expected) => {
    expect((await readRow(FORMER, cells)).said).toEqual([expected])
  })
})

describe('the canteen', () => {
  it('is named by SIRET, by number, or in each row by one of both', async () => {
    const byNumber = CURRENT.replace('siret', 'cantine_id')
    expect((await readRow(byNumber, { cantine_id: '949' })).purchase?.canteen).toEqual({ canteenId: '949' })
    expect((await readRow(byNumber, { cantine_id: '' })).said).toEqual([
      'cantine_id purchases.canteen-missing',
    ])
    expect((await readRow(byNumber, { cantine_id: 'école' })).said).toEqual([
      'cantine_id purchases.canteen-id-wrong',
    ])
    const both = `cantine_id;${CURRENT}`
    expect((await readRow(both, { cantine_id: '949', siret: '' })).purchase?.canteen).toEqual({
      canteenId: '949',
    })
    expect((await readRow(both, {})).purchase?.canteen).toEqual({ siret: '21010034300016' })
    expect((await readRow(both, { siret: '' })).said).toEqual(['cantine_id purchases.canteen-missing'])
  })
})

describe('the model of a file', () => {
  it('is told by the columns that only one of them has, however mistyped, and may be told by a person', async () => {
    const layoutOf = async (text: string, layout?: 'current' | 'former') =>
      readPurchases(await readTable(new TextEncoder().encode(text)), TODAY, layout ? { layout } : {}).layout
    expect(await layoutOf(`${CURRENT}\n`)).toBe('current')
    expect(await layoutOf(`${FORMER}\n`)).toBe('former')
    expect(await layoutOf('siret;caracteristique;date\n')).toBe('former')
    expect(await layoutOf('siret;catégories egalim;date\n')).toBe('current')
    expect(await layoutOf('1;2;3;4;5;6;7;8;9;10;11;12\n')).toBe('current')
    expect(await layoutOf('1;2;3;4;5;6;7;8\n')).toBe('former')
    expect(await layoutOf('1;2;3;4;5;6;7;8\n', 'current')).toBe('current')
  })
})
