import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { DIMENSIONS, type Dimension, INDICATOR_KINDS, type IndicatorKind } from '../domain/indicator.ts'
import { frameworkWords } from '../words.ts'
import { type Scope, useAddLine } from './framework-state.ts'

type Props = { readonly scope: Scope; readonly position: number; readonly onClose: () => void }
type NewForm = { readonly name: string; readonly kind: IndicatorKind; readonly dimension: Dimension | '' }

const EMPTY: NewForm = { name: '', kind: 'quantitative', dimension: '' }

/** An indicator of one's own: three answers, then its page for the rest. */
export function NewLineDialog({ scope, position, onClose }: Props) {
  const say = useSay(frameworkWords)
  const draft = useDraft<NewForm>(`framework-line:new:${scope.evaluationId}`, EMPTY)
  const [asked, setAsked] = useState(false)
  const adding = useAddLine(scope)
  const navigate = useNavigate()
  const { name, kind, dimension } = draft.value
  const submit = () => {
    setAsked(true)
    if (name.trim() === '' || dimension === '') return
    adding.mutate(
      { line: { name: name.trim(), kind, dimension }, position },
      {
        onSuccess: (line) => {
          draft.saved(EMPTY)
          onClose()
          void navigate({
            to: `/territoires/${scope.territoryId}/demarches/${scope.evaluationId}/referentiel/${line.id}`,
          })
        },
      },
    )
  }
  const acts = (
    <Button onClick={submit} busy={adding.isPending}>
      {say('new.create')}
    </Button>
  )
  return (
    <Dialog title={say('new.title')} onClose={onClose} acts={acts}>
      <Form onSubmit={submit}>
        <DraftFound draft={draft} />
        <TextField
          label={say('field.name')}
          help={say('new.name-help')}
          value={name}
          maxLength={200}
          onChange={(next) => draft.patch({ name: next })}
          error={asked && name.trim() === '' ? say('new.name-missing') : undefined}
        />
        <Choices
          label={say('field.kind')}
          value={kind}
          onChange={(next) => draft.patch({ kind: next })}
          choices={INDICATOR_KINDS.map((value) => ({
            value,
            label: say(`kind.${value}`),
            help: say(`kind-help.${value}`),
          }))}
        />
        <SelectField
          label={say('field.dimension')}
          value={dimension}
          onChange={(next) => draft.patch({ dimension: next })}
          options={DIMENSIONS.map((value) => ({ value, label: say(`dimension.${value}`) }))}
          error={asked && dimension === '' ? say('new.dimension-missing') : undefined}
        />
        <ProblemNotice problem={adding.error} />
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </Form>
    </Dialog>
  )
}
