import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { useSaving } from '#platform/web/autosave.ts'
import { Button } from '#platform/web/button.tsx'
import { CheckField, Choices, Level04 } from '#platform/web/choices.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { Form, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { RIVAL_KINDS } from '../domain/rival-explanation.ts'
import { impactChainWords } from '../words.ts'
import { scopeOf } from './evidence-api.ts'
import { useImpactChainApi } from './impact-chain-api.ts'
import {
  fromExplanationForm,
  type RivalExplanationForm,
  toExplanationForm,
} from './rival-explanation-form.ts'
import { type RivalExplanation, useRivalExplanationActs } from './rival-explanations-api.ts'
import { SheetFoot } from './sheet-foot.tsx'

type RivalExplanationSheetProps = {
  readonly here: EvaluationHere
  readonly explanation: RivalExplanation
  readonly places: readonly { readonly id: string; readonly statement: string }[]
  readonly onClose: () => void
  readonly onRemove: () => void
}

/** What is known of another explanation: what it would explain, how likely it is, how to test it, what was found. */
export function RivalExplanationSheet(props: RivalExplanationSheetProps) {
  const { here, explanation, places, onClose, onRemove } = props
  const say = useSay(impactChainWords)
  const api = useImpactChainApi()
  const { refresh } = useRivalExplanationActs(here)
  const { draft, version } = useRecordDraft<RivalExplanationForm, RivalExplanation>(
    `rival-explanation:${explanation.id}`,
    explanation,
    toExplanationForm,
  )
  const saving = useSaving<RivalExplanationForm, RivalExplanation>({
    draft,
    version,
    save: (_, seen, change) =>
      api.rivalExplanations.update({
        ...scopeOf(here),
        id: explanation.id,
        version: seen,
        ...change(fromExplanationForm),
      }),
    read: toExplanationForm,
    onSaved: () => void refresh(),
  })
  const { value, patch } = draft
  const placeOf = (id: string) =>
    places.find((place) => place.id === id)?.statement ?? say('explanation.about-all')
  const names = {
    statement: say('field.statement'),
    elementId: say('explanation.about'),
    kind: say('explanation.kind'),
    plausibility: say('explanation.plausibility'),
    test: say('explanation.test'),
    tested: say('explanation.tested'),
    finding: say('explanation.finding'),
  }
  const show = (field: keyof RivalExplanationForm, form: RivalExplanationForm): string => {
    if (field === 'elementId') return placeOf(form.elementId)
    if (field === 'kind') return say(`explanation.kind.${form.kind}`)
    if (field === 'tested') return say(form.tested ? 'yes' : 'no')
    if (field === 'plausibility')
      return form.plausibility === null
        ? say('evidence.not-judged')
        : say(`explanation.plausibility.${form.plausibility}`)
    return form[field]
  }
  const remove = () => {
    draft.discard()
    onRemove()
  }
  return (
    <Dialog title={say('explanation.edit')} onClose={onClose}>
      <div className="ch-sheet">
        <Form onSubmit={saving.saveNow}>
          <DraftFound draft={draft} />
          <fieldset disabled={!here.mayWrite} className="ch-sheet-fields">
            <TextField
              label={say('field.statement')}
              lines={2}
              maxLength={500}
              value={value.statement}
              error={value.statement.trim() === '' ? say('field.statement-missing') : undefined}
              onChange={(statement) => patch({ statement })}
            />
            <SelectField
              label={say('explanation.about')}
              none={say('explanation.about-all')}
              value={value.elementId}
              onChange={(elementId) => patch({ elementId })}
              options={places.map((place) => ({ value: place.id, label: place.statement }))}
            />
            <Choices
              label={say('explanation.kind')}
              row
              value={value.kind}
              onChange={(kind) => patch({ kind })}
              choices={RIVAL_KINDS.map((kind) => ({ value: kind, label: say(`explanation.kind.${kind}`) }))}
            />
            <div className="ch-evidence-strength">
              <Level04
                label={say('explanation.plausibility')}
                value={value.plausibility}
                onChange={(plausibility) => patch({ plausibility })}
                texts={[
                  say('explanation.plausibility.0'),
                  say('explanation.plausibility.1'),
                  say('explanation.plausibility.2'),
                  say('explanation.plausibility.3'),
                  say('explanation.plausibility.4'),
                ]}
              />
              {value.plausibility !== null && (
                <Button look="quiet" onClick={() => patch({ plausibility: null })}>
                  {say('evidence.unjudge')}
                </Button>
              )}
            </div>
            <TextField
              label={say('explanation.test')}
              help={say('explanation.test-help')}
              optional
              lines={2}
              maxLength={1000}
              value={value.test}
              onChange={(test) => patch({ test })}
            />
            <CheckField
              label={say('explanation.tested')}
              checked={value.tested}
              onChange={(tested) => patch({ tested })}
            />
            <TextField
              label={say('explanation.finding')}
              optional
              lines={2}
              maxLength={1000}
              value={value.finding}
              onChange={(finding) => patch({ finding })}
            />
          </fieldset>
          <SheetFoot
            here={here}
            saving={saving}
            names={names}
            show={show}
            onRemove={remove}
            onClose={onClose}
          />
        </Form>
      </div>
    </Dialog>
  )
}
