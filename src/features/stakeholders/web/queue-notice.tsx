import type { Fault } from '#kernel/problem.ts'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { stakeholdersWords } from '../words.ts'
import type { RatingQueue } from './rating-queue.ts'

/** Says what waits for the network, and what the server refused, with the reason; silent when all is well. */
export function QueueNotice({ queue }: { readonly queue: RatingQueue }) {
  const say = useSay(stakeholdersWords)
  const { waiting, refused, state } = queue.state
  return (
    <div role="status" className="sh-queue">
      {state === 'offline' && waiting.length > 0 && (
        <div className="tb-notice">
          <div className="tb-notice-body tb-row">
            <p>{say('queue.offline', { n: waiting.length })}</p>
            <Button look="quiet" onClick={() => queue.retry()}>
              {say('queue.retry')}
            </Button>
          </div>
        </div>
      )}
      {refused.map(({ sending, problem }) => (
        <div key={sending.id} className="tb-stack">
          <ProblemNotice problem={new Problem(problem.code, problem.fault as Fault, problem.details)} />
          <div className="tb-row">
            <Button look="quiet" onClick={() => queue.dismiss(sending.id)}>
              {say('queue.dismiss')}
            </Button>
          </div>
        </div>
      ))}
    </div>
  )
}
