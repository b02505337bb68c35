import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ManyChoices } from '#platform/web/choices.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { Form, TextField } from '#platform/web/form.tsx'
import { FormFoot } from '#platform/web/form-foot.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { TEMPLATE_PARTS, type TemplatePart } from '../domain/template.ts'
import { evaluationsWords } from '../words.ts'
import { evaluationAddress } from './evaluation-addresses.ts'
import { type EvaluationRecord, useEvaluationsApi } from './evaluations-api.ts'

type TemplateDialogProps = {
  readonly territoryId: string
  readonly evaluation: EvaluationRecord
  readonly onClose: () => void
}

/** A new evaluation on the model of one that is there: which parts come along, and what stays behind. */
export function TemplateDialog({ territoryId, evaluation, onClose }: TemplateDialogProps) {
  const say = useSay(evaluationsWords)
  const [title, setTitle] = useState(say('template.name', { title: evaluation.title }))
  const [parts, setParts] = useState<readonly TemplatePart[]>(TEMPLATE_PARTS)
  const duplicate = useDuplication(territoryId, evaluation.id, onClose)
  const isNameless = title.trim() === ''
  return (
    <Dialog title={say('template.title')} onClose={onClose}>
      <p className="tb-soft">{say('template.lead')}</p>
      <Form
        label={say('template.title')}
        onSubmit={() => {
          if (!isNameless) duplicate.mutate({ title: title.trim(), parts })
        }}
      >
        <TextField
          label={say('field.title')}
          value={title}
          maxLength={200}
          onChange={setTitle}
          error={isNameless ? say('finding.perimeter.title-empty') : undefined}
        />
        <ManyChoices
          label={say('template.parts')}
          values={parts}
          onChange={setParts}
          choices={TEMPLATE_PARTS.map((value) => ({
            value,
            label: say(`template-part.${value}`),
            help: say(`template-help.${value}`),
          }))}
        />
        <ProblemNotice problem={duplicate.error} />
        <FormFoot go={say('template.go')} busy={duplicate.isPending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

/** Makes it in one act, opens it, and offers to take it all back. */
function useDuplication(territoryId: string, evaluationId: string, onDone: () => void) {
  const say = useSay(evaluationsWords)
  const api = useEvaluationsApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const refresh = () => queries.invalidateQueries({ queryKey: ['evaluations', 'list', territoryId] })
  return useMutation({
    mutationFn: ({ title, parts }: { title: string; parts: readonly TemplatePart[] }) =>
      api.duplicate({ territoryId, evaluationId, title, parts: [...parts] }),
    onSuccess: async ({ id, version, title }) => {
      onDone()
      void refresh()
      await navigate({ to: evaluationAddress(territoryId, id) })
      undoToast(say('template.made', { title }), async () => {
        await api.evaluations.remove({ territoryId, id, version })
        await navigate({ to: evaluationAddress(territoryId, evaluationId) })
        await refresh()
      })
    },
  })
}
