import './form.css'
import { NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core'
import type { FormEvent, HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import { useSay } from './lang.tsx'
import { shellWords } from './shell-words.ts'

type FormProps = { readonly children: ReactNode; readonly onSubmit?: () => void; readonly label?: string }

/** A form in one readable column; Enter submits, the browser's own messages stay silent (ours are in words). */
export function Form({ children, onSubmit, label }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit?.()
  }
  return (
    <form className="tb-form" noValidate onSubmit={submit} aria-label={label}>
      {children}
    </form>
  )
}

/** What every field has. `error` is a whole sentence, shown under the field and tied to it for readers. */
export type FieldProps = {
  readonly label: string
  readonly help?: ReactNode
  readonly error?: string | undefined
  /** Adds « (facultatif) »; fields are asked for unless told. */
  readonly optional?: boolean
  readonly disabled?: boolean
  /** At most 14 rem wide: dates, codes, years. */
  readonly short?: boolean
}

export function useFieldFrame(field: FieldProps) {
  const say = useSay(shellWords)
  const { label, help, error, optional, disabled = false, short } = field
  return {
    className: short ? 'tb-field tb-field-short' : 'tb-field',
    label: optional ? (
      <>
        {label} <span className="tb-optional">{say('optional')}</span>
      </>
    ) : (
      label
    ),
    description: help,
    error,
    disabled,
  }
}

type TextFieldProps = FieldProps & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'email' | 'url' | 'tel' | 'search'
  readonly autoComplete?: HTMLInputAutoCompleteAttribute
  readonly placeholder?: string
  readonly onBlur?: () => void
  /** More than 1 makes a text area that grows with what is written. */
  readonly lines?: number
  readonly maxLength?: number
}

export function TextField(props: TextFieldProps) {
  const {
    value,
    onChange,
    type = 'text',
    lines = 1,
    label,
    help,
    error,
    optional,
    disabled,
    short,
    ...rest
  } = props
  const frame = useFieldFrame(pickFrame({ label, help, error, optional, disabled, short }))
  if (lines > 1) {
    return (
      <Textarea
        {...frame}
        {...rest}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        rows={lines}
        styles={{ input: { fieldSizing: 'content', minHeight: `${lines * 1.6 + 1.2}em` } }}
      />
    )
  }
  return (
    <TextInput
      {...frame}
      {...rest}
      type={type}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined }

/** Leaves out what was not given: the compiler tells `undefined` from absent. */
function pickFrame(field: Loose<FieldProps> & { readonly label: string }): FieldProps {
  const { label, help, error, optional = false, disabled = false, short = false } = field
  return { label, help, error, optional, disabled, short }
}

type PasswordFieldProps = FieldProps & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoComplete: 'current-password' | 'new-password'
}

export function PasswordField({ value, onChange, autoComplete, ...field }: PasswordFieldProps) {
  const say = useSay(shellWords)
  const frame = useFieldFrame(field)
  return (
    <PasswordInput
      {...frame}
      value={value}
      autoComplete={autoComplete}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': say('password.show'), tabIndex: 0 }}
    />
  )
}

export type Option<V extends string = string> = { readonly value: V; readonly label: string }

type SelectFieldProps<V extends string> = FieldProps & {
  readonly value: V | ''
  readonly onChange: (value: V | '') => void
  readonly options: readonly Option<V>[]
  /** The words of the empty choice; « Choisir… » unless told. */
  readonly none?: string
}

/** A native list: works with every keyboard, phone and reader. */
export function SelectField<V extends string>({
  value,
  onChange,
  options,
  none,
  ...field
}: SelectFieldProps<V>) {
  const say = useSay(shellWords)
  const frame = useFieldFrame(field)
  return (
    <NativeSelect
      {...frame}
      value={value}
      data={[{ value: '', label: none ?? say('select.none') }, ...options]}
      onChange={(event) => {
        const chosen = event.currentTarget.value
        onChange(options.find((option) => option.value === chosen)?.value ?? '')
      }}
    />
  )
}

type DateFieldProps = FieldProps & {
  /** YYYY-MM-DD, or '' when nothing is chosen. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly min?: string
  readonly max?: string
}

/** The browser's own date field: it writes days and months in the reader's order and never swaps them. */
export function DateField({ value, onChange, min, max, ...field }: DateFieldProps) {
  const frame = useFieldFrame({ short: true, ...field })
  return (
    <TextInput
      {...frame}
      type="date"
      value={value}
      min={min}
      max={max}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
