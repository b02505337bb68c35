/** @jsxImportSource preact */
import type { Question } from '#features/questionnaires/domain/form.ts'
import { useForm, useFormText } from './form-context.ts'
import type { FieldProps } from './question-field.tsx'

type Option = { readonly value: string; readonly label: string }
/** More than this and a scale is a slider, a choice a list that opens. */
const MOST_STEPS = 11
const MOST_ROWS = 20

/** Choices that the filter leaves, "other" last where the question has it. */
export function useOptions({ question, state }: Pick<FieldProps, 'question' | 'state'>): readonly Option[] {
  const { form, say } = useForm()
  const text = useFormText()
  const list = new Map(form.lists[question.list ?? '']?.map((choice) => [choice.name, choice]))
  const options = (state.choices ?? []).map((value) => {
    const choice = list.get(value)
    return {
      value,
      label: choice ? text(choice.label) || value : value === 'other' ? say('field.other') : value,
    }
  })
  if (question.orOther && !options.some(({ value }) => value === 'other'))
    options.push({ value: 'other', label: say('field.other') })
  return options
}

/** One or several of a list, a step of a scale, a level of a rubric: native boxes in rows that a thumb finds. */
export function ChoiceField(props: FieldProps) {
  const { type } = props.question
  if (type === 'many') return <Many {...props} />
  if (type === 'scale') return <Scale {...props} />
  if (type === 'rubric') return <Rubric {...props} />
  return <One {...props} />
}

function One(props: FieldProps) {
  const { change, say } = useForm()
  const { state, id } = props
  const options = useOptions(props)
  const value = typeof state.value === 'string' ? state.value : ''
  if (options.length > MOST_ROWS)
    return (
      <select
        aria-label={state.label}
        value={value}
        onChange={(event) => change(state.path, event.currentTarget.value || undefined)}
      >
        <option value="">{say('field.choose')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  return (
    <Radios
      {...props}
      name={id}
      options={options}
      value={value}
      onValue={(next) => change(state.path, next)}
    />
  )
}

type RadiosProps = FieldProps & {
  readonly name: string
  readonly options: readonly Option[]
  readonly value: string
  readonly onValue: (value: string | undefined) => void
}

/** A pressed one is let go by the button below: an answer given by mistake is not for ever. */
function Radios({ name, options, value, onValue, isWrong, describedBy, state }: RadiosProps) {
  const { say } = useForm()
  return (
    <>
      {options.map((option) => (
        <label class="choice" key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            aria-invalid={isWrong || undefined}
            aria-describedby={describedBy}
            onChange={() => onValue(option.value)}
          />
          {option.label}
        </label>
      ))}
      {value !== '' && !state.required && (
        <button class="plain" type="button" onClick={() => onValue(undefined)}>
          {say('field.clear')}
        </button>
      )}
    </>
  )
}

function Many(props: FieldProps) {
  const { change } = useForm()
  const { state, isWrong, describedBy } = props
  const options = useOptions(props)
  const chosen = Array.isArray(state.value) ? (state.value as readonly string[]) : []
  const toggle = (value: string) => {
    const next = options
      .map((option) => option.value)
      .filter((each) => (each === value ? !chosen.includes(each) : chosen.includes(each)))
    change(state.path, next.length > 0 ? next : undefined)
  }
  return (
    <>
      {options.map(({ value, label }) => (
        <label class="choice" key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            aria-invalid={isWrong || undefined}
            aria-describedby={describedBy}
            onChange={() => toggle(value)}
          />
          {label}
        </label>
      ))}
    </>
  )
}

function stepsOf({ from = 0, to = 10, step = 1 }: Question): number[] {
  const steps: number[] = []
  // counted, not summed: 0.1 taken ten times is not one
  for (let n = 0; n <= MOST_STEPS && from + n * step <= to + 1e-9; n += 1)
    steps.push(Number((from + n * step).toPrecision(12)))
  return steps
}

function Scale(props: FieldProps) {
  const { change, say } = useForm()
  const text = useFormText()
  const { question, state, id } = props
  const steps = stepsOf(question)
  const value = typeof state.value === 'number' ? state.value : undefined
  const ends = [text(question.fromLabel), text(question.toLabel)]
  if (steps.length > MOST_STEPS)
    return (
      <div class="slider">
        <input
          type="range"
          aria-label={state.label}
          min={question.from}
          max={question.to}
          step={question.step ?? 1}
          value={value ?? question.from}
          data-empty={value === undefined || undefined}
          onInput={(event) => change(state.path, Number(event.currentTarget.value))}
        />
        <output>{value ?? say('field.not-set')}</output>
        {value !== undefined && (
          <button class="plain" type="button" onClick={() => change(state.path, undefined)}>
            {say('field.clear')}
          </button>
        )}
      </div>
    )
  return (
    <>
      <div class="scale">
        {steps.map((step) => (
          <label key={step}>
            <input
              type="radio"
              name={id}
              checked={step === value}
              aria-invalid={props.isWrong || undefined}
              aria-describedby={props.describedBy}
              onChange={() => change(state.path, step)}
            />
            <span>{step}</span>
          </label>
        ))}
      </div>
      {value !== undefined && !state.required && (
        <button class="plain" type="button" onClick={() => change(state.path, undefined)}>
          {say('field.clear')}
        </button>
      )}
      {(ends[0] || ends[1]) && (
        <p class="ends">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </p>
      )}
    </>
  )
}

function Rubric(props: FieldProps) {
  const { change } = useForm()
  const text = useFormText()
  const { question, state, id } = props
  const options = (question.levels ?? []).map((level, at) => ({
    value: String(at),
    label: `${at} · ${text(level)}`,
  }))
  return (
    <Radios
      {...props}
      name={id}
      options={options}
      value={typeof state.value === 'number' ? String(state.value) : ''}
      onValue={(next) => change(state.path, next === undefined ? undefined : Number(next))}
    />
  )
}
