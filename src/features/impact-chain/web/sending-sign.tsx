import { type Fault, Problem } from '#kernel/problem.ts'
import { useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import type { QueueState } from '#platform/web/sending-queue.ts'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { impactChainWords } from '../words.ts'

type SendingSignProps = { readonly queue: QueueState; readonly onRetry: () => void }

/** Whether everything is saved; what waits for the network is counted, and can be tried at once. */
export function SendingSign({ queue, onRetry }: SendingSignProps) {
  const say = useSay(impactChainWords)
  const tell = useProblemText()
  const { waiting, state, problem } = queue
  const n = waiting.length
  const isAway = state === 'offline' && n > 0
  const text = isAway ? say('sending.offline', { n }) : say(n > 0 ? 'sending.sending' : 'sending.saved')
  const why = problem && tell(new Problem(problem.code, problem.fault as Fault, problem.details))
  return (
    <span className="ch-sending" data-state={isAway ? 'offline' : n > 0 ? 'sending' : 'saved'}>
      <SignIcon sign={isAway ? 'warning' : n > 0 ? 'arrow' : 'check'} size={16} />
      <span role="status">{why && isAway ? `${text} ${why}` : text}</span>
      {isAway && (
        <button type="button" className="ch-goto" onClick={onRetry}>
          {say('sending.retry')}
        </button>
      )}
    </span>
  )
}
