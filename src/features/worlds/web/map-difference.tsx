import { useState } from 'react'
import { formatNumber } from '#kernel/words.ts'
import { DataTable } from '#platform/web/data-table.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { Stat, StatRow } from '#platform/web/signs.tsx'
import type { NetworkDifference, TieDifference } from '../domain/network-difference.ts'
import { networkMapWords, worldsWords } from '../words.ts'
import { ChangeMark } from './change-mark.tsx'
import type { MapParts } from './map-card.tsx'

const PAGE = 50
const ORDER: readonly TieDifference[] = ['new', 'lost', 'strengthened', 'weakened', 'sleeping']

/** What is different between the two days, in figures and as a table, beside the colours of the picture. */
export function MapDifference({ read, difference }: MapParts & { readonly difference: NetworkDifference }) {
  const say = useSay(networkMapWords)
  const sayWorlds = useSay(worldsWords)
  const { lang } = useLang()
  const [shown, setShown] = useState(PAGE)
  const { changes, marks } = difference
  const actors = new Map(read.data.actors.map(({ id, name }) => [id, name]))
  const worlds = new Map(read.data.worlds.map(({ id, name }) => [id, name]))
  const ties = new Map(read.data.ties.map((tie) => [tie.id, tie]))
  const strengths = new Map(changes.ties.map((tie) => [tie.tieId, tie]))
  const rows = ORDER.flatMap((mark) =>
    [...marks].flatMap(([id, each]) => {
      const tie = ties.get(id)
      return each === mark && tie ? [{ ...tie, mark, change: strengths.get(id) }] : []
    }),
  )
  const count = (mark: TieDifference) => formatNumber(rows.filter((row) => row.mark === mark).length, lang)
  const names = (ids: readonly string[]) =>
    ids.length === 0 ? say('difference.none') : ids.map((id) => worlds.get(id) ?? '').join(', ')
  const grade = (value: 1 | 2 | 3 | null | undefined) => (value ? say(`strength.${value}`) : '–')
  return (
    <Section
      id="ce-qui-a-change"
      title={say('difference.title')}
      lead={say('difference.lead', { from: formatDay(changes.from, lang), to: formatDay(changes.to, lang) })}
    >
      <StatRow>
        {ORDER.map((mark) => (
          <Stat key={mark} label={say(`difference.ties-${mark}`)} value={count(mark)}>
            <ChangeMark mark={mark} />
          </Stat>
        ))}
      </StatRow>
      <dl className="wn-changes">
        {(['appeared', 'emptied', 'absent'] as const).map((kind) => (
          <div key={kind}>
            <dt>{say(`difference.worlds-${kind}`)}</dt>
            <dd>{names(changes.worlds[kind])}</dd>
          </div>
        ))}
        <div>
          <dt>{say('difference.actors')}</dt>
          <dd>
            {say('difference.actors-n', {
              come: changes.actors.come.length,
              gone: changes.actors.gone.length,
            })}
          </dd>
        </div>
      </dl>
      {rows.length > 0 && (
        <DataTable
          caption={say('difference.table')}
          rows={rows.slice(0, shown)}
          rowKey={({ id }) => id}
          total={rows.length}
          onMore={shown < rows.length ? () => setShown(shown + PAGE) : undefined}
          columns={[
            {
              key: 'tie',
              label: say('table.tie'),
              cell: (row) => `${actors.get(row.fromId) ?? ''} – ${actors.get(row.toId) ?? ''}`,
            },
            { key: 'change', label: say('difference.change'), cell: (row) => <ChangeMark mark={row.mark} /> },
            { key: 'kind', label: say('table.kind'), cell: (row) => sayWorlds(`tie.${row.kind}`) },
            { key: 'before', label: say('difference.before'), cell: (row) => grade(row.change?.before) },
            { key: 'after', label: say('difference.after'), cell: (row) => grade(row.change?.after) },
          ]}
        />
      )}
    </Section>
  )
}
