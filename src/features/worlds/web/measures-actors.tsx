import { useState } from 'react'
import { LinkTo } from '#platform/web/button.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { networkMapWords, networkMeasureWords } from '../words.ts'
import { MeasureNotes } from './measures-notes.tsx'
import { type MeasuresParts, measureKey } from './measures-parts.ts'
import { shortReading, writeFigure } from './measures-writing.ts'
import { actorNetworkAddress } from './network-addresses.ts'
import { type SortedColumn, SortedTable } from './sorted-table.tsx'

/** Columns by what one asks: who passes between worlds, who is tied how, who plays which part. */
const VIEWS = {
  bridges: ['worlds', 'betweenness', 'closeness', 'redundancy', 'cut-share', 'evenness'],
  circles: ['ties', 'strength', 'constraint', 'effective-size', 'efficiency', 'core-number', 'ei'],
  roles: ['coordinator', 'itinerant', 'gatekeeper', 'representative', 'liaison'],
} as const
type ViewName = keyof typeof VIEWS
const VIEW_NAMES: readonly ViewName[] = ['bridges', 'circles', 'roles']

type Row = { readonly id: string; readonly at: number; readonly name: string }

/** Figures of each actor, for the team alone; ranks with the interval in which they hold. */
export function ActorFigures({ here, read, study }: MeasuresParts) {
  const say = useSay(networkMapWords)
  const sayMeasure = useSay(networkMeasureWords)
  const { lang } = useLang()
  const [view, setView] = useState<ViewName>('bridges')
  const { ids, columns, ranks, readings } = study.actorFigures
  const names = new Map(read.data.actors.map(({ id, name }) => [id, name]))
  const rows: Row[] = ids.map((id, at) => ({ id, at, name: names.get(id) ?? '' }))
  const roles: Readonly<Record<string, readonly (number | null)[]>> = study.roles
  const columnOf = (code: string): SortedColumn<Row> => {
    const values = view === 'roles' ? roles[code] : columns[code]
    return {
      key: code,
      label: sayMeasure(measureKey(view === 'roles' ? `role.${code}` : `measure.${code}.name`)),
      align: 'end',
      by: ({ at }) => values?.[at] ?? null,
      cell: ({ at }) => {
        const value = values?.[at] ?? null
        if (value === null) return <span className="tb-soft">{say('measures.undefined')}</span>
        const rank = ranks[code === 'worlds' ? 'actor-worlds' : code]?.[at]
        const reading = readings[code === 'worlds' ? 'actor-worlds' : code]?.[at]
        const of = code === 'worlds' ? 'actor-worlds' : code
        const short = reading && shortReading(reading, sayMeasure(measureKey(`reading.${of}.${reading}`)))
        return (
          <>
            {writeFigure(view === 'roles' ? 'ties' : code, value, lang)}
            {rank && (
              <span className="wm-read">
                {rank[0] === rank[1]
                  ? say('measures.rank-sure', { rank: rank[0] })
                  : say('measures.rank', { low: rank[0], high: rank[1] })}
              </span>
            )}
            {short && <span className="wm-read">{short}</span>}
          </>
        )
      },
    }
  }
  return (
    <Section title={say('measures.actors')} lead={say('measures.actors-lead')} id="acteurs">
      <SelectField
        label={say('measures.view')}
        value={view}
        none={say('measures.view-bridges')}
        onChange={(next) => setView(next === '' ? 'bridges' : next)}
        options={VIEW_NAMES.map((value) => ({ value, label: say(`measures.view-${value}`) })).slice(1)}
      />
      {view === 'roles' && (
        <dl className="wm-roles">
          {VIEWS.roles.map((role) => (
            <div key={role}>
              <dt>{sayMeasure(`role.${role}`)}</dt>
              <dd>{sayMeasure(`role-help.${role}`)}</dd>
            </div>
          ))}
        </dl>
      )}
      <SortedTable
        key={view}
        keepGrid
        page={15}
        caption={say('measures.actors-caption', { n: rows.length })}
        rows={rows}
        begin={{ key: VIEWS[view][view === 'bridges' ? 1 : 0], descending: true }}
        columns={[
          {
            key: 'name',
            label: say('table.actor'),
            by: ({ name }) => name,
            cell: ({ id, name }) => <LinkTo to={actorNetworkAddress(here.territoryId, id)}>{name}</LinkTo>,
          },
          ...VIEWS[view].map(columnOf),
        ]}
      />
      <MeasureNotes
        here={here}
        read={read}
        codes={
          view === 'roles'
            ? ['brokerage']
            : VIEWS[view].map((code) => (code === 'worlds' ? 'actor-worlds' : code))
        }
      />
    </Section>
  )
}
