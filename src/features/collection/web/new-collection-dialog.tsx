import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useStatus } from '#features/accounts/web/session.ts'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form, SelectField, TextField } from '#platform/web/form.tsx'
import { FormFoot } from '#platform/web/form-foot.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { collectionAddress } from './collection-addresses.ts'
import { collectionsKey, useCollectionApi } from './collection-client.ts'
import { teamWords } from './team-words.ts'
import { MonthsField, TellingFields } from './telling-fields.tsx'

type NewCollectionDialogProps = {
  readonly here: EvaluationHere
  readonly questionnaires: readonly { readonly id: string; readonly title: string; readonly note: string }[]
  readonly onClose: () => void
}

const ENOUGH_MONTHS = '12'

/** What is asked, by whom and what for; nothing is open yet. */
export function NewCollectionDialog({ here, questionnaires, onClose }: NewCollectionDialogProps) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const api = useCollectionApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const person = useStatus().data?.person
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const only = questionnaires.length === 1 ? questionnaires[0] : undefined
  const purpose = say('field.purpose-default', {
    territory: here.territoryName,
    evaluation: here.evaluation.title,
  })
  const nothing = {
    title: only?.title ?? '',
    questionnaireId: only?.id ?? '',
    purpose: only?.note.trim() || purpose,
    contact: person ? `${person.name}, ${person.email}` : '',
    keptMonths: ENOUGH_MONTHS,
  }
  const draft = useDraft(`collection:new:${scope.evaluationId}`, nothing)
  const [isAsked, setAsked] = useState(false)
  const { title, questionnaireId, keptMonths, ...told } = draft.value
  const create = useMutation({
    mutationFn: () =>
      api.collections.create({
        ...scope,
        ...told,
        title: title.trim(),
        questionnaireId,
        lang,
        ...(keptMonths === '' ? {} : { keptMonths: Number(keptMonths) }),
      }),
    onSuccess: async ({ id }) => {
      draft.saved(nothing)
      void queries.invalidateQueries({ queryKey: collectionsKey(scope.evaluationId) })
      await navigate({ to: collectionAddress(scope, id) })
    },
  })
  const choose = (id: string) => {
    const chosen = questionnaires.find((each) => each.id === id)
    const note = chosen?.note.trim()
    draft.patch({
      questionnaireId: id,
      ...(title.trim() === '' && chosen ? { title: chosen.title } : {}),
      ...(note && told.purpose === purpose ? { purpose: note } : {}),
    })
  }
  const submit = () => {
    setAsked(true)
    if (title.trim() !== '' && questionnaireId !== '') create.mutate()
  }
  return (
    <Dialog title={say('list.new')} onClose={onClose}>
      <Form onSubmit={submit} label={say('list.new')}>
        <DraftFound draft={draft} />
        <SelectField
          label={say('field.questionnaire')}
          help={say('field.questionnaire-help')}
          value={questionnaireId}
          options={questionnaires.map((each) => ({ value: each.id, label: each.title }))}
          onChange={choose}
          error={isAsked && questionnaireId === '' ? say('field.questionnaire-missing') : undefined}
        />
        <TextField
          label={say('field.title')}
          help={say('field.title-help')}
          value={title}
          maxLength={200}
          onChange={(next) => draft.patch({ title: next })}
          error={isAsked && title.trim() === '' ? say('field.title-missing') : undefined}
        />
        <TellingFields value={told} onChange={draft.patch} />
        <MonthsField value={keptMonths} onChange={(months) => draft.patch({ keptMonths: months })} />
        <ProblemNotice problem={create.error} />
        <FormFoot go={say('create.go')} busy={create.isPending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
