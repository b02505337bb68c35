import { LinkTo } from '#platform/web/button.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { networkMapWords } from '../words.ts'
import { GradeDots } from './grade-choice.tsx'
import type { MapParts } from './map-card.tsx'
import { CardFrame, CardPart, Few } from './map-card-frame.tsx'
import { worldAddress } from './network-addresses.ts'
import { WorldMark } from './world-mark.tsx'

/** One world: who is in it, who has to do with it, and the worlds that it meets. */
export function WorldCard({ here, scene, view, read, onFocus, id }: MapParts & { readonly id: string }) {
  const say = useSay(networkMapWords)
  const at = scene.worldOf.get(id)
  const world = scene.worlds[at ?? -1]
  if (!world || at === undefined) return <p className="tb-soft">{say('card.gone')}</p>
  const nameOf = new Map(read.data.actors.map((actor) => [actor.id, actor.name]))
  const members = view.memberships
    .filter(({ worldId, actorId }) => worldId === id && nameOf.has(actorId))
    .toSorted((a, b) => b.weight - a.weight)
  const contacts = view.contacts.filter(({ worldId }) => worldId === id)
  const bonds = scene.bonds
    .filter(({ a, b }) => a === at || b === at)
    .map((bond) => ({ ...bond, other: scene.worlds[bond.a === at ? bond.b : bond.a] }))
    .toSorted((a, b) => 2 * b.shared + b.ties - 2 * a.shared - a.ties)
  const compare = (other: string) => onFocus({ kind: 'pair', a: id, b: other })
  return (
    <CardFrame
      title={
        <>
          <WorldMark world={world} /> {world.name}
        </>
      }
      lead={world.isAbsent ? say('card.world-absent') : say('card.world-size', { n: members.length })}
      onClose={() => onFocus(null)}
    >
      <p>
        <LinkTo to={worldAddress(here.territoryId, id)}>{say('card.world-sheet')}</LinkTo>
      </p>
      <SelectField
        label={say('card.compare')}
        none={say('card.compare-none')}
        value=""
        onChange={(other) => other !== '' && compare(other)}
        options={scene.worlds
          .filter((each) => each.id !== id)
          .map((each) => ({ value: each.id, label: each.name }))}
      />
      <CardPart title={say('card.meets', { n: bonds.length })}>
        <Few all={bonds} most={6}>
          {({ other, shared, ties }) =>
            other && (
              <li key={other.id}>
                <button type="button" className="wn-go" onClick={() => compare(other.id)}>
                  <WorldMark world={other} />
                  <span>{other.name}</span>
                </button>
                <span className="tb-soft">{say('card.bond', { shared, ties })}</span>
              </li>
            )
          }
        </Few>
        {bonds.length === 0 && <p className="tb-soft">{say('card.meets-nobody')}</p>}
      </CardPart>
      {members.length > 0 && (
        <CardPart title={say('card.members', { n: members.length })}>
          <Few all={members}>
            {({ actorId, weight }) => (
              <li key={actorId}>
                <button
                  type="button"
                  className="wn-go"
                  onClick={() => onFocus({ kind: 'actor', id: actorId })}
                >
                  <span>{nameOf.get(actorId)}</span>
                  <GradeDots grade={weight} />
                </button>
              </li>
            )}
          </Few>
        </CardPart>
      )}
      {contacts.length > 0 && (
        <CardPart title={say('card.contacts-of')}>
          <Few all={contacts}>
            {({ id: key, actorId }) => (
              <li key={key}>
                <button
                  type="button"
                  className="wn-go"
                  onClick={() => onFocus({ kind: 'actor', id: actorId })}
                >
                  <span>{nameOf.get(actorId)}</span>
                </button>
              </li>
            )}
          </Few>
        </CardPart>
      )}
    </CardFrame>
  )
}
