import type { Span } from '../domain/passage.ts'

/** What the person has selected with the mouse or a finger inside the text, in its units; null: nothing there. */
export function selectedSpan(box: HTMLElement): Span | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null
  const [start, end] = [
    placeOf(box, range.startContainer, range.startOffset),
    placeOf(box, range.endContainer, range.endOffset),
  ]
  return start === null || end === null || start >= end ? null : { start, end }
}

/** Each piece of the text is one element with `data-at`, its first unit, around one text node. */
function placeOf(box: HTMLElement, node: Node, offset: number): number | null {
  if (node instanceof Text) {
    const at = node.parentElement?.dataset.at
    return at === undefined ? null : Number(at) + offset
  }
  const child = node.childNodes[offset]
  const next = child instanceof HTMLElement ? child : undefined
  const piece = next?.dataset.at === undefined ? next?.querySelector<HTMLElement>('[data-at]') : next
  if (piece?.dataset.at !== undefined) return Number(piece.dataset.at)
  const pieces = box.querySelectorAll<HTMLElement>('[data-at]')
  const last = [...pieces].at(-1)
  return last?.dataset.at === undefined ? null : Number(last.dataset.at) + (last.textContent?.length ?? 0)
}

export type Drawn = {
  readonly id: string
  readonly top: number
  readonly bottom: number
  readonly labelTop: number
}

const LABEL_HEIGHT = 26

/** Where passages stand on the screen, from the top of the text; labels are pushed down so that none covers another. */
export function drawnPlaces(
  box: HTMLElement,
  passages: readonly (Span & { readonly id: string })[],
): Drawn[] {
  const origin = box.getBoundingClientRect().top
  const pieces = [...box.querySelectorAll<HTMLElement>('[data-at]')].map((element) => ({
    element,
    at: Number(element.dataset.at),
  }))
  let free = 0
  return [...passages]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map(({ id, start, end }) => {
      const first = pieces.find(({ at }) => at >= start)?.element
      const last = pieces.findLast(({ at }) => at < end)?.element
      const top = (first?.getClientRects()[0]?.top ?? origin) - origin
      const rects = last?.getClientRects()
      const bottom = (rects?.[rects.length - 1]?.bottom ?? origin) - origin
      const labelTop = Math.max(top, free)
      free = labelTop + LABEL_HEIGHT
      return { id, top, bottom: Math.max(bottom, top + 8), labelTop }
    })
}
