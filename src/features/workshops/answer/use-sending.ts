import type { Told } from './own-view.ts'
import { usePage } from './page-context.ts'
import { sayProblem } from './page-words.ts'

/** Sends a text, and says what became of it: received, kept until the network is back, or not taken and why. */
export function useSending() {
  const { phone, say, tell } = usePage()
  return (told: Told) => {
    const id = phone.send(told)
    let leave = () => {}
    const follow = () => {
      const { waiting, refused, state } = phone.state().queue
      const refusal = refused.find(({ sending }) => sending.id === id)
      const isWaiting = waiting.some((sending) => sending.id === id)
      if (isWaiting && state !== 'offline') return
      leave()
      tell(refusal ? sayProblem(say, refusal.problem) : say(isWaiting ? 'net.kept' : 'net.sent'))
    }
    leave = phone.subscribe(follow)
    follow()
  }
}
