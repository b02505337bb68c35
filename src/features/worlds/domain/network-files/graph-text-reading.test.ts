import { describe, expect, it } from 'vitest'
import { readGraphText } from './graph-text-reading.ts'

describe('GEXF', () => {
  it('is read as Gephi writes it: positions, colours, typed attributes, time in milliseconds', () => {
    const { file, problems } = readGraphText(
      `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz">
 <graph defaultedgetype="directed" timeformat="double" mode="dynamic">
  <attributes class="node" mode="static">
   <attribute id="seats" title="places" type="integer"><default>4</default></attribute>
   <attribute id="ok" title="ouvert" type="boolean"/>
   <attribute id="big" title="numéro" type="long"/>
  </attributes>
  <nodes>
   <node id="n0" label="Halle" start="1.2622752E12">
    <attvalues><attvalue for="ok" value="true"/><attvalue for="big" value="90071992547409931"/></attvalues>
    <viz:size value="10.0"/><viz:position x="1.5" y="-2.0" z="0.0"/><viz:color r="255" g="0" b="16"/>
    <nodes><node id="n1" label="Étal"/></nodes>
   </node>
  </nodes>
  <edges>
   <edge id="e" source="n0" target="n1" weight="2.5" kind="achat"><spells><spell start="2020" end="2021"/><spell start="2023-04"/></spells></edge>
   <edge source="n1" target="n0" type="undirected"/>
  </edges>
 </graph>
</gexf>`,
      'xml',
    )
    expect(problems.kept).toEqual([])
    expect(file.directed).toBe(true)
    expect(file.nodes).toMatchObject([
      {
        id: 'n0',
        label: 'Halle',
        position: { x: 1.5, y: -2, size: 10 },
        color: '#ff0010',
        since: '2009-12-31',
        row: 10,
      },
      { id: 'n1', label: 'Étal', position: null },
    ])
    // a number that would lose digits stays text
    expect([...(file.nodes[0]?.attributes ?? [])]).toEqual([
      ['places', 4],
      ['ouvert', true],
      ['numéro', '90071992547409931'],
    ])
    expect(file.ties).toMatchObject([
      {
        weight: 2.5,
        kind: 'achat',
        mutual: false,
        since: '2020-01-01',
        until: null,
        spells: [
          { since: '2020-01-01', until: '2021-12-31' },
          { since: '2023-04-01', until: null },
        ],
      },
      { mutual: true, weight: null },
    ])
  })
})

describe('GraphML', () => {
  it('of yEd gives its labels, places and fills', () => {
    const { file, problems } = readGraphText(
      `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d9" yfiles.type="edgegraphics"/>
<key attr.name="description" attr.type="string" for="node" id="d5"/>
<graph edgedefault="directed" id="G">
<node id="n0"><data key="d5"><![CDATA[un <lieu>]]></data><data key="d6"><y:ShapeNode><y:Geometry height="30.0" width="60.0" x="100.0" y="-15.0"/>
<y:Fill color="#FFCC00" transparent="false"/><y:NodeLabel alignment="center">Moulin</y:NodeLabel></y:ShapeNode></data></node>
<node id="n1"><graph id="n1:" edgedefault="directed"><node id="n1::n0"/></graph></node>
<edge id="e0" source="n0" target="n1::n0"><data key="d9"><y:PolyLineEdge><y:EdgeLabel>farine</y:EdgeLabel></y:PolyLineEdge></data></edge>
</graph></graphml>`,
      'xml',
    )
    expect(problems.kept).toEqual([])
    expect(file.nodes.map(({ id }) => id)).toEqual(['n0', 'n1', 'n1::n0'])
    expect(file.nodes[0]).toMatchObject({
      label: 'Moulin',
      position: { x: 130, y: 0, size: 60 },
      color: '#ffcc00',
      attributes: new Map([['description', 'un <lieu>']]),
    })
    expect(file.ties).toMatchObject([{ source: 'n0', target: 'n1::n0', label: 'farine' }])
  })

  it('says a tie of three and more by its line', () => {
    const text =
      '<graphml><graph>\n<node id="a"/>\n<hyperedge><endpoint node="a"/></hyperedge></graph></graphml>'
    expect(readGraphText(text, 'xml').problems.kept).toMatchObject([{ code: 'network.hyperedge', row: 3 }])
  })
})

describe('Pajek', () => {
  it('is read with arcs beside edges, lists, comments and a partition', () => {
    const { file, problems } = readGraphText(
      [
        '% made by hand',
        '*Network essai',
        '*Vertices 4',
        '1 "La Halle" 0.1 0.2 0.5 box ic Red',
        '2 Cantine',
        '3 "Moulin"',
        '*Arcs',
        '1 2 3.5 c Blue [1-3]',
        '*Edges',
        '2 3 l "farine"',
        '*Arcslist',
        '3 1 4',
        '*Partition mondes',
        '*Vertices 4',
        '1',
        '1',
        '2',
        '2',
      ].join('\r\n'),
      'pajek',
    )
    expect(problems.kept).toEqual([])
    expect(file.directed).toBe(true)
    expect(file.nodes.map(({ id, group }) => [id, group])).toEqual([
      ['La Halle', '1'],
      ['Cantine', '1'],
      ['Moulin', '2'],
      ['4', '2'],
    ])
    expect(file.nodes[0]?.position).toEqual({ x: 0.1, y: 0.2, size: null })
    expect(file.ties.map(({ source, target, weight, mutual }) => [source, target, weight, mutual])).toEqual([
      ['La Halle', 'Cantine', 3.5, false],
      ['Cantine', 'Moulin', null, true],
      ['Moulin', 'La Halle', null, false],
      ['Moulin', '4', null, false],
    ])
  })

  it('with two numbers of vertices has two modes; labels that come twice leave the numbers as ids', () => {
    const { file } = readGraphText('*Vertices 3 2\n1 "a"\n2 "a"\n3 "marché"\n*Edges\n1 3\n2 3', 'pajek')
    expect(file.nodes.map(({ id, label, mode }) => [id, label, mode])).toEqual([
      ['1', 'a', 'actor'],
      ['2', 'a', 'actor'],
      ['3', 'marché', 'world'],
    ])
  })

  it('says by line which numbers are wrong', () => {
    const { problems } = readGraphText('*Vertices 2\n1 a\n7 b\n1 c\n*Edges\n1 5\n1 2 -3\n2 2', 'pajek')
    expect(problems.kept.map(({ code, row, value }) => [code, row, value])).toEqual([
      ['network.vertex-number', 3, '7'],
      ['network.node-twice', 4, '1'],
      ['network.node-unknown', 6, '5'],
      ['network.weight-not-positive', 7, '-3'],
      ['network.self-tie', 8, '2'],
    ])
  })

  it('reads a matrix', () => {
    const { file } = readGraphText('*Vertices 2\n*Matrix\n0 2\n0 0', 'pajek')
    expect(file.ties).toMatchObject([{ source: '1', target: '2', weight: 2 }])
  })
})
