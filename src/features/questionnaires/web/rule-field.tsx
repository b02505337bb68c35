import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import { useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { textIn, walkItems } from '../domain/form.ts'
import { RULE_FUNCTIONS } from '../domain/rule-functions.ts'
import { useEditor } from './editor-state.ts'
import { editorWords } from './editor-words.ts'

const MOST_OFFERS = 6

type RuleFieldProps = {
  readonly label: string
  readonly help?: string | undefined
  /** Where a problem leads. */
  readonly field: string
  /** The field that the compiler names, where it is another. */
  readonly problemField?: string
  readonly item: string
  readonly value: string
  readonly onChange: (rule: string) => void
}

type Offer = { readonly text: string; readonly words: string }

/** What may stand at the caret: questions after `${`, else functions. */
function offersAt(
  before: string,
  questions: readonly Offer[],
): { readonly from: number; readonly offers: readonly Offer[] } {
  const reference = /\$\{?([^}\s]*)$/u.exec(before)
  if (reference) {
    const sought = (reference[1] ?? '').toLowerCase()
    const offers = questions.filter(
      ({ text, words }) => text.toLowerCase().includes(sought) || words.toLowerCase().includes(sought),
    )
    return { from: reference.index, offers: offers.slice(0, MOST_OFFERS) }
  }
  const word = /[a-z][a-z:-]*$/i.exec(before)
  if (!word || word[0].length < 2) return { from: 0, offers: [] }
  const offers = [...RULE_FUNCTIONS.keys()]
    .filter((name) => name.startsWith(word[0]) && name !== word[0])
    .map((name) => ({ text: `${name}(`, words: '' }))
  return { from: word.index, offers: offers.slice(0, MOST_OFFERS) }
}

/** A rule in the language of XLSForm: names of questions and functions are offered, mistakes shown where they are. */
export function RuleField({ label, help, field, problemField, item, value, onChange }: RuleFieldProps) {
  const say = useSay(editorWords)
  const { form, tag } = useEditor()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState<number>()
  const [at, setAt] = useState(0)
  /** Where the caret goes once an offer was taken. */
  const goal = useRef<number>(undefined)
  const questions = [...walkItems(form.items)]
    .filter((each) => each.name !== item)
    .map((each) => ({ text: `\${${each.name}}`, words: textIn(each.label, tag, form) }))
  const { from, offers } =
    caret === undefined ? { from: 0, offers: [] } : offersAt(value.slice(0, caret), questions)
  const isOpen = offers.length > 0
  // before anything else is typed: a caret put later would jump back into the middle of a word
  useLayoutEffect(() => {
    if (goal.current === undefined) return
    area.current?.setSelectionRange(goal.current, goal.current)
    goal.current = undefined
  })
  const take = (offer: Offer) => {
    const end = from + offer.text.length
    onChange(value.slice(0, from) + offer.text + value.slice(caret))
    setCaret(undefined)
    goal.current = end
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.altKey || event.ctrlKey) return
    const here = offers[at]
    if (event.key === 'ArrowDown') setAt((at + 1) % offers.length)
    else if (event.key === 'ArrowUp') setAt((at + offers.length - 1) % offers.length)
    else if (event.key === 'Escape') setCaret(undefined)
    else if ((event.key === 'Enter' || event.key === 'Tab') && here) take(here)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="qn-rule" data-field={field}>
      <label htmlFor={id}>{label}</label>
      {help && (
        <p className="tb-soft" id={`${id}-help`}>
          {help}
        </p>
      )}
      <textarea
        ref={area}
        id={id}
        className="qn-input"
        rows={2}
        spellCheck={false}
        autoCapitalize="none"
        aria-controls={`${id}-offers`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${id}-${at}` : undefined}
        aria-describedby={`${id}-help ${id}-wrong`}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value)
          setCaret(event.currentTarget.selectionStart)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setCaret(undefined)}
      />
      <div
        className="qn-offers"
        id={`${id}-offers`}
        role="listbox"
        aria-label={say('rule.offers')}
        hidden={!isOpen}
      >
        {offers.map((offer, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the text field keeps the focus and names the active one
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text field
          <div
            key={offer.text}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(offer)}
          >
            <code>{offer.text}</code> {offer.words}
          </div>
        ))}
      </div>
      <div id={`${id}-wrong`}>
        <RuleProblems item={item} field={problemField ?? field} rule={value} />
      </div>
    </div>
  )
}

type RuleProblemsProps = { readonly item: string; readonly field: string; readonly rule: string }

/** What is wrong with a rule: the rule again with the place underlined, and the sentence. */
function RuleProblems({ item, field, rule }: RuleProblemsProps) {
  const tell = useProblemText()
  const { problems } = useEditor()
  const found = problems.filter((problem) => problem.item === item && problem.field === field)
  return found.map(({ code, at, params }) => (
    <p key={`${code} ${at}`} className="tb-error qn-rule-wrong">
      {at !== undefined && rule !== '' && <Underlined rule={rule} at={at} />}
      <span>▲ {tell(new Problem(code, 'caller', params))}</span>
    </p>
  ))
}
RuleField.Problems = RuleProblems

function Underlined({ rule, at }: { readonly rule: string; readonly at: number }) {
  const [part = ' '] = /^(\$\{[^}]*\}?|[\p{L}\p{N}_.:-]+|.)/u.exec(rule.slice(at)) ?? []
  return (
    <code className="qn-underlined">
      {rule.slice(0, at)}
      <mark>{part}</mark>
      {rule.slice(at + part.length)}
    </code>
  )
}
