import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Level } from '../domain/ratings.ts'
import { findNeighbour, levelsAt, type MapDot, type MapLayout, stepLevel } from './map-dots.ts'
import type { Rated } from './rated.ts'

/** A stakeholder in the hand, over the levels that it would get if it were dropped now. */
export type Taken = {
  readonly id: string
  readonly involvement: Level
  readonly importance: Level
  readonly by: 'pointer' | 'keys'
  /** Where the pointer is, in units of the map; outside of the frame nothing is dropped. */
  readonly x: number
  readonly y: number
  readonly isOutside: boolean
}

type TakingOptions = {
  readonly layout: MapLayout
  readonly board: RefObject<SVGSVGElement | null>
  readonly find: (id: string) => Rated | undefined
  readonly mayRate: (id: string) => boolean
  readonly onSelect: (id: string | undefined) => void
  readonly onDrop: (id: string, levels: { involvement: Level; importance: Level }) => void
}

/** From this far a press becomes a move, in px. */
const MOVES_FROM = 5
const OUTSIDE = 30

/** Taking, moving and dropping on the map, with a pointer (mouse, pen, finger) or with keys. */
export function useTaking({ layout, board, find, mayRate, onSelect, onDrop }: TakingOptions) {
  const [taken, setTaken] = useState<Taken | undefined>(undefined)
  const pressed = useRef<{ id: string; x: number; y: number } | undefined>(undefined)

  // a finger on a dot moves the dot, not the page: parts of a picture do not obey `touch-action` everywhere
  useEffect(() => {
    const element = board.current
    const hold = (event: TouchEvent) => {
      if (pressed.current && event.cancelable) event.preventDefault()
    }
    element?.addEventListener('touchmove', hold, { passive: false })
    return () => element?.removeEventListener('touchmove', hold)
  }, [board])

  const follow = (id: string, event: PointerEvent): Taken | undefined => {
    const box = board.current?.getBoundingClientRect()
    if (!box) return undefined
    const scale = layout.width / box.width
    const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale]
    const { left, right, top, bottom } = layout.frame.box
    const isOutside = x < left - OUTSIDE || x > right + OUTSIDE || y < top - OUTSIDE || y > bottom + OUTSIDE
    return { id, by: 'pointer', x, y, isOutside, ...levelsAt(layout.frame, x, y) }
  }

  /** For a dot, or a name that waits beside the map. */
  const pointer = (id: string) => ({
    onPointerDown: (event: PointerEvent<Element>) => {
      if (event.button !== 0) return
      pressed.current = { id, x: event.clientX, y: event.clientY }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<Element>) => {
      const start = pressed.current
      if (start?.id !== id || !mayRate(id)) return
      const isMoving = taken?.by === 'pointer' && taken.id === id
      if (!isMoving && Math.hypot(event.clientX - start.x, event.clientY - start.y) < MOVES_FROM) return
      setTaken(follow(id, event))
    },
    onPointerUp: (event: PointerEvent<Element>) => {
      if (pressed.current?.id !== id) return
      pressed.current = undefined
      const dropped = taken?.by === 'pointer' && taken.id === id ? follow(id, event) : undefined
      setTaken(undefined)
      onSelect(id)
      if (dropped && !dropped.isOutside) onDrop(id, dropped)
    },
    onPointerCancel: () => {
      pressed.current = undefined
      setTaken(undefined)
    },
  })

  const takeByKeys = (id: string) => {
    const rated = find(id)
    if (!rated || !mayRate(id)) return
    const { mine, summary } = rated
    const start = (own: number | undefined, median: number | null) => levelOf(own ?? Math.round(median ?? 2))
    const involvement = start(mine?.involvement, summary.involvement.median)
    const importance = start(mine?.importance, summary.importance.median)
    setTaken({ id, by: 'keys', involvement, importance, x: 0, y: 0, isOutside: false })
  }

  /** Keys over one dot or one waiting name; `dot` is undefined for the latter. */
  const onKeyDown = (
    event: KeyboardEvent,
    id: string,
    dot: MapDot | undefined,
    focus: (id: string) => void,
  ) => {
    if (taken?.by === 'keys' && taken.id === id) {
      const [across, up] = STEPS[event.key] ?? [0, 0]
      if (event.key === 'Enter' || event.key === ' ') {
        setTaken(undefined)
        onDrop(id, taken)
      } else if (event.key === 'Escape') setTaken(undefined)
      else if (across || up) {
        const involvement = stepLevel(taken.involvement, across)
        setTaken({ ...taken, involvement, importance: stepLevel(taken.importance, up) })
      } else return
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onSelect(id)
      takeByKeys(id)
      return
    }
    if (event.key === 'Escape') onSelect(undefined)
    const next = dot && findNeighbour(layout.dots, dot, event.key)
    if (event.key.startsWith('Arrow') && dot) event.preventDefault()
    if (next) focus(next.id)
  }
  return { taken, pointer, onKeyDown, letGo: () => setTaken((now) => (now?.by === 'keys' ? undefined : now)) }
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

const levelOf = (value: number): Level => stepLevel(0, Math.max(0, Math.min(4, value)))
