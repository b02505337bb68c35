import { NativeSelect } from '@mantine/core'
import { CheckField } from '#platform/web/choices.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { isAsked } from '../domain/compiled-form.ts'
import { QUESTION_TYPES, type Question, textIn } from '../domain/form.ts'
import { changeType, freshName, renameItem } from '../domain/form-editing.ts'
import { FAMILIES, TYPE_FAMILIES } from './add-item.tsx'
import { AnswersField } from './answers-field.tsx'
import { ConditionField } from './condition-field.tsx'
import { ConstraintField } from './constraint-field.tsx'
import { orNone, useEditor, useSetField } from './editor-state.ts'
import { editorWords } from './editor-words.ts'
import { NameField } from './name-field.tsx'
import { RuleField } from './rule-field.tsx'
import { TextPair } from './text-pair.tsx'
import { TypeFields } from './type-fields.tsx'

/** As `AddItem` names what nobody has worded yet. */
const MADE_NAME = /^question(_\d+)?$/
const UNSAID: readonly string[] = ['calculation', 'metadata']

/** Everything of one question, the most used first. */
export function QuestionFields({ question }: { readonly question: Question }) {
  const say = useSay(editorWords)
  const { form, edit } = useEditor()
  const set = useSetField(question)
  const { type, name } = question
  const asked = isAsked(question)
  // a name of our making gives way to one that says what is asked: rules and files are read by people
  const nameByLabel = () => {
    const words = textIn(question.label, form.languages[0]?.tag ?? 'und', form).trim()
    if (words === '' || !MADE_NAME.test(name)) return
    const next = freshName(form, words)
    edit(renameItem(form, name, next), `${name} label`, next)
  }
  return (
    <>
      <TextPair
        label={say(
          UNSAID.includes(type) ? 'field.own-label' : type === 'note' ? 'field.note-text' : 'field.label',
        )}
        field="label"
        lines={2}
        value={question.label}
        onChange={(label) => set('label', label)}
        onBlur={nameByLabel}
      />
      <NativeSelect
        className="tb-field"
        data-field="type"
        label={say('field.type')}
        value={type}
        data={FAMILIES.map((family) => ({
          group: say(`family.${family}`),
          items: TYPE_FAMILIES[family].map((each) => ({ value: each, label: say(`type.${each}`) })),
        }))}
        onChange={(event) => {
          const next = QUESTION_TYPES.find((each) => each === event.currentTarget.value)
          if (next) edit(changeType(form, question, next))
        }}
      />
      <TypeFields question={question} />
      {asked && (
        <CheckField
          label={say('field.required')}
          checked={question.required !== undefined && question.required !== false}
          onChange={(on) => set('required', on || undefined)}
        />
      )}
      {!UNSAID.includes(type) && (
        <Disclosure title={say('field.hint')} open={question.hint !== undefined}>
          <TextPair
            label={say('field.hint')}
            field="hint"
            lines={2}
            value={question.hint}
            onChange={(hint) => set('hint', orNone(hint))}
          />
        </Disclosure>
      )}
      <ConditionField item={question} />
      {asked && <ConstraintField question={question} />}
      {asked && <AnswersField question={question} />}
      <Disclosure title={say('field.more')} open={typeof question.required === 'string'}>
        <div className="tb-stack">
          <NameField item={question} />
          {typeof question.required === 'string' && (
            <RuleField
              label={say('field.required-rule')}
              field="required"
              item={name}
              value={question.required}
              onChange={(rule) => set('required', rule)}
            />
          )}
          {asked && question.required && (
            <TextPair
              label={say('field.required-message')}
              field="requiredMessage"
              value={question.requiredMessage}
              onChange={(text) => set('requiredMessage', orNone(text))}
            />
          )}
          {question.list !== undefined && (
            <RuleField
              label={say('field.filter')}
              help={say('field.filter-help')}
              field="choiceFilter"
              item={name}
              value={question.choiceFilter ?? ''}
              onChange={(rule) => set('choiceFilter', rule)}
            />
          )}
          {asked && (
            <TextField
              label={say('field.initial')}
              optional
              value={question.initial ?? ''}
              onChange={(text) => set('initial', text)}
            />
          )}
          {asked && (
            <CheckField
              label={say('field.read-only')}
              checked={question.readOnly === true}
              onChange={(on) => set('readOnly', on || undefined)}
            />
          )}
        </div>
      </Disclosure>
    </>
  )
}
