import { describe, expect, it } from 'vitest'
import { makeCommuneRegister } from '#features/territories/domain/commune-register.ts'
import { LANGS } from '#kernel/words.ts'
import { cellKey, type Mending } from '#platform/tables/mending.ts'
import { readTable } from '#platform/tables/table-reading.ts'
import { actorsWords } from '../words.ts'
import { LISTED_ACTOR_KINDS } from './actor.ts'
import type { KnownActor } from './actor-duplicates.ts'
import { readActorKind } from './actor-kind-names.ts'
import { makePlaceIndex } from './actor-place.ts'
import { judgeActors } from './actor-reading.ts'

/** A little of the register of 2026: homonyms, a merged commune, a leading zero, Corsica. */
const commune = (code: string, nom: string, population: number, codesPostaux: string[], more = {}) => ({
  code,
  nom,
  type: 'commune-actuelle' as const,
  departement: code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2),
  region: '00',
  population,
  codesPostaux,
  ...more,
})
const register = makeCommuneRegister({
  vintage: 2026,
  communes: [
    commune('46102', 'Figeac', 9700, ['46100']),
    commune('46100', 'Faycelles', 600, ['46100']),
    commune('07186', 'Privas', 8400, ['07000']),
    commune('93066', 'Saint-Denis', 150_000, ['93200', '93210']),
    commune('11339', 'Saint-Denis', 500, ['11310']),
    commune('46268', 'Saint-Denis-lès-Martel', 400, ['46600']),
    commune('12076', 'Conques-en-Rouergue', 1600, ['12320'], { anciensCodes: ['12218'] }),
    commune('2A004', 'Ajaccio', 73_000, ['20000', '20090']),
    {
      code: '12218',
      nom: 'Saint-Cyprien-sur-Dourdou',
      type: 'commune-deleguee' as const,
      departement: '12',
      region: '76',
      chefLieu: '12076',
    },
  ],
  epcis: [],
  departements: [],
  regions: [],
})
const places = makePlaceIndex(register)
const HERE = new Set(['46102', '46268'])

type Given = { mending?: Mending; known?: readonly KnownActor[]; communes?: ReadonlySet<string> }

async function read(file: string | Uint8Array, { mending = {}, known = [], communes = HERE }: Given = {}) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const table = await readTable(bytes, mending.reading)
  const judge = judgeActors(table, { places, communes, known }, mending)
  const { rows, brokenQuotes } = table
  const actors = judge
    .take({ firstRow: 1, rows, brokenQuotes })
    .map(({ rowNumber, value: actor }) => ({ rowNumber, actor }))
  const preview = judge.preview()
  const say = ({ code, row, column }: (typeof preview.problems)[number]) => `${code} ${row}/${column}`
  return { actors, preview, said: preview.problems.map(say), doubts: preview.doubts.map(say), table }
}

/** Text in Windows-1252, the way an office exports it. */
function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (c) => (c === '’' ? 0x92 : c === 'œ' ? 0x9c : c.charCodeAt(0)))
}

describe('a list of organisations as an office keeps it', () => {
  it('in Windows-1252 with semicolons enters, in the words of the office', async () => {
    const { said, actors, table } = await read(
      windows1252(
        'Structure;Catégorie;Ville;N° SIRET;Mondes sociaux;Remarques\r\n' +
          'Ferme de l’Œillet;Maraîcher;FIGEAC;;bio;\r\n'.replace('Œ', 'O') +
          'Cuisine centrale;Restauration collective;Figeac (46);214 601 023 00010;"cantines, bio ; Cantines";sert 900 repas\r\n',
      ),
    )
    expect([table.encoding, table.separator, said]).toEqual(['windows-1252', ';', []])
    expect(actors.map(({ actor }) => actor)).toEqual([
      {
        name: 'Ferme de l’Oillet',
        kind: 'producer',
        communeCode: '46102',
        siret: null,
        worlds: ['bio'],
        note: '',
      },
      {
        name: 'Cuisine centrale',
        kind: 'canteen',
        communeCode: '46102',
        siret: '21460102300010',
        worlds: ['cantines', 'bio'],
        note: 'sert 900 repas',
      },
    ])
  })

  it('with tabs, in English, without communes, enters too', async () => {
    const { said, actors } = await read(
      'Name\tKind\tTags\nGreen Farm\tfarm\tveg;fruit\nTown hall\tCouncil\t\n',
    )
    expect(said).toEqual([])
    expect(actors.map(({ actor }) => [actor.kind, actor.communeCode, actor.worlds])).toEqual([
      ['producer', null, ['veg', 'fruit']],
      ['local_authority', null, []],
    ])
  })

  it('without a column of kinds says so, and one kind for all rows mends it', async () => {
    expect((await read('nom;commune\nFerme du Puy;Figeac\n')).said).toEqual(['tables.column-missing 1/type'])
    const { actors } = await read('nom;commune\nFerme du Puy;Figeac\n', {
      mending: { constants: { kind: 'producteur' } },
    })
    expect(actors[0]?.actor.kind).toBe('producer')
  })

  it('loses no good row to a bad one', async () => {
    const { said, actors, preview } = await read(
      'nom;type;commune;siret\nA;cantine;Figeac;\n;cantine;Figeac;\nC;boulangerei;Figeac;\nD;zzz;Figeac;12\n',
    )
    expect(said).toEqual([
      'actors.name-missing 3/nom',
      'actors.kind-mistyped 4/type',
      'actors.kind-unknown 5/type',
      'actors.siret-shape 5/siret',
    ])
    expect(actors.map((row) => row.rowNumber)).toEqual([2])
    expect(preview.counts).toEqual({ enter: 1, waiting: 0, problem: 3, doubt: 0, excluded: 0 })
    expect(preview.problems[1]?.params).toEqual({
      written: 'boulangerei',
      suggestion: 'artisan des métiers de bouche',
    })
  })
})

describe('the commune of a row', () => {
  const at = async (header: string, row: string, communes?: ReadonlySet<string>) => {
    const { actors, preview } = await read(
      `nom;type;${header}\nX;autre;${row}\n`,
      communes === undefined ? {} : { communes },
    )
    const [problem] = preview.problems
    return problem
      ? {
          problem: problem.code,
          choices: problem.params['choices'],
          suggestion: problem.params['suggestion'],
        }
      : actors[0]?.actor.communeCode
  }

  it.each([
    ['commune', 'Figeac', '46102'],
    ['commune', 'figeac cedex', '46102'],
    ['commune', '46100 Figeac', '46102'],
    ['commune', '46100 - FIGEAC CEDEX 2', '46102'],
    ['commune', 'St Denis les Martel', '46268'],
    ['commune', 'Saint-Cyprien-sur-Dourdou', '12076'],
    ['commune', '7186', '07186'],
    ['commune', 'Saint-Denis (11)', '11339'],
    ['commune', 'Saint-Denis (93066)', '93066'],
    ['code_insee', '7186', '07186'],
    ['code_insee', '7186.0', '07186'],
    ['code_insee', '2a004', '2A004'],
    ['code_insee', '12218', '12076'],
    ['code postal', '7000', '07186'],
    ['commune;code postal', 'Saint-Denis;11310', '11339'],
    ['commune;code postal', 'Ajaccio;20187', '2A004'],
    ['commune;code postal', 'Figeac;46102', '46102'],
    ['commune', '', null],
  ])('%s: « %s » is %s', async (header, cell, expected) => {
    expect(await at(header, cell)).toBe(expected)
  })

  it('is never guessed among homonyms, unless one of them lies in the territory', async () => {
    expect(await at('commune', 'Saint-Denis')).toEqual({
      problem: 'actors.commune-ambiguous',
      choices: 'Saint-Denis (93066)\nSaint-Denis (11339)',
      suggestion: undefined,
    })
    expect(await at('commune', 'Saint-Denis', new Set(['11339']))).toBe('11339')
  })

  it('written as a number that is a code here and a postal code there is asked for', async () => {
    expect(await at('commune', '46100', new Set())).toMatchObject({ problem: 'actors.commune-ambiguous' })
    expect(await at('code postal', '46100')).toBe('46102')
  })

  it('that disagrees with its code, does not exist or is mistyped is said so', async () => {
    expect(await at('commune', 'Figeac (12)')).toMatchObject({ problem: 'actors.commune-disagrees' })
    expect(await at('code_insee', '99999')).toMatchObject({ problem: 'actors.insee-unknown' })
    expect(await at('commune', 'Figeaq')).toEqual({
      problem: 'actors.commune-mistyped',
      choices: undefined,
      suggestion: 'Figeac (46102)',
    })
    expect(await at('commune', 'Trifouillis')).toMatchObject({ problem: 'actors.commune-unknown' })
  })

  it('reads back every text that the program proposes', async () => {
    for (const { code, name } of register.communes.values())
      expect(await at('commune', `${name} (${code})`)).toBe(code)
  })
})

describe('the SIRET of a row', () => {
  it.each([
    ['2,14601E+13', 'actors.siret-rounded'],
    ['1.23457E+13', 'actors.siret-rounded'],
    ['21460102300011', 'actors.siret-checksum'],
    ['214601023', 'actors.siret-siren'],
    ['32012345', 'actors.siret-shape'],
  ])('%s is refused as %s', async (siret, code) => {
    expect((await read(`nom;type;siret\nX;autre;"${siret}"\n`)).said).toEqual([`${code} 2/siret`])
  })

  it('with lost zeros is proposed, never assumed', async () => {
    const { preview } = await read('nom;type;siret\nX;autre;5502008100008\n')
    const [problem] = preview.problems
    if (problem?.code === 'actors.siret-zeros') expect(problem.params['suggestion']).toHaveLength(14)
    else expect(problem?.code).toBe('actors.siret-shape')
  })
})

describe('likely duplicates', () => {
  const file =
    'nom;type;commune;siret\nFerme du Puy;ferme;Figeac;\nFERME DU PUY;ferme;46102;\nFerme du Puy;ferme;Privas;\n'

  it('in the file and among those known wait for a decision', async () => {
    const { actors, doubts, preview } = await read(file, {
      known: [{ name: 'ferme du puy', communeCode: '07186', siret: null }],
    })
    expect(doubts).toEqual(['actors.duplicate-in-file 3/nom', 'actors.duplicate-known 4/nom'])
    expect(actors.map((row) => row.rowNumber)).toEqual([2])
    expect(preview.counts).toMatchObject({ enter: 1, doubt: 2, problem: 0 })
  })

  it('enter when a person says so, and stay out when left out', async () => {
    const { actors, preview } = await read(file, { mending: { acceptedRows: [3], excludedRows: [4] } })
    expect(actors.map((row) => row.rowNumber)).toEqual([2, 3])
    expect(preview.counts).toMatchObject({ enter: 2, doubt: 0, excluded: 1 })
  })

  it('are recognised by SIRET under another name', async () => {
    const { doubts } = await read('nom;type;siret\nCuisine;cantine;21460102300010\n', {
      known: [{ name: 'Mairie', communeCode: null, siret: '21460102300010' }],
    })
    expect(doubts).toEqual(['actors.duplicate-known 2/nom'])
  })
})

describe('corrections', () => {
  it('of a cell let its row enter', async () => {
    const text = 'nom;type;commune\nX;autre;Saint-Denis\n'
    const { preview } = await read(text)
    const choice = String(preview.problems[0]?.params['choices']).split('\n')[1] ?? ''
    const { actors } = await read(text, { mending: { cells: { [cellKey(2, 'communeCode')]: choice } } })
    expect(actors[0]?.actor.communeCode).toBe('11339')
  })
})

describe('kinds', () => {
  it.each(LANGS)('name no person, who is entered by hand and told, as %s writes it', (lang) => {
    expect(readActorKind(actorsWords[lang]['kind.person'])).toMatchObject({ problem: 'actors.kind-unknown' })
    expect(readActorKind('person')).toMatchObject({ problem: 'actors.kind-unknown' })
  })

  it.each(LANGS)('as the screens write them in %s are read back', (lang) => {
    for (const kind of LISTED_ACTOR_KINDS) {
      expect([kind, readActorKind(actorsWords[lang][`kind.${kind}`])]).toEqual([kind, { value: kind }])
    }
  })

  it('are read with what people add to them', () => {
    expect(readActorKind('Producteurs (maraîchage bio)')).toEqual({ value: 'producer' })
    expect(readActorKind('Chambres d’agriculture')).toEqual({ value: 'chamber' })
  })
})
