import { rankOnPath } from '../domain/element-details.ts'
import type { CanvasLayout } from './canvas-layout.ts'

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

export function isArrow(key: string): key is Arrow {
  return key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight'
}

/** The nearest element in the direction of an arrow; the first one while none is chosen. */
export function neighbourOf(
  layout: CanvasLayout,
  from: string | undefined,
  arrow: Arrow,
): string | undefined {
  const here = from === undefined ? undefined : layout.boxes.get(from)
  if (!here) return firstOf(layout)
  const [hx, hy] = [(here.left + here.right) / 2, (here.top + here.bottom) / 2]
  let best: { id: string; cost: number } | undefined
  for (const [id, box] of layout.boxes) {
    if (id === from) continue
    const [dx, dy] = [(box.left + box.right) / 2 - hx, (box.top + box.bottom) / 2 - hy]
    const [along, across] =
      arrow === 'ArrowUp'
        ? [-dy, dx]
        : arrow === 'ArrowDown'
          ? [dy, dx]
          : arrow === 'ArrowLeft'
            ? [-dx, dy]
            : [dx, dy]
    if (along < 8) continue
    const isVertical = arrow === 'ArrowUp' || arrow === 'ArrowDown'
    // up and down stay in the column as long as there is something
    const cost = along + Math.abs(across) * (isVertical ? 6 : 0.9)
    if (!best || cost < best.cost) best = { id, cost }
  }
  return best?.id
}

function firstOf(layout: CanvasLayout): string | undefined {
  for (const { type } of layout.bands) {
    const [id] = layout.order.get(type) ?? []
    if (id !== undefined && rankOnPath(type) !== null) return id
  }
  return layout.boxes.keys().next().value
}
