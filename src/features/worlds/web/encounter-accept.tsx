import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Choices, ManyChoices } from '#platform/web/choices.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { DateField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ENCOUNTER_FORMS } from '../domain/world.ts'
import { networkMapWords, networkMeasureWords } from '../words.ts'
import { useEncounterActs } from './encounter-acts.ts'
import type { Names, Proposal } from './encounter-proposal.tsx'
import type { NetworkHere } from './network-frame.tsx'

type EncounterAcceptProps = {
  readonly here: NetworkHere
  readonly proposal: Proposal
  readonly names: Names
  readonly onClose: () => void
}

/** A proposal becomes a planned action: its form, title, day, and who introduces. */
export function EncounterAccept({ here, proposal, names, onClose }: EncounterAcceptProps) {
  const say = useSay(networkMapWords)
  const sayMeasure = useSay(networkMeasureWords)
  const { accepting } = useEncounterActs(here)
  const [a, b] = [names.worlds.get(proposal.worldA) ?? '', names.worlds.get(proposal.worldB) ?? '']
  const [form, setForm] = useState(proposal.form)
  const [title, setTitle] = useState(() => say('meet.action-title-default', { a, b }))
  const [plannedOn, setPlannedOn] = useState('')
  const [introducers, setIntroducers] = useState<readonly string[]>(() =>
    proposal.introducers.map(({ actorId }) => actorId),
  )
  const accept = () =>
    accepting.mutate(
      { proposal, form, title: title.trim(), plannedOn: plannedOn || null, introducers },
      { onSuccess: onClose },
    )
  return (
    <Dialog
      title={say('meet.accept-title')}
      onClose={onClose}
      acts={
        <Button onClick={accept} busy={accepting.isPending} disabled={title.trim() === ''}>
          {say('meet.plan')}
        </Button>
      }
    >
      <TextField label={say('meet.action-title')} value={title} onChange={setTitle} maxLength={200} />
      <DateField label={say('meet.planned-on')} optional value={plannedOn} onChange={setPlannedOn} />
      <Choices
        label={say('meet.form')}
        value={form}
        onChange={setForm}
        choices={ENCOUNTER_FORMS.map((value) => ({ value, label: sayMeasure(`meeting-form.${value}`) }))}
      />
      {proposal.introducers.length > 0 && (
        <ManyChoices
          label={say('meet.who')}
          values={introducers}
          onChange={setIntroducers}
          choices={proposal.introducers.map(({ actorId, name }) => ({ value: actorId, label: name }))}
        />
      )}
      <ProblemNotice problem={accepting.error} />
    </Dialog>
  )
}
