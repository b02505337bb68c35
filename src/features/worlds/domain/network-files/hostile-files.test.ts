import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readGraphText } from './graph-text-reading.ts'
import { MOST_PROBLEMS } from './network-problem.ts'

const codesOf = (text: string) => readGraphText(text, 'xml').problems.kept.map(({ code, row }) => [code, row])
const gexf = (inside: string, edges = '') =>
  `<?xml version="1.0"?>\n<gexf><graph>\n<nodes>${inside}</nodes>\n<edges>${edges}</edges>\n</graph></gexf>`

describe('XML from anywhere', () => {
  it('never expands an entity: a billion laughs is refused at once, where it is used', () => {
    const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`)
    const laughs = `<!DOCTYPE g [<!ENTITY l0 "lol">${levels.join('')}]>\n<gexf>&l9;</gexf>`
    const { problems } = readGraphText(laughs, 'xml')
    expect(problems.kept).toMatchObject([{ code: 'network.xml-entity', row: 2, value: '&l9;' }])
  })

  it('never fetches an external entity', () => {
    const file =
      '<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<gexf><graph><nodes>\n&x;</nodes></graph></gexf>'
    expect(codesOf(file)).toEqual([['network.xml-entity', 3]])
  })

  it('ignores a DOCTYPE that is only a reference, as older GraphML has', () => {
    const file =
      '<!DOCTYPE graphml SYSTEM "http://graphml.graphdrawing.org/dtds/1.0rc/graphml.dtd"><graphml><graph><node id="a"/></graph></graphml>'
    expect(codesOf(file)).toEqual([])
  })

  it('refuses elements nested beyond reason, and files cut off, with the line', () => {
    expect(codesOf('<a>'.repeat(200_000) + '</a>'.repeat(200_000))).toEqual([['network.xml-too-deep', null]])
    expect(codesOf(gexf('<node id="a"/>').slice(0, -30))).toEqual([['network.not-xml', 4]])
    expect(codesOf('<html><body/></html>')).toEqual([['network.format-unknown', 1]])
    expect(codesOf('<gexf version="1.3"/>')).toEqual([['network.no-graph', 1]])
    expect(codesOf(gexf(''))).toEqual([['network.empty', null]])
  })

  it('says lines truly after characters outside the first plane', () => {
    const nodes = '<node id="😀"/>\n<node id="😀😀"/>\n<node id="😀"/>'
    expect(codesOf(gexf(nodes))).toEqual([['network.node-twice', 5]])
  })

  it('names everything that is wrong, not the first mistake only', () => {
    const edges = [
      '<edge source="a" target="a"/>',
      '<edge source="a" target="nobody"/>',
      '<edge source="a"/>',
      '<edge source="a" target="b" weight="-1"/>',
      '<edge source="a" target="b" weight="lourd"/>',
      '<edge source="a" target="b"/>',
    ].join('\n')
    const { file, problems } = readGraphText(gexf('<node id="a"/><node id="b"/><node/>', edges), 'xml')
    expect(problems.kept.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['network.missing-id', 3, 'id'],
      ['network.self-tie', 4, 'target'],
      ['network.node-unknown', 5, 'target'],
      ['network.missing-end', 6, 'target'],
      ['network.weight-not-positive', 7, 'weight'],
      ['network.weight-not-a-number', 8, 'weight'],
    ])
    expect(file.ties.map(({ row }) => row)).toEqual([9])
  })

  it('counts problems beyond those it keeps', () => {
    const edges = '<edge source="a" target="a"/>'.repeat(MOST_PROBLEMS + 500)
    const { problems } = readGraphText(gexf('<node id="a"/>', edges), 'xml')
    expect([problems.kept.length, problems.count]).toEqual([MOST_PROBLEMS, MOST_PROBLEMS + 500])
  })

  it('is not afraid of numbers: two hundred thousand nodes in one list', () => {
    const { file, problems } = readGraphText(
      gexf(Array.from({ length: 200_000 }, (_, i) => `<node id="${i}"/>`).join('')),
      'xml',
    )
    expect([problems.kept, file.nodes.length]).toEqual([[], 200_000])
  })

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      ...[
        '<gexf>',
        '<graph>',
        '<nodes>',
        '<node id="a"/>',
        '</nodes>',
        '<edge',
        ' source="a"',
        '&amp;',
        ']]>',
        '<!--',
        '>',
      ],
      ...[
        '*Vertices 3',
        '*Edges',
        '\n',
        '1 2',
        '1 1',
        '"',
        '*Matrix',
        '*Partition p',
        '% x',
        '9999999999',
        '\u0000',
      ],
    )
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, fc.constantFrom('xml', 'pajek'), (raw, format) => {
        const { file, problems } = readGraphText(raw, format)
        expect(file.nodes.length > 0 || problems.count > 0).toBe(true)
      }),
    )
  })
})

describe('a Pajek heading', () => {
  it('does not make a machine hold a billion vertices', () => {
    const { file, problems } = readGraphText('*Vertices 1000000000\n*Edges\n1 2', 'pajek')
    expect(problems.kept[0]).toMatchObject({ code: 'network.vertices-wrong', row: 1 })
    expect(file.nodes).toEqual([])
  })
})
