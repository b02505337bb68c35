import { type ReactNode, useEffect, useRef } from 'react'

type ToolMenuProps = {
  readonly label: string
  readonly sign: ReactNode
  /** Buttons; a press on one closes the menu. */
  readonly children: ReactNode
}

/** A few acts behind one button (a native details): Escape or a press elsewhere closes it. */
export function ToolMenu({ label, sign, children }: ToolMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const box = menu.current
      if (!box?.open) return
      const inside = event.target instanceof Node && box.contains(event.target)
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        box.open = false
        if (inside) box.querySelector('summary')?.focus()
      } else if (!inside) box.open = false
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [])
  return (
    <details ref={menu} className="ch-menu">
      <summary className="ch-tool">
        {sign}
        <span>{label}</span>
      </summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: closes after the press of a button inside */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside answer to keys */}
      <div
        className="ch-menu-list"
        onClick={(event) => {
          const onButton = event.target instanceof Element && event.target.closest('button')
          if (onButton && menu.current) menu.current.open = false
        }}
      >
        {children}
      </div>
    </details>
  )
}
