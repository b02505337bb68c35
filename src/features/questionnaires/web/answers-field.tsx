import { IconButton } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { Question } from '../domain/form.ts'
import { useEditor, useSetField } from './editor-state.ts'
import { editorWords } from './editor-words.ts'

type Answered = NonNullable<Question['answers']>[number]

/** Lines of the framework that a question answers, and the variable of their formula that it fills. */
export function AnswersField({ question }: { readonly question: Question }) {
  const say = useSay(editorWords)
  const { lines } = useEditor()
  const set = useSetField(question)
  const answers = question.answers ?? []
  const write = (next: readonly Answered[]) => set('answers', next.length > 0 ? next : undefined)
  const free = lines.filter(
    (line) =>
      !line.isSetAside && (line.variables.length > 0 || !answers.some(({ lineId }) => lineId === line.id)),
  )
  const add = (chosen: string) => {
    const [lineId = '', variable] = chosen.split('\n')
    if (lineId !== '') write([...answers, variable ? { lineId, variable } : { lineId }])
  }
  const options = free.flatMap((line) => {
    const isTaken = (variable?: string) =>
      answers.some((each) => each.lineId === line.id && each.variable === variable)
    const whole = isTaken() ? [] : [{ value: line.id, label: line.name }]
    const variables = line.variables
      .filter(({ name }) => !isTaken(name))
      .map(({ name, meaning }) => ({
        value: `${line.id}\n${name}`,
        label: say('answers.variable', { line: line.name, variable: meaning || name }),
      }))
    return variables.length > 0 ? variables : whole
  })
  return (
    <Disclosure title={say('answers.title', { n: answers.length })}>
      <div className="tb-stack" data-field="answers">
        {answers.length > 0 && (
          <ul className="qn-plain">
            {answers.map(({ lineId, variable }, at) => {
              const line = lines.find(({ id }) => id === lineId)
              const title = line?.name ?? say('answers.gone')
              return (
                <li key={`${lineId} ${variable ?? ''}`} className="tb-row">
                  <span>
                    {title}
                    {variable && <span className="tb-soft"> · {variable}</span>}
                  </span>
                  <IconButton
                    label={say('answers.remove', { line: title })}
                    onClick={() => write(answers.toSpliced(at, 1))}
                  >
                    <SignIcon sign="close" size={16} />
                  </IconButton>
                </li>
              )
            })}
          </ul>
        )}
        {options.length > 0 ? (
          <SelectField label={say('answers.add')} value="" onChange={add} options={options} />
        ) : (
          <p className="tb-soft">{say('answers.none')}</p>
        )}
      </div>
    </Disclosure>
  )
}
