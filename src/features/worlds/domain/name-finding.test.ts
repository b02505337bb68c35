import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIRST_NAMES } from './first-names.ts'
import { findNames, type KnownName } from './name-finding.ts'

const actor = (name: string): KnownName => ({ kind: 'actor', id: name, name })
const said = (text: string, ...names: string[]) =>
  findNames(text, names.map(actor)).found.map(({ name, at }) => [
    name,
    ...at.map(({ from, to }) => text.slice(from, to)),
  ])
const unknown = (text: string, names: string[] = [], places: string[] = []) =>
  findNames(text, names.map(actor), places).unknown.map((name) => name.text)

describe('known names in minutes', () => {
  it('are found whatever the case, the accents and the small words', () => {
    expect(said('La CUISINE centrale à Figeac livre.', 'Cuisine centrale de Figeac')).toEqual([
      ['Cuisine centrale de Figeac', 'CUISINE centrale à Figeac'],
    ])
    expect(said('l’épicerie d’Émile et l’EPICERIE D’EMILE', 'Épicerie d’Émile')[0]?.slice(1)).toEqual([
      'épicerie d’Émile',
      'EPICERIE D’EMILE',
    ])
  })

  it('are whole words', () => {
    expect(said('La santéologie du marchéage', 'Santé', 'Marché')).toEqual([])
  })

  it('are the longest where several begin alike', () => {
    expect(said('Le Moulin de Bagnac tourne ; le moulin aussi.', 'Moulin', 'Moulin de Bagnac')).toEqual([
      ['Moulin', 'moulin'],
      ['Moulin de Bagnac', 'Moulin de Bagnac'],
    ])
  })

  it('do not reach over a full stop', () => {
    expect(said('Il vient de la cuisine. Centrale de Figeac fermée.', 'Cuisine centrale de Figeac')).toEqual(
      [],
    )
  })

  it('are known by their initials when these mean one alone', () => {
    const chamber = 'Chambre de métiers et de l’artisanat'
    expect(said('La CMA et la cma', chamber)).toEqual([[chamber, 'CMA']])
    expect(said('La CMA', chamber, 'Coopérative des maraîchers associés')).toEqual([])
  })

  it('are known without their legal form when written as a name', () => {
    expect(said('Figeacteurs accueille.', 'PTCE Figeacteurs')).toEqual([['PTCE Figeacteurs', 'Figeacteurs']])
    expect(said('On tilleulera sous les tilleuls.', 'GAEC des Tilleuls')).toEqual([])
  })

  it('are known without what stands in brackets', () => {
    expect(said('Resto’Co a répondu', 'Resto’Co (démonstration)')).toEqual([
      ['Resto’Co (démonstration)', 'Resto’Co'],
    ])
  })
})

describe('names that nobody knows', () => {
  it('follow a word that announces them', () => {
    expect(
      unknown(
        'Avec l’association Les Paniers du Causse, le lycée agricole de La Vinadie, l’EHPAD Les Pins, la mairie de Capdenac et le collège Jean Jaurès.',
      ),
    ).toEqual([
      'association Les Paniers du Causse',
      'lycée agricole de La Vinadie',
      'EHPAD Les Pins',
      'mairie de Capdenac',
      'collège Jean Jaurès',
    ])
  })

  it('go on over the name of a world, which is then no world said alone', () => {
    const tourism: KnownName = { kind: 'world', id: 'tourism', name: 'Tourisme' }
    const text = 'L’office de tourisme du Célé parle de tourisme.'
    const { found, unknown: fresh } = findNames(text, [tourism])
    expect(fresh.map((name) => name.text)).toEqual(['office de tourisme du Célé'])
    expect(found.map(({ at }) => at)).toEqual([[{ from: 38, to: 46 }]])
  })

  it('are several words in capitals, or an acronym', () => {
    expect(unknown('On a vu Terre de Liens et le CIVAM ; la Biocoop est loin.')).toEqual([
      'Terre de Liens',
      'CIVAM',
      'Biocoop',
    ])
  })

  it('are not persons', () => {
    expect(
      unknown('Mme Delpech, M. Jean Roux, Dr. Anne-Marie Vidal, Paul Martin, DURAND Sophie et J. Petit.'),
    ).toEqual([])
    expect(unknown('L’association de Mme Lacaze')).toEqual([])
  })

  it('are not persons whose first name is rare, nor the first word of an order', () => {
    expect(unknown('Avec Fatou Diallo, DIALLO Fatou et Ngozi. Contacter la SAFER. ACTIONS À MENER')).toEqual([
      'SAFER',
    ])
  })

  it('are told from the place where they stand', () => {
    expect(unknown('L’EHPAD « Les Pins » et un restaurant à Cajarc. Chambre d’agriculture du Lot.')).toEqual([
      'EHPAD Les Pins',
      'Chambre d’agriculture du Lot',
    ])
  })

  it('are neither what the list knows, nor communes, nor the first word of a sentence', () => {
    expect(unknown('Réunion. Lundi, la Ruche vient à La Rochelle.', ['La Ruche'], ['La Rochelle'])).toEqual(
      [],
    )
  })

  it('are told once, with every place', () => {
    const [first] = findNames('Le GAEC du Bois ; le gaec du Bois.', []).unknown
    expect(first?.at).toHaveLength(2)
  })
})

describe('whatever the text', () => {
  const word = fc.constantFrom(
    'la',
    'de',
    'Moulin',
    'CMA',
    'GAEC',
    'Mme',
    'M.',
    'Paul',
    'Roux',
    'lycée',
    'vert',
    '.',
    '\n\n',
    ',',
    '’',
  )
  const text = fc.oneof(
    fc.array(word, { maxLength: 40 }).map((w) => w.join(' ')),
    fc.string({ unit: 'binary' }),
  )

  it('every place lies in it, in order, and none lies in another', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 5 }),
        (t, names) => {
          const { found, unknown } = findNames(t, ['Moulin vert', 'CMA', ...names].map(actor))
          const byName = new Map(
            [...found, ...unknown].flatMap((f) => f.at.map((at) => [`${at.from}-${at.to}`, at])),
          )
          const all = [...byName.values()].sort((a, b) => a.from - b.from)
          for (const [i, at] of all.entries()) {
            expect(at.to).toBeGreaterThan(at.from)
            expect(at.to).toBeLessThanOrEqual(t.length)
            expect(at.from).toBeGreaterThanOrEqual(all[i - 1]?.to ?? 0)
          }
        },
      ),
    )
  })

  it('who follows a title, or has a first name, is not proposed', () => {
    const name = fc.constantFrom('Roux', 'Delpech', 'Vidal-Costes', 'D’Arjac')
    const title = fc.constantFrom('Mme', 'M.', 'Dr', 'Mademoiselle', 'Mme.')
    const first = fc.constantFrom(...FIRST_NAMES).map((f) => f[0]?.toUpperCase() + f.slice(1))
    fc.assert(
      fc.property(title, first, name, fc.boolean(), (t, f, n, titled) => {
        expect(unknown(`Nous avons vu ${titled ? `${t} ${n}` : `${f} ${n}`} hier.`)).toEqual([])
      }),
    )
  })

  it('a known name said alone is found', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][a-zé]{2,8}( (de |du )?[A-Z][a-z]{2,8}){0,3}$/), (name) => {
        expect(said(`Hier, ${name.toUpperCase()} est venu`, name)).toEqual([[name, name.toUpperCase()]])
      }),
    )
  })

  it('two hundred thousand characters take less than a second', () => {
    const names = Array.from({ length: 5000 }, (_, i) => `Ferme du Causse numéro ${i}`)
    const long = 'La ferme du Causse numéro 77 et le GAEC des Champs ont vu Terre de Liens à Figeac. '.repeat(
      2410,
    )
    const from = performance.now()
    expect(findNames(long, names.map(actor)).found[0]?.at).toHaveLength(2410)
    findNames('ABC '.repeat(50_000), [])
    expect(performance.now() - from).toBeLessThan(2000)
  })
})
