import { LinkTo } from '#platform/web/button.tsx'
import { formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { networkMapWords, worldsWords } from '../words.ts'
import { GradeDots } from './grade-choice.tsx'
import type { MapParts } from './map-card.tsx'
import { CardFrame, CardPart, Few } from './map-card-frame.tsx'
import { useKindName } from './map-words.ts'
import { actionAddress, actorNetworkAddress } from './network-addresses.ts'
import { WorldMark } from './world-mark.tsx'

/** One actor: its worlds, ties and actions, since when and who said so. */
export function ActorCard({ here, read, scene, view, onFocus, id }: MapParts & { readonly id: string }) {
  const say = useSay(networkMapWords)
  const sayWorlds = useSay(worldsWords)
  const kindName = useKindName()
  const since = useSince(read)
  const actor = read.data.actors.find((each) => each.id === id)
  if (!actor) return <p className="tb-soft">{say('card.gone')}</p>
  const nameOf = new Map(read.data.actors.map((each) => [each.id, each.name]))
  const worlds = view.memberships.filter(({ actorId }) => actorId === id)
  const told = new Map(read.data.memberships.map((each) => [each.id, each]))
  const ties = view.ties
    .filter(({ fromId, toId }) => fromId === id || toId === id)
    .toSorted((a, b) => b.strength - a.strength)
  const contacts = view.contacts.filter(({ actorId }) => actorId === id)
  const titles = new Map(view.actions.map((action) => [action.id, action.title]))
  const actions = view.participations.filter(
    ({ actorId, actionId }) => actorId === id && titles.has(actionId),
  )
  return (
    <CardFrame title={actor.name} lead={kindName(actor.kind)} onClose={() => onFocus(null)}>
      <p>
        <LinkTo to={actorNetworkAddress(here.territoryId, id)}>{say('card.sheet')}</LinkTo>
      </p>
      <CardPart title={say('card.worlds', { n: worlds.length })}>
        <Few all={worlds}>
          {({ worldId, weight, derived, declared, membershipId }) => {
            const world = scene.worlds[scene.worldOf.get(worldId) ?? -1]
            const said = membershipId === null ? undefined : told.get(membershipId)
            return (
              <li key={worldId}>
                <button
                  type="button"
                  className="wn-go"
                  onClick={() => onFocus({ kind: 'world', id: worldId })}
                >
                  {world && <WorldMark world={world} />}
                  <span>{world?.name ?? view.worlds.find((each) => each.id === worldId)?.name}</span>
                  <GradeDots grade={weight} />
                </button>
                <span className="tb-soft">
                  {declared === null && derived !== null ? say('card.derived') : said && since(said)}
                </span>
              </li>
            )
          }}
        </Few>
        {worlds.length === 0 && <p className="tb-soft">{say('card.no-world')}</p>}
      </CardPart>
      <CardPart title={say('card.ties', { n: ties.length })}>
        <Few all={ties}>
          {(tie) => {
            const other = tie.fromId === id ? tie.toId : tie.fromId
            const way = tie.kind === 'purchase' ? (tie.fromId === id ? 'buys' : 'sells') : null
            return (
              <li key={tie.id}>
                <button type="button" className="wn-go" onClick={() => onFocus({ kind: 'actor', id: other })}>
                  <span>{nameOf.get(other)}</span>
                  <GradeDots grade={tie.strength} />
                </button>
                <span className="tb-soft">
                  {[way ? say(`card.${way}`) : sayWorlds(`tie.${tie.kind}`), since(tie)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            )
          }}
        </Few>
        {ties.length === 0 && <p className="tb-soft">{say('card.no-tie')}</p>}
      </CardPart>
      {contacts.length > 0 && (
        <CardPart title={say('card.contacts')}>
          <Few all={contacts}>
            {({ id: key, worldId }) => (
              <li key={key}>{view.worlds.find((world) => world.id === worldId)?.name}</li>
            )}
          </Few>
        </CardPart>
      )}
      {actions.length > 0 && (
        <CardPart title={say('card.actions', { n: actions.length })}>
          <Few all={actions}>
            {({ id: key, actionId, role }) => (
              <li key={key}>
                <LinkTo to={actionAddress(here.territoryId, actionId)}>{titles.get(actionId)}</LinkTo>
                <span className="tb-soft">{sayWorlds(`role.${role}`)}</span>
              </li>
            )}
          </Few>
        </CardPart>
      )}
    </CardFrame>
  )
}

/** « depuis 2024 · Entretien avec Léa », as far as it is known. */
function useSince(read: MapParts['read']) {
  const say = useSay(networkMapWords)
  const { lang } = useLang()
  return ({ since, sourceId }: { readonly since: string | null; readonly sourceId: string | null }) => {
    const source = read.data.sources.find(({ id }) => id === sourceId)
    return [since && say('card.since', { day: formatShortDay(since, lang) }), source?.title]
      .filter(Boolean)
      .join(' · ')
  }
}
