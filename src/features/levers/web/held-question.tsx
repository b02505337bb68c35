import { daysBetween } from '#kernel/day.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { EventState } from '../domain/event.ts'
import { leversScreensWords } from '../words.ts'
import type { LeversHere } from './levers-frame.tsx'

type HeldQuestionProps = {
  readonly here: LeversHere
  readonly state: EventState
  /** YYYY-MM-DD, or '' without a day. */
  readonly lastDay: string
  readonly onState: (state: EventState) => void
}

/** On its day and after, an event that is still "planned" asks whether it was held. */
export function HeldQuestion({ here, state, lastDay, onState }: HeldQuestionProps) {
  const say = useSay(leversScreensWords)
  const days = daysBetween(lastDay, here.today)
  if (!here.mayWrite || state !== 'planned' || days === undefined || days < 0) return null
  return (
    <div className="tb-notice tb-no-print">
      <div className="tb-notice-body tb-row">
        <p>{days === 0 ? say('held.today') : say('held.question', { days })}</p>
        <Button look="second" onClick={() => onState('held')}>
          {say('held.yes')}
        </Button>
        <Button look="quiet" onClick={() => onState('cancelled')}>
          {say('held.cancelled')}
        </Button>
      </div>
    </div>
  )
}
