import { type ReactNode, useEffect, useRef } from 'react'

type MenuBoxProps = {
  readonly label: string
  readonly sign: ReactNode
  readonly busy?: boolean
  /** A panel of fields rather than a list of acts: it stays open. */
  readonly stays?: boolean
  /** Buttons close the menu; boxes to tick leave it open. */
  readonly children: ReactNode
}

/** A few acts behind one button (a native details): Escape or a press elsewhere closes it. */
export function MenuBox({ label, sign, busy = false, stays = false, children }: MenuBoxProps) {
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const box = menu.current
      if (!box?.open) return
      const isInside = event.target instanceof Node && box.contains(event.target)
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        box.open = false
        if (isInside) box.querySelector('summary')?.focus()
      } else if (!isInside) box.open = false
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [])
  return (
    <details ref={menu} className="wn-menu tb-no-print" aria-busy={busy}>
      <summary className="tb-button tb-button-second">
        <span className="tb-button-icon">{sign}</span>
        <span className="tb-button-label">{label}</span>
      </summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: closes after the press of a button inside */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside answer to keys */}
      <div
        className={stays ? 'wn-menu-list wn-menu-panel' : 'wn-menu-list'}
        onClick={(event) => {
          const onButton = event.target instanceof Element && event.target.closest('button')
          if (onButton && !stays && menu.current) menu.current.open = false
        }}
      >
        {children}
      </div>
    </details>
  )
}
