import { useOptions } from './choice-field.tsx'
import { useForm } from './form-context.ts'
import type { FieldProps } from './question-field.tsx'

/** The order that somebody makes of choices, and what is left to be placed. */
export function useChoiceOrder(props: Pick<FieldProps, 'question' | 'state'>) {
  const { change } = useForm()
  const { path, value } = props.state
  const options = useOptions(props)
  const names = Array.isArray(value) ? (value as readonly string[]) : []
  const write = (next: readonly string[]) => change(path, next.length > 0 ? next : undefined)
  return {
    ranked: names.flatMap((name) => options.find((option) => option.value === name) ?? []),
    left: options.filter((option) => !names.includes(option.value)),
    add: (name: string) => write([...names, name]),
    remove: (name: string) => write(names.filter((each) => each !== name)),
    move(name: string, by: -1 | 1) {
      const from = names.indexOf(name)
      const next = names.filter((each) => each !== name)
      next.splice(from + by, 0, name)
      write(next)
    },
  }
}
