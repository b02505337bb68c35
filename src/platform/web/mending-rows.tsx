import { useEffect, useMemo, useState } from 'react'
import type { Mending } from '#platform/tables/mending.ts'
import { useSay } from './lang.tsx'
import { MendingCards } from './mending-cards.tsx'
import type { MendingPartProps } from './mending-columns.tsx'
import { MendingGrid } from './mending-grid.tsx'
import { filterRows, type RowFilter, stateOfRow } from './mending-view.ts'
import { mendingWords } from './mending-words.ts'
import { Section } from './page.tsx'

export type MendingRowsProps<M extends Mending> = MendingPartProps<M> & {
  readonly undo: (() => void) | undefined
  readonly redo: (() => void) | undefined
}

const FILTERS: readonly RowFilter[] = ['all', 'todo', 'enter', 'excluded']
const NARROW = '(max-width: 43.75rem)'

function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => window.matchMedia(NARROW).matches)
  useEffect(() => {
    const query = window.matchMedia(NARROW)
    const follow = () => setNarrow(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  return narrow
}

/** The rows of the file: a grid walked by keyboard, or cards on a phone, narrowed to what waits for a decision. */
export function MendingRows<M extends Mending>(props: MendingRowsProps<M>) {
  const { view, change } = props
  const say = useSay(mendingWords)
  const narrow = useNarrow()
  const { counts, problemCount, problems } = view.preview
  const todo = counts.problem + counts.doubt
  const [chosen, setChosen] = useState<RowFilter>()
  const [kept, setKept] = useState<ReadonlySet<number>>(() => new Set())
  // What waits for a decision comes first, as soon as the columns are settled.
  const filter = chosen ?? (todo > 0 && view.headerProblems.length === 0 ? 'todo' : 'all')
  const rows = useMemo(() => filterRows(view, filter, kept), [view, filter, kept])
  const touch = (next: M) => {
    if (chosen === undefined) setChosen(filter)
    if (filter === 'todo') setKept(new Set(rows))
    change(next)
  }
  const choose = (next: RowFilter) => {
    setKept(new Set())
    setChosen(next)
  }
  const countOf = (each: RowFilter) => {
    if (each === 'all') return view.rows.length
    if (each === 'todo') return todo
    return each === 'enter' ? counts.enter + counts.waiting : counts.excluded
  }
  const Rows = narrow ? MendingCards : MendingGrid
  return (
    <Section title={say('rows.title')}>
      <fieldset className="tb-mend-filters">
        <legend className="tb-hidden">{say('rows.filter')}</legend>
        {FILTERS.map((each) => (
          <label key={each} className="tb-mend-filter">
            <input
              type="radio"
              name="mending-filter"
              checked={filter === each}
              onChange={() => choose(each)}
            />
            <span>
              {say(`filter.${each}`)}{' '}
              <span className="tb-number tb-mend-n">{countOf(each).toLocaleString()}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {problems.length < problemCount && (
        <p className="tb-soft">{say('problems.cut', { shown: problems.length, n: problemCount })}</p>
      )}
      {rows.length === 0 ? (
        <p className="tb-soft">{say('rows.none')}</p>
      ) : (
        <Rows {...props} key={filter} change={touch} rows={rows} stateOf={(row) => stateOfRow(view, row)} />
      )}
    </Section>
  )
}
