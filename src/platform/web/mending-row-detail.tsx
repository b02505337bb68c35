import { cellKey, type Mending, type TableProblem } from '#platform/tables/mending.ts'
import { problemMessage } from '#platform/tables/problem-message.ts'
import { Button } from './button.tsx'
import { useLang, useSay } from './lang.tsx'
import type { MendingPartProps } from './mending-columns.tsx'
import { acceptRows, emptyMissingCells, excludeRows, putCell } from './mending-steps.ts'
import { choicesOf, labelOf, type MendingView } from './mending-view.ts'
import { mendingWords } from './mending-words.ts'

/** `const tell = useTrouble(view, words)` → the sentence of a problem or doubt of a row. */
export function useTrouble(view: MendingView, words: MendingPartProps<Mending>['words']) {
  const { lang } = useLang()
  return ({ code, params, field, column, value, row }: TableProblem) => {
    const more = {
      column: labelOf(view.preview, field) || (column ?? ''),
      value: value ?? '',
      row: row ?? '',
    }
    return problemMessage(code, { ...more, ...params }, lang, words)
  }
}

/** Everything that is wrong or in doubt in one row. */
export function troublesOfRow(view: MendingView, row: number): readonly TableProblem[] {
  const doubt = view.doubts.get(row)
  return [...(view.troubles.get(row) ?? []), ...(doubt ? [doubt] : [])]
}

type RowDetailProps<M extends Mending> = MendingPartProps<M> & {
  readonly row: number
  /** The cell that is looked at. */
  readonly field: string | undefined
}

/** What is known of the row that is looked at, and what can be done about it. */
export function RowDetail<M extends Mending>(props: RowDetailProps<M>) {
  const { view, row, field, words } = props
  const say = useSay(mendingWords)
  const tell = useTrouble(view, words)
  const troubles = troublesOfRow(view, row)
  const understood = field === undefined ? undefined : view.preview.understood?.[cellKey(row, field)]
  return (
    <div className="tb-mend-detail" aria-live="polite">
      <h3>{say('row.title', { row })}</h3>
      {troubles.length === 0 && <p className="tb-soft">{say('row.fine')}</p>}
      {troubles.length > 0 && (
        <ul>
          {troubles.map((trouble) => (
            <li key={`${trouble.code} ${trouble.field}`}>
              {trouble.field !== null && <strong>{labelOf(view.preview, trouble.field)}. </strong>}
              {tell(trouble)}
              <TroubleChoices {...props} trouble={trouble} />
            </li>
          ))}
        </ul>
      )}
      {understood && <p className="tb-soft">{say('rows.understood', { text: understood })}</p>}
      {field !== undefined && <WasInFile {...props} field={field} />}
      <RowActs {...props} />
    </div>
  )
}

/** More than these are a list to open. */
const CHIPS = 6

/** The texts that a problem proposes, each one click away. */
export function TroubleChoices<M extends Mending>(
  props: MendingPartProps<M> & { readonly row: number; readonly trouble: TableProblem },
) {
  const { view, mending, change, row, trouble } = props
  const { field } = trouble
  const doubted = view.doubts.get(row) === trouble
  const choices = doubted ? [] : choicesOf(view.preview, trouble)
  const say = useSay(mendingWords)
  if (trouble.code === 'tables.row-short') {
    return (
      <span className="tb-mend-choices">
        <button
          type="button"
          className="tb-mend-choice"
          onClick={() => change(emptyMissingCells(mending, view.preview, view.table, [row]))}
        >
          {say('mistakes.short-empty')}
        </button>
      </span>
    )
  }
  if (field === null || choices.length === 0) return null
  if (choices.length > CHIPS) {
    return (
      <select
        className="tb-mend-select"
        aria-label={
          trouble.value ? say('mistakes.replace-by', { value: trouble.value }) : say('mistakes.fill')
        }
        value=""
        onChange={(event) => change(putCell(mending, row, field, event.currentTarget.value))}
      >
        <option value="" disabled>
          {say('columns.undecided')}
        </option>
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    )
  }
  return (
    <span className="tb-mend-choices">
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          className="tb-mend-choice"
          onClick={() => change(putCell(mending, row, field, choice))}
        >
          {choice}
        </button>
      ))}
    </span>
  )
}

/** A corrected cell says what the file holds, with the way back to it. */
function WasInFile<M extends Mending>({
  view,
  mending,
  change,
  row,
  field,
}: MendingPartProps<M> & { readonly row: number; readonly field: string }) {
  const say = useSay(mendingWords)
  const key = cellKey(row, field)
  if (mending.cells?.[key] === undefined) return null
  const index = view.preview.columns[field]
  const text = typeof index === 'number' ? (view.table.rows[row - 1]?.[index] ?? '').trim() : ''
  const back = () => {
    const { [key]: _, ...cells } = mending.cells ?? {}
    change({ ...mending, cells })
  }
  return (
    <p className="tb-row">
      <span className="tb-soft">{text === '' ? say('rows.was-empty') : say('rows.was', { text })}</span>
      <Button look="quiet" onClick={back}>
        {say('row.back')}
      </Button>
    </p>
  )
}

/** Leave out or take back; for a doubt, enter anyway. */
export function RowActs<M extends Mending>({
  view,
  mending,
  change,
  row,
}: MendingPartProps<M> & { readonly row: number }) {
  const say = useSay(mendingWords)
  const out = view.excluded.has(row)
  const accepted = view.accepted.has(row)
  return (
    <div className="tb-row">
      {view.doubts.has(row) && !out && (
        <Button look="second" onClick={() => change(acceptRows(mending, [row], !accepted))}>
          {say(accepted ? 'row.unaccept' : 'row.accept')}
        </Button>
      )}
      <Button look={out ? 'second' : 'quiet'} onClick={() => change(excludeRows(mending, [row], !out))}>
        {say(out ? 'row.include' : 'row.exclude')}
      </Button>
    </div>
  )
}
