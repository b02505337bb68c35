import { formatNumber } from '#kernel/words.ts'
import { LinkButton, LinkTo } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { networkMapWords } from '../words.ts'
import type { MeasuresParts } from './measures-parts.ts'
import { actorNetworkAddress, networkAddress } from './network-addresses.ts'

const MOST = 20

/** Whose loss would cut the network, and ties that nothing doubles, for the team alone. */
export function Bridges({ here, read, study }: MeasuresParts) {
  const say = useSay(networkMapWords)
  const { lang } = useLang()
  const names = new Map([...read.data.actors, ...read.data.worlds].map(({ id, name }) => [id, name]))
  const points = study.articulation.toSorted((a, b) => b.pairsShare - a.pairsShare).slice(0, MOST)
  const link = (id: string) => (
    <LinkTo to={actorNetworkAddress(here.territoryId, id)}>{names.get(id) ?? ''}</LinkTo>
  )
  return (
    <Section
      title={say('bridges.title')}
      lead={say(points.length === 0 ? 'bridges.none' : 'bridges.lead')}
      id="ponts"
      acts={
        here.mayWrite &&
        points.length > 0 && (
          <>
            <LinkButton look="second" to={networkAddress(here.territoryId, 'reseau/entretien')}>
              {say('bridges.interview')}
            </LinkButton>
            <LinkButton look="second" to={networkAddress(here.territoryId, 'reseau/rencontres')}>
              {say('bridges.meet')}
            </LinkButton>
          </>
        )
      }
    >
      {points.length > 0 && (
        <DataTable
          caption={say('bridges.points', { n: study.articulation.length })}
          rows={points}
          rowKey={({ actorId }) => actorId}
          columns={[
            { key: 'name', label: say('table.actor'), cell: ({ actorId }) => link(actorId) },
            {
              key: 'share',
              label: say('bridges.share'),
              align: 'end',
              cell: ({ pairsShare }) => (
                <span className="wm-bar-cell">
                  <span
                    className="wm-bar"
                    style={{ width: `${Math.max(2, 6 * pairsShare)}rem` }}
                    aria-hidden="true"
                  />
                  {formatNumber(100 * pairsShare, lang, 1)} %
                </span>
              ),
            },
          ]}
        />
      )}
      {study.bridges.length > 0 && (
        <DataTable
          caption={say('bridges.ties', { n: study.bridges.length })}
          rows={study.bridges.slice(0, MOST)}
          rowKey={({ fromId, toId }) => `${fromId} ${toId}`}
          columns={[
            { key: 'from', label: say('bridges.from'), cell: ({ fromId }) => names.get(fromId) ?? '' },
            { key: 'to', label: say('bridges.to'), cell: ({ toId }) => names.get(toId) ?? '' },
          ]}
        />
      )}
    </Section>
  )
}
