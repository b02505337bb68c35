import type { XmlElement } from '@rgrove/parse-xml'
import { readColor, rgbColor } from './file-values.ts'
import { gexfLifetime } from './gexf-lifetime.ts'
import type { AttributeValue, NodePosition } from './network-file.ts'
import type { NetworkProblems } from './network-problem.ts'
import type { RawNetwork, RawNode, RawTie } from './raw-network.ts'
import { typedValue } from './typed-values.ts'
import { childElements, descendants, firstChild, localName, type XmlTree } from './xml-tree.ts'

/**
 * GEXF 1.1 to 1.3 (gexf.net): nodes within nodes are laid flat; of an attribute that changes through time the last
 * value counts; open bounds of 1.2 read as closed ones.
 */
export function readGexf({ root, lineOf }: XmlTree, problems: NetworkProblems): RawNetwork {
  const graph = firstChild(root, 'graph')
  if (!graph) {
    problems.add('edges', 'network.no-graph', { row: lineOf(root), value: localName(root) })
    return { directed: false, nodes: [], ties: [] }
  }
  const declared = { node: declarationsOf(graph, 'node'), edge: declarationsOf(graph, 'edge') }
  const nodes: RawNode[] = []
  for (const element of descendants(graph, 'node')) {
    const { id = '', label = null } = element.attributes
    const row = lineOf(element)
    if (id === '') {
      problems.add('edges', 'network.missing-id', { row, column: 'id' })
      continue
    }
    const values = valuesOf(element, declared.node)
    nodes.push({
      id,
      label: label || null,
      values,
      ...looksOf(element),
      lifetime: gexfLifetime(element),
      row,
    })
  }
  const usual = graph.attributes.defaultedgetype ?? 'undirected'
  const elements = childElements(graph, 'edges').flatMap((edges) => childElements(edges, 'edge'))
  const types = elements.map(({ attributes }) => attributes.type ?? usual)
  const directed = elements.length > 0 ? types.includes('directed') : usual === 'directed'
  const ties = elements.map((element, i): RawTie => {
    const { id = null, source = '', target = '', label = null, weight = null, kind } = element.attributes
    const values = valuesOf(element, declared.edge)
    if (kind !== undefined && !values.has('kind')) values.set('kind', kind)
    const lifetime = gexfLifetime(element)
    const mutual = directed && types[i] !== 'directed'
    return { id, source, target, label, weight, mutual, lifetime, values, row: lineOf(element) }
  })
  return { directed, nodes, ties }
}

type Declaration = { readonly title: string; readonly type: string; readonly usual: string | undefined }

function declarationsOf(graph: XmlElement, kind: 'node' | 'edge'): Map<string, Declaration> {
  const found = new Map<string, Declaration>()
  for (const list of childElements(graph, 'attributes')) {
    if (list.attributes.class !== kind) continue
    for (const element of childElements(list, 'attribute')) {
      const { id = '', title = id, type = 'string' } = element.attributes
      found.set(id, { title: title || id, type, usual: firstChild(element, 'default')?.text })
    }
  }
  return found
}

function valuesOf(
  element: XmlElement,
  declared: ReadonlyMap<string, Declaration>,
): Map<string, AttributeValue> {
  const values = new Map<string, AttributeValue>()
  for (const { title, type, usual } of declared.values()) {
    if (usual !== undefined) values.set(title, typedValue(type, usual))
  }
  for (const list of childElements(element, 'attvalues')) {
    for (const { attributes } of childElements(list, 'attvalue')) {
      const name = attributes.for ?? attributes.id ?? ''
      const { title, type } = declared.get(name) ?? { title: name, type: 'string' }
      if (title !== '') values.set(title, typedValue(type, attributes.value ?? ''))
    }
  }
  return values
}

function looksOf(element: XmlElement): { position: NodePosition | null; color: string | null } {
  const place = firstChild(element, 'position')?.attributes
  const size = Number(firstChild(element, 'size')?.attributes.value ?? Number.NaN)
  const [x, y] = [Number(place?.x ?? Number.NaN), Number(place?.y ?? Number.NaN)]
  const placed = Number.isFinite(x) && Number.isFinite(y)
  const { hex, r, g, b } = firstChild(element, 'color')?.attributes ?? {}
  return {
    position: placed ? { x, y, size: Number.isFinite(size) ? size : null } : null,
    color: hex !== undefined ? readColor(hex) : r === undefined ? null : rgbColor([r, g, b].map(Number)),
  }
}
