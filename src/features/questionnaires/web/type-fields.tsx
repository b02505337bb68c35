import { CheckField } from '#platform/web/choices.tsx'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { METADATA, type Question } from '../domain/form.ts'
import { ChoicesEditor } from './choices-editor.tsx'
import { orNone, useEditor, useSetField } from './editor-state.ts'
import { editorWords } from './editor-words.ts'
import { RuleField } from './rule-field.tsx'
import { TextPair } from './text-pair.tsx'

const LEVELS = [0, 1, 2, 3, 4] as const

/** What only this type of question has. */
export function TypeFields({ question }: { readonly question: Question }) {
  const say = useSay(editorWords)
  const set = useSetField(question)
  const { evaluation } = useEditor()
  switch (question.type) {
    case 'one':
    case 'many':
      return (
        <>
          <ChoicesEditor question={question} field="list" label={say('choices.title')} />
          <CheckField
            label={say('field.or-other')}
            checked={question.orOther === true}
            onChange={(on) => set('orOther', on || undefined)}
          />
        </>
      )
    case 'ranking':
      return <ChoicesEditor question={question} field="list" label={say('choices.title')} />
    case 'matrix':
      return (
        <>
          <ChoicesEditor question={question} field="rows" label={say('choices.rows')} />
          <ChoicesEditor question={question} field="list" label={say('choices.columns')} />
        </>
      )
    case 'integer':
    case 'decimal':
      return (
        <div data-field="unit">
          <TextField
            label={say('field.unit')}
            help={say('field.unit-help')}
            optional
            short
            value={question.unit ?? ''}
            maxLength={60}
            onChange={(unit) => set('unit', unit)}
          />
        </div>
      )
    case 'scale':
      return <ScaleFields question={question} />
    case 'rubric':
      return (
        <fieldset className="tb-choices" data-field="levels">
          <legend>{say('field.levels')}</legend>
          <div className="tb-stack">
            {LEVELS.map((level) => (
              <TextPair
                key={level}
                label={say('field.level', { level })}
                field={`level-${level}`}
                lines={2}
                value={question.levels?.[level]}
                onChange={(text) =>
                  set(
                    'levels',
                    LEVELS.map((each) => (each === level ? text : (question.levels?.[each] ?? {}))),
                  )
                }
              />
            ))}
          </div>
        </fieldset>
      )
    case 'calculation': {
      const value = evaluation?.states.get(question.name)?.value
      return (
        <>
          <RuleField
            label={say('field.calculation')}
            help={say('field.calculation-help')}
            field="calculation"
            item={question.name}
            value={question.calculation ?? ''}
            onChange={(rule) => set('calculation', rule)}
          />
          <p role="status" className="tb-soft">
            {value === undefined ? say('calculation.none') : say('calculation.now', { value: String(value) })}
          </p>
        </>
      )
    }
    case 'metadata':
      return (
        <div data-field="metadata">
          <SelectField
            label={say('field.metadata')}
            value={question.metadata ?? ''}
            onChange={(next) => set('metadata', next)}
            options={METADATA.map((each) => ({ value: each, label: say(`metadata.${each}`) }))}
          />
        </div>
      )
    default:
      return null
  }
}

function ScaleFields({ question }: { readonly question: Question }) {
  const say = useSay(editorWords)
  const set = useSetField(question)
  const number = (field: 'from' | 'to' | 'step') => (
    <NumberField
      label={say(`field.${field}`)}
      value={question[field] === undefined ? '' : String(question[field])}
      onChange={(text) => set(field, text === '' ? undefined : Number(text))}
    />
  )
  return (
    <>
      <div className="tb-row qn-ends" data-field="from">
        {number('from')}
        {number('to')}
        {number('step')}
      </div>
      <TextPair
        label={say('field.from-label')}
        field="fromLabel"
        value={question.fromLabel}
        onChange={(text) => set('fromLabel', orNone(text))}
      />
      <TextPair
        label={say('field.to-label')}
        field="toLabel"
        value={question.toLabel}
        onChange={(text) => set('toLabel', orNone(text))}
      />
    </>
  )
}
