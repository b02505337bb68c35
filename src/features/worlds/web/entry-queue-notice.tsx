import { type Fault, Problem } from '#kernel/problem.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { worldsWords } from '../words.ts'
import type { EntryQueue, QueuedInterview } from './entry-queue.ts'

/** Says what waits for the network, and what the server refused, with the reason; silent when all is well. */
export function EntryQueueNotice({ queue }: { readonly queue: EntryQueue }) {
  const say = useSay(worldsWords)
  const { waiting, refused, state } = queue.state
  return (
    <div role="status" className="wo-queue">
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
          <p>
            <strong>{(sending.body as QueuedInterview).input.title}</strong>
          </p>
          <ProblemNotice problem={new Problem(problem.code, problem.fault as Fault, problem.details)} />
          <div className="tb-row">
            <Button look="second" onClick={() => queue.retry(sending.id)}>
              {say('queue.retry')}
            </Button>
            <Button look="quiet" onClick={() => queue.dismiss(sending.id)}>
              {say('queue.dismiss')}
            </Button>
          </div>
        </div>
      ))}
    </div>
  )
}
