import { LinkTo } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { networkOn } from '../domain/network-on-day.ts'
import { worldsWords } from '../words.ts'
import { HeldLine } from './held-line.tsx'
import { worldAddress } from './network-addresses.ts'
import type { NetworkHere } from './network-frame.tsx'
import { sortHeld, useNetworkNames } from './network-names.ts'
import { type ContactRecord, type MembershipRecord, useNetwork } from './network-queries.ts'
import { PickField } from './pick-field.tsx'
import { useRecordActs } from './record-acts.ts'
import { useWorldsApi } from './worlds-api.ts'

type ActorWorldsProps = {
  readonly here: NetworkHere
  readonly actorId: string
  readonly memberships: readonly MembershipRecord[]
  readonly contacts: readonly ContactRecord[]
}

/** The worlds that an actor is of, and those it only has to do with. */
export function ActorWorlds({ here, actorId, memberships, contacts }: ActorWorldsProps) {
  const say = useSay(worldsWords)
  const { lang } = useLang()
  const api = useWorldsApi()
  const { territoryId, mayWrite, today } = here
  const network = useNetwork(territoryId).data?.data
  const names = useNetworkNames(network)
  const acts = useRecordActs(territoryId)
  const nameOf = ({ worldId }: { readonly worldId: string }) => names.worlds.get(worldId) ?? '…'
  const open = new Set(
    [...memberships, ...contacts].filter(({ until }) => until === null).map(({ worldId }) => worldId),
  )
  const left = (network?.worlds ?? [])
    .filter(({ id }) => !open.has(id))
    .map(({ id, name }) => ({ id, label: name }))
  const derived = network
    ? networkOn(network, today).memberships.filter(
        (each) => each.actorId === actorId && each.declared === null,
      )
    : []
  const line = { sources: names.sources, mayWrite, today }
  const linkTo = (worldId: string, name: string) => (
    <LinkTo to={worldAddress(territoryId, worldId)}>{name}</LinkTo>
  )
  return (
    <>
      <Section title={say('actor.worlds')} lead={say('actor.worlds-lead')}>
        {mayWrite && (
          <div className="wo-tight-field">
            <PickField
              label={say('actor.add-world')}
              options={left}
              onPick={(worldId) =>
                void acts.run(() => api.memberships.create({ territoryId, actorId, worldId, seenOn: today }))
              }
            />
          </div>
        )}
        {memberships.length + derived.length === 0 && <p className="tb-soft">{say('actor.no-worlds')}</p>}
        {memberships.length > 0 && (
          <ul className="wo-lines" aria-label={say('actor.worlds')}>
            {sortHeld(memberships, nameOf, lang).map((row) => {
              const name = nameOf(row)
              const change = (values: object, before: object) =>
                void acts.change(api.memberships, row, values, before, say('row.changed', { name }))
              return (
                <HeldLine
                  {...line}
                  key={row.id}
                  name={name}
                  title={linkTo(row.worldId, name)}
                  told={row}
                  grade={row.weight}
                  words="grade"
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
          <p className="tb-soft">
            {say('actor.derived', { worlds: derived.map((each) => nameOf(each)).join(', ') })}
          </p>
        )}
      </Section>
      <Section title={say('actor.contacts')} lead={say('actor.contacts-lead')}>
        {mayWrite && (
          <div className="wo-tight-field">
            <PickField
              label={say('actor.add-contact')}
              options={left}
              onPick={(worldId) =>
                void acts.run(() => api.contacts.create({ territoryId, actorId, worldId, seenOn: today }))
              }
            />
          </div>
        )}
        {contacts.length > 0 && (
          <ul className="wo-lines" aria-label={say('actor.contacts')}>
            {sortHeld(contacts, nameOf, lang).map((row) => {
              const name = nameOf(row)
              const change = (values: object, before: object) =>
                void acts.change(api.contacts, row, values, before, say('row.changed', { name }))
              return (
                <HeldLine
                  {...line}
                  key={row.id}
                  name={name}
                  title={linkTo(row.worldId, name)}
                  told={row}
                  grade={row.strength}
                  words="strength"
                  onGrade={(strength) => change({ strength }, { strength: row.strength })}
                  onSince={(since) => change({ since }, { since: row.since })}
                  onEnd={(until) => change({ until }, { until: null })}
                  onReopen={() => change({ until: null }, { until: row.until })}
                  onRemove={() => void acts.remove(api.contacts, row, name)}
                />
              )
            })}
          </ul>
        )}
      </Section>
    </>
  )
}
