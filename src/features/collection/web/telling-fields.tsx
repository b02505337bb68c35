import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { COLLECTION_LIMITS } from '../domain/collection.ts'
import { teamWords } from './team-words.ts'

export type Told = { readonly purpose: string; readonly contact: string }

type TellingFieldsProps = { readonly value: Told; readonly onChange: (change: Partial<Told>) => void }

/** What every respondent reads before the first question. */
export function TellingFields({ value, onChange }: TellingFieldsProps) {
  const say = useSay(teamWords)
  return (
    <>
      <TextField
        label={say('field.purpose')}
        help={say('field.purpose-help')}
        lines={4}
        maxLength={2000}
        value={value.purpose}
        onChange={(purpose) => onChange({ purpose })}
      />
      <TextField
        label={say('field.contact')}
        help={say('field.contact-help')}
        maxLength={200}
        value={value.contact}
        onChange={(contact) => onChange({ contact })}
      />
    </>
  )
}

type MonthsFieldProps = { readonly value: string; readonly onChange: (value: string) => void }

export function MonthsField({ value, onChange }: MonthsFieldProps) {
  const say = useSay(teamWords)
  return (
    <NumberField
      label={say('field.kept')}
      help={say('field.kept-help')}
      unit={say('field.kept-unit')}
      min={1}
      max={COLLECTION_LIMITS.keptMonths}
      value={value}
      onChange={onChange}
    />
  )
}
