import { Choices } from '#platform/web/choices.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { AUDIENCES, type Audience, RULES_OF_AUDIENCE, USES, type Use } from '../domain/audience.ts'
import { restitutionWords } from '../words.ts'

type AudienceFieldProps = {
  readonly value: Audience
  readonly onChange: (audience: Audience) => void
}

/** To whom it speaks, with what they need. */
export function AudienceField({ value, onChange }: AudienceFieldProps) {
  const say = useSay(restitutionWords)
  return (
    <SelectField
      label={say('field.audience')}
      help={say('field.audience-help', { need: say(`audience-need.${value}`) })}
      value={value}
      onChange={(next) => next !== '' && onChange(next)}
      options={AUDIENCES.map((each) => ({ value: each, label: say(`audience.${each}`) }))}
    />
  )
}

type UseFieldProps = {
  readonly audience: Audience
  readonly value: Use
  readonly onChange: (use: Use) => void
}

/** What they are expected to do with it; the usual ones of the audience come first. */
export function UseField({ audience, value, onChange }: UseFieldProps) {
  const say = useSay(restitutionWords)
  const usual = RULES_OF_AUDIENCE[audience].uses
  const ordered = [...usual, ...USES.filter((each) => !usual.includes(each))]
  return (
    <Choices
      label={say('field.use')}
      help={say('field.use-help')}
      row
      value={value}
      onChange={onChange}
      choices={ordered.map((each) => ({ value: each, label: say(`use.${each}`) }))}
    />
  )
}
