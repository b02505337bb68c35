import { ViewportPortal } from '@xyflow/react'
import { CanvasEdge, type EdgeData } from './canvas-edge.tsx'
import { NODE_WIDTH } from './canvas-layout.ts'
import type { ElementNode } from './canvas-node.tsx'

type CanvasLinksProps = {
  readonly nodes: readonly ElementNode[]
  readonly links: readonly EdgeData[]
  readonly selected: ReadonlySet<string>
  readonly lane: number
  readonly onPress: ((id: string) => void) | undefined
}

/**
 * Every link in one drawing under the elements. The library would give each link a drawing of its own, and moving five
 * hundred of them is what makes a canvas stumble (bench/impact-chain-panning.ts).
 */
export function CanvasLinks({ nodes, links, selected, lane, onPress }: CanvasLinksProps) {
  const at = new Map(nodes.map((node) => [node.id, node]))
  return (
    <ViewportPortal>
      <svg className="ch-links-drawing" width={1} height={1} aria-hidden="true">
        {links.map((data) => {
          const [from, to] = [at.get(data.link.from), at.get(data.link.to)]
          if (!from || !to) return null
          return (
            <CanvasEdge
              key={data.link.id}
              data={data}
              isSelected={selected.has(data.link.id)}
              fromX={from.position.x + NODE_WIDTH}
              fromY={from.position.y + (from.height ?? 0) / 2}
              toX={to.position.x}
              toY={to.position.y + (to.height ?? 0) / 2}
              lane={lane}
              onPress={onPress}
            />
          )
        })}
      </svg>
    </ViewportPortal>
  )
}
