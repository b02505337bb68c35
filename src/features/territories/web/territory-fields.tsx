import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { TerritorySelection } from '../domain/territory.ts'
import { territoriesWords } from '../words.ts'

export type TerritoryForm = {
  readonly name: string
  readonly note: string
  readonly selection: TerritorySelection
}

type TerritoryFieldsProps = {
  readonly form: TerritoryForm
  readonly patch: (change: Partial<TerritoryForm>) => void
  readonly nameError?: string | undefined
}

export function TerritoryFields({ form, patch, nameError }: TerritoryFieldsProps) {
  const say = useSay(territoriesWords)
  return (
    <div className="tb-form">
      <TextField
        label={say('field.name')}
        help={say('field.name-help')}
        autoComplete="off"
        maxLength={200}
        value={form.name}
        onChange={(name) => patch({ name })}
        error={nameError}
      />
      <TextField
        label={say('field.note')}
        help={say('field.note-help')}
        optional
        lines={2}
        maxLength={4000}
        value={form.note}
        onChange={(note) => patch({ note })}
      />
    </div>
  )
}
