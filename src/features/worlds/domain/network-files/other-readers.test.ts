import { MultiGraph } from 'graphology'
import gexf from 'graphology-gexf'
import { describe, expect, it } from 'vitest'
import { networkxVersion, readByNetworkx } from '../../../../../tests/support/networkx.ts'
import { writeGexf } from './gexf-writing.ts'
import { writeGraphml } from './graphml-writing.ts'
import { type FileNode, type FileTie, type NetworkFile, NO_LIFETIME } from './network-file.ts'

const node = (id: string, rest: Partial<FileNode> = {}): FileNode => ({
  ...{
    id,
    label: id,
    mode: null,
    group: null,
    position: null,
    color: null,
    row: null,
    attributes: new Map(),
  },
  ...NO_LIFETIME,
  ...rest,
})
const tie = (source: string, target: string, rest: Partial<FileTie> = {}): FileTie => ({
  ...{
    id: null,
    source,
    target,
    mutual: false,
    weight: null,
    kind: null,
    strength: null,
    label: null,
    row: null,
  },
  ...{ attributes: new Map(), ...NO_LIFETIME },
  ...rest,
})

const FILE: NetworkFile = {
  directed: false,
  nodes: [
    node('1', {
      label: 'L’Épicerie & Cie <"été">',
      mode: 'actor',
      group: 'Commerce',
      position: { x: -12.5, y: 7.25, size: 4 },
      color: '#a1b2c3',
      since: '2019-05-02',
      attributes: new Map<string, string | number | boolean>([
        ['SIRET', '00012345678901'],
        ['salariés', 4],
        ['membre', true],
      ]),
    }),
    node('2', {
      label: 'Cantine',
      mode: 'actor',
      position: { x: 0, y: 0.1, size: null },
      until: '2025-12-31',
    }),
    node('monde 3', { mode: 'world', since: '2020-01-01', until: '2024-02-29' }),
  ],
  ties: [
    tie('1', '2', { weight: 2.5, kind: 'achat', since: '2020-01-01', until: '2021-06-30' }),
    tie('1', '2', { weight: 1, kind: 'confiance', since: '2022-01-01' }),
    tie('2', 'monde 3', { strength: '3' }),
  ],
}
const GEXF = [...writeGexf(FILE)].join('')

describe('our GEXF, opened by graphology', () => {
  const graph = gexf.parse(MultiGraph, GEXF, { addMissingNodes: false })

  it('has the same nodes, labels, dates, positions and colours', () => {
    expect(graph.nodes()).toEqual(['1', '2', 'monde 3'])
    expect(graph.getNodeAttributes('1')).toEqual({
      label: 'L’Épicerie & Cie <"été">',
      mode: 'actor',
      group: 'Commerce',
      since: '2019-05-02',
      SIRET: '00012345678901',
      salariés: 4,
      membre: true,
      x: -12.5,
      y: 7.25,
      z: 0,
      size: 4,
      color: 'rgba(161,178,195,1)',
    })
    expect(graph.getNodeAttributes('2')).toMatchObject({ x: 0, y: 0.1, until: '2025-12-31' })
    expect(graph.getNodeAttributes('monde 3')).toMatchObject({ since: '2020-01-01', until: '2024-02-29' })
  })

  it('has the same ties, weights and dates, several between two as well', () => {
    const ties = graph.mapEdges((_, attributes, source, target) => ({ source, target, ...attributes }))
    expect(ties).toEqual([
      { source: '1', target: '2', weight: 2.5, kind: 'achat', since: '2020-01-01', until: '2021-06-30' },
      { source: '1', target: '2', weight: 1, kind: 'confiance', since: '2022-01-01' },
      { source: '2', target: 'monde 3', strength: '3' },
    ])
  })
})

const version = networkxVersion()

describe.skipIf(version === undefined)('our files, opened by networkx', () => {
  it('GEXF: the same nodes, ties, dates, positions and colours', () => {
    const graph = readByNetworkx('ours.gexf', GEXF)
    expect([graph.directed, graph.multi, graph.mode]).toEqual([false, true, 'dynamic'])
    expect(Object.fromEntries(graph.nodes)).toEqual({
      1: {
        label: 'L’Épicerie & Cie <"été">',
        mode: 'actor',
        group: 'Commerce',
        since: '2019-05-02',
        start: '2019-05-02',
        SIRET: '00012345678901',
        salariés: 4,
        membre: true,
        viz: {
          color: { r: 161, g: 178, b: 195, a: 1 },
          size: 4,
          position: { x: -12.5, y: 7.25, z: 0 },
        },
      },
      2: {
        label: 'Cantine',
        mode: 'actor',
        until: '2025-12-31',
        end: '2025-12-31',
        viz: { position: { x: 0, y: 0.1, z: 0 } },
      },
      'monde 3': {
        label: 'monde 3',
        mode: 'world',
        since: '2020-01-01',
        until: '2024-02-29',
        start: '2020-01-01',
        end: '2024-02-29',
      },
    })
    expect(graph.edges.map(([a, b, { weight, start, end }]) => [a, b, weight, start, end])).toEqual([
      ['1', '2', 2.5, '2020-01-01', '2021-06-30'],
      ['1', '2', 1, '2022-01-01', undefined],
      ['2', 'monde 3', undefined, undefined, undefined],
    ])
  })

  it('GraphML: the same, positions and colours under the names that Gephi knows', () => {
    const graph = readByNetworkx('ours.graphml', [...writeGraphml(FILE)].join(''))
    expect(Object.fromEntries(graph.nodes)[1]).toMatchObject({
      ...{ label: 'L’Épicerie & Cie <"été">', x: -12.5, y: 7.25, size: 4, r: 161, g: 178, b: 195 },
      since: '2019-05-02',
    })
    expect(graph.edges.map(([a, b, { weight, since }]) => [a, b, weight, since])).toEqual([
      ['1', '2', 2.5, '2020-01-01'],
      ['1', '2', 1, '2022-01-01'],
      ['2', 'monde 3', undefined, undefined],
    ])
  })

  it('a directed network with ties both ways is one that networkx accepts', () => {
    const ties = [tie('1', '2'), tie('2', 'monde 3', { mutual: true })]
    const graph = readByNetworkx('ours.gexf', [...writeGexf({ ...FILE, directed: true, ties })].join(''))
    expect(graph.directed).toBe(true)
    expect(graph.edges.map(([a, b]) => `${a}>${b}`).sort()).toEqual(['1>2', '2>monde 3', 'monde 3>2'])
  })
})
