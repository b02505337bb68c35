import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/**
 * Leaves for another address of the application, once. (The router's own `Navigate` leaves again at each render, which
 * never ends where the page listens to the address.) The first address holds: while the next page is being loaded, the
 * one that leaves is drawn again with the new address, and would read there that there is nowhere to go back to.
 */
export function GoTo({ address }: { readonly address: string }) {
  const router = useRouter()
  const [first] = useState(address)
  useEffect(() => {
    router.history.replace(first)
  }, [router, first])
  return null
}
