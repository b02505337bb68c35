import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { Form, TextField } from '#platform/web/form.tsx'
import { FormFoot } from '#platform/web/form-foot.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { emptyForm, useBeginQuestionnaire } from './begun-questionnaire.ts'
import { editorWords } from './editor-words.ts'

type DialogProps = { readonly here: EvaluationHere; readonly onClose: () => void }

/** A name, and a questionnaire without any question. */
export function NothingDialog({ here, onClose }: DialogProps) {
  const say = useSay(editorWords)
  const begin = useBeginQuestionnaire({ territoryId: here.territoryId, evaluationId: here.evaluation.id })
  const [title, setTitle] = useState('')
  const [asked, setAsked] = useState(false)
  const isEmpty = title.trim() === ''
  const submit = () => {
    setAsked(true)
    if (!isEmpty) begin.mutate({ title, form: emptyForm(title.trim()) })
  }
  return (
    <Dialog title={say('begin.nothing')} onClose={onClose}>
      <Form onSubmit={submit} label={say('begin.nothing')}>
        <TextField
          label={say('field.title')}
          help={say('field.title-help')}
          value={title}
          maxLength={200}
          onChange={setTitle}
          error={asked && isEmpty ? say('field.title-missing') : undefined}
        />
        <ProblemNotice problem={begin.error} />
        <FormFoot go={say('begin.go')} busy={begin.isPending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
