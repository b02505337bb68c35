import { LinkTo } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState } from '#platform/web/page.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { computeStakeholderLoad } from '../domain/collection-load.ts'
import { MOST_LINES_ASKED, MOST_MINUTES_ASKED } from '../domain/coverage.ts'
import { frameworkWords } from '../words.ts'
import { formatMinutes } from './duration-text.ts'
import type { FrameworkHere } from './framework-frame.tsx'
import { type FrameworkPeople, nameOfStakeholder } from './framework-people.ts'

type LoadProps = { readonly here: FrameworkHere; readonly people: FrameworkPeople }

/** Minutes that each stakeholder is asked for, and for which lines. */
export function StakeholderLoadTable({ here, people }: LoadProps) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const rows = computeStakeholderLoad(people.respondents, new Set(here.retained.map(({ id }) => id)))
  if (rows.length === 0) {
    return <EmptyState title={say('load.nobody-title')}>{say('load.nobody-text')}</EmptyState>
  }
  return (
    <DataTable
      caption={say('load.stakeholders-caption')}
      rows={rows}
      rowKey={({ stakeholderId }) => stakeholderId}
      columns={[
        {
          key: 'who',
          label: say('respondent.who'),
          cell: (row) => nameOfStakeholder(people, row.stakeholderId),
        },
        {
          key: 'minutes',
          label: say('load.minutes'),
          align: 'end',
          cell: ({ minutes, lineIds }) => (
            <span className="fw-asked">
              {minutes.sum === null ? '?' : formatMinutes(minutes.sum, lang)}
              {minutes.sum !== null && minutes.unknown > 0 && <span className="tb-soft"> + ?</span>}
              {((minutes.sum ?? 0) > MOST_MINUTES_ASKED || lineIds.length > MOST_LINES_ASKED) && (
                <Pill look="accent">{say('load.much')}</Pill>
              )}
            </span>
          ),
        },
        {
          key: 'lines',
          label: say('load.for-lines'),
          cell: ({ lineIds }) => (
            <ul className="fw-asked-lines">
              {here.retained
                .filter(({ id }) => lineIds.includes(id))
                .map(({ id, name }) => (
                  <li key={id}>
                    <LinkTo to={`${here.base}/referentiel/${id}`}>{name}</LinkTo>
                  </li>
                ))}
            </ul>
          ),
        },
      ]}
    />
  )
}
