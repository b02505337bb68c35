/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { AnswerValue, Question } from '#features/questionnaires/domain/form.ts'
import { FORM_LIMITS } from '#features/questionnaires/domain/form.ts'
import { readTyped } from '#features/questionnaires/domain/typed-answer.ts'
import type { Lang } from '#kernel/words.ts'
import { utcOffset } from '../domain/utc-offset.ts'
import { useForm, useFormText } from './form-context.ts'
import type { FieldProps } from './question-field.tsx'

const NUMBERS = new Set(['integer', 'decimal', 'amount'])

/** What somebody typed, as an answer: what cannot be read goes as it stands, and the form refuses it by name. */
function answerOf(question: Question, typed: string, lang: Lang): AnswerValue | undefined {
  if (!NUMBERS.has(question.type)) return typed.trim() === '' ? undefined : typed
  const read = readTyped(question, typed, lang)
  return 'value' in read ? read.value : typed
}

function show(question: Question, value: AnswerValue | undefined, lang: Lang): string {
  if (value === undefined || typeof value === 'object' || value === true) return ''
  const text = String(value)
  return NUMBERS.has(question.type) && lang === 'fr' && /^-?[\d.]+$/.test(text)
    ? text.replace('.', ',')
    : text
}

/** Text, numbers, amounts, days and hours, and the box of an agreement: native elements. */
export function InputField({ question, state, id, describedBy, isWrong }: FieldProps) {
  const { change, lang } = useForm()
  const text = useFormText()
  const { path, value } = state
  const [typed, setTyped] = useState(() => show(question, value, lang))
  // what this hand typed, unless the answer was changed from elsewhere (a calculation, another language)
  const shown = answerOf(question, typed, lang) === value ? typed : show(question, value, lang)
  const common = {
    id,
    'aria-describedby': describedBy,
    'aria-invalid': isWrong || undefined,
    'aria-required': state.required || undefined,
    readOnly: question.readOnly,
  }
  const take = (next: string) => {
    setTyped(next)
    change(path, answerOf(question, next, lang))
  }
  if (question.type === 'acknowledge')
    return (
      <label class="choice">
        <input
          {...common}
          type="checkbox"
          checked={value === true}
          onChange={(event) => change(path, event.currentTarget.checked ? true : undefined)}
        />
        {state.label || text(question.label)}
      </label>
    )
  if (question.type === 'date' || question.type === 'time')
    return (
      <input
        {...common}
        class="short"
        type={question.type}
        value={shown}
        onInput={(event) => take(event.currentTarget.value)}
      />
    )
  if (question.type === 'moment')
    return (
      <input
        {...common}
        class="short"
        type="datetime-local"
        value={shown.slice(0, 16)}
        onInput={(event) => {
          const local = event.currentTarget.value
          change(path, local ? `${local}:00${utcOffset(-new Date(local).getTimezoneOffset())}` : undefined)
        }}
      />
    )
  if (NUMBERS.has(question.type)) {
    const unit = question.type === 'amount' ? (question.unit === 'EUR' ? '€' : question.unit) : question.unit
    return (
      <div class="with-unit">
        <input
          {...common}
          class="short"
          type="text"
          autocomplete="off"
          inputMode={question.type === 'integer' ? 'numeric' : 'decimal'}
          value={shown}
          onInput={(event) => take(event.currentTarget.value)}
        />
        {unit && <span>{unit}</span>}
      </div>
    )
  }
  const isShort = /numbers|one-line/.test(question.appearance ?? '') || question.name.endsWith('_other')
  if (isShort)
    return (
      <input
        {...common}
        type="text"
        autocomplete="off"
        inputMode={question.appearance?.includes('numbers') ? 'numeric' : 'text'}
        value={shown}
        onInput={(event) => take(event.currentTarget.value)}
      />
    )
  return (
    <textarea
      {...common}
      rows={3}
      maxLength={FORM_LIMITS.text}
      value={shown}
      onInput={(event) => take(event.currentTarget.value)}
    />
  )
}
