import { Problem } from '#kernel/problem.ts'
import { formatNumber } from '#kernel/words.ts'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { textIn } from '../domain/form.ts'
import { countAsked, missingTexts } from '../domain/form-counts.ts'
import { findItem } from '../domain/form-editing.ts'
import { formMinutes } from '../domain/question-minutes.ts'
import { useEditor } from './editor-state.ts'
import { editorWords } from './editor-words.ts'

/** How long, how many, what a language lacks, and what is wrong: always in sight, each leading to its place. */
export function StatusLine() {
  const say = useSay(editorWords)
  const { lang } = useLang()
  const { form, problems, select } = useEditor()
  const errors = problems.filter(({ severity }) => severity === 'error')
  const firstMissing = (item: string, field: string) =>
    select(
      field === 'lists' ? ([...listUsers(form, item)][0] ?? '') : item,
      field === 'title' ? 'form-title' : field,
    )
  return (
    <section className="qn-status" aria-label={say('status.label')}>
      <ul className="qn-figures">
        <li>{say('count.questions', { n: countAsked(form) })}</li>
        <li>{say('count.minutes', { minutes: formatNumber(formMinutes(form), lang) })}</li>
        {form.languages.map(({ tag, name }) => {
          const missing = missingTexts(form, tag)
          const [first] = missing
          const language = name || say('language.unnamed')
          return (
            <li key={tag}>
              {first ? (
                <button
                  type="button"
                  className="qn-jump"
                  onClick={() => firstMissing(first.item, first.field)}
                >
                  <SignIcon sign="warning" size={16} />{' '}
                  {say('language.missing', { language, n: missing.length })}
                </button>
              ) : (
                <>
                  <SignIcon sign="check" size={16} /> {say('language.whole', { language })}
                </>
              )}
            </li>
          )
        })}
        <li className={errors.length > 0 ? 'qn-wrong' : ''}>
          <SignIcon sign={errors.length > 0 ? 'warning' : 'check'} size={16} />{' '}
          <span role="status">{say('problems.count', { n: errors.length })}</span>
        </li>
      </ul>
      {problems.length > 0 && <ProblemList />}
    </section>
  )
}

function* listUsers(form: ReturnType<typeof useEditor>['form'], list: string): Generator<string> {
  const stack = [...form.items]
  for (let item = stack.shift(); item; item = stack.shift()) {
    if (item.kind !== 'question') stack.unshift(...item.items)
    else if (item.list === list || item.rows === list) yield item.name
  }
}

function ProblemList() {
  const say = useSay(editorWords)
  const tell = useProblemText()
  const { form, tag, problems, select } = useEditor()
  return (
    <Disclosure title={say('problems.title', { n: problems.length })} open={problems.length <= 3}>
      <ul className="qn-problems">
        {problems.map(({ code, severity, item, field, at, params }) => {
          const list = typeof params.list === 'string' ? params.list : ''
          const target = item || [...listUsers(form, list)][0] || ''
          const found = findItem(form, target)
          return (
            <li key={`${code} ${item} ${field} ${at ?? ''} ${JSON.stringify(params)}`}>
              <button type="button" className="qn-jump" onClick={() => select(target, field || 'label')}>
                <SignIcon sign={severity === 'error' ? 'warning' : 'info'} size={16} />
                <strong>{(found && textIn(found.label, tag, form)) || target || say('problems.form')}</strong>
              </button>{' '}
              {tell(new Problem(code, 'caller', params))}
            </li>
          )
        })}
      </ul>
    </Disclosure>
  )
}
