import { useEffect, useRef } from 'react'
import type { Opened } from './chain-board.ts'

/** The keyboard goes into a panel each time it is opened, on the field that was asked for. */
export function useFocusWhenOpened({ turn, field }: Opened) {
  const panel = useRef<HTMLDivElement>(null)
  const asked = useRef(field)
  asked.current = field
  useEffect(() => {
    if (turn === 0) return
    const where = asked.current && panel.current?.querySelector(`[data-field="${CSS.escape(asked.current)}"]`)
    const stop = (where || panel.current)?.querySelector<HTMLElement>('input, textarea, select, button')
    stop?.focus({ preventScroll: true })
    stop?.scrollIntoView({ block: 'center' })
  }, [turn])
  return panel
}
