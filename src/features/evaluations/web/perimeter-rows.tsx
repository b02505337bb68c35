import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { QUESTION_PARTS } from '../domain/perimeter.ts'
import { evaluationsWords } from '../words.ts'
import { Guide } from './guidance.tsx'
import type { PerimeterForm } from './perimeter-form.ts'
import { QuestionSentence } from './question-sentence.tsx'
import { RowFields } from './row-fields.tsx'

type RowsProps = {
  readonly form: PerimeterForm
  readonly patch: (change: Partial<PerimeterForm>) => void
}

const EMPTY_QUESTION = { action: '', change: '', stakeholder: '', place: '', date: '' }

/** The evaluative question from its five parts, read as a sentence while it is written. */
export function QuestionRows({ form, patch }: RowsProps) {
  const say = useSay(evaluationsWords)
  return (
    <RowFields
      label={say('field.questions')}
      field="questions"
      help={say('field-help.questions')}
      guide={<Guide field="perimeter.questions" name={say('field.questions')} />}
      rows={form.questions}
      onChange={(questions) => patch({ questions })}
      empty={EMPTY_QUESTION}
      addLabel={say('question.add')}
      removeLabel={(n) => say('question.remove', { n })}
      removed={say('question.removed')}
    >
      {(question, change) => (
        <>
          <QuestionSentence question={question} />
          {QUESTION_PARTS.map((part) => (
            <TextField
              key={part}
              label={say(`question-part.${part}`)}
              help={say('question.example', { example: say(`question-part-example.${part}`) })}
              value={question[part]}
              maxLength={300}
              onChange={(value) => change({ [part]: value })}
            />
          ))}
        </>
      )}
    </RowFields>
  )
}

/** What is left aside, and why: said now, nobody is surprised later. */
export function OutOfScopeRows({ form, patch }: RowsProps) {
  const say = useSay(evaluationsWords)
  return (
    <RowFields
      label={say('field.outOfScope')}
      field="outOfScope"
      guide={<Guide field="perimeter.outOfScope" name={say('field.outOfScope')} />}
      rows={form.outOfScope}
      onChange={(outOfScope) => patch({ outOfScope })}
      empty={{ what: '', why: '' }}
      addLabel={say('out.add')}
      removeLabel={(n) => say('out.remove', { n })}
      removed={say('out.removed')}
    >
      {(row, change) => (
        <>
          <TextField
            label={say('out.what')}
            value={row.what}
            maxLength={300}
            onChange={(what) => change({ what })}
          />
          <TextField
            label={say('out.why')}
            value={row.why}
            maxLength={500}
            onChange={(why) => change({ why })}
          />
        </>
      )}
    </RowFields>
  )
}
