import type { FinalConnectionState } from '@xyflow/react'
import type { Composing } from './canvas-composer.tsx'
import type { Flow } from './canvas-context.ts'
import { type CanvasLayout, placeAt } from './canvas-layout.ts'
import { nextType } from './canvas-types.ts'
import type { Chain } from './impact-chain-api.ts'

/** What pulling a link came to: a link to another element, or a new element where it was let go. */
export type Pulled =
  | { readonly kind: 'link'; readonly fromId: string; readonly toId: string }
  | { readonly kind: 'element'; readonly composing: Composing; readonly isNearEdge: boolean }

/** A link may be let go anywhere on an element, not on its handle alone. */
export function readPull(
  event: MouseEvent | TouchEvent,
  { fromHandle: start }: FinalConnectionState,
  view: Flow,
  { chain, layout, frame }: { chain: Chain; layout: CanvasLayout; frame: DOMRect | undefined },
): Pulled | undefined {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event
  const from = start && chain.byId.get(start.nodeId)
  if (!start || !point || !from) return undefined
  const under = document.elementFromPoint(point.clientX, point.clientY)
  const other = under?.closest<HTMLElement>('.react-flow__node')?.dataset.id
  const isForward = start.type === 'source'
  if (other !== undefined) {
    const [fromId, toId] = isForward ? [from.id, other] : [other, from.id]
    return { kind: 'link', fromId, toId }
  }
  if (!under?.closest('.react-flow__pane, .ch-band')) return undefined
  const { x, y } = view.screenToFlowPosition({ x: point.clientX, y: point.clientY })
  const place = placeAt(layout, x, y)
  const type = nextType(from.type, place.type, isForward)
  const index = type === place.type ? place.index : (layout.order.get(type)?.length ?? 0)
  return {
    kind: 'element',
    composing: { type, index, x, y: y - 20, ...(isForward ? { after: from.id } : { before: from.id }) },
    isNearEdge:
      frame !== undefined && (point.clientX > frame.right - 260 || point.clientY > frame.bottom - 190),
  }
}
