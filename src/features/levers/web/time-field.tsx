import { TextInput } from '@mantine/core'
import { type FieldProps, useFieldFrame } from '#platform/web/form.tsx'

type TimeFieldProps = FieldProps & {
  /** "18:30", or '' when nobody said. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The browser's own field for an hour of the day. */
export function TimeField({ value, onChange, ...field }: TimeFieldProps) {
  const frame = useFieldFrame({ short: true, ...field })
  return (
    <TextInput
      {...frame}
      type="time"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.slice(0, 5))}
    />
  )
}
