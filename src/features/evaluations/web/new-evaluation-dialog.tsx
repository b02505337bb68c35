import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Choices } from '#platform/web/choices.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form, TextField } from '#platform/web/form.tsx'
import { FormFoot } from '#platform/web/form-foot.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { MODES, type Mode } from '../domain/perimeter.ts'
import { evaluationsWords } from '../words.ts'
import { evaluationAddress } from './evaluation-addresses.ts'
import { useEvaluationsApi } from './evaluations-api.ts'

type NewEvaluation = { readonly title: string; readonly mode: Mode | '' }

const NOTHING: NewEvaluation = { title: '', mode: '' }

type NewEvaluationDialogProps = { readonly territoryId: string; readonly onClose: () => void }

/** A title and what one means to do; all the rest comes later, in any order. */
export function NewEvaluationDialog({ territoryId, onClose }: NewEvaluationDialogProps) {
  const say = useSay(evaluationsWords)
  const api = useEvaluationsApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const draft = useDraft(`evaluation:new:${territoryId}`, NOTHING)
  const [asked, setAsked] = useState(false)
  const { title, mode } = draft.value
  const create = useMutation({
    mutationFn: (chosen: Mode) => api.evaluations.create({ territoryId, title: title.trim(), mode: chosen }),
    onSuccess: async ({ id }) => {
      draft.saved(NOTHING)
      void queries.invalidateQueries({ queryKey: ['evaluations', 'list', territoryId] })
      await navigate({ to: evaluationAddress(territoryId, id) })
    },
  })
  const submit = () => {
    setAsked(true)
    if (title.trim() !== '' && mode !== '') create.mutate(mode)
  }
  return (
    <Dialog title={say('create.title')} onClose={onClose}>
      <Form onSubmit={submit} label={say('create.title')}>
        <DraftFound draft={draft} />
        <TextField
          label={say('field.title')}
          help={say('create.title-help')}
          value={title}
          maxLength={200}
          onChange={(next) => draft.patch({ title: next })}
          error={asked && title.trim() === '' ? say('finding.perimeter.title-empty') : undefined}
        />
        <Choices
          label={say('field.mode')}
          value={mode === '' ? undefined : mode}
          onChange={(next) => draft.patch({ mode: next })}
          choices={MODES.map((each) => ({
            value: each,
            label: say(`mode.${each}`),
            help: say(`mode-help.${each}`),
          }))}
          error={asked && mode === '' ? say('finding.perimeter.mode-empty') : undefined}
        />
        <ProblemNotice problem={create.error} />
        <FormFoot go={say('create.go')} busy={create.isPending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
