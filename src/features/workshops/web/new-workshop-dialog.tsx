import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { ManyChoices } from '#platform/web/choices.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form, TextField } from '#platform/web/form.tsx'
import { FormFoot } from '#platform/web/form-foot.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { ACTIVITIES, type Activity } from '../domain/workshop.ts'
import { teamWords } from './team-words.ts'
import { workshopsAddress } from './workshops-addresses.ts'
import { useWorkshopsApi, workshopsKey } from './workshops-api.ts'

type NewWorkshop = { readonly title: string; readonly activities: readonly Activity[] }

const NOTHING: NewWorkshop = { title: '', activities: ['story'] }

type NewWorkshopDialogProps = { readonly here: EvaluationHere; readonly onClose: () => void }

/** A name and what phones do first; nothing is open yet. */
export function NewWorkshopDialog({ here, onClose }: NewWorkshopDialogProps) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const api = useWorkshopsApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const draft = useDraft(`workshop:new:${scope.evaluationId}`, NOTHING)
  const [asked, setAsked] = useState(false)
  const { title, activities } = draft.value
  const create = useMutation({
    mutationFn: () =>
      api.workshops.create({ ...scope, title: title.trim(), activities: [...activities], lang }),
    onSuccess: async ({ id }) => {
      draft.saved(NOTHING)
      void queries.invalidateQueries({ queryKey: workshopsKey(scope.evaluationId) })
      await navigate({ to: workshopsAddress(scope.territoryId, scope.evaluationId, id) })
    },
  })
  const submit = () => {
    setAsked(true)
    if (title.trim() !== '') create.mutate()
  }
  return (
    <Dialog title={say('list.new')} onClose={onClose}>
      <Form onSubmit={submit} label={say('list.new')}>
        <DraftFound draft={draft} />
        <TextField
          label={say('field.title')}
          help={say('field.title-help')}
          value={title}
          maxLength={200}
          onChange={(next) => draft.patch({ title: next })}
          error={asked && title.trim() === '' ? say('field.title-missing') : undefined}
        />
        <ManyChoices
          label={say('activities.title')}
          help={say('activities.help')}
          values={activities}
          onChange={(next) => draft.patch({ activities: next })}
          choices={ACTIVITIES.map((each) => ({
            value: each,
            label: say(`activity.${each}`),
            help: say(`activity-help.${each}`),
          }))}
        />
        <ProblemNotice problem={create.error} />
        <FormFoot go={say('create.go')} busy={create.isPending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
