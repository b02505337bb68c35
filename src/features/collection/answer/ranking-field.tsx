/** @jsxImportSource preact */
import { useChoiceOrder } from './choice-order.ts'
import { useForm } from './form-context.ts'
import type { FieldProps } from './question-field.tsx'

/** Put in order by buttons: the same for a thumb, a mouse and a keyboard. What is not chosen has no rank. */
export function RankingField(props: FieldProps) {
  const { say } = useForm()
  const { ranked, left, add, remove, move } = useChoiceOrder(props)
  return (
    <>
      {ranked.length > 0 && (
        <ol class="ranked">
          {ranked.map(({ value, label }, at) => (
            <li key={value}>
              <span class="rank-label">{label}</span>
              <span class="rank-acts">
                <button
                  type="button"
                  disabled={at === 0}
                  aria-label={say('rank.up', { label })}
                  onClick={() => move(value, -1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  disabled={at === ranked.length - 1}
                  aria-label={say('rank.down', { label })}
                  onClick={() => move(value, 1)}
                >
                  ↓
                </button>
                <button
                  type="button"
                  aria-label={say('rank.remove', { label })}
                  onClick={() => remove(value)}
                >
                  ×
                </button>
              </span>
            </li>
          ))}
        </ol>
      )}
      {left.length > 0 && <p class="hint">{say(ranked.length === 0 ? 'rank.first' : 'rank.next')}</p>}
      {left.map(({ value, label }) => (
        <button type="button" class="to-rank" key={value} onClick={() => add(value)}>
          <span aria-hidden="true">+</span> {label}
        </button>
      ))}
    </>
  )
}
