import type { Line } from '#features/framework/web/framework-state.ts'
import type { Finding } from '#kernel/finding.ts'
import { Choices, type Level, Level04 } from '#platform/web/choices.tsx'
import type { Draft } from '#platform/web/draft.ts'
import { DateField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import {
  CONFIDENCES,
  type Confidence,
  MISSING_REASONS,
  type ObservationFindingCode,
} from '../domain/observation.ts'
import { indicatorsWords } from '../words.ts'
import type { ValueForm } from './value-form.ts'

type FieldsProps = {
  readonly line: Line
  readonly draft: Draft<ValueForm>
  readonly findings: readonly Finding<ObservationFindingCode>[]
}

export function ValueFields({ line, draft, findings }: FieldsProps) {
  const say = useSay(indicatorsWords)
  const { value, patch } = draft
  const errorOf = (path: string) => {
    const finding = findings.find((each) => each.path === path)
    return finding && say(`finding.${finding.code}`, finding.params)
  }
  return (
    <>
      <Choices
        label={say('field.known')}
        row
        value={value.known}
        onChange={(known) => patch({ known })}
        choices={[
          { value: 'yes', label: say('field.known-yes') },
          { value: 'no', label: say('field.known-no') },
        ]}
      />
      {value.known === 'yes' ? (
        <FigureField line={line} draft={draft} error={errorOf('value')} />
      ) : (
        <Choices
          label={say('field.missing')}
          help={say('field.missing-help')}
          value={value.missing || undefined}
          onChange={(missing) => patch({ missing })}
          choices={MISSING_REASONS.map((reason) => ({ value: reason, label: say(`missing.${reason}`) }))}
          error={errorOf('value')}
        />
      )}
      <div className="iv-pair">
        <DateField
          label={say('field.period-from')}
          value={value.periodFrom}
          onChange={(periodFrom) => patch({ periodFrom })}
          error={errorOf('periodFrom')}
        />
        <DateField
          label={say('field.period-to')}
          value={value.periodTo}
          onChange={(periodTo) => patch({ periodTo })}
          error={errorOf('periodTo')}
        />
      </div>
      <TextField
        label={say('field.source')}
        help={say('field.source-help')}
        maxLength={500}
        value={value.source}
        onChange={(source) => patch({ source })}
        error={errorOf('source')}
      />
      {value.known === 'yes' && (
        <ConfidenceField
          value={value.confidence}
          onChange={(confidence) => patch({ confidence })}
          error={errorOf('confidence')}
        />
      )}
      <DateField
        label={say('field.observed-on')}
        value={value.observedOn}
        onChange={(observedOn) => patch({ observedOn })}
        optional
      />
      <TextField
        label={say('field.note')}
        lines={2}
        maxLength={2000}
        value={value.note}
        onChange={(note) => patch({ note })}
        optional
      />
    </>
  )
}

type FigureProps = Omit<FieldsProps, 'findings'> & { readonly error: string | undefined }

function FigureField({ line, draft, error }: FigureProps) {
  const say = useSay(indicatorsWords)
  const { value, patch } = draft
  const [l0 = '', l1 = '', l2 = '', l3 = '', l4 = ''] = line.levels
  if (line.kind === 'qualitative') {
    const level = value.value === '' ? null : (Number(value.value) as Level)
    return (
      <Level04
        label={say('field.level')}
        value={level}
        onChange={(next) => patch({ value: String(next) })}
        texts={[l0, l1, l2, l3, l4]}
        error={error}
      />
    )
  }
  return (
    <NumberField
      label={say('field.value')}
      help={line.definition}
      unit={line.unit}
      value={value.value}
      onChange={(next) => patch({ value: next })}
      error={error}
    />
  )
}

type ConfidenceFieldProps = {
  readonly value: Confidence | ''
  readonly onChange: (value: Confidence) => void
  readonly error?: string | undefined
}

/** A to D, each with what it means and the error that it stands for. */
export function ConfidenceField({ value, onChange, error }: ConfidenceFieldProps) {
  const say = useSay(indicatorsWords)
  return (
    <Choices
      label={say('field.confidence')}
      value={value || undefined}
      onChange={onChange}
      choices={CONFIDENCES.map((level) => ({
        value: level,
        label: say(`confidence.${level}`),
        help: `${say(`confidence-help.${level}`)} ${say(`confidence-error.${level}`)}`,
      }))}
      error={error}
    />
  )
}
