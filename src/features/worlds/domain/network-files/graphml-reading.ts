import type { XmlElement } from '@rgrove/parse-xml'
import { normaliseHeader } from '#platform/tables/header-names.ts'
import type { AttributeValue } from './network-file.ts'
import type { NetworkProblems } from './network-problem.ts'
import type { RawNetwork, RawNode, RawTie } from './raw-network.ts'
import { typedValue } from './typed-values.ts'
import { childElements, descendants, localName, type XmlTree } from './xml-tree.ts'
import { yedLooks } from './yed-looks.ts'

/**
 * GraphML (graphml.graphdrawing.org), with the names that Gephi and networkx give to what it has no place for
 * (label, x, y, size, r, g, b, weight) and yEd's drawings. Graphs within nodes are laid flat.
 */
export function readGraphml({ root, lineOf }: XmlTree, problems: NetworkProblems): RawNetwork {
  const graphs = childElements(root, 'graph')
  if (graphs.length === 0) {
    problems.add('edges', 'network.no-graph', { row: lineOf(root), value: localName(root) })
    return { directed: false, nodes: [], ties: [] }
  }
  const keys = keysOf(root)
  const nodes: RawNode[] = []
  const ends: { readonly tie: RawTie; readonly directed: boolean }[] = []
  for (const graph of graphs) {
    for (const element of descendants(graph, 'node')) {
      const id = element.attributes.id ?? ''
      const row = lineOf(element)
      if (id === '') problems.add('edges', 'network.missing-id', { row, column: 'id' })
      else {
        const { label, position, color } = yedLooks(element)
        nodes.push({ id, label, position, color, values: valuesOf(element, keys.node), lifetime: null, row })
      }
    }
    for (const element of descendants(graph, 'hyperedge')) {
      problems.add('edges', 'network.hyperedge', { row: lineOf(element) })
    }
    const usual = graph.attributes.edgedefault === 'directed'
    for (const element of descendants(graph, 'edge')) {
      const { id = null, source = '', target = '', directed } = element.attributes
      const { label } = yedLooks(element)
      const values = valuesOf(element, keys.edge)
      const row = lineOf(element)
      const tie = {
        id,
        source,
        target,
        label,
        weight: weightOf(values),
        mutual: false,
        lifetime: null,
        values,
        row,
      }
      ends.push({ tie, directed: directed === undefined ? usual : directed === 'true' })
    }
  }
  const directed =
    ends.length > 0
      ? ends.some((end) => end.directed)
      : graphs.some(({ attributes }) => attributes.edgedefault === 'directed')
  return { directed, nodes, ties: ends.map((end) => ({ ...end.tie, mutual: directed && !end.directed })) }
}

const WEIGHTS = new Set(['weight', 'edge_weight'])

/** Gephi and networkx call it "weight"; it stays out of the attributes. */
function weightOf(values: Map<string, AttributeValue>): AttributeValue | null {
  for (const [name, value] of values) {
    if (!WEIGHTS.has(normaliseHeader(name))) continue
    values.delete(name)
    return value === '' ? null : value
  }
  return null
}

type Key = { readonly name: string; readonly type: string; readonly usual: string | undefined }
type Keys = ReadonlyMap<string, Key>

function keysOf(root: XmlElement): { readonly node: Keys; readonly edge: Keys } {
  const [node, edge] = [new Map<string, Key>(), new Map<string, Key>()]
  for (const element of childElements(root, 'key')) {
    const { id = '', for: of = 'all' } = element.attributes
    // yEd's drawings have a type of their own and no name
    if (id === '' || element.attributes['yfiles.type'] !== undefined) continue
    const name = element.attributes['attr.name'] || id
    const usual = childElements(element, 'default')[0]?.text
    const key = { name, type: element.attributes['attr.type'] ?? 'string', usual }
    if (of === 'node' || of === 'all') node.set(id, key)
    if (of === 'edge' || of === 'all') edge.set(id, key)
  }
  return { node, edge }
}

function valuesOf(element: XmlElement, keys: Keys): Map<string, AttributeValue> {
  const values = new Map<string, AttributeValue>()
  for (const { name, type, usual } of keys.values()) {
    if (usual !== undefined) values.set(name, typedValue(type, usual.trim()))
  }
  for (const data of childElements(element, 'data')) {
    const key = keys.get(data.attributes.key ?? '')
    if (key) values.set(key.name, typedValue(key.type, data.text))
  }
  return values
}
