/** @jsxImportSource preact */
import { pathKey } from '#features/questionnaires/domain/evaluation.ts'
import {
  type AnswerPath,
  FORM_LIMITS,
  type FormItem,
  type Repeat,
} from '#features/questionnaires/domain/form.ts'
import { useForm } from './form-context.ts'
import { QuestionField } from './question-field.tsx'

type ItemsProps = { readonly items: readonly FormItem[]; readonly at: AnswerPath }

/** Questions, groups and repeats as they stand; what is not asked just now is not there. */
export function FormItems({ items, at }: ItemsProps) {
  const { evaluation } = useForm()
  return (
    <>
      {items.map((item) => {
        const path = [...at, item.name]
        const state = evaluation.states.get(pathKey(path))
        if (!state?.relevant) return null
        if (item.kind === 'question')
          return ['calculation', 'metadata'].includes(item.type) ? null : (
            <QuestionField key={item.name} question={item} state={state} />
          )
        if (item.kind === 'repeat')
          return (
            <Times key={item.name} repeat={item} path={path} label={state.label} times={state.times ?? 0} />
          )
        return (
          <section class="group" key={item.name}>
            {state.label !== '' && <h2>{state.label}</h2>}
            <FormItems items={item.items} at={at} />
          </section>
        )
      })}
    </>
  )
}

type TimesProps = {
  readonly repeat: Repeat
  readonly path: AnswerPath
  readonly label: string
  readonly times: number
}

/** The times of a repeat on one screen. */
function Times(props: TimesProps) {
  const { say, removeTime } = useForm()
  const { repeat, path, label, times } = props
  return (
    <section class="group">
      {label !== '' && <h2>{label}</h2>}
      {Array.from({ length: times }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a time of a repeat is known by its place
        <fieldset class="time" key={at}>
          <legend>{say('repeat.time', { label: label || repeat.name, n: at + 1 })}</legend>
          <FormItems items={repeat.items} at={[...path, at]} />
          {!repeat.count && (
            <button class="plain" type="button" onClick={() => removeTime(path, at)}>
              {say('repeat.remove', { n: at + 1 })}
            </button>
          )}
        </fieldset>
      ))}
      {!repeat.count && <AddTime {...props} />}
    </section>
  )
}

function AddTime({ repeat, path, label, times }: TimesProps) {
  const { say, addTime } = useForm()
  if (times >= FORM_LIMITS.repeats) return null
  return (
    <button type="button" onClick={() => addTime(path)}>
      <span aria-hidden="true">+</span>{' '}
      {say(times === 0 ? 'repeat.first' : 'repeat.more', { label: label || repeat.name })}
    </button>
  )
}

/** The end of a repeat that people count themselves: one more, one less, or go on. */
export function MoreTimes(props: TimesProps) {
  const { say, removeTime } = useForm()
  const { path, label, times, repeat } = props
  return (
    <section class="group">
      <h2 class="group-label">{label || repeat.name}</h2>
      <p>{say('repeat.so-far', { n: times })}</p>
      <p class="bar">
        <AddTime {...props} />
        {times > 0 && (
          <button class="plain" type="button" onClick={() => removeTime(path, times - 1)}>
            {say('repeat.remove', { n: times })}
          </button>
        )}
      </p>
    </section>
  )
}
