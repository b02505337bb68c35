import '#platform/web/form.css'
import { NativeSelect } from '@mantine/core'
import type { Option } from '#platform/web/form.tsx'

type RowSelectProps<V extends string> = {
  /** For readers: the row itself shows what it is about. */
  readonly label: string
  readonly value: V | ''
  readonly options: readonly Option<V>[]
  readonly onChange: (value: V) => void
  /** The words of an empty choice, where there is one. */
  readonly none?: string | undefined
  readonly disabled?: boolean
}

/** A native list within a line that names what it is about. */
export function RowSelect<V extends string>({
  label,
  value,
  options,
  onChange,
  none,
  disabled = false,
}: RowSelectProps<V>) {
  return (
    <NativeSelect
      className="tb-field"
      aria-label={label}
      value={value}
      disabled={disabled}
      data={[...(none === undefined ? [] : [{ value: '', label: none }]), ...options]}
      onChange={(event) => {
        const chosen = event.currentTarget.value
        const option = options.find((each) => each.value === chosen)
        if (option) onChange(option.value)
      }}
    />
  )
}
