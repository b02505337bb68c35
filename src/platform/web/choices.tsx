import './form.css'
import { type ReactNode, useId } from 'react'
import { useSay } from './lang.tsx'
import { shellWords } from './shell-words.ts'

export type Choice<V extends string = string> = {
  readonly value: V
  readonly label: string
  readonly help?: string
}

type ChoicesFrameProps = {
  readonly label: string
  readonly help?: ReactNode
  readonly error?: string | undefined
  readonly optional?: boolean
  readonly row?: boolean
  readonly children: ReactNode
}

function ChoicesFrame({ label, help, error, optional = false, row = false, children }: ChoicesFrameProps) {
  const say = useSay(shellWords)
  const id = useId()
  return (
    <fieldset className="tb-choices" aria-describedby={`${id}-help ${id}-error`}>
      <legend>
        {label} {optional && <span className="tb-optional">{say('optional')}</span>}
      </legend>
      <div id={`${id}-help`} className="tb-choices-help">
        {help}
      </div>
      <div className="tb-choices-list" data-row={row || undefined}>
        {children}
      </div>
      <div id={`${id}-error`} className="tb-error">
        {error}
      </div>
    </fieldset>
  )
}

type FrameOf = Omit<ChoicesFrameProps, 'children'>

type ChoicesProps<V extends string> = FrameOf & {
  readonly value: V | undefined
  readonly onChange: (value: V) => void
  readonly choices: readonly Choice<V>[]
}

/** One among a few, all visible (radio buttons). Beyond seven, use SelectField. */
export function Choices<V extends string>({ value, onChange, choices, ...frame }: ChoicesProps<V>) {
  const name = useId()
  return (
    <ChoicesFrame {...frame}>
      {choices.map((choice) => (
        <label key={choice.value} className="tb-choice">
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>
            {choice.label}
            {choice.help && <span className="tb-choice-help">{choice.help}</span>}
          </span>
        </label>
      ))}
    </ChoicesFrame>
  )
}

type ManyChoicesProps<V extends string> = FrameOf & {
  readonly values: readonly V[]
  readonly onChange: (values: readonly V[]) => void
  readonly choices: readonly Choice<V>[]
}

/** Several among a few (check boxes); the order stays that of the choices. */
export function ManyChoices<V extends string>({ values, onChange, choices, ...frame }: ManyChoicesProps<V>) {
  const flip = (value: V, on: boolean) =>
    onChange(
      choices.map((choice) => choice.value).filter((each) => (each === value ? on : values.includes(each))),
    )
  return (
    <ChoicesFrame {...frame}>
      {choices.map((choice) => (
        <label key={choice.value} className="tb-choice">
          <input
            type="checkbox"
            checked={values.includes(choice.value)}
            onChange={(event) => flip(choice.value, event.currentTarget.checked)}
          />
          <span>
            {choice.label}
            {choice.help && <span className="tb-choice-help">{choice.help}</span>}
          </span>
        </label>
      ))}
    </ChoicesFrame>
  )
}

type CheckFieldProps = {
  readonly label: ReactNode
  readonly checked: boolean
  readonly onChange: (on: boolean) => void
}

/** One yes or no. */
export function CheckField({ label, checked, onChange }: CheckFieldProps) {
  return (
    <label className="tb-choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  )
}

const LEVELS = [0, 1, 2, 3, 4] as const
export type Level = (typeof LEVELS)[number]

type Level04Props = FrameOf & {
  /** `null` is « not rated », which is not 0. */
  readonly value: Level | null
  readonly onChange: (value: Level) => void
  /** What each level means, 0 to 4. */
  readonly texts: readonly [string, string, string, string, string]
}

/** A scale of five levels, each with its sentence. */
export function Level04({ value, onChange, texts, ...frame }: Level04Props) {
  const name = useId()
  return (
    <ChoicesFrame {...frame}>
      {LEVELS.map((level) => (
        <label key={level} className="tb-choice">
          <input type="radio" name={name} checked={level === value} onChange={() => onChange(level)} />
          <span className="tb-level-figure">{level}</span>
          <span>{texts[level]}</span>
        </label>
      ))}
    </ChoicesFrame>
  )
}
