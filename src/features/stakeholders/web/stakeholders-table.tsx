import { useState } from 'react'
import { formatNumber } from '#kernel/words.ts'
import { LinkTo } from '#platform/web/button.tsx'
import { type Column, DataTable, type Sort } from '#platform/web/data-table.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { AXES, type Axis } from '../domain/ratings.ts'
import { stakeholdersWords } from '../words.ts'
import { DiscussSign } from './discuss-sign.tsx'
import { LevelSelect } from './level-select.tsx'
import { sortRated } from './map-view.ts'
import { writeRange } from './map-words.ts'
import { NoticePill } from './notice-pill.tsx'
import { useOwnLevels } from './rate-inline.tsx'
import type { Rated } from './rated.ts'
import { sheetAddress } from './stakeholders-addresses.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

type StakeholdersTableProps = { readonly here: StakeholdersHere; readonly shown: readonly Rated[] }

/** The same as the map, as a list: whoever cannot use one can do everything with the other. */
export function StakeholdersTable({ here, shown }: StakeholdersTableProps) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const [sort, setSort] = useState<Sort>({ key: 'gap', descending: true })
  const median = (axis: Axis): Column<Rated> => ({
    key: axis,
    label: say(`table.${axis}`),
    align: 'end',
    sortable: true,
    cell: ({ summary }) => writeRange(summary[axis], lang),
  })
  return (
    <DataTable
      caption={say('table.caption')}
      rows={sortRated(shown, sort)}
      rowKey={(each) => each.id}
      sort={sort}
      onSort={setSort}
      columns={[
        {
          key: 'name',
          label: say('sheet.name'),
          sortable: true,
          cell: (each) => (
            <span className="sh-table-name">
              <LinkTo to={sheetAddress(here, each.id)}>{each.name}</LinkTo>
              <NoticePill here={here} rated={each} />
            </span>
          ),
        },
        ...(here.mayContribute
          ? [
              {
                key: 'mine',
                label: say('rating.mine'),
                cell: (each: Rated) => <OwnLevels here={here} rated={each} />,
              },
            ]
          : []),
        median('involvement'),
        median('importance'),
        {
          key: 'quadrant',
          label: say('map.quadrant'),
          cell: (each) => (
            <span className="sh-table-place">
              {say(each.quadrant ? `quadrant.${each.quadrant}` : 'quadrant.unrated')}
              {each.summary.toDiscuss && <DiscussSign />}
            </span>
          ),
        },
        {
          key: 'gap',
          label: say('table.gap'),
          align: 'end',
          sortable: true,
          cell: ({ summary: { mobilisationGap } }) =>
            mobilisationGap === null ? '—' : formatNumber(mobilisationGap, lang, 2),
        },
        {
          key: 'count',
          label: say('map.count'),
          align: 'end',
          sortable: true,
          cell: (each) => each.ratings.length,
        },
      ]}
    />
  )
}

function OwnLevels({ here, rated }: { readonly here: StakeholdersHere; readonly rated: Rated }) {
  const say = useSay(stakeholdersWords)
  const own = useOwnLevels({ here, rated })
  if (!rated.mayBeRated) return <span className="tb-soft">{say('rating.refused-short')}</span>
  return (
    <span className="sh-own">
      {AXES.map((axis) => (
        <LevelSelect
          key={axis}
          axis={axis}
          name={rated.name}
          value={own.value[axis]}
          onChange={(level) => own.say({ [axis]: level })}
        />
      ))}
      {own.missing && (
        <span className="sh-half" role="status">
          {say(`rating.say-${own.missing}`)}
        </span>
      )}
    </span>
  )
}
