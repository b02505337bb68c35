import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/**
 * Leaves for another address of the application, once. (The router's own `Navigate` leaves again at each render, which
 * never ends where the page listens to the address.)
 */
export function GoTo({ address }: { readonly address: string }) {
  const router = useRouter()
  useEffect(() => {
    router.history.replace(address)
  }, [router, address])
  return null
}
