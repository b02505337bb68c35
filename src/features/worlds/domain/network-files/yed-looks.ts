import type { XmlElement } from '@rgrove/parse-xml'
import { readColor } from './file-values.ts'
import type { NodePosition } from './network-file.ts'
import { childElements, descendants } from './xml-tree.ts'

type Looks = {
  readonly label: string | null
  readonly position: NodePosition | null
  readonly color: string | null
}

/** What yEd draws of a node or an edge, in the `data` of GraphML that holds its own elements. */
export function yedLooks(element: XmlElement): Looks {
  for (const data of childElements(element, 'data')) {
    if (childElements(data).length === 0) continue
    const text = (descendants(data, 'NodeLabel')[0] ?? descendants(data, 'EdgeLabel')[0])?.text.trim()
    const fill = descendants(data, 'Fill')[0]?.attributes.color
    const color = fill === undefined ? null : readColor(fill)
    return { label: text || null, position: positionOf(descendants(data, 'Geometry')[0]), color }
  }
  return { label: null, position: null, color: null }
}

/** yEd says the corner of the box, y downwards; a position is its middle. */
function positionOf(geometry: XmlElement | undefined): NodePosition | null {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
    Number(geometry?.attributes[name] ?? Number.NaN),
  )
  if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) return null
  const size = Number.isFinite(width) ? (width ?? null) : null
  return { x: x + (width || 0) / 2, y: y + (height || 0) / 2, size }
}
