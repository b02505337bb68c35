import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { DateField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { networkMapWords } from '../words.ts'
import { type Encounter, useEncounterActs } from './encounter-acts.ts'
import type { NetworkHere } from './network-frame.tsx'

type EncounterOutcomeProps = {
  readonly here: NetworkHere
  readonly encounter: Encounter
  readonly onClose: () => void
}

/** On which day the meeting took place, and what happened after. */
export function EncounterOutcome({ here, encounter, onClose }: EncounterOutcomeProps) {
  const say = useSay(networkMapWords)
  const { telling } = useEncounterActs(here)
  const [heldOn, setHeldOn] = useState(
    encounter.heldOn ??
      (encounter.plannedOn && encounter.plannedOn < here.today ? encounter.plannedOn : here.today),
  )
  const [outcome, setOutcome] = useState(encounter.outcome)
  return (
    <Dialog
      title={say('meet.outcome')}
      onClose={onClose}
      acts={
        <Button
          busy={telling.isPending}
          disabled={heldOn === ''}
          onClick={() => telling.mutate({ encounter, heldOn, outcome }, { onSuccess: onClose })}
        >
          {say('meet.save')}
        </Button>
      }
    >
      <DateField label={say('meet.held-on')} value={heldOn} max={here.today} onChange={setHeldOn} />
      <TextField
        label={say('meet.outcome')}
        help={say('meet.outcome-help')}
        optional
        lines={4}
        maxLength={4000}
        value={outcome}
        onChange={setOutcome}
      />
      <ProblemNotice problem={telling.error} />
    </Dialog>
  )
}
