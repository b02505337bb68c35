import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { readNetworkBytes } from './network-file-reading.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
const problemsOf = async (edges: string, nodes?: string, options = {}) => {
  const { problems } = await readNetworkBytes(
    bytes(edges),
    nodes === undefined ? undefined : bytes(nodes),
    options,
  )
  return problems.kept.map(({ part, code, row, column, value }) => [part, code, row, column, value])
}

describe('a table of ties', () => {
  it('is read as a French office saves it: Windows-1252, semicolons, decimal commas, dates by day', async () => {
    const edges = 'De;Vers;Poids;Type;Depuis;Jusqu’à\r\nMoulin;Boulangerie Été;1,5;achat;02/05/2024;2025\r\n'
    const { file, problems, format } = await readNetworkBytes(latin(edges.replace('’', "'")), undefined)
    expect([format, problems.kept]).toEqual(['csv', []])
    expect(file.ties).toMatchObject([
      {
        ...{ source: 'Moulin', target: 'Boulangerie Été', weight: 1.5, kind: 'achat' },
        ...{ since: '2024-05-02', until: '2025-12-31', row: 2 },
      },
    ])
    expect(file.nodes.map(({ id }) => id)).toEqual(['Moulin', 'Boulangerie Été'])
  })

  it('keeps the order of the nodes’ own table, with modes, groups, labels and what else it says', async () => {
    const nodes = 'id,label,mode,groupe,SIRET\nw1,Commerce,monde,,\na2,Épicerie,acteur,b,00012345678901\n'
    const { file, problems } = await readNetworkBytes(bytes('source,target\na2,w1\n'), bytes(nodes))
    expect(problems.kept).toEqual([])
    expect(file.nodes).toMatchObject([
      { id: 'w1', label: 'Commerce', mode: 'world', group: null, row: 2 },
      { id: 'a2', label: 'Épicerie', mode: 'actor', group: 'b', row: 3 },
    ])
    expect([...(file.nodes[1]?.attributes ?? [])]).toEqual([['SIRET', '00012345678901']])
  })

  it('names every mistake by file, row and column', async () => {
    const nodes = 'id,mode\na,acteur\nb,quelque chose\n,acteur\na,monde\n'
    const edges =
      'source,target,weight\na,b,1\na,,2\nb,b,3\na,c,4\na,b,0\na,b,lourd\na,b,\na,b,"1,234"\n"a,b",b,1,5\n'
    expect(await problemsOf(edges, nodes)).toEqual([
      ['nodes', 'network.mode-unknown', 3, 'mode', 'quelque chose'],
      ['nodes', 'network.missing-id', 4, 'id', null],
      ['nodes', 'network.node-twice', 5, 'id', 'a'],
      ['edges', 'network.missing-end', 3, 'target', null],
      ['edges', 'network.self-tie', 4, 'target', 'b'],
      ['edges', 'network.node-unknown', 5, 'target', 'c'],
      ['edges', 'network.weight-not-positive', 6, 'weight', '0'],
      ['edges', 'network.weight-not-a-number', 7, 'weight', 'lourd'],
      ['edges', 'network.weight-missing', 8, 'weight', ''],
      ['edges', 'network.weight-ambiguous', 9, 'weight', '1,234'],
      ['edges', 'tables.row-long', 10, 'source', 'a,b · b · 1 · 5'],
    ])
  })

  it('says which column is not there', async () => {
    expect(await problemsOf('source,cible\na,b', undefined, { weight: 'poids' })).toEqual([
      ['edges', 'network.unknown-column', 1, 'poids', 'poids'],
    ])
    expect(await problemsOf('source,autre\na,b')).toEqual([
      ['edges', 'tables.column-missing', 1, 'target', null],
    ])
    expect(await problemsOf('0,1\n1,2')).toEqual([['edges', 'tables.header-missing', 1, 'A', null]])
    expect(await problemsOf('source,target\na,b', 'id\na\nb', { group: 'pays' })).toEqual([
      ['nodes', 'network.unknown-column', 1, 'pays', 'pays'],
    ])
    expect(await problemsOf('source,target,since,until\na,b,hier,\na,b,2024,2023')).toEqual([
      ['edges', 'network.date-wrong', 2, 'since', 'hier'],
      ['edges', 'network.dates-reversed', 3, 'until', '2023-12-31'],
    ])
    expect(await problemsOf('')).toEqual([['edges', 'tables.empty', null, null, null]])
    expect(await problemsOf('source,target\n')).toEqual([['edges', 'network.empty', null, null, null]])
  })

  it('weighs nothing by a column that nobody called a weight, where that is asked', async () => {
    const edges = bytes('source,target,weight\na,b,lourd\n')
    const { file, problems } = await readNetworkBytes(edges, undefined, { weightOfTables: false })
    expect([problems.kept, file.ties[0]?.weight]).toEqual([[], null])
  })

  it('understands Gephi’s own exports, directions in "Type"', async () => {
    const edges = 'Source,Target,Type,Id,Label,Weight\n1,2,Directed,0,,1.0\n2,3,Undirected,1,,2.0\n'
    const { file } = await readNetworkBytes(
      bytes(edges),
      bytes('Id,Label,modularity_class\n1,Un,0\n2,Deux,0\n3,Trois,1\n'),
    )
    expect(file.directed).toBe(true)
    expect(file.ties.map(({ id, mutual, weight, kind }) => [id, mutual, weight, kind])).toEqual([
      ['0', false, 1, null],
      ['1', true, 2, null],
    ])
    expect(file.nodes.map(({ label, group }) => [label, group])).toEqual([
      ['Un', '0'],
      ['Deux', '0'],
      ['Trois', '1'],
    ])
  })
})

describe('a workbook', () => {
  it('of Kumu is read whole: elements, connections to several, ids or labels, sheets to ignore', async () => {
    const book = await writeXlsx({
      sheets: [
        {
          name: 'Notes (ignore)',
          rows: [
            ['From', 'To'],
            ['x', 'y'],
          ],
        },
        {
          name: 'Elements',
          rows: [
            ['ID', 'Label', 'Type', 'Tags', 'Description'],
            ['e1', 'Jardin partagé', 'Association', 'bio|jeunes', 'près du collège'],
            ['e2', 'Collège', 'École', null, null],
          ],
        },
        {
          name: 'Connections',
          rows: [
            ['From', 'To', 'Direction', 'Type', 'Label', 'Strength'],
            ['Jardin partagé', 'e2|Mairie', 'directed', 'Achat', 'paniers', 'Strong'],
            ['e2', 'Mairie', 'mutual', 'Confiance', null, 2],
          ],
        },
      ],
    })
    const { file, problems, format } = await readNetworkBytes(book, undefined)
    expect([format, problems.kept, file.directed]).toEqual(['workbook', [], true])
    expect(file.nodes.map(({ id, label, group, row }) => [id, label, group, row])).toEqual([
      ['e1', 'Jardin partagé', 'Association', 2],
      ['e2', 'Collège', 'École', 3],
      ['Mairie', 'Mairie', null, null],
    ])
    expect(file.nodes[0]?.attributes.get('Tags')).toBe('bio|jeunes')
    expect(file.ties).toMatchObject([
      {
        source: 'e1',
        target: 'e2',
        kind: 'Achat',
        label: 'paniers',
        strength: 'Strong',
        mutual: false,
        row: 2,
      },
      { source: 'e1', target: 'Mairie', row: 2 },
      { source: 'e2', target: 'Mairie', kind: 'Confiance', strength: '2', mutual: true, row: 3 },
    ])
  })
})

describe('a graph file with a table of nodes beside it', () => {
  it('takes order, modes and groups from the table', async () => {
    const net = '*Vertices 2\n1 "a"\n2 "w"\n*Edges\n1 2'
    const { file, problems, format } = await readNetworkBytes(
      bytes(net),
      bytes('id,mode,group\nw,world,\na,actor,x\n'),
    )
    expect([format, problems.kept]).toEqual(['pajek', []])
    expect(file.nodes.map(({ id, mode, group }) => [id, mode, group])).toEqual([
      ['w', 'world', null],
      ['a', 'actor', 'x'],
    ])
  })

  it('refuses a tie to a node that the table lacks', async () => {
    const net = '*Vertices 2\n1 "a"\n2 "w"\n*Edges\n1 2'
    expect(await problemsOf(net, 'id\na\n')).toEqual([['edges', 'network.node-unknown', 5, 'target', 'w']])
  })
})
