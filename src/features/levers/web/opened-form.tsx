import { type ReactNode, useEffect, useRef } from 'react'

/** A form that takes the place of the button which opened it: the focus goes to its first field. */
export function OpenedForm({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('input, textarea')?.focus()
  }, [])
  return <div ref={place}>{children}</div>
}

/** For the button that comes back when its form closes: it takes the focus again. */
export function useFocusAfter(isOpen: boolean) {
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return button
}
