import { type Fault, Problem } from '#kernel/problem.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { leversScreensWords } from '../words.ts'
import type { AttendanceQueue, DoorAct } from './attendance-queue.ts'

/** Says what waits for the network, and what the server refused, with the reason; silent when all is well. */
export function AttendanceQueueNotice({ queue }: { readonly queue: AttendanceQueue }) {
  const say = useSay(leversScreensWords)
  const { waiting, refused, state } = queue.state
  return (
    <div role="status" className="tb-stack lv-queue">
      {state === 'offline' && waiting.length > 0 && (
        <div className="tb-notice">
          <div className="tb-notice-body tb-row">
            <p>{say('door.offline', { n: waiting.length })}</p>
            <Button look="quiet" onClick={() => queue.retry()}>
              {say('door.retry')}
            </Button>
          </div>
        </div>
      )}
      {refused.map(({ sending, problem }) => (
        <div key={sending.id} className="tb-stack">
          <p>
            <strong>{(sending.body as DoorAct).name}</strong>
          </p>
          <ProblemNotice problem={new Problem(problem.code, problem.fault as Fault, problem.details)} />
          <div className="tb-row">
            <Button look="second" onClick={() => queue.retry(sending.id)}>
              {say('door.retry')}
            </Button>
            <Button look="quiet" onClick={() => queue.dismiss(sending.id)}>
              {say('door.dismiss')}
            </Button>
          </div>
        </div>
      ))}
    </div>
  )
}
