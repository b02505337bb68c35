import { type Fault, Problem } from '#kernel/problem.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import type { KeyingQueue, QueuedSheet } from './keying-queue.ts'
import { teamWords } from './team-words.ts'

type KeyingRefusedProps = { readonly queue: KeyingQueue; readonly onTakeUp: (sheet: QueuedSheet) => void }

/** Sheets that the server did not take, each with the reason: taken up again here, or dropped. */
export function KeyingRefused({ queue, onTakeUp }: KeyingRefusedProps) {
  const say = useSay(teamWords)
  return (
    <div role="status">
      {queue.state.refused.map(({ sending, problem }) => {
        // what this page put there
        const sheet = sending.body as QueuedSheet
        return (
          <div key={sending.id} className="tb-stack co-refused">
            <strong>{say('keying.refused', { sheet: sheet.input.sheet || '—' })}</strong>
            <ProblemNotice problem={new Problem(problem.code, problem.fault as Fault, problem.details)} />
            <div className="tb-row">
              <Button look="second" onClick={() => onTakeUp(sheet)}>
                {say('keying.take-up')}
              </Button>
              <Button look="quiet" onClick={() => queue.dismiss(sending.id)}>
                {say('keying.drop')}
              </Button>
            </div>
          </div>
        )
      })}
    </div>
  )
}
