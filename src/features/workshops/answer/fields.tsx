/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { countCharacters } from '#kernel/text-measure.ts'
import { usePage } from './page-context.ts'

type TextFieldProps = {
  readonly label: string
  readonly hint?: string
  readonly problem?: string | undefined
  readonly value: string
  readonly onValue: (value: string) => void
  readonly most: number
  /** Lines; one is a line, more a box with the characters that are left. */
  readonly lines?: number
  readonly isOptional?: boolean
  readonly autocomplete?: string
}

/** A text as people type it. Too long is said and not cut: nobody's words end in the middle. */
export function TextField({
  label,
  hint,
  problem,
  value,
  onValue,
  most,
  lines = 1,
  isOptional = false,
  autocomplete = 'off',
}: TextFieldProps) {
  const id = useId()
  const said = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  const common = {
    id,
    value,
    required: !isOptional,
    autocomplete,
    'aria-describedby': said || undefined,
    'aria-invalid': problem ? true : undefined,
    onInput: (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value),
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {lines > 1 ? <textarea {...common} rows={lines} /> : <input {...common} type="text" />}
      {problem && (
        <p class="wrong" id={`${id}-problem`}>
          <span aria-hidden="true">▲</span> {problem}
        </p>
      )}
      {lines > 1 && <Left most={most} value={value} />}
    </div>
  )
}

function Left({ most, value }: { readonly most: number; readonly value: string }) {
  const { say } = usePage()
  const left = most - countCharacters(value.trim())
  return (
    <p class={left < 0 ? 'left wrong' : 'left'}>
      {left < 0 ? say('text.over', { n: -left }) : say('text.left', { n: left })}
    </p>
  )
}

/** Whether a text can go as it is. */
export const fits = (value: string, most: number) =>
  value.trim() !== '' && countCharacters(value.trim()) <= most

type Choice = { readonly value: string; readonly label: string }
type ChoicesProps = {
  readonly name: string
  readonly legend: ComponentChildren
  readonly choices: readonly Choice[]
  readonly value: string | null
  readonly onValue: (value: string) => void
}

/** One of a few, when it is asked in passing. */
export function Selection({ legend, choices, value, onValue }: Omit<ChoicesProps, 'name'>) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{legend}</label>
      <select id={id} value={value ?? ''} onChange={(event) => onValue(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** One of several, as native radio buttons in rows that a thumb finds. */
export function Choices({ name, legend, choices, value, onValue }: ChoicesProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label class="choice" key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onValue(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
