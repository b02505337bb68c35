import { useState } from 'react'
import { Button, IconButton } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import {
  CONDITION_OPERATORS,
  type Condition,
  type ConditionOperator,
  type ConditionPart,
  conditionOfRule,
  ruleOfCondition,
} from '../domain/condition.ts'
import { type FormItem, type Question, textIn, walkItems } from '../domain/form.ts'
import { useEditor, useSetField } from './editor-state.ts'
import { editorWords } from './editor-words.ts'
import { RuleField } from './rule-field.tsx'

const NAMED: readonly string[] = ['one', 'rubric']
const NUMBERS: readonly string[] = ['integer', 'decimal', 'amount', 'scale', 'rubric', 'calculation']

/** How answers to a question are compared. */
function operatorsFor(question: Question | undefined): readonly ConditionOperator[] {
  if (!question) return CONDITION_OPERATORS
  if (question.type === 'many') return ['contains', 'contains-not', 'answered', 'not-answered']
  if (question.type === 'one') return ['is', 'is-not', 'answered', 'not-answered']
  if (NUMBERS.includes(question.type))
    return ['is', 'is-not', 'more', 'at-least', 'less', 'at-most', 'answered', 'not-answered']
  if (question.type === 'text' || question.type === 'place')
    return ['is', 'is-not', 'answered', 'not-answered']
  return ['answered', 'not-answered']
}

/** What a new line compares: a value that one chooses, else whether there is an answer; never with an empty value. */
const firstOperator = (question: Question): ConditionOperator =>
  question.type === 'many' ? 'contains' : NAMED.includes(question.type) ? 'is' : 'answered'

/** When an item is asked: lines of « question – is – value », or a rule in text where it says more. */
export function ConditionField({ item }: { readonly item: FormItem }) {
  const say = useSay(editorWords)
  const { problems } = useEditor()
  const set = useSetField(item)
  const rule = item.relevant ?? ''
  const condition = conditionOfRule(rule)
  /** Name of the item whose rule is written as text by choice. */
  const [textOf, setTextOf] = useState('')
  const asText = textOf === item.name
  const isWrong = problems.some((problem) => problem.item === item.name && problem.field === 'relevant')
  const write = (next: Condition) => set('relevant', ruleOfCondition(next))
  const isText = asText || !condition
  return (
    <fieldset className="tb-choices qn-condition" data-field="relevant">
      <legend>{say('condition.title')}</legend>
      {isText ? (
        <RuleField
          label={say('condition.rule')}
          help={condition ? undefined : say('condition.too-rich')}
          field="relevant-rule"
          problemField="relevant"
          item={item.name}
          value={rule}
          onChange={(next) => set('relevant', next)}
        />
      ) : (
        <ConditionLines item={item} condition={condition} onChange={write} />
      )}
      {isWrong && !isText && <RuleField.Problems item={item.name} field="relevant" rule={rule} />}
      {condition && (
        <Button look="quiet" onClick={() => setTextOf(asText ? '' : item.name)}>
          {say(asText ? 'condition.as-lines' : 'condition.as-text')}
        </Button>
      )}
    </fieldset>
  )
}

type LinesProps = {
  readonly item: FormItem
  readonly condition: Condition
  readonly onChange: (next: Condition) => void
}

function ConditionLines({ item, condition, onChange }: LinesProps) {
  const say = useSay(editorWords)
  const { form, tag } = useEditor()
  const inside = new Set(item.kind === 'question' ? [] : [...walkItems(item.items)].map(({ name }) => name))
  const questions = [...walkItems(form.items)].filter(
    (each): each is Question =>
      each.kind === 'question' && each.type !== 'note' && each.name !== item.name && !inside.has(each.name),
  )
  const { parts, join } = condition
  const write = (at: number, part: ConditionPart) => onChange({ join, parts: parts.with(at, part) })
  const add = () => {
    const before = questions.findLast((each) => each.type === 'one' || each.type === 'many') ?? questions[0]
    if (!before) return
    const operator = firstOperator(before)
    onChange({
      join,
      parts: [...parts, { question: before.name, operator, value: firstValue(form, before) }],
    })
  }
  return (
    <div className="tb-stack">
      {parts.length === 0 && <p className="tb-soft">{say('condition.always')}</p>}
      {parts.map((part, at) => {
        const question = questions.find((each) => each.name === part.question)
        const n = at + 1
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
          <div key={at} className="qn-condition-line">
            {at > 0 && (
              <select
                className="qn-input"
                aria-label={say('condition.join')}
                value={join}
                onChange={(event) =>
                  onChange({ join: event.currentTarget.value === 'or' ? 'or' : 'and', parts })
                }
              >
                <option value="and">{say('condition.and')}</option>
                <option value="or">{say('condition.or')}</option>
              </select>
            )}
            <select
              className="qn-input"
              aria-label={say('condition.question', { n })}
              value={part.question}
              onChange={(event) => {
                const next = questions.find((each) => each.name === event.currentTarget.value)
                if (!next) return
                const allowed = operatorsFor(next)
                const operator = allowed.includes(part.operator) ? part.operator : firstOperator(next)
                write(at, { question: next.name, operator, value: firstValue(form, next) })
              }}
            >
              {!question && <option value={part.question}>{part.question}</option>}
              {questions.map((each) => (
                <option key={each.name} value={each.name}>
                  {textIn(each.label, tag, form) || each.name}
                </option>
              ))}
            </select>
            <select
              className="qn-input"
              aria-label={say('condition.operator', { n })}
              value={part.operator}
              onChange={(event) => {
                const operator = CONDITION_OPERATORS.find((each) => each === event.currentTarget.value)
                if (operator) write(at, { ...part, operator })
              }}
            >
              {[...new Set([...operatorsFor(question), part.operator])].map((operator) => (
                <option key={operator} value={operator}>
                  {say(`operator.${operator}`)}
                </option>
              ))}
            </select>
            {part.operator !== 'answered' && part.operator !== 'not-answered' && (
              <ValueField
                part={part}
                question={question}
                n={n}
                onChange={(value) => write(at, { ...part, value })}
              />
            )}
            <IconButton
              label={say('condition.remove', { n })}
              onClick={() => onChange({ join, parts: parts.toSpliced(at, 1) })}
            >
              <SignIcon sign="close" size={16} />
            </IconButton>
          </div>
        )
      })}
      {questions.length > 0 && (
        <div className="tb-row">
          <Button look="second" icon={<SignIcon sign="plus" size={16} />} onClick={add}>
            {say(parts.length === 0 ? 'condition.add' : 'condition.add-more')}
          </Button>
        </div>
      )}
    </div>
  )
}

function firstValue(form: ReturnType<typeof useEditor>['form'], question: Question): string {
  if (question.type === 'rubric') return '0'
  return form.lists[question.list ?? '']?.[0]?.name ?? ''
}

type ValueProps = {
  readonly part: ConditionPart
  readonly question: Question | undefined
  readonly n: number
  readonly onChange: (value: string) => void
}

function ValueField({ part, question, n, onChange }: ValueProps) {
  const say = useSay(editorWords)
  const { form, tag } = useEditor()
  const { lang } = useLang()
  const isNumber = question !== undefined && NUMBERS.includes(question.type)
  const label = say('condition.value', { n })
  const choices =
    question && (NAMED.includes(question.type) || question.type === 'many')
      ? question.type === 'rubric'
        ? [0, 1, 2, 3, 4].map((level) => ({
            name: String(level),
            label: `${level} ${textIn(question.levels?.[level], tag, form)}`.trim(),
          }))
        : (form.lists[question.list ?? ''] ?? []).map((choice) => ({
            name: choice.name,
            label: textIn(choice.label, tag, form) || choice.name,
          }))
      : []
  if (choices.length === 0)
    return (
      <input
        type="text"
        className="qn-input"
        aria-label={label}
        inputMode={isNumber ? 'decimal' : 'text'}
        // A rule writes a point, whatever the screen's language does.
        value={isNumber && lang === 'fr' ? part.value.replace('.', ',') : part.value}
        onChange={(event) =>
          onChange(isNumber ? event.currentTarget.value.replace(',', '.') : event.currentTarget.value)
        }
      />
    )
  return (
    <select
      className="qn-input"
      aria-label={label}
      value={part.value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {!choices.some(({ name }) => name === part.value) && <option value={part.value}>{part.value}</option>}
      {choices.map(({ name, label: words }) => (
        <option key={name} value={name}>
          {words}
        </option>
      ))}
    </select>
  )
}
