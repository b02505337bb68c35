import { useMutation } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { DateField, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { stakeholdersWords } from '../words.ts'
import { useMembers } from './members.ts'
import { useRefresh, useStakeholdersApi } from './stakeholders-api.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

const EMPTY = { what: '', stakeholderId: '', dueOn: '', memberId: '' }

type StepAddProps = { readonly here: StakeholdersHere; readonly stakeholderId?: string }

/** A step in one line: what, with whom, by when, who; a reminder a week before unless changed later. */
export function StepAdd({ here, stakeholderId }: StepAddProps) {
  const say = useSay(stakeholdersWords)
  const api = useStakeholdersApi()
  const refresh = useRefresh(here.evaluation.id)
  const members = useMembers(here.territoryId)
  const draft = useDraft(`step:new:${here.evaluation.id}:${stakeholderId ?? ''}`, EMPTY)
  const { what, dueOn, memberId } = draft.value
  const of = stakeholderId ?? draft.value.stakeholderId
  const adding = useMutation({
    mutationFn: () =>
      api.steps.create({
        territoryId: here.territoryId,
        evaluationId: here.evaluation.id,
        stakeholderId: of,
        what: what.trim(),
        ...(dueOn ? { dueOn } : {}),
        ...(memberId ? { memberId } : {}),
      }),
    onSuccess: async () => {
      draft.saved({ ...EMPTY, stakeholderId: draft.value.stakeholderId, memberId })
      await refresh()
    },
  })
  return (
    <form
      className="sh-quick tb-no-print"
      noValidate
      aria-label={say('step.add-title')}
      onSubmit={(event) => {
        event.preventDefault()
        if (what.trim() !== '' && of !== '' && !adding.isPending) adding.mutate()
      }}
    >
      <TextField
        label={say('step.what')}
        help={say('step.what-help')}
        value={what}
        maxLength={500}
        onChange={(next) => draft.patch({ what: next })}
      />
      {stakeholderId === undefined && (
        <SelectField
          label={say('step.with')}
          value={draft.value.stakeholderId}
          onChange={(next) => draft.patch({ stakeholderId: next })}
          options={here.all.map((each) => ({ value: each.id, label: each.name }))}
        />
      )}
      <DateField
        label={say('step.due')}
        optional
        value={dueOn}
        onChange={(next) => draft.patch({ dueOn: next })}
      />
      <SelectField
        label={say('step.member')}
        optional
        value={memberId}
        none={say('step.nobody')}
        onChange={(next) => draft.patch({ memberId: next })}
        options={members.map(({ personId, name }) => ({ value: personId, label: name }))}
      />
      <Button type="submit" look="second" busy={adding.isPending} disabled={what.trim() === '' || of === ''}>
        {say('step.add')}
      </Button>
      <ProblemNotice problem={adding.error} />
    </form>
  )
}
