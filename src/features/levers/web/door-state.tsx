import { useSay } from '#platform/web/lang.tsx'
import { leversScreensWords } from '../words.ts'
import type { AttendanceQueue } from './attendance-queue.ts'

type DoorStateProps = {
  readonly queue: AttendanceQueue
  /** Something was tapped this very moment. */
  readonly isWaiting: boolean
}

/** At the foot of the screen: whether everything has arrived. There is nothing to press. */
export function DoorState({ queue, isWaiting }: DoorStateProps) {
  const say = useSay(leversScreensWords)
  const { state, waiting } = queue.state
  const word =
    state === 'offline' && waiting.length > 0
      ? 'offline'
      : waiting.length > 0 || isWaiting
        ? 'saving'
        : 'saved'
  return (
    <div className="tb-save-bar tb-no-print">
      <span className="tb-save-state" data-state={word} role="status">
        {say(`door.state-${word}`)}
      </span>
    </div>
  )
}
