import type { NodeChange, Viewport } from '@xyflow/react'
import { useCallback, useEffect, useState } from 'react'
import type { Box } from '#kernel/drawing.ts'
import type { ElementType } from '../domain/impact-chain.ts'
import type { Flow } from './canvas-context.ts'
import { type CanvasLayout, NODE_WIDTH, placeAt, spotOf } from './canvas-layout.ts'
import type { ElementNode } from './canvas-node.tsx'

/** Elements where the layout has them, but for those under the hand; `still` is the layout's. */
export function useDraggedNodes(
  still: ElementNode[],
  choose: (picks: readonly { readonly id: string; readonly isOn: boolean }[]) => void,
) {
  const [nodes, setNodes] = useState(still)
  useEffect(() => setNodes(still), [still])
  const onNodesChange = useCallback(
    (changes: NodeChange<ElementNode>[]) => {
      const moved = new Map<string, Partial<ElementNode>>()
      for (const change of changes) {
        if (change.type === 'position' && change.position)
          moved.set(change.id, { position: change.position, dragging: true })
        if (change.type === 'dimensions' && change.dimensions)
          moved.set(change.id, { measured: change.dimensions })
      }
      if (moved.size > 0) setNodes((before) => before.map((node) => ({ ...node, ...moved.get(node.id) })))
      const picks = changes.flatMap((each) =>
        each.type === 'select' ? [{ id: each.id, isOn: each.selected }] : [],
      )
      if (picks.length > 0) choose(picks)
    },
    [choose],
  )
  return { nodes, setNodes, onNodesChange }
}

export type Landing = {
  readonly type: ElementType
  readonly index: number
  readonly x: number
  readonly y: number
}

/** Where what is being dragged would land, and which elements go there together. */
export function landingOf(
  layout: CanvasLayout,
  node: ElementNode,
  all: readonly ElementNode[],
): { readonly ids: readonly string[]; readonly landing: Landing } {
  const ids = all.length > 0 ? all.map(({ id }) => id) : [node.id]
  const { x, y } = node.position
  const place = placeAt(layout, x + NODE_WIDTH / 2, y + (node.height ?? 60) / 2, new Set(ids))
  const rest = (layout.order.get(place.type) ?? []).filter((id) => !ids.includes(id))
  const before = layout.boxes.get(rest[place.index] ?? '')
  const spot = before
    ? { x: before.left, y: before.top }
    : spotOf(layout, place.type, Number.MAX_SAFE_INTEGER)
  return { ids, landing: { ...place, ...spot } }
}

/** Height of the headings, in pixels. */
const HEADS = 46

/** Under the headings and inside the frame: nothing has to move. */
export function isInSight(view: Flow, frame: HTMLElement | null, boxes: readonly Box[]): boolean {
  if (!frame) return false
  const { x, y, zoom } = view.getViewport()
  return boxes.every(
    ({ left, top, right, bottom }) =>
      left * zoom + x > 0 &&
      right * zoom + x < frame.clientWidth &&
      top * zoom + y > HEADS &&
      bottom * zoom + y < frame.clientHeight,
  )
}

/** Where the canvas stands once a box is wholly seen, having moved no further than that takes: what is around it stays. */
export function slideTo(view: Flow, frame: HTMLElement, box: Box, margin: number): Viewport {
  const { x, y, zoom } = view.getViewport()
  const slide = (from: number, to: number, least: number, most: number) =>
    from < least ? least - from : to > most ? Math.max(most - to, least - from) : 0
  return {
    x: x + slide(box.left * zoom + x, box.right * zoom + x, margin, frame.clientWidth - margin),
    y: y + slide(box.top * zoom + y, box.bottom * zoom + y, HEADS + margin, frame.clientHeight - margin),
    zoom,
  }
}
