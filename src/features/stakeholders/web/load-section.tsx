import { useState } from 'react'
import { formatNumber } from '#kernel/words.ts'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { type Column, DataTable } from '#platform/web/data-table.tsx'
import { formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { LoadOfPeriod } from '../domain/solicitation-load.ts'
import { stakeholdersWords } from '../words.ts'
import { barShare, type LoadRow, listLoads } from './load-rows.ts'
import type { Rated } from './rated.ts'
import { SolicitationDialog } from './solicitation-dialog.tsx'
import { SolicitationList } from './solicitation-list.tsx'
import { sheetAddress } from './stakeholders-addresses.ts'
import { useEngagement } from './stakeholders-api.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

type LoadSectionProps = { readonly here: StakeholdersHere; readonly only?: Rated }

/** How much is asked of whom, so that the same ones are not always asked. */
export function LoadSection({ here, only }: LoadSectionProps) {
  const say = useSay(stakeholdersWords)
  const [logging, setLogging] = useState(false)
  const engagement = useEngagement({ territoryId: here.territoryId, evaluationId: here.evaluation.id })
  const { tooManyHours, tooManyTimes } = here.settings
  return (
    <Section
      id="sollicitations"
      title={say('load.title')}
      lead={say('load.lead', { hours: tooManyHours, times: tooManyTimes })}
      acts={
        here.mayContribute &&
        here.all.length > 0 && (
          <Button look="second" onClick={() => setLogging(true)}>
            {say('load.log')}
          </Button>
        )
      }
    >
      <Loaded query={engagement}>
        {(read) => {
          const rows = listLoads(only ? [only] : here.all, read, here.settings, here.today)
          const asked = only ? rows : rows.filter(({ load }) => load.year.times > 0)
          return (
            <>
              {asked.length === 0 ? (
                <p className="tb-soft">{say('load.nothing')}</p>
              ) : (
                <LoadTable here={here} rows={asked} />
              )}
              {only && <SolicitationList here={here} rated={only} all={read.solicitations} />}
            </>
          )
        }}
      </Loaded>
      {logging && (
        <SolicitationDialog here={here} stakeholderId={only?.id ?? ''} onClose={() => setLogging(false)} />
      )}
    </Section>
  )
}

function LoadTable({ here, rows }: { readonly here: StakeholdersHere; readonly rows: readonly LoadRow[] }) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const bar = (of: LoadOfPeriod) => (
    <span className="sh-load">
      <span className="sh-load-bar" aria-hidden="true">
        <span
          className="sh-load-part"
          style={{ width: `${Math.round(100 * barShare(of.hours, rows, here.settings.tooManyHours))}%` }}
        />
      </span>
      <span>
        {say('load.hours', { hours: formatNumber(of.hours, lang, 1), n: of.times })}
        {of.unknown > 0 && <span className="tb-soft"> · {say('load.unknown', { n: of.unknown })}</span>}
      </span>
    </span>
  )
  const columns: Column<LoadRow>[] = [
    {
      key: 'name',
      label: say('sheet.name'),
      cell: ({ rated, load }) => (
        <span className="sh-table-name">
          <LinkTo to={sheetAddress(here, rated.id)}>{rated.name}</LinkTo>
          {load.tooOften && (
            <span className="sh-too-often">
              <SignIcon sign="warning" size={16} />
              {say('load.too-often')}
            </span>
          )}
        </span>
      ),
    },
    { key: 'quarter', label: say('load.quarter'), cell: ({ load }) => bar(load.quarter) },
    { key: 'year', label: say('load.year'), cell: ({ load }) => bar(load.year) },
    {
      key: 'last',
      label: say('load.last'),
      cell: ({ load }) => (load.lastContactOn ? formatShortDay(load.lastContactOn, lang) : '—'),
    },
  ]
  return (
    <DataTable caption={say('load.caption')} rows={rows} rowKey={({ rated }) => rated.id} columns={columns} />
  )
}
