import type { ReactNode } from 'react'
import { LinkTo } from '#platform/web/button.tsx'
import { type Column, DataTable } from '#platform/web/data-table.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { Coverage, CoverageRow, Instrument } from '../domain/coverage.ts'
import { frameworkWords } from '../words.ts'
import type { FrameworkHere } from './framework-frame.tsx'
import { type FrameworkPeople, nameOfStakeholder } from './framework-people.ts'

type MatrixProps = {
  readonly here: FrameworkHere
  readonly coverage: Coverage
  readonly instruments: readonly Instrument[]
  readonly people: FrameworkPeople
}

/** Lines against what answers them: source, mode, who is asked, and each instrument. */
export function CoverageMatrix({ here, coverage, instruments, people }: MatrixProps) {
  const say = useSay(frameworkWords)
  const lineOf = ({ lineId }: CoverageRow) => here.retained.find(({ id }) => id === lineId)
  const missing = (
    <span className="fw-hole">
      <SignIcon sign="warning" size={16} /> {say('coverage.hole')}
    </span>
  )
  const namesOf = ({ lineId }: CoverageRow) =>
    people.respondents
      .filter((each) => each.lineId === lineId)
      .map((each) => nameOfStakeholder(people, each.stakeholderId))
      .filter(Boolean)
      .join(', ')
  const columns: readonly Column<CoverageRow>[] = [
    {
      key: 'line',
      label: say('column.indicator'),
      cell: (row) => <LinkTo to={`${here.base}/referentiel/${row.lineId}`}>{lineOf(row)?.name ?? ''}</LinkTo>,
    },
    {
      key: 'source',
      label: say('field.source'),
      cell: (row): ReactNode => (row.hasSource ? lineOf(row)?.source : row.isAnswered ? '–' : missing),
    },
    {
      key: 'mode',
      label: say('field.mode'),
      cell: (row): ReactNode => {
        const mode = lineOf(row)?.mode
        return mode ? say(`collection-mode.${mode}`) : missing
      },
    },
    {
      key: 'respondents',
      label: say('field.respondents'),
      cell: (row): ReactNode => {
        if (!row.needsRespondents && !namesOf(row) && !lineOf(row)?.respondents)
          return <span className="tb-soft">{say('coverage.nobody-needed')}</span>
        return row.hasRespondents ? namesOf(row) || lineOf(row)?.respondents : missing
      },
    },
    ...instruments.map(
      ({ id, title }): Column<CoverageRow> => ({
        key: id,
        label: title,
        align: 'end',
        cell: (row) => (row.questions[id] ? say('coverage.questions', { n: row.questions[id] }) : '–'),
      }),
    ),
    {
      key: 'answered',
      label: say('coverage.answered'),
      cell: (row) =>
        row.isAnswered && !row.hasRespondents ? (
          say('coverage.partly')
        ) : row.isAnswered ? (
          <span className="fw-answered">
            <SignIcon sign="check" size={16} /> {say('yes')}
          </span>
        ) : (
          missing
        ),
    },
  ]
  return (
    <DataTable
      caption={say('coverage.caption')}
      rows={coverage.rows}
      rowKey={({ lineId }) => lineId}
      columns={columns}
    />
  )
}
