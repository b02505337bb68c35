import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { networkFiles } from '../../../../../tests/support/network-file-arbitraries.ts'
import { readStrength, readTieKind, strengthByWeight } from './import-words.ts'
import type { NetworkFile } from './network-file.ts'
import { readNetworkImport } from './network-import.ts'
import { settleNetwork } from './network-settling.ts'

const NOBODY = { actors: [], worlds: [] }
type Given = { readonly id: string; readonly [name: string]: string }

/** A file of these nodes and ties, as a table would be read. */
function fileOf(nodes: readonly Given[], ties: readonly Record<string, string>[]): NetworkFile {
  const blank = { label: null, position: null, color: null, lifetime: null, mutual: false, weight: null }
  const raw = {
    directed: false,
    nodes: nodes.map(({ id, ...values }, i) => ({
      ...blank,
      id,
      values: new Map(Object.entries(values)),
      row: i + 2,
    })),
    ties: ties.map(({ source = '', target = '', ...values }, i) => ({
      ...blank,
      ...{ id: null, source, target, values: new Map(Object.entries(values)), row: i + 2 },
    })),
  }
  const { file, problems } = settleNetwork(raw, {}, { nodesListed: true, part: 'edges', typed: true })
  expect(problems.kept).toEqual([])
  return file
}

describe('a network file, as what it brings to a territory', () => {
  it('makes ties between actors, memberships of worlds, and leaves ties between worlds out', () => {
    const file = fileOf(
      [
        { id: '1', nom: 'Moulin', mode: 'acteur' },
        { id: '2', nom: 'Cantine', mode: 'acteur' },
        { id: 'm', nom: 'Éducation', mode: 'monde' },
        { id: 'n', nom: 'Commerce', mode: 'monde' },
      ],
      [
        { source: '1', target: '2', type: 'vend à', force: 'forte', depuis: '2020', "jusqu'à": '2024-06' },
        { source: 'm', target: '2', type: '', force: '1', depuis: '' },
        { source: 'm', target: 'n', type: '', force: '', depuis: '' },
      ],
    )
    const worlds = [{ id: 'w', name: 'education' }]
    const read = readNetworkImport(file, {
      actors: [
        { id: 'x', name: 'LE MOULIN' },
        { id: 'y', name: 'cantine' },
      ],
      worlds,
    })
    expect(read.actors.map(({ key, match, doubts }) => [key, match?.id, doubts.map(({ id }) => id)])).toEqual(
      [
        ['1', undefined, ['x']],
        ['2', 'y', []],
      ],
    )
    expect(read.worlds.map(({ name, match }) => [name, match?.id])).toEqual([
      ['Éducation', 'w'],
      ['Commerce', undefined],
    ])
    // who sells is named first; a purchase goes from the buyer
    expect(read.ties).toEqual([
      {
        fromKey: '2',
        toKey: '1',
        kind: 'purchase',
        strength: 3,
        since: '2020-01-01',
        until: '2024-06-30',
        row: 2,
      },
    ])
    expect(read.memberships).toEqual([
      { actorKey: '2', worldKey: 'education', weight: 1, since: null, until: null, row: 3 },
    ])
    expect(read.problems.map(({ code, row }) => [code, row])).toContainEqual([
      'network.tie-between-worlds',
      4,
    ])
  })

  it('takes worlds from a column, from groups that bear the name of one, and from known names', () => {
    const file = fileOf(
      [
        { id: 'a', monde: 'Santé | Sport', groupe: 'Commerce' },
        { id: 'b', monde: '', groupe: 'Sans rapport' },
        { id: 'SANTE', monde: '', groupe: '' },
      ],
      [{ source: 'b', target: 'SANTE' }],
    )
    const worlds = ['Santé', 'Commerce'].map((name) => ({ id: name, name }))
    const read = readNetworkImport(file, { actors: [], worlds })
    expect(read.actors.map(({ key }) => key)).toEqual(['a', 'b'])
    expect(read.memberships.map(({ actorKey, worldKey }) => `${actorKey} ${worldKey}`)).toEqual([
      'b sante',
      'a sante',
      'a sport',
      'a commerce',
    ])
    expect(read.worlds.map(({ name, match }) => [name, match?.id])).toEqual([
      ['SANTE', 'Santé'],
      ['Sport', undefined],
      ['Commerce', 'Commerce'],
    ])
  })

  it('recognises by SIRET before the name, and doubts where several are meant', () => {
    const siret = '21010034300016'
    const file = fileOf(
      [
        { id: 'a', nom: 'Mairie', SIRET: siret },
        { id: 'b', nom: 'Epicerie', SIRET: '' },
        { id: 'c', nom: 'Ferme', SIRET: '12345678901234' },
      ],
      [{ source: 'a', target: 'b' }],
    )
    const actors = [
      { id: '1', name: 'Commune de Bellegarde', siret },
      { id: '2', name: 'Épicerie' },
      { id: '3', name: 'épicerie' },
    ]
    const read = readNetworkImport(file, { actors, worlds: [] })
    expect(read.actors.map(({ match, doubts }) => [match?.id, doubts.map(({ id }) => id)])).toEqual([
      ['1', []],
      [undefined, ['2', '3']],
      [undefined, []],
    ])
    expect(read.problems).toMatchObject(
      [
        { code: 'network.strength-missing', params: { n: 1 } },
        { code: 'network.siret-wrong', row: 4 },
      ].reverse(),
    )
  })

  it('knows its own export again, though an actor has another name since', () => {
    const id = '7d9f9f0e-6c1e-4b7e-9a44-0d3f1b7a2c11'
    const file = fileOf([{ id, nom: 'Ancien nom', mode: 'acteur', 'actor kind': 'food_craft' }], [])
    const { actors } = readNetworkImport(file, { actors: [{ id, name: 'Nouveau nom' }], worlds: [] })
    expect(actors).toMatchObject([{ key: id, kind: 'food_craft', match: { id }, doubts: [] }])
  })

  it('brings every tie and every node in somehow, or says why not', () => {
    fc.assert(
      fc.property(networkFiles, (file) => {
        const read = readNetworkImport(file, NOBODY)
        const worldNodes = file.nodes.filter(({ mode }) => mode === 'world').length
        expect(read.actors.length + worldNodes).toBe(file.nodes.length)
        const left = read.problems.filter(({ code }) => code === 'network.tie-between-worlds').length
        expect(read.ties.length + read.memberships.length + left).toBe(file.ties.length)
      }),
    )
  })
})

describe('words of ties', () => {
  it.each([
    ['Achat', 'purchase', false],
    ['vend à', 'purchase', true],
    ['supplies', 'purchase', true],
    ['joint_project', 'joint_project', false],
    ['Partenariat technique', 'joint_project', false],
    ['Relation de confiance', 'trust', false],
    ['échange d’informations', 'information', false],
    ['knows', 'information', false],
  ] as const)('%s is %s', (text, kind, turned) => {
    expect(readTieKind(text)).toEqual({ kind, turned })
  })

  it('does not guess a kind from any word', () => {
    expect(readTieKind('bleu')).toBeUndefined()
  })

  it('reads a strength in words, in numbers, in signs', () => {
    expect(['Faible', 'Moyenne', 'Forte', 'Strong', '2', '3.0', '+', 'bleu'].map(readStrength)).toEqual([
      ...[1, 2, 3, 3, 2, 3, 1],
      undefined,
    ])
  })

  it('cuts other weights into thirds, and leaves 1, 2, 3 as they are', () => {
    expect([10, 20, 30, 40, 50, 60].map(strengthByWeight([10, 20, 30, 40, 50, 60]) ?? (() => 1))).toEqual([
      1, 1, 2, 2, 3, 3,
    ])
    expect([1, 2, 3].map(strengthByWeight([1, 1, 1, 3]) ?? (() => 1))).toEqual([1, 2, 3])
    expect(strengthByWeight([1, 1, 1])).toBeUndefined()
  })
})
