import { CheckField } from '#platform/web/choices.tsx'
import { DateField, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { COLLECTION_MODES } from '../domain/indicator.ts'
import { frameworkWords } from '../words.ts'
import type { GroupProps } from './line-editor.tsx'

/** How it is gathered, by whom, until when, in how many hours, from whom. */
export function CollectionFields({ draft }: GroupProps) {
  const say = useSay(frameworkWords)
  const { value, patch } = draft
  return (
    <div className="fw-group">
      <div id="source">
        <TextField
          label={say('field.source')}
          help={say('field.source-help')}
          maxLength={500}
          value={value.source}
          onChange={(source) => patch({ source })}
        />
      </div>
      <div className="fw-pair">
        <SelectField
          label={say('field.mode')}
          value={value.mode}
          onChange={(mode) => patch({ mode })}
          options={COLLECTION_MODES.map((mode) => ({ value: mode, label: say(`collection-mode.${mode}`) }))}
        />
        <TextField
          label={say('field.timing')}
          placeholder={say('field.timing-example')}
          maxLength={200}
          value={value.timing}
          onChange={(timing) => patch({ timing })}
        />
      </div>
      <div className="fw-pair">
        <div id="owner">
          <TextField
            label={say('field.owner')}
            maxLength={200}
            value={value.owner}
            onChange={(owner) => patch({ owner })}
          />
        </div>
        <div id="dueOn">
          <DateField label={say('field.due-on')} value={value.dueOn} onChange={(dueOn) => patch({ dueOn })} />
        </div>
        <NumberField
          label={say('field.hours')}
          unit="h"
          min={0}
          value={value.hours}
          onChange={(hours) => patch({ hours })}
        />
      </div>
      <TextField
        label={say('field.respondents')}
        help={say('field.respondents-help')}
        maxLength={500}
        value={value.respondents}
        onChange={(respondents) => patch({ respondents })}
        optional
      />
    </div>
  )
}

/** Starting point and target, each with its day and its reason; the bounds of a score. */
export function TargetFields({ draft }: GroupProps) {
  const say = useSay(frameworkWords)
  const { value, patch } = draft
  const isRubric = value.kind === 'qualitative'
  const range = isRubric ? { min: 0, max: 4 } : {}
  const unit = isRubric ? say('unit.level') : value.unit
  return (
    <div className="fw-group">
      <div className="fw-pair" id="baseline">
        <NumberField
          label={say('field.baseline')}
          unit={unit}
          {...range}
          value={value.baseline}
          onChange={(baseline) => patch({ baseline })}
        />
        <DateField
          label={say('field.baseline-on')}
          value={value.baselineOn}
          onChange={(baselineOn) => patch({ baselineOn })}
        />
      </div>
      <TextField
        label={say('field.baseline-source')}
        maxLength={500}
        value={value.baselineSource}
        onChange={(baselineSource) => patch({ baselineSource })}
        optional
      />
      <div className="fw-pair" id="target">
        <NumberField
          label={say('field.target')}
          unit={unit}
          {...range}
          value={value.target}
          onChange={(target) => patch({ target })}
        />
        <DateField
          label={say('field.target-on')}
          value={value.targetOn}
          onChange={(targetOn) => patch({ targetOn })}
        />
      </div>
      <TextField
        label={say('field.target-reason')}
        help={say('field.target-reason-help')}
        maxLength={500}
        value={value.targetReason}
        onChange={(targetReason) => patch({ targetReason })}
        optional
      />
      <div className="fw-pair">
        <NumberField
          label={say('field.bound-bad')}
          value={value.boundBad}
          onChange={(boundBad) => patch({ boundBad })}
          optional
        />
        <NumberField
          label={say('field.bound-good')}
          value={value.boundGood}
          onChange={(boundGood) => patch({ boundGood })}
          optional
        />
      </div>
    </div>
  )
}

/** What the figure does not say, and what it asks of persons. */
export function LimitFields({ draft }: GroupProps) {
  const say = useSay(frameworkWords)
  const { value, patch } = draft
  return (
    <div className="fw-group">
      <TextField
        label={say('field.limits')}
        help={say('field.limits-help')}
        lines={2}
        maxLength={1000}
        value={value.limits}
        onChange={(limits) => patch({ limits })}
        optional
      />
      <CheckField
        label={say('field.personal-data')}
        checked={value.personalData}
        onChange={(personalData) => patch({ personalData })}
      />
      {value.personalData && (
        <TextField
          label={say('field.personal-data-note')}
          help={say('field.personal-data-help')}
          lines={2}
          maxLength={1000}
          value={value.personalDataNote}
          onChange={(personalDataNote) => patch({ personalDataNote })}
        />
      )}
    </div>
  )
}
