import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { DateField, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { stakeholdersWords } from '../words.ts'
import { useMembers } from './members.ts'
import { type StepRecord, useRefresh, useStakeholdersApi } from './stakeholders-api.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

type StepDialogProps = {
  readonly here: StakeholdersHere
  readonly step: StepRecord
  readonly onClose: () => void
}

/** Everything about one step. */
export function StepDialog({ here, step, onClose }: StepDialogProps) {
  const say = useSay(stakeholdersWords)
  const api = useStakeholdersApi()
  const refresh = useRefresh(here.evaluation.id)
  const members = useMembers(here.territoryId)
  const [form, setForm] = useState({
    what: step.what,
    dueOn: step.dueOn ?? '',
    memberId: step.memberId ?? '',
    who: step.who,
    remind: step.remindDaysBefore === null ? '' : `${step.remindDaysBefore}`,
    note: step.note,
  })
  const patch = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  const saving = useMutation({
    mutationFn: () =>
      api.steps.update({
        territoryId: here.territoryId,
        evaluationId: here.evaluation.id,
        id: step.id,
        version: step.version,
        seen: {
          what: step.what,
          dueOn: step.dueOn,
          memberId: step.memberId,
          who: step.who,
          remindDaysBefore: step.remindDaysBefore,
          note: step.note,
        },
        values: {
          what: form.what.trim(),
          dueOn: form.dueOn || null,
          memberId: form.memberId || null,
          who: form.who,
          remindDaysBefore: form.remind === '' ? null : Math.round(Number(form.remind)),
          note: form.note,
        },
      }),
    onSuccess: async () => {
      await refresh()
      onClose()
    },
  })
  const isWrong = form.what.trim() === '' || Number(form.remind) < 0 || Number(form.remind) > 90
  return (
    <Dialog
      title={say('step.edit-title')}
      onClose={onClose}
      acts={
        <Button onClick={() => saving.mutate()} busy={saving.isPending} disabled={isWrong}>
          {say('step.save')}
        </Button>
      }
    >
      <TextField
        label={say('step.what')}
        value={form.what}
        maxLength={500}
        onChange={(what) => patch({ what })}
      />
      <DateField label={say('step.due')} optional value={form.dueOn} onChange={(dueOn) => patch({ dueOn })} />
      <SelectField
        label={say('step.member')}
        optional
        value={form.memberId}
        none={say('step.nobody')}
        onChange={(memberId) => patch({ memberId })}
        options={members.map(({ personId, name }) => ({ value: personId, label: name }))}
      />
      {form.memberId === '' && (
        <TextField
          label={say('step.who')}
          optional
          value={form.who}
          maxLength={200}
          onChange={(who) => patch({ who })}
        />
      )}
      <NumberField
        label={say('step.remind')}
        help={say('step.remind-help')}
        optional
        short={false}
        unit={say('step.days')}
        min={0}
        max={90}
        value={form.remind}
        onChange={(remind) => patch({ remind })}
      />
      <TextField
        label={say('note')}
        optional
        lines={2}
        maxLength={2000}
        value={form.note}
        onChange={(note) => patch({ note })}
      />
      <ProblemNotice problem={saving.error} />
    </Dialog>
  )
}
