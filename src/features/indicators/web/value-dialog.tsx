import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Line, Scope } from '#features/framework/web/framework-state.ts'
import { localDay } from '#kernel/day.ts'
import { useSaving } from '#platform/web/autosave.ts'
import { Button } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { indicatorsWords } from '../words.ts'
import { type ObservationRecord, useIndicatorsApi, useValuesChanged } from './indicators-api.ts'
import { ValueFields } from './value-fields.tsx'
import { emptyForm, fieldsOf, reviewForm, toValueForm, type ValueForm } from './value-form.ts'

type ValueDialogProps = {
  readonly line: Line
  readonly scope: Scope
  readonly observation?: ObservationRecord
  readonly onClose: () => void
}

/** A value typed by hand, new or corrected; or the reason why there is none. */
export function ValueDialog({ line, scope, observation, onClose }: ValueDialogProps) {
  const say = useSay(indicatorsWords)
  return (
    <Dialog title={say('value.dialog-title', { name: line.name })} onClose={onClose}>
      {observation ? (
        <CorrectedValue line={line} scope={scope} observation={observation} onClose={onClose} />
      ) : (
        <NewValue line={line} scope={scope} onClose={onClose} />
      )}
    </Dialog>
  )
}

function NewValue({ line, scope, onClose }: Omit<ValueDialogProps, 'observation'>) {
  const say = useSay(indicatorsWords)
  const api = useIndicatorsApi()
  const toast = useToast()
  const changed = useValuesChanged(scope.evaluationId)
  const today = localDay(new Date())
  const empty = emptyForm(line, today)
  const draft = useDraft<ValueForm>(`observation:new:${line.id}`, empty)
  const [asked, setAsked] = useState(false)
  const adding = useMutation({
    mutationFn: (form: ValueForm) =>
      api.observations.create({ ...scope, lineId: line.id, ...fieldsOf(form, line) }),
    onSuccess: () => {
      draft.saved(empty)
      toast(say('value.saved'))
      void changed()
      onClose()
    },
  })
  const findings = reviewForm(draft.value, line)
  const fields = useRef<HTMLDivElement>(null)
  const submit = () => {
    setAsked(true)
    if (findings.some((finding) => finding.severity === 'blocking')) {
      // once what is wrong is written under its field
      requestAnimationFrame(() => goToWrongField(fields.current))
    } else {
      adding.mutate(draft.value)
    }
  }
  return (
    <Form onSubmit={submit}>
      <DraftFound draft={draft} />
      <div ref={fields} className="tb-form">
        <ValueFields line={line} draft={draft} findings={asked ? findings : []} />
      </div>
      <ProblemNotice problem={adding.error} />
      <div className="tb-row">
        <Button type="submit" busy={adding.isPending}>
          {say('value.save')}
        </Button>
      </div>
    </Form>
  )
}

/** The first field that is wrong takes the focus; a scale of levels has no such mark, its second choice stands first. */
function goToWrongField(fields: HTMLElement | null): void {
  const wrong = fields?.querySelector<HTMLElement>('[aria-invalid="true"]')
  ;(wrong ?? fields?.querySelectorAll<HTMLElement>('input')[2])?.focus()
}

type CorrectedProps = Omit<ValueDialogProps, 'observation'> & { readonly observation: ObservationRecord }

function CorrectedValue({ line, scope, observation, onClose }: CorrectedProps) {
  const say = useSay(indicatorsWords)
  const api = useIndicatorsApi()
  const toast = useToast()
  const changed = useValuesChanged(scope.evaluationId)
  const draft = useDraft<ValueForm>(`observation:${observation.id}`, toValueForm(observation))
  const findings = reviewForm(draft.value, line)
  const saving = useSaving<ValueForm, ObservationRecord>({
    draft,
    version: observation.version,
    delayMs: 0,
    save: (form, version) =>
      api.observations.update({ ...scope, id: observation.id, version, values: fieldsOf(form, line) }),
    read: toValueForm,
    onSaved: () => {
      toast(say('value.saved'))
      void changed()
      onClose()
    },
  })
  const isWhole = !findings.some((finding) => finding.severity === 'blocking')
  const save = { ...saving, saveNow: () => isWhole && saving.saveNow() }
  return (
    <Form onSubmit={save.saveNow}>
      <DraftFound draft={draft} />
      <ValueFields line={line} draft={draft} findings={findings} />
      <SaveBar
        saving={save}
        names={{
          known: say('field.known'),
          value: say('field.value'),
          missing: say('field.missing'),
          periodFrom: say('field.period-from'),
          periodTo: say('field.period-to'),
          observedOn: say('field.observed-on'),
          source: say('field.source'),
          confidence: say('field.confidence'),
          note: say('field.note'),
        }}
        show={(field, form) => {
          if (field === 'known') return say(form.known === 'yes' ? 'field.known-yes' : 'field.known-no')
          if (field === 'missing') return form.missing && say(`missing.${form.missing}`)
          return form[field]
        }}
      />
    </Form>
  )
}
