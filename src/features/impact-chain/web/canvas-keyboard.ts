import type { KeyboardEvent, RefObject } from 'react'
import type { ElementType } from '../domain/impact-chain.ts'
import type { Flow } from './canvas-context.ts'
import { isArrow, neighbourOf } from './canvas-keys.ts'
import type { CanvasLayout } from './canvas-layout.ts'
import type { Board } from './chain-board.ts'

type CanvasKeys = {
  readonly board: Board
  readonly layout: CanvasLayout
  readonly goTo: (ids: readonly string[]) => void
  readonly rename: (id: string) => void
  readonly compose: (type: ElementType) => void
  readonly flow: RefObject<Flow | undefined>
}

/** The canvas by keyboard: arrows walk, Alt and arrows move, Enter or F2 renames, Space opens, L links, Delete removes. */
export function useCanvasKeys({ board, layout, goTo, rename, compose, flow }: CanvasKeys) {
  const { selected, select, acts, open, chain, here } = board
  const ids = [...selected]
  const elements = ids.filter((id) => chain.byId.has(id))
  const [first] = elements
  const one = ids.length === 1 ? ids[0] : undefined

  const onArrow = (event: KeyboardEvent) => {
    if (!isArrow(event.key)) return false
    if (event.altKey) {
      if (here.mayWrite && elements.length > 0) {
        if (event.key === 'ArrowUp' || event.key === 'ArrowDown')
          acts.nudge(elements, event.key === 'ArrowUp' ? -1 : 1)
        else acts.shiftType(elements, event.key === 'ArrowLeft' ? -1 : 1)
        requestAnimationFrame(() => goTo(elements))
      }
      return true
    }
    const next = neighbourOf(layout, first ?? elements.at(-1), event.key)
    if (next !== undefined) {
      select(event.shiftKey ? [next, ...ids] : [next])
      goTo([next])
    }
    return true
  }
  const onKey = (event: KeyboardEvent): boolean => {
    const isControl = event.ctrlKey || event.metaKey
    if (isControl) {
      if (event.key.toLowerCase() !== 'a') return false
      select([...layout.boxes.keys()])
      return true
    }
    if (onArrow(event)) return true
    switch (event.key) {
      case 'Enter':
      case 'F2':
        if (one && here.mayWrite && chain.byId.has(one)) rename(one)
        else if (one && chain.linkById.has(one)) open({ kind: 'link', id: one })
        return true
      case ' ':
        if (one) open({ kind: chain.byId.has(one) ? 'element' : 'link', id: one })
        return true
      case 'Delete':
      case 'Backspace':
        if (ids.length > 0) acts.remove(ids)
        return true
      case 'Escape':
        if (board.opened) board.close()
        else select([])
        return true
      case 'l':
        if (first && here.mayWrite) open({ kind: 'new-link', id: first })
        return true
      case 'n':
        if (here.mayWrite) compose(first ? (chain.byId.get(first)?.type ?? 'activity') : 'activity')
        return true
      case '+':
        void flow.current?.zoomIn()
        return true
      case '-':
        void flow.current?.zoomOut()
        return true
      case '0':
        void flow.current?.fitView({ padding: 0.08, duration: 200, minZoom: 0.1, maxZoom: 1 })
        return true
      default:
        return false
    }
  }
  return (event: KeyboardEvent) => {
    // keys pressed inside a field or a button of the canvas are theirs
    if (event.target instanceof Element && event.target.closest('input, textarea, select, button')) return
    if (!onKey(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
}
