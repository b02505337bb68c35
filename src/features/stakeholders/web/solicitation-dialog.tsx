import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { DateField, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { SOLICITATION_KINDS, type SolicitationKind } from '../domain/solicitation-load.ts'
import { stakeholdersWords } from '../words.ts'
import { useRefresh, useStakeholdersApi } from './stakeholders-api.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

type SolicitationDialogProps = {
  readonly here: StakeholdersHere
  /** '' asks whom. */
  readonly stakeholderId: string
  readonly onClose: () => void
}

/** What was asked of somebody, in ten seconds; minutes that nobody knows stay unknown. */
export function SolicitationDialog({ here, stakeholderId, onClose }: SolicitationDialogProps) {
  const say = useSay(stakeholdersWords)
  const api = useStakeholdersApi()
  const refresh = useRefresh(here.evaluation.id)
  const undoToast = useUndoToast()
  const [of, setOf] = useState(stakeholderId)
  const [kind, setKind] = useState<SolicitationKind>('call')
  const [askedOn, setAskedOn] = useState(here.today)
  const [minutes, setMinutes] = useState('')
  const [note, setNote] = useState('')
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const adding = useMutation({
    mutationFn: () =>
      api.solicitations.create({
        ...scope,
        stakeholderId: of,
        askedOn,
        kind,
        minutes: minutes === '' ? null : Math.round(Number(minutes)),
        note,
      }),
    onSuccess: async ({ id, version }) => {
      await refresh()
      undoToast(say('load.logged'), () => api.solicitations.remove({ ...scope, id, version }).then(refresh))
      onClose()
    },
  })
  return (
    <Dialog
      title={say('load.log')}
      onClose={onClose}
      acts={
        <Button
          onClick={() => adding.mutate()}
          busy={adding.isPending}
          disabled={of === '' || askedOn === '' || Number(minutes) > 14_400}
        >
          {say('load.keep')}
        </Button>
      }
    >
      {stakeholderId === '' && (
        <SelectField
          label={say('step.with')}
          value={of}
          onChange={setOf}
          options={here.all.map((each) => ({ value: each.id, label: each.name }))}
        />
      )}
      <Choices
        label={say('load.kind')}
        row
        value={kind}
        onChange={setKind}
        choices={SOLICITATION_KINDS.map((each) => ({ value: each, label: say(`solicitation.${each}`) }))}
      />
      <DateField label={say('load.on')} value={askedOn} max={here.today} onChange={setAskedOn} />
      <NumberField
        label={say('load.minutes')}
        help={say('load.minutes-help')}
        optional
        short={false}
        unit="min"
        min={0}
        max={14_400}
        value={minutes}
        onChange={setMinutes}
      />
      <TextField label={say('note')} optional value={note} maxLength={2000} onChange={setNote} />
      <ProblemNotice problem={adding.error} />
    </Dialog>
  )
}
