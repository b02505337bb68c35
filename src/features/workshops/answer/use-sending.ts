import type { Told } from './own-view.ts'
import { usePage } from './page-context.ts'

/** Sends a text and says what became of it: gone, or kept until the network is back. */
export function useSending() {
  const { phone, say, tell } = usePage()
  return (told: Told) => {
    phone.send(told)
    const isAway = phone.state().queue.state === 'offline' || !navigator.onLine
    tell(say(isAway ? 'net.kept' : 'net.sent'))
  }
}
