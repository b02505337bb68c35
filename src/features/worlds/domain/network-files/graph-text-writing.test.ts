import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { networkFiles } from '../../../../../tests/support/network-file-arbitraries.ts'
import { writeGexf } from './gexf-writing.ts'
import { readGraphText } from './graph-text-reading.ts'
import { writeGraphml } from './graphml-writing.ts'
import type { NetworkFile } from './network-file.ts'

const textOf = (pieces: Iterable<string>) => [...pieces].join('')

/** What a format cannot tell: lines, ids that were made up, the order of attributes. */
function essence({ directed, nodes, ties }: NetworkFile) {
  const sorted = (map: ReadonlyMap<string, unknown>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    directed,
    nodes: nodes.map(({ row: _, attributes, ...node }) => ({ ...node, attributes: sorted(attributes) })),
    ties: ties.map(({ row: _, id: __, attributes, ...tie }) => ({ ...tie, attributes: sorted(attributes) })),
  }
}

describe('a network written and read again', () => {
  it('is the same through GEXF: names, dates, positions, colours, weights, attributes', () => {
    fc.assert(
      fc.property(networkFiles, (file) => {
        const { file: again, problems } = readGraphText(textOf(writeGexf(file)), 'xml')
        expect(problems.kept).toEqual([])
        expect(essence(again)).toEqual(essence(file))
      }),
    )
  })

  it('is the same through GraphML', () => {
    fc.assert(
      fc.property(networkFiles, (file) => {
        const { file: again, problems } = readGraphText(textOf(writeGraphml(file)), 'xml')
        expect(problems.kept).toEqual([])
        // a size stands with its place
        expect(essence(again)).toEqual(essence(file))
      }),
    )
  })

  it('keeps the holes between several spells', () => {
    const spells = [
      { since: '2019-01-01', until: '2020-06-30' },
      { since: '2022-01-01', until: null },
    ]
    const life = { since: '2019-01-01', until: null, spells }
    const { file } = readGraphText(
      '<gexf><graph><nodes><node id="a"/><node id="b"/></nodes><edges/></graph></gexf>',
      'xml',
    )
    const tie = {
      id: null,
      source: 'a',
      target: 'b',
      mutual: false,
      weight: null,
      kind: null,
      strength: null,
      label: null,
    }
    const held = { ...file, ties: [{ ...tie, ...life, attributes: new Map(), row: null }] }
    expect(readGraphText(textOf(writeGexf(held)), 'xml').file.ties[0]).toMatchObject(life)
  })

  it('holds characters that XML cannot', () => {
    const { file } = readGraphText('*Vertices 2\n1 "a"\n2 "b"', 'pajek')
    const nodes = file.nodes.map((node) => ({ ...node, label: `${node.label}\u0000\u001b\ud800` }))
    const again = readGraphText(textOf(writeGexf({ ...file, nodes })), 'xml')
    expect(again.file.nodes.map(({ label }) => label)).toEqual(['a\ufffd\ufffd\ufffd', 'b\ufffd\ufffd\ufffd'])
  })
})
