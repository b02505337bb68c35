import { Link } from '@tanstack/react-router'
import { useSay } from '#platform/web/lang.tsx'
import { leversScreensWords } from '../words.ts'
import { attendanceAddress, diagnosisAddress, eventAddress } from './event-addresses.ts'
import type { LeversHere } from './levers-frame.tsx'

const STEPS = [
  { step: 'plan', address: eventAddress },
  { step: 'door', address: attendanceAddress },
  { step: 'diagnosis', address: diagnosisAddress },
] as const

/** Before, at the door, afterwards: the three pages of an event, all open in any order. */
export function EventSteps({ here, eventId }: { readonly here: LeversHere; readonly eventId: string }) {
  const say = useSay(leversScreensWords)
  return (
    <nav className="lv-steps tb-no-print" aria-label={say('steps.label')}>
      {STEPS.map(({ step, address }) => (
        <Link key={step} to={address(here, eventId)} className="lv-step" activeOptions={{ exact: true }}>
          <strong>{say(`steps.${step}`)}</strong>
          <span className="lv-step-hint">{say(`steps.${step}-hint`)}</span>
        </Link>
      ))}
    </nav>
  )
}
