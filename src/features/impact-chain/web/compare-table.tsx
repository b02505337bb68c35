import { useId } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { useObjectives } from '#features/evaluations/web/evaluations-api.ts'
import { DataTable } from '#platform/web/data-table.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { impactChainWords } from '../words.ts'
import { type Take, takeOptions } from './compare-choices.ts'
import { sayFields } from './compare-field-text.ts'
import type { CompareRow } from './compare-rows.ts'
import { titleOfObjective } from './element-words.ts'

type CompareTableProps = {
  readonly here: EvaluationHere
  readonly rows: readonly CompareRow[]
  readonly rivalName: string
  readonly chosen: ReadonlyMap<string, Take>
  /** Absent: there is nothing to choose, one only looks. */
  readonly onChoose: ((id: string, take: Take) => void) | undefined
}

/** The same as the pictures, line by line; a card a difference on phones. */
export function CompareTable({ here, rows, rivalName, chosen, onChoose }: CompareTableProps) {
  const say = useSay(impactChainWords)
  const objectives = useObjectives(here.territoryId, here.evaluation.id).data?.items ?? []
  const nameObjective = (id: string) => {
    const objective = objectives.find((each) => each.id === id)
    return objective ? titleOfObjective(objective) : say('compare.nothing')
  }
  const side = (row: CompareRow, which: 'common' | 'rival') => {
    if (row[which] === null) return <span className="tb-soft">{say('compare.absent')}</span>
    if (row.state !== 'changed') return say(row.state === 'same' ? 'compare.same' : 'compare.present')
    return (
      <dl className="ch-compare-fields">
        {sayFields(say, row.fields, which, row.kind === 'link', nameObjective).map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    )
  }
  return (
    <div className="ch-compare-table">
      <DataTable
        caption={say('compare.caption', { name: rivalName })}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'what', label: say('compare.what'), cell: (row) => <What row={row} /> },
          { key: 'difference', label: say('compare.difference'), cell: (row) => <Difference row={row} /> },
          { key: 'common', label: say('compare.common'), cell: (row) => side(row, 'common') },
          { key: 'rival', label: rivalName, cell: (row) => side(row, 'rival') },
          ...(onChoose
            ? [
                {
                  key: 'choice',
                  label: say('compare.choice'),
                  cell: (row: CompareRow) => (
                    <Choice
                      row={row}
                      taken={chosen.get(row.id)}
                      onChoose={(take) => onChoose(row.id, take)}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
    </div>
  )
}

/** How a row is called, also to readers. */
function useRowName() {
  const say = useSay(impactChainWords)
  return (row: CompareRow): string =>
    row.kind === 'link'
      ? `${row.from} → ${row.to}`
      : ((row.common ?? row.rival)?.statement ?? say('compare.nothing'))
}

function What({ row }: { readonly row: CompareRow }) {
  const say = useSay(impactChainWords)
  const name = useRowName()
  return (
    <>
      <span className="ch-compare-kind">
        {row.kind === 'link' ? say('compare.link') : say(`element.${row.type}`)}
      </span>
      {name(row)}
    </>
  )
}

const SIGNS = {
  same: '=',
  changed: '≠',
  'only-common': '+',
  'only-rival': '+',
  'removed-in-common': '−',
  'removed-in-rival': '−',
} as const

function Difference({ row }: { readonly row: CompareRow }) {
  const say = useSay(impactChainWords)
  return (
    <span className="ch-difference" data-state={row.state}>
      <span className="ch-difference-sign" aria-hidden="true">
        {SIGNS[row.state]}
      </span>
      <span>
        {say(`compare.state.${row.state}`)}
        {row.isConflict && <strong className="ch-conflict"> {say('compare.conflict')}</strong>}
      </span>
    </span>
  )
}

type ChoiceProps = {
  readonly row: CompareRow
  readonly taken: Take | undefined
  readonly onChoose: (take: Take) => void
}

function Choice({ row, taken, onChoose }: ChoiceProps) {
  const say = useSay(impactChainWords)
  const name = useRowName()
  const group = useId()
  const { offered, preset } = takeOptions(row)
  if (offered.length === 0) return <span className="tb-soft">{say('compare.stays')}</span>
  return (
    <fieldset className="ch-take">
      <legend className="tb-hidden">{say('compare.choose-for', { what: name(row) })}</legend>
      {offered.map((take) => (
        <label key={take} className="ch-take-choice">
          <input
            type="radio"
            name={group}
            checked={(taken ?? preset) === take}
            onChange={() => onChoose(take)}
          />
          <span>{say(`take.${row.state as 'changed'}.${take as 'common'}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
