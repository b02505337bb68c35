import { useId, useState } from 'react'
import type { Mending } from '#platform/tables/mending.ts'
import { problemMessage } from '#platform/tables/problem-message.ts'
import { Button } from './button.tsx'
import { useLang, useSay } from './lang.tsx'
import type { MendingPartProps } from './mending-columns.tsx'
import {
  acceptRows,
  dropColumn,
  emptyMissingCells,
  excludeRows,
  indexOfLetter,
  putCells,
} from './mending-steps.ts'
import { choicesOf, choicesOfField, groupMistakes, labelOf, type Mistake } from './mending-view.ts'
import { mendingWords } from './mending-words.ts'
import { Section } from './page.tsx'

const SHOWN = 5
/** Mistakes of the file's form, which one decision settles for all rows. */
const OF_FORM = new Set(['tables.row-empty', 'tables.quotes-broken', 'tables.row-long'])

/** What comes back is mended everywhere at once; what the program would propose is accepted in one act. */
export function MendingMistakes<M extends Mending>(props: MendingPartProps<M>) {
  const { view, mending, change } = props
  const say = useSay(mendingWords)
  const [all, setAll] = useState(false)
  if (view.headerProblems.length > 0) return null
  const mistakes = groupMistakes(view)
  const worth = mistakes.filter(({ rows, code }) => rows.length > 1 || OF_FORM.has(code))
  const undecided = [...view.doubts.keys()].filter(
    (row) => !view.accepted.has(row) && !view.excluded.has(row),
  )
  const proposed = mistakes.filter(({ first }) => typeof first.params['suggestion'] === 'string')
  if (worth.length === 0 && undecided.length < 2 && proposed.length < 2) return null
  const acceptAll = () =>
    change(
      proposed.reduce((next, { field, rows, first }) => {
        const text = first.params['suggestion']
        return field === null || typeof text !== 'string' ? next : putCells(next, field, rows, text)
      }, mending),
    )
  const shown = all ? worth : worth.slice(0, SHOWN)
  return (
    <Section
      title={say('mistakes.title')}
      lead={say('mistakes.lead')}
      acts={
        proposed.length > 1 && (
          <Button look="second" onClick={acceptAll}>
            {say('mistakes.accept-all', { n: proposed.length })}
          </Button>
        )
      }
    >
      <ul className="tb-mend-mistakes">
        {undecided.length > 1 && (
          <li>
            <div>
              <strong>{say('doubts.title', { n: undecided.length })}</strong>
            </div>
            <div className="tb-row">
              <Button look="second" onClick={() => change(excludeRows(mending, undecided, true))}>
                {say('doubts.leave')}
              </Button>
              <Button look="quiet" onClick={() => change(acceptRows(mending, undecided, true))}>
                {say('doubts.accept')}
              </Button>
            </div>
          </li>
        )}
        {shown.map((mistake) => (
          <MistakeLine
            key={`${mistake.code} ${mistake.field} ${mistake.value}`}
            {...props}
            mistake={mistake}
          />
        ))}
      </ul>
      {shown.length < worth.length && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {say('mistakes.more', { n: worth.length - shown.length })}
        </Button>
      )}
    </Section>
  )
}

function MistakeLine<M extends Mending>(props: MendingPartProps<M> & { readonly mistake: Mistake }) {
  const { view, mending, change, words, mistake } = props
  const { code, field, value, rows, first } = mistake
  const say = useSay(mendingWords)
  const { lang } = useLang()
  const label = labelOf(view.preview, field) || (first.column ?? '')
  const wide = code.startsWith('tables.')
  const where = wide
    ? say('mistakes.row')
    : value
      ? say('mistakes.where', { value, column: label })
      : say('mistakes.empty', { column: label })
  const params = { ...first.params, column: label, value: value ?? '', row: first.row ?? '' }
  return (
    <li>
      <div>
        <strong>{where}</strong> <span className="tb-soft">{say('mistakes.rows', { n: rows.length })}</span>
        <p>{problemMessage(code, params, lang, words)}</p>
      </div>
      <div className="tb-row">
        {field !== null && !wide && (
          <Replacement
            key={`${field} ${value}`}
            value={value ?? ''}
            choices={choicesOf(view.preview, first)}
            known={choicesOfField(view.preview, field)}
            n={rows.length}
            onReplace={(text) => change(putCells(mending, field, rows, text))}
          />
        )}
        <WholeFileAct code={code} column={first.column} mending={mending} change={change} />
        {code === 'tables.row-short' && (
          <Button
            look="second"
            onClick={() => change(emptyMissingCells(mending, view.preview, view.table, rows))}
          >
            {say('mistakes.short-empty')}
          </Button>
        )}
        <Button look="quiet" onClick={() => change(excludeRows(mending, rows, true))}>
          {say('mistakes.leave', { n: rows.length })}
        </Button>
      </div>
    </li>
  )
}

type WholeFileActProps<M extends Mending> = {
  readonly code: string
  readonly column: string | null
  readonly mending: M
  readonly change: (next: M) => void
}

/** The act that settles a mistake of the file's form for all rows. */
function WholeFileAct<M extends Mending>({ code, column, mending, change }: WholeFileActProps<M>) {
  const say = useSay(mendingWords)
  if (code === 'tables.row-empty') {
    return (
      <Button look="second" onClick={() => change({ ...mending, skipEmptyRows: true })}>
        {say('mistakes.skip-empty')}
      </Button>
    )
  }
  if (code === 'tables.quotes-broken') {
    return (
      <Button
        look="second"
        onClick={() => change({ ...mending, reading: { ...mending.reading, quotes: false } })}
      >
        {say('mistakes.quotes')}
      </Button>
    )
  }
  if (code === 'tables.row-long' && column !== null && /^[A-Z]+$/.test(column)) {
    return (
      <Button look="second" onClick={() => change(dropColumn(mending, indexOfLetter(column)))}>
        {say('mistakes.drop-column', { column })}
      </Button>
    )
  }
  return null
}

type ReplacementProps = {
  readonly value: string
  readonly choices: readonly string[]
  /** All that the field takes, where they are few. */
  readonly known: readonly string[]
  readonly n: number
  readonly onReplace: (text: string) => void
}

/** A text for all rows of a mistake: typed, or taken among what is proposed. */
export function Replacement({ value, choices, known, n, onReplace }: ReplacementProps) {
  const say = useSay(mendingWords)
  const listId = useId()
  const [only] = choices
  const label = value === '' ? say('mistakes.fill') : say('mistakes.replace-by', { value })
  const [text, setText] = useState(choices.length === 1 && only !== undefined ? only : '')
  return (
    <form
      className="tb-mend-replace"
      onSubmit={(event) => {
        event.preventDefault()
        onReplace(text)
      }}
    >
      {choices.length > 1 ? (
        <select
          className="tb-mend-select"
          aria-label={label}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        >
          <option value="" disabled>
            {say('columns.undecided')}
          </option>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <input
          className="tb-mend-input"
          {...(known.length > 0 ? { list: listId } : {})}
          aria-label={label}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <datalist id={listId}>
        {known.map((choice) => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
      <Button type="submit" look="second" disabled={text === value}>
        {say('mistakes.replace', { n })}
      </Button>
    </form>
  )
}
