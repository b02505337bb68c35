import { useMemo } from 'react'
import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { betweenWorlds } from '../domain/between-worlds.ts'
import { networkMapWords, worldsWords } from '../words.ts'
import { GradeDots } from './grade-choice.tsx'
import type { MapParts } from './map-card.tsx'
import { CardFrame, CardPart, Few } from './map-card-frame.tsx'
import { networkAddress } from './network-addresses.ts'

type PairCardProps = MapParts & { readonly a: string; readonly b: string }

/** Two worlds: what joins them, and who could introduce one to the other. */
export function PairCard({ here, read, view, onFocus, a, b }: PairCardProps) {
  const say = useSay(networkMapWords)
  const sayWorlds = useSay(worldsWords)
  const joins = useMemo(() => betweenWorlds(view, read.data.actionWorlds, a, b), [view, read, a, b])
  const nameOf = useMemo(() => new Map(read.data.actors.map(({ id, name }) => [id, name])), [read])
  const world = (id: string) => view.worlds.find((each) => each.id === id)?.name ?? ''
  const go = (id: string) => (
    <button type="button" className="wn-go" onClick={() => onFocus({ kind: 'actor', id })}>
      <span>{nameOf.get(id)}</span>
    </button>
  )
  const title = (id: string) => view.actions.find((action) => action.id === id)?.title
  return (
    <CardFrame
      title={say('pair.title', { a: world(a), b: world(b) })}
      lead={say(joins.shared.length === 0 ? 'pair.none' : 'pair.shared-n', { n: joins.shared.length })}
      onClose={() => onFocus({ kind: 'world', id: a })}
    >
      {joins.shared.length > 0 && (
        <CardPart title={say('pair.shared')}>
          <Few all={joins.shared}>{(id) => <li key={id}>{go(id)}</li>}</Few>
        </CardPart>
      )}
      <CardPart title={say('pair.introducers')}>
        {joins.shared.length > 0 ? (
          <p>
            {say('pair.introduce', {
              names: joins.shared
                .slice(0, 3)
                .map((id) => nameOf.get(id))
                .join(', '),
            })}
          </p>
        ) : joins.chain.length > 0 ? (
          <ol className="wn-chain">
            {joins.chain.map((id) => (
              <li key={id}>{go(id)}</li>
            ))}
          </ol>
        ) : (
          <p className="tb-soft">{say('pair.nobody')}</p>
        )}
        <p>
          <LinkTo to={networkAddress(here.territoryId, 'reseau/rencontres')}>{say('pair.prepare')}</LinkTo>
        </p>
      </CardPart>
      {joins.ties.length > 0 && (
        <CardPart title={say('pair.ties', { n: joins.ties.length })}>
          <Few all={joins.ties}>
            {(tie) => (
              <li key={tie.id}>
                <span>
                  {nameOf.get(tie.fromId)} – {nameOf.get(tie.toId)} <GradeDots grade={tie.strength} />
                </span>
                <span className="tb-soft">{sayWorlds(`tie.${tie.kind}`)}</span>
              </li>
            )}
          </Few>
        </CardPart>
      )}
      {joins.contacts.length > 0 && (
        <CardPart title={say('pair.contacts')}>
          <Few all={joins.contacts}>{({ id, actorId }) => <li key={id}>{go(actorId)}</li>}</Few>
        </CardPart>
      )}
      {joins.actionIds.length > 0 && (
        <CardPart title={say('pair.actions')}>
          <Few all={joins.actionIds}>{(id) => <li key={id}>{title(id)}</li>}</Few>
        </CardPart>
      )}
    </CardFrame>
  )
}
