/** @jsxImportSource preact */
import { useEffect, useMemo, useState } from 'preact/hooks'
import {
  buildForm,
  type CompiledForm,
  type CompiledItem,
} from '#features/questionnaires/domain/compiled-form.ts'
import {
  type AnswerProblem,
  type FormEvaluation,
  pathKey,
} from '#features/questionnaires/domain/evaluation.ts'
import type { AnswerPath, Answers } from '#features/questionnaires/domain/form.ts'
import { textIn } from '#features/questionnaires/domain/form.ts'
import { evaluateForm } from '#features/questionnaires/domain/form-evaluator.ts'
import { type FormPage, pagesOf } from '#features/questionnaires/domain/form-pages.ts'
import { initialAnswers, initialTime } from '#features/questionnaires/domain/initial-answers.ts'
import { withAnswer, withTimeAdded, withTimeRemoved } from './answer-editing.ts'
import { FormContext, type FormContextValue } from './form-context.ts'
import { FormItems, MoreTimes } from './form-items.tsx'
import { LanguageChoice } from './language-choice.tsx'
import type { RespondentSay } from './page-words.ts'
import { QuestionField } from './question-field.tsx'
import { contextAt, type Draft, nowHere, type Respondent } from './respondent.ts'
import type { ScreenProps } from './respondent-page.tsx'
import { Screen } from './screen.tsx'
import { useIdle } from './use-idle.ts'

/** A shared phone that nobody touches asks, then forgets what was begun: the next person sees nothing of it. */
const IDLE_ASK_S = 90
const IDLE_LEAVE_S = 30

const compiledForms = new WeakMap<object, CompiledForm>()

/** The form with its rules read, once. */
function compiledOf(form: Draft['form']): CompiledForm {
  const known = compiledForms.get(form)
  if (known) return known
  const made = buildForm(form)
  compiledForms.set(form, made)
  return made
}

/** Words for what is wrong: the form's own, else ours. */
function wordsOf(say: RespondentSay, problem: AnswerProblem): string {
  return problem.message || say(`wrong.${problem.code}`)
}

function keyOf(problem: AnswerProblem, keys: readonly string[]): string | undefined {
  const key = pathKey(problem.path)
  // a cell of a matrix stands under its question
  return keys.find((each) => each === key || key.startsWith(`${each}.`))
}

/** What the questions need of whoever keeps the answer: a device, or the preview of the editor, which keeps nothing. */
type AnswerKeeper = Pick<Respondent, 'change' | 'abandon' | 'finish' | 'findPlaces' | 'keepFile' | 'readFile'>

type FormScreenProps = Pick<ScreenProps, 'say' | 'lang' | 'go'> & {
  readonly respondent: AnswerKeeper
  readonly state: Pick<ScreenProps['state'], 'look'>
  readonly draft: Draft
}

/** The questions, one screen after the other; the draft is written down at every stroke. */
export function FormScreen(props: FormScreenProps) {
  const { draft, respondent, say, lang, go, state } = props
  const { form } = draft
  const compiled = compiledOf(form)
  const [chosen, setChosen] = useState<string>()
  const tag =
    chosen ?? form.languages.find((each) => each.tag === lang)?.tag ?? form.languages[0]?.tag ?? 'und'
  const [checked, setChecked] = useState<string>()
  const [tries, setTries] = useState(0)
  const [isSending, setSending] = useState(false)
  const context = useMemo(() => contextAt(draft.startedAt, tag), [draft.startedAt, tag])
  const answers = useMemo(
    () =>
      draft.page === null && Object.keys(draft.answers).length === 0
        ? initialAnswers(form, context)
        : draft.answers,
    [draft.answers, draft.page, form, context],
  )
  const evaluation = useMemo(
    () => evaluateForm(compiled, answers, context, { final: true }),
    [compiled, answers, context],
  )
  const pages = useMemo(() => pagesOf(compiled, evaluation), [compiled, evaluation])
  const at = Math.max(
    0,
    pages.findIndex((page) => page.key === draft.page),
  )
  const page = pages[at]
  const isKiosk = state.look?.channel === 'kiosk'
  const idle = useIdle(isKiosk, IDLE_ASK_S, IDLE_LEAVE_S, () => {
    respondent.abandon()
    go('intro')
  })
  const edit = (next: Answers) => respondent.change({ answers: next, page: page?.key ?? null })
  const wrong = new Map<string, string>()
  if (page && checked === page.key)
    for (const problem of evaluation.problems) {
      const key = keyOf(problem, page.keys)
      if (key && !wrong.has(key)) wrong.set(key, wordsOf(say, problem))
    }
  useEffect(() => {
    if (tries === 0) return
    const wrongOnes = '[aria-invalid="true"], fieldset:has(.wrong)'
    document.querySelector<HTMLElement>(wrongOnes)?.focus()
  }, [tries])

  const value: FormContextValue = {
    form,
    tag,
    lang,
    say,
    evaluation,
    wrong,
    change: (path, next) => edit(withAnswer(answers, path, next)),
    addTime: (path) => edit(withTimeAdded(answers, path, firstOf(compiled, path, context))),
    removeTime: (path, time) => edit(withTimeRemoved(answers, path, time)),
    places: state.look?.places ?? [],
    findPlaces: respondent.findPlaces,
    keepFile: respondent.keepFile,
    readFile: respondent.readFile,
  }
  const tell = (about: FormPage) => {
    setChecked(about.key)
    setTries((n) => n + 1)
  }
  const show = (to: FormPage | undefined) => {
    setChecked(undefined)
    if (to) respondent.change({ answers, page: to.key })
    window.scrollTo(0, 0)
  }
  const finish = async () => {
    setSending(true)
    // judged once more at the moment that goes with it: the server will say the same
    const moment = nowHere()
    const last = evaluateForm(compiled, answers, contextAt(moment, tag), { final: true })
    const wrongPage = pages.find((each) => last.problems.some((problem) => keyOf(problem, each.keys)))
    setSending(false)
    if (wrongPage) {
      show(wrongPage)
      return tell(wrongPage)
    }
    await respondent.finish(last.answers, tag, moment)
    go('thanks')
  }
  const next = (event: Event) => {
    event.preventDefault()
    if (page && evaluation.problems.some((problem) => keyOf(problem, page.keys))) return tell(page)
    if (at + 1 < pages.length) return show(pages[at + 1])
    return void finish()
  }
  const isLast = at + 1 >= pages.length
  return (
    <FormContext.Provider value={value}>
      <Screen title={textIn(form.title, tag, form)} say={say} page={at}>
        <LanguageChoice form={form} tag={tag} onTag={setChosen} />
        <progress max={Math.max(1, pages.length)} value={at + 1} aria-label={say('form.progress')}>
          {at + 1}/{pages.length}
        </progress>
        {idle !== null && (
          <p class="notice" role="alert">
            {say('kiosk.still-there', { n: idle })}{' '}
            <button type="button" onClick={() => undefined}>
              {say('kiosk.here')}
            </button>
          </p>
        )}
        <form onSubmit={next} noValidate lang={tag === 'und' ? undefined : tag}>
          {page && <PageOfForm page={page} compiled={compiled} evaluation={evaluation} />}
          {wrong.size > 1 && (
            <p class="wrong" role="alert">
              {say('form.wrong', { n: wrong.size })}
            </p>
          )}
          <div class="bar form-bar">
            <button class="main" type="submit" disabled={isSending}>
              {say(isLast ? 'form.send' : 'form.next')}
            </button>
            {at > 0 && (
              <button type="button" onClick={() => show(pages[at - 1])}>
                {say('form.back')}
              </button>
            )}
            <button
              class="plain"
              type="button"
              onClick={() => {
                if (isKiosk) respondent.abandon()
                go('intro')
              }}
            >
              {say(isKiosk ? 'form.leave' : 'form.later')}
            </button>
          </div>
        </form>
      </Screen>
    </FormContext.Provider>
  )
}

function firstOf(compiled: CompiledForm, path: AnswerPath, context: ReturnType<typeof contextAt>): Answers {
  const name = path.at(-1)
  const item = typeof name === 'string' ? compiled.byName.get(name)?.item : undefined
  return item && item.kind !== 'question' ? initialTime(compiled.form, item.items, context) : {}
}

type PageProps = {
  readonly page: FormPage
  readonly compiled: CompiledForm
  readonly evaluation: FormEvaluation
}

/** What one screen shows: a question, a group or one time of a repeat, or the end of a repeat. */
function PageOfForm({ page, compiled, evaluation }: PageProps) {
  const name = page.path.findLast((part) => typeof part === 'string')
  const item = typeof name === 'string' ? compiled.byName.get(name) : undefined
  const state = evaluation.states.get(page.key)
  if (!item) return null
  if (item.item.kind === 'question')
    return (
      <>
        <GroupLabel parent={item.parent} evaluation={evaluation} at={page.path.slice(0, -1)} />
        {state && <QuestionField key={page.key} question={item.item} state={state} />}
      </>
    )
  if (page.kind === 'more' && item.item.kind === 'repeat')
    return (
      <MoreTimes repeat={item.item} path={page.path} label={state?.label ?? ''} times={state?.times ?? 0} />
    )
  const isTime = typeof page.path.at(-1) === 'number'
  return (
    <section class="group">
      <GroupLabel parent={item} evaluation={evaluation} at={isTime ? page.path : page.path.slice(0, -1)} />
      <FormItems items={item.item.items} at={isTime ? page.path : page.path.slice(0, -1)} />
    </section>
  )
}

type LabelProps = {
  readonly parent: CompiledItem | undefined
  readonly evaluation: FormEvaluation
  /** Where its items stand. */
  readonly at: AnswerPath
}

/** The label of the group or repeat around, with its time: « Parcelles · 2 ». */
function GroupLabel({ parent, evaluation, at }: LabelProps) {
  if (!parent) return null
  const time = at.at(-1)
  const isTime = parent.item.kind === 'repeat' && typeof time === 'number'
  const label = evaluation.states.get(pathKey(isTime ? at.slice(0, -1) : [...at, parent.name]))?.label ?? ''
  if (label === '') return null
  return <h2 class="group-label">{isTime ? `${label} · ${time + 1}` : label}</h2>
}
