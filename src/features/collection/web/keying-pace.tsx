import { type Fault, Problem } from '#kernel/problem.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { sheetsPerHour } from '../domain/keying-pace.ts'
import type { KeyingQueue } from './keying-queue.ts'
import { teamWords } from './team-words.ts'

type KeyingPaceProps = { readonly queue: KeyingQueue; readonly keptAt: readonly number[] }

/** How many sheets since the page was opened, how fast, and whether they have left. */
export function KeyingPace({ queue, keptAt }: KeyingPaceProps) {
  const say = useSay(teamWords)
  const pace = sheetsPerHour(keptAt)
  const { waiting, state, problem } = queue.state
  return (
    <div className="co-pace">
      <p>
        <strong>{say('pace.sheets', { n: keptAt.length })}</strong>
        {pace !== null && <> · {say('pace.per-hour', { n: pace })}</>}
      </p>
      <div role="status">
        {waiting.length > 0 ? (
          <>
            <p>{say(state === 'offline' ? 'pace.offline' : 'pace.sending', { n: waiting.length })}</p>
            {state === 'offline' && (
              <Button look="quiet" onClick={() => queue.retry()}>
                {say('pace.retry')}
              </Button>
            )}
          </>
        ) : (
          keptAt.length > 0 && <p className="tb-soft">{say('pace.sent')}</p>
        )}
      </div>
      {problem && (
        <ProblemNotice problem={new Problem(problem.code, problem.fault as Fault, problem.details)} />
      )}
    </div>
  )
}
