/** @jsxImportSource preact */
import { useOptions } from './choice-field.tsx'
import { useForm, useFormText } from './form-context.ts'
import type { FieldProps } from './question-field.tsx'

/** One choice for each row, as a small question a row: a table of boxes is too wide for a phone. */
export function MatrixField(props: FieldProps) {
  const { change, form } = useForm()
  const text = useFormText()
  const { question, state, id } = props
  const rows = form.lists[question.rows ?? ''] ?? []
  const columns = useOptions(props)
  const value: Readonly<Record<string, string>> =
    typeof state.value === 'object' && !Array.isArray(state.value)
      ? (state.value as Readonly<Record<string, string>>)
      : {}
  return (
    <div class="matrix">
      {rows.map((row) => (
        <fieldset key={row.name}>
          <legend>{text(row.label) || row.name}</legend>
          <div class="columns">
            {columns.map((column) => (
              <label class="choice" key={column.value}>
                <input
                  type="radio"
                  name={`${id}-${row.name}`}
                  checked={value[row.name] === column.value}
                  aria-invalid={props.isWrong || undefined}
                  onChange={() => change(state.path, { ...value, [row.name]: column.value })}
                />
                {column.label}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}
