import { formatNumber } from '#kernel/words.ts'
import { LinkTo } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { computeTeamLoad, type LoadShare } from '../domain/collection-load.ts'
import { hoursOfDays } from '../domain/framework-advice.ts'
import { frameworkWords } from '../words.ts'
import type { FrameworkHere } from './framework-frame.tsx'
import { LoadLine } from './load-line.tsx'

/** Hours of the team by person, month and mode, against the means that the perimeter declares. */
export function TeamLoadTables({ here }: { readonly here: FrameworkHere }) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const means = hoursOfDays(here.around.evaluation.perimeter?.meansDays ?? null)
  const load = computeTeamLoad(here.retained, means)
  const month = (key: string) =>
    key === ''
      ? say('load.no-date')
      : new Intl.DateTimeFormat(lang, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
          new Date(`${key}-01T00:00:00Z`),
        )
  return (
    <div className="tb-stack">
      <LoadLine here={here} />
      {means === null && (
        <p>
          {say('load.no-means')} <LinkTo to={`${here.base}/perimetre`}>{say('advice.declare-means')}</LinkTo>
        </p>
      )}
      <div className="tb-grid fw-load-grid">
        <ShareTable
          caption={say('load.by-owner')}
          label={say('field.owner')}
          shares={load.byOwner}
          nameOf={(key) => key || say('column.nobody')}
        />
        <ShareTable
          caption={say('load.by-month')}
          label={say('load.month')}
          shares={load.byMonth}
          nameOf={month}
        />
        <ShareTable
          caption={say('load.by-mode')}
          label={say('field.mode')}
          shares={load.byMode}
          nameOf={(key) => (key === '' ? say('column.not-set') : say(`collection-mode.${key}`))}
        />
      </div>
    </div>
  )
}

type ShareProps<K extends string> = {
  readonly caption: string
  readonly label: string
  readonly shares: readonly LoadShare<K>[]
  readonly nameOf: (key: K) => string
}

function ShareTable<K extends string>({ caption, label, shares, nameOf }: ShareProps<K>) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const most = Math.max(1, ...shares.map(({ sum }) => sum ?? 0))
  return (
    <DataTable
      caption={caption}
      keepGrid
      rows={shares}
      rowKey={({ key }) => key || '-'}
      columns={[
        { key: 'what', label, cell: ({ key }) => nameOf(key) },
        {
          key: 'hours',
          label: say('field.hours-short'),
          align: 'end',
          cell: ({ sum, unknown }) => (
            <span className="fw-share">
              <span className="fw-share-bar" aria-hidden="true">
                <span style={{ width: `${((sum ?? 0) / most) * 100}%` }} />
              </span>
              <span className="tb-number">{sum === null ? '?' : formatNumber(sum, lang, 1)}</span>
              {unknown > 0 && sum !== null && (
                <span className="tb-soft" title={say('load.without-hours', { n: unknown })}>
                  + ?
                </span>
              )}
            </span>
          ),
        },
      ]}
    />
  )
}
