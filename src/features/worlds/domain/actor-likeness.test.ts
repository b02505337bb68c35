import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLikeActors, type LikenessActor } from './actor-likeness.ts'
import { damerauDistance } from './damerau-distance.ts'

const actor = (id: string, name: string, more: Partial<LikenessActor> = {}): LikenessActor => ({
  id,
  name,
  isPerson: false,
  communeCode: null,
  siret: null,
  ...more,
})
const why = (a: string, b: string, more: [Partial<LikenessActor>, Partial<LikenessActor>] = [{}, {}]) =>
  findLikeActors([actor('a', a, more[0]), actor('b', b, more[1])])[0]?.why

describe('two entries may be one actor', () => {
  it.each([
    ['Épicerie du Pont', 'epicerie  du pont', 'same-name'],
    ['GAEC des Tilleuls', 'Les Tilleuls (GAEC)', 'same-words'],
    ['Chambre de métiers et de l’artisanat', 'CMA', 'initials'],
    ['Figeacteurs', 'Figeactuers', 'spelling'],
    ['Cuisine centrale Figeac', 'Cuisine centrale de Figeac, site du lycée', 'part-of-name'],
  ])('%s – %s: %s', (a, b, code) => expect(why(a, b)).toEqual([code]))

  it('by their SIRET, whatever their names', () => {
    const siret = '21460102600013'
    expect(why('Mairie', 'Restaurant scolaire', [{ siret }, { siret }])).toEqual(['same-siret'])
  })

  it('but not when only a number tells them apart, nor by one everyday word', () => {
    expect(why('Maraîchage de démonstration n° 1', 'Maraîchage de démonstration n° 2')).toBeUndefined()
    expect(why('Collège', 'Collège Jean Jaurès')).toBeUndefined()
  })

  it('but an actor is never like itself', () => {
    expect(
      findLikeActors([actor('a', 'Compostage partagé'), actor('b', 'Restauration, démonstration')]),
    ).toEqual([])
  })

  it('less so in two communes or with two numbers, and never a person and an organisation', () => {
    const [one] = findLikeActors([actor('a', 'Mairie X'), actor('b', 'Mairie X')])
    const [other] = findLikeActors([
      actor('a', 'Mairie X', { communeCode: '46102' }),
      actor('b', 'Mairie X', { communeCode: '12052' }),
    ])
    expect(other?.likelihood).toBeLessThan(one?.likelihood ?? 0)
    expect(why('Anne Roux', 'Anne Roux', [{ isPerson: true }, {}])).toBeUndefined()
  })

  it('whatever the order they come in', () => {
    const name = fc.constantFrom(
      'GAEC du Bois',
      'Bois',
      'CMA',
      'Chambre métiers artisanat',
      'Epicerie',
      'Épicerie',
      'Moulin vert',
      'Moulin verd',
    )
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), (names) => {
        const actors = names.map((each, i) => actor(String(i).padStart(2, '0'), each))
        const keys = (list: readonly LikenessActor[]) =>
          findLikeActors(list)
            .map(({ a, b, likelihood }) => `${[a, b].sort().join(' ')} ${likelihood}`)
            .sort()
        expect(keys([...actors].reverse())).toEqual(keys(actors))
      }),
    )
  })

  it('are found among five thousand', () => {
    const parts = ['Ferme', 'Jardin', 'Moulin', 'Atelier', 'Cantine', 'Épicerie', 'Association', 'Maison']
    const actors = Array.from({ length: 5000 }, (_, i) =>
      actor(`${i}`, `${parts[i % 8]} du lieu-dit ${(i * 7919).toString(36)}`),
    )
    const pairs = findLikeActors([...actors, actor('x', 'Ferme du Lieu-dit 0')])
    expect(pairs[0]).toMatchObject({ why: ['same-name'] })
  })
})

describe('a crowd of one name', () => {
  it('is not compared two by two; those of one commune are found all the same', () => {
    const crowd = Array.from({ length: 3000 }, (_, i) =>
      actor(`${i}`, 'Mairie', { communeCode: `${10_000 + (i % 2999)}` }),
    )
    const pairs = findLikeActors(crowd)
    expect(pairs.length).toBeLessThan(crowd.length)
    expect(pairs[0]).toMatchObject({ a: '0', b: '2999', why: ['same-name', 'same-commune'] })
  })
})

describe('the distance between two spellings', () => {
  it('counts a swap of neighbours once', () => {
    expect([
      damerauDistance('figeac', 'figaec', 2),
      damerauDistance('abc', 'abc', 2),
      damerauDistance('abc', 'xyz', 2),
    ]).toEqual([1, 0, 3])
  })
  it('is the same both ways, and nought for equals alone', () => {
    const text = fc.string({ maxLength: 8 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(damerauDistance(a, b, 20)).toBe(damerauDistance(b, a, 20))
        expect(damerauDistance(a, b, 20) === 0).toBe(a === b)
      }),
    )
  })
})
