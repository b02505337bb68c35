import { useState } from 'react'
import { formatNumber } from '#kernel/words.ts'
import { Button } from '#platform/web/button.tsx'
import { type Column, DataTable } from '#platform/web/data-table.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { keepFirst } from '../domain/priority-vote.ts'
import { frameworkWords } from '../words.ts'
import type { BallotRecord } from './ballot-state.ts'
import { useFrameworkApi } from './framework-api.ts'
import type { FrameworkHere } from './framework-frame.tsx'
import { useRefresh } from './framework-state.ts'

type Tally = BallotRecord['tallies'][number]
type ResultProps = { readonly here: FrameworkHere; readonly ballot: BallotRecord }

const KEPT = 12

/** The lines by their points, how far people agree on each, and the act that keeps the first ones. */
export function VoteResultTable({ here, ballot }: ResultProps) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const most = Math.max(1, ...ballot.tallies.map(({ sum }) => sum))
  const lineOf = (tally: Tally) => here.lines.find(({ id }) => id === tally.lineId)
  const number = (value: number | null) => (value === null ? '?' : formatNumber(value, lang, 1))
  const columns: readonly Column<Tally>[] = [
    {
      key: 'line',
      label: say('column.indicator'),
      cell: (tally) => (
        <span className="fw-result-name">
          {lineOf(tally)?.name}
          {lineOf(tally)?.isSetAside && <Pill>{say('aside.short')}</Pill>}
        </span>
      ),
    },
    { key: 'rank', label: say('vote.rank'), align: 'end', cell: ({ rank }) => <span>{number(rank)}</span> },
    {
      key: 'sum',
      label: say('vote.sum'),
      align: 'end',
      cell: ({ sum }) => (
        <span className="fw-result-sum">
          <span className="fw-result-bar" aria-hidden="true">
            <span style={{ width: `${(sum / most) * 100}%` }} />
          </span>
          <span className="tb-number">{sum}</span>
        </span>
      ),
    },
    {
      key: 'supporters',
      label: say('vote.supporters'),
      align: 'end',
      cell: ({ supporters }) => say('vote.supporters-of', { n: supporters, of: ballot.voters }),
    },
    { key: 'median', label: say('vote.median'), align: 'end', cell: ({ median }) => number(median) },
    {
      key: 'range',
      label: say('vote.range'),
      align: 'end',
      cell: ({ lowest, highest }) =>
        say('vote.from-to', { lowest: number(lowest), highest: number(highest) }),
    },
  ]
  return (
    <div className="tb-stack">
      {here.mayWrite && <KeepFirst here={here} ballot={ballot} />}
      <DataTable
        caption={say('vote.caption')}
        rows={ballot.tallies}
        rowKey={({ lineId }) => lineId}
        columns={columns}
      />
    </div>
  )
}

function KeepFirst({ here, ballot }: ResultProps) {
  const say = useSay(frameworkWords)
  const api = useFrameworkApi()
  const refresh = useRefresh()
  const undoToast = useUndoToast()
  const [typed, setTyped] = useState(String(Math.min(KEPT, ballot.tallies.length)))
  const [problem, setProblem] = useState<unknown>()
  const n = Number(typed)
  const isCount = Number.isInteger(n) && n > 0
  const { kept, setAside, tied } = keepFirst(ballot, isCount ? n : 0)
  const tiedNames = here.lines.filter(({ id }) => tied.includes(id)).map(({ name }) => name)
  const keep = async () => {
    try {
      setProblem(undefined)
      const done = await api.setAside({ ...here.scope, retain: [...kept], setAside: [...setAside] })
      undoToast(say('vote.kept', { n: kept.length, aside: setAside.length }), () =>
        api
          .setAside({ ...here.scope, retain: [...done.setAside], setAside: [...done.retained] })
          .then(refresh),
      )
    } catch (failure) {
      setProblem(failure)
    }
    await refresh()
  }
  return (
    <div className="fw-keep">
      <NumberField label={say('vote.keep-how-many')} min={1} value={typed} onChange={setTyped} />
      <Button look="second" onClick={() => void keep()} disabled={!isCount}>
        {say('vote.keep', { n: isCount ? Math.min(n, ballot.tallies.length) : 0 })}
      </Button>
      {isCount && tiedNames.length > 0 && (
        <p role="status">
          {say('vote.tied', { n: tiedNames.length, names: tiedNames.slice(0, 4).join(', ') })}
        </p>
      )}
      <ProblemNotice problem={problem} />
    </div>
  )
}
