import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { DateField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { boundsOfRule, ruleOfBounds } from '../domain/condition.ts'
import type { Question } from '../domain/form.ts'
import { orNone, useSetField } from './editor-state.ts'
import { editorWords } from './editor-words.ts'
import { RuleField } from './rule-field.tsx'
import { TextPair } from './text-pair.tsx'

const COUNTED: readonly string[] = ['integer', 'decimal', 'amount']

/** What an answer has to keep to: least and most of numbers and days, else a rule in text. */
export function ConstraintField({ question }: { readonly question: Question }) {
  const say = useSay(editorWords)
  const set = useSetField(question)
  const rule = question.constraint ?? ''
  const isDay = question.type === 'date'
  const bounds = isDay || COUNTED.includes(question.type) ? boundsOfRule(rule) : undefined
  const [textOf, setTextOf] = useState('')
  const asText = textOf === question.name
  const isText = asText || !bounds
  return (
    <Disclosure title={say('constraint.title')} open={rule !== ''}>
      <div className="tb-stack" data-field="constraint">
        {isText ? (
          <RuleField
            label={say('constraint.rule')}
            help={say('constraint.rule-help')}
            field="constraint-rule"
            problemField="constraint"
            item={question.name}
            value={rule}
            onChange={(next) => set('constraint', next)}
          />
        ) : (
          <div className="tb-row qn-ends">
            {(['least', 'most'] as const).map((side) => {
              const change = (value: string) => set('constraint', ruleOfBounds({ ...bounds, [side]: value }))
              const shared = {
                label: say(`constraint.${side}`),
                value: bounds[side],
                onChange: change,
                optional: true,
              }
              return isDay ? <DateField key={side} {...shared} /> : <NumberField key={side} {...shared} />
            })}
          </div>
        )}
        {bounds && (
          <Button look="quiet" onClick={() => setTextOf(asText ? '' : question.name)}>
            {say(asText ? 'constraint.as-bounds' : 'condition.as-text')}
          </Button>
        )}
        {rule !== '' && (
          <TextPair
            label={say('constraint.message')}
            field="constraintMessage"
            value={question.constraintMessage}
            onChange={(text) => set('constraintMessage', orNone(text))}
          />
        )}
      </div>
    </Disclosure>
  )
}
