import type { FileNode, FileTie, NetworkFile } from './network-file.ts'
import { nodeFieldsOf, tieFieldsOf, type WrittenField } from './written-fields.ts'
import { xmlAttributes, xmlText } from './xml-writing.ts'

/**
 * GraphML, piece by piece, with the keys by which Gephi finds labels, positions and colours (label, x, y, size, r, g,
 * b, weight); dates are the attributes `since` and `until`.
 */
export function* writeGraphml({ directed, nodes, ties }: NetworkFile): Generator<string> {
  const fields = {
    node: [...drawnFields(nodes), ...nodeFieldsOf(nodes)],
    edge: [...weighed(ties), ...tieFieldsOf(ties)],
  }
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
  yield* keys('node', fields.node)
  yield* keys('edge', fields.edge)
  yield `<graph id="G" edgedefault="${directed ? 'directed' : 'undirected'}">\n`
  for (const node of nodes) {
    yield `<node${xmlAttributes({ id: node.id })}>${dataText('node', node, fields.node)}</node>\n`
  }
  for (const tie of ties) {
    const { id, source, target } = tie
    const oneWay = directed && tie.mutual ? false : null
    const start = xmlAttributes({ id, source, target, directed: oneWay })
    yield `<edge${start}>${dataText('edge', tie, fields.edge)}</edge>\n`
  }
  yield '</graph>\n</graphml>\n'
}

function drawnFields(nodes: readonly FileNode[]): WrittenField<FileNode>[] {
  const channel = (at: number) => (node: FileNode) =>
    node.color === null ? null : Number.parseInt(node.color.slice(at, at + 2), 16)
  const fields: WrittenField<FileNode>[] = [
    { name: 'label', type: 'string', read: ({ label }) => label },
    { name: 'x', type: 'double', read: ({ position }) => position?.x ?? null },
    { name: 'y', type: 'double', read: ({ position }) => position?.y ?? null },
    { name: 'size', type: 'double', read: ({ position }) => position?.size ?? null },
    { name: 'r', type: 'long', read: channel(1) },
    { name: 'g', type: 'long', read: channel(3) },
    { name: 'b', type: 'long', read: channel(5) },
  ]
  return fields.filter(({ read }) => nodes.some((node) => read(node) !== null))
}

function weighed(ties: readonly FileTie[]): WrittenField<FileTie>[] {
  const fields: WrittenField<FileTie>[] = [
    { name: 'weight', type: 'double', read: ({ weight }) => weight },
    { name: 'label', type: 'string', read: ({ label }) => label },
  ]
  return fields.filter(({ read }) => ties.some((tie) => read(tie) !== null))
}

function* keys<Item>(kind: 'node' | 'edge', fields: readonly WrittenField<Item>[]): Generator<string> {
  for (const [i, { name, type }] of fields.entries()) {
    const id = `${kind[0]}${i}`
    yield `<key${xmlAttributes({ id, for: kind, 'attr.name': name, 'attr.type': type })}/>\n`
  }
}

function dataText<Item>(kind: 'node' | 'edge', item: Item, fields: readonly WrittenField<Item>[]): string {
  return fields
    .map(({ read }, i) => {
      const value = read(item)
      return value === null ? '' : `<data key="${kind[0]}${i}">${xmlText(String(value))}</data>`
    })
    .join('')
}
