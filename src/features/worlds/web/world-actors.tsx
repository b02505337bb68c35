import { LinkTo } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { networkOn } from '../domain/network-on-day.ts'
import { worldsWords } from '../words.ts'
import { HeldLine } from './held-line.tsx'
import { useWorldMemberships } from './held-queries.ts'
import { actorNetworkAddress } from './network-addresses.ts'
import type { NetworkHere } from './network-frame.tsx'
import { sortHeld, useNetworkNames } from './network-names.ts'
import { useActorOptions } from './network-options.ts'
import { useNetwork } from './network-queries.ts'
import { PickField } from './pick-field.tsx'
import { useRecordActs } from './record-acts.ts'
import { useWorldsApi } from './worlds-api.ts'

/** Who is in the world: said by somebody, with its grade and dates; or only told by what they do. */
export function WorldActors({ here, worldId }: { readonly here: NetworkHere; readonly worldId: string }) {
  const say = useSay(worldsWords)
  const { lang } = useLang()
  const api = useWorldsApi()
  const { territoryId, today, mayWrite } = here
  const network = useNetwork(territoryId)
  const memberships = useWorldMemberships(territoryId, worldId)
  const names = useNetworkNames(network.data?.data)
  const options = useActorOptions(network.data?.data)
  const acts = useRecordActs(territoryId)
  const derived = network.data
    ? networkOn(network.data.data, today).memberships.filter(
        (each) => each.worldId === worldId && each.declared === null,
      )
    : []
  return (
    <Section title={say('world.actors')} lead={say('world.actors-lead')}>
      <Loaded query={memberships}>
        {(rows) => {
          const here = new Set(rows.filter(({ until }) => until === null).map(({ actorId }) => actorId))
          const nameOf = ({ actorId }: { actorId: string }) => names.actors.get(actorId) ?? '…'
          return (
            <>
              {mayWrite && (
                <div className="wo-tight-field">
                  <PickField
                    label={say('world.add-actor')}
                    options={options.filter(({ id }) => !here.has(id))}
                    onPick={(actorId) =>
                      void acts.run(() =>
                        api.memberships.create({ territoryId, worldId, actorId, seenOn: today }),
                      )
                    }
                  />
                </div>
              )}
              {rows.length + derived.length === 0 && (
                <EmptyState title={say('world.no-actors')}>{say('world.no-actors-text')}</EmptyState>
              )}
              {rows.length > 0 && (
                <ul className="wo-lines" aria-label={say('world.actors')}>
                  {sortHeld(rows, nameOf, lang).map((row) => {
                    const name = nameOf(row)
                    const change = (values: object, before: object) =>
                      void acts.change(api.memberships, row, values, before, say('row.changed', { name }))
                    return (
                      <HeldLine
                        key={row.id}
                        name={name}
                        title={<LinkTo to={actorNetworkAddress(territoryId, row.actorId)}>{name}</LinkTo>}
                        told={row}
                        sources={names.sources}
                        grade={row.weight}
                        words="grade"
                        mayWrite={mayWrite}
                        today={today}
                        onGrade={(weight) => change({ weight }, { weight: row.weight })}
                        onSince={(since) => change({ since }, { since: row.since })}
                        onEnd={(until) => change({ until }, { until: null })}
                        onReopen={() => change({ until: null }, { until: row.until })}
                        onRemove={() => void acts.remove(api.memberships, row, name)}
                      />
                    )
                  })}
                </ul>
              )}
              {derived.length > 0 && (
                <div>
                  <h3>{say('world.derived')}</h3>
                  <p className="tb-soft">{say('world.derived-text')}</p>
                  <ul className="wo-names">
                    {derived.map(({ actorId, weight }) => (
                      <li key={actorId}>
                        <LinkTo to={actorNetworkAddress(territoryId, actorId)}>{nameOf({ actorId })}</LinkTo>{' '}
                        <span className="tb-soft">{say(`grade.${weight}`)}</span>
                      </li>
                    ))}
                  </ul>
                </div>
              )}
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}
