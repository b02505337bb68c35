/** @jsxImportSource preact */
import type { ComponentType } from 'preact'
import { type ItemState, pathKey } from '#features/questionnaires/domain/evaluation.ts'
import type { Question, QuestionType } from '#features/questionnaires/domain/form.ts'
import { ChoiceField } from './choice-field.tsx'
import { typeset, useForm } from './form-context.ts'
import { InputField } from './input-field.tsx'
import { usePart } from './use-part.ts'

export type FieldProps = {
  readonly question: Question
  readonly state: ItemState
  /** Of the element that a label names, or of a group of them. */
  readonly id: string
  /** Identifiers of the sentences that explain it: hint and mistake. */
  readonly describedBy: string | undefined
  readonly isWrong: boolean
}

/** Types whose field is a part of its own: most forms have none of them. */
const PARTS: Partial<Record<QuestionType, () => Promise<ComponentType<FieldProps>>>> = {
  ranking: () => import('./ranking-field.tsx').then((part) => part.RankingField),
  matrix: () => import('./matrix-field.tsx').then((part) => part.MatrixField),
  place: () => import('./place-field.tsx').then((part) => part.PlaceField),
  photo: () => import('./photo-field.tsx').then((part) => part.PhotoField),
  voice: () => import('./voice-field.tsx').then((part) => part.VoiceField),
}
const IN_A_GROUP = new Set<QuestionType>([
  'one',
  'many',
  'scale',
  'rubric',
  'ranking',
  'matrix',
  'photo',
  'voice',
])

function PartField({
  load,
  ...props
}: FieldProps & { readonly load: () => Promise<ComponentType<FieldProps>> }) {
  const { say } = useForm()
  const Part = usePart(load)
  return Part ? <Part {...props} /> : <p class="hint">{say('page.loading')}</p>
}

function Field(props: FieldProps) {
  const load = PARTS[props.question.type]
  if (load) return <PartField load={load} {...props} />
  return IN_A_GROUP.has(props.question.type) ? <ChoiceField {...props} /> : <InputField {...props} />
}

/** One question with its label, its hint, its field and what is wrong with it. */
export function QuestionField({
  question,
  state,
}: {
  readonly question: Question
  readonly state: ItemState
}) {
  const { say, wrong, evaluation, tag } = useForm()
  const key = pathKey(state.path)
  const id = `q-${key.replace(/[^\w-]/g, '-')}`
  const problem = wrong.get(key)
  const { required } = state
  const [label, hint] = [typeset(state.label, tag), typeset(state.hint, tag)]
  if (question.type === 'note')
    return (
      <div class="note">
        {label !== '' && <p>{label}</p>}
        {hint !== '' && <p class="hint">{hint}</p>}
      </div>
    )
  const describedBy = [hint !== '' && `${id}-hint`, problem && `${id}-wrong`].filter(Boolean).join(' ')
  const field = { question, state, id, describedBy: describedBy || undefined, isWrong: problem !== undefined }
  const title = (
    <>
      {label || question.name}
      {!required && question.type !== 'acknowledge' && <span class="optional"> {say('field.optional')}</span>}
    </>
  )
  const around = (
    <>
      {hint !== '' && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Field {...field} />
      {problem && (
        <p class="wrong" id={`${id}-wrong`}>
          <span aria-hidden="true">▲</span> {problem}
        </p>
      )}
    </>
  )
  const otherPath = [...state.path.slice(0, -1), `${question.name}_other`]
  const other = evaluation.states.get(pathKey(otherPath))
  return (
    <>
      {IN_A_GROUP.has(question.type) ? (
        <fieldset id={id} tabIndex={-1} aria-describedby={field.describedBy}>
          <legend>{title}</legend>
          {around}
        </fieldset>
      ) : question.type === 'acknowledge' ? (
        <div class="field">{around}</div>
      ) : (
        <div class="field">
          <label for={id}>{title}</label>
          {around}
        </div>
      )}
      {question.orOther && other?.relevant && <OtherField name={`${question.name}_other`} state={other} />}
    </>
  )
}

/** "Other, namely": the words that go with it. */
function OtherField({ name, state }: { readonly name: string; readonly state: ItemState }) {
  const { say, wrong } = useForm()
  const key = pathKey(state.path)
  const id = `q-${key.replace(/[^\w-]/g, '-')}`
  const problem = wrong.get(key)
  const question: Question = { kind: 'question', type: 'text', name, label: {} }
  return (
    <div class="field">
      <label for={id}>{say('field.other-namely')}</label>
      <InputField
        question={question}
        state={state}
        id={id}
        describedBy={problem && `${id}-wrong`}
        isWrong={problem !== undefined}
      />
      {problem && (
        <p class="wrong" id={`${id}-wrong`}>
          <span aria-hidden="true">▲</span> {problem}
        </p>
      )}
    </div>
  )
}
