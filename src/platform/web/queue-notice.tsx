import './queue-notice.css'
import { type Fault, Problem } from '#kernel/problem.ts'
import { Button } from './button.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import type { QueueState, Sending, SendingQueue } from './sending-queue.ts'

type QueueNoticeProps = {
  readonly queue: Pick<SendingQueue, 'retry' | 'dismiss'> & {
    readonly state: Pick<QueueState, 'waiting' | 'refused' | 'state'>
  }
  /** How many wait, and that nothing is lost. */
  readonly offline: (n: number) => string
  readonly retry: string
  readonly dismiss: string
  /** What a refused sending was about, where the reason alone would not say it. */
  readonly nameOf?: (sending: Sending) => string
}

/** Says what waits for the network, and what the server refused, with the reason; silent when all is well. */
export function QueueNotice({ queue, offline, retry, dismiss, nameOf }: QueueNoticeProps) {
  const { waiting, refused, state } = queue.state
  return (
    <div role="status" className="tb-stack tb-queue">
      {state === 'offline' && waiting.length > 0 && (
        <div className="tb-notice">
          <div className="tb-notice-body tb-row">
            <p>{offline(waiting.length)}</p>
            <Button look="quiet" onClick={() => queue.retry()}>
              {retry}
            </Button>
          </div>
        </div>
      )}
      {refused.map(({ sending, problem }) => (
        <div key={sending.id} className="tb-stack">
          {nameOf && (
            <p>
              <strong>{nameOf(sending)}</strong>
            </p>
          )}
          <ProblemNotice problem={new Problem(problem.code, problem.fault as Fault, problem.details)} />
          <div className="tb-row">
            <Button look="second" onClick={() => queue.retry(sending.id)}>
              {retry}
            </Button>
            <Button look="quiet" onClick={() => queue.dismiss(sending.id)}>
              {dismiss}
            </Button>
          </div>
        </div>
      ))}
    </div>
  )
}
