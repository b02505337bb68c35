import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form, TextField } from '#platform/web/form.tsx'
import { FormFoot } from '#platform/web/form-foot.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { type Audience, RULES_OF_AUDIENCE, type Use } from '../domain/audience.ts'
import { restitutionWords } from '../words.ts'
import { AudienceField, UseField } from './audience-fields.tsx'
import { useRestitutionApi, useRestitutionChanged } from './restitution-api.ts'

type NewSupport = { readonly title: string; readonly audience: Audience; readonly use: Use }

const NOTHING: NewSupport = { title: '', audience: 'elected', use: 'decide' }

/** A title, one audience, one use: all the rest is written on the page. */
export function NewSupportDialog({
  here,
  onClose,
}: {
  readonly here: EvaluationHere
  readonly onClose: () => void
}) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const { territoryId, evaluation } = here
  const api = useRestitutionApi()
  const navigate = useNavigate()
  const changed = useRestitutionChanged(evaluation.id)
  const draft = useDraft(`support:new:${evaluation.id}`, NOTHING)
  const [asked, setAsked] = useState(false)
  const { title, audience, use } = draft.value
  const create = useMutation({
    mutationFn: (value: NewSupport) =>
      api.supports.create({
        territoryId,
        evaluationId: evaluation.id,
        ...value,
        title: value.title.trim(),
        lang,
      }),
    onSuccess: async ({ id }) => {
      draft.saved(NOTHING)
      void changed()
      await navigate({ to: `${evaluationAddress(territoryId, evaluation.id, 'supports')}/${id}` })
    },
  })
  const submit = () => {
    setAsked(true)
    if (title.trim() !== '') create.mutate(draft.value)
  }
  const choose = (next: Audience) => {
    const uses = RULES_OF_AUDIENCE[next].uses
    draft.patch({ audience: next, use: uses.includes(use) ? use : (uses[0] ?? use) })
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
          error={asked && title.trim() === '' ? say('field.title-empty') : undefined}
        />
        <AudienceField value={audience} onChange={choose} />
        <UseField audience={audience} value={use} onChange={(next) => draft.patch({ use: next })} />
        <ProblemNotice problem={create.error} />
        <FormFoot go={say('create.go')} busy={create.isPending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
