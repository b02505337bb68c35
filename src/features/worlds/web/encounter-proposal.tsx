import { useState } from 'react'
import { formatNumber } from '#kernel/words.ts'
import { QueryLink } from '#platform/web/address-query.tsx'
import { Button } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { networkMapWords, networkMeasureWords } from '../words.ts'
import { EncounterAccept } from './encounter-accept.tsx'
import { useEncounterActs } from './encounter-acts.ts'
import { networkAddress } from './network-addresses.ts'
import type { NetworkHere } from './network-frame.tsx'
import type { useNetworkNames } from './network-names.ts'
import type { useWorldsApi } from './worlds-api.ts'

export type Proposal = Awaited<ReturnType<ReturnType<typeof useWorldsApi>['network']['encounters']>>[number]
export type Names = ReturnType<typeof useNetworkNames>

type EncounterProposalProps = {
  readonly here: NetworkHere
  readonly proposal: Proposal
  readonly names: Names
}

/** Two worlds that should meet: why, in which form, by whom. */
export function EncounterProposal({ here, proposal, names }: EncounterProposalProps) {
  const say = useSay(networkMapWords)
  const sayMeasure = useSay(networkMeasureWords)
  const { lang } = useLang()
  const acts = useEncounterActs(here)
  const [isOpen, setOpen] = useState(false)
  const { worldA, worldB, shared, expected, form, introducers, relevanceFrom } = proposal
  const [a, b] = [names.worlds.get(worldA) ?? '', names.worlds.get(worldB) ?? '']
  return (
    <article className="wx-proposal" aria-label={say('pair.title', { a, b })}>
      <h3>{say('pair.title', { a, b })}</h3>
      <p>
        {expected < 1
          ? say('meet.figures-few', { shared })
          : say('meet.figures', { shared, expected: formatNumber(expected, lang, 1) })}{' '}
        {sayMeasure(`meeting-relevance.${relevanceFrom}`)}
      </p>
      <p>
        <strong>{sayMeasure(`meeting-form.${form}`)}</strong>
      </p>
      <Introducers introducers={introducers} />
      <div className="tb-row tb-no-print">
        {here.mayWrite && (
          <>
            <Button look="second" onClick={() => setOpen(true)}>
              {say('meet.accept')}
            </Button>
            <Button
              look="quiet"
              busy={acts.settingAside.isPending}
              onClick={() => acts.settingAside.mutate(proposal)}
            >
              {say('meet.aside')}
            </Button>
          </>
        )}
        <QueryLink path={networkAddress(here.territoryId, 'reseau')} query={{ monde: worldA, avec: worldB }}>
          {say('meet.see')}
        </QueryLink>
      </div>
      {isOpen && (
        <EncounterAccept here={here} proposal={proposal} names={names} onClose={() => setOpen(false)} />
      )}
    </article>
  )
}

function Introducers({ introducers }: Pick<Proposal, 'introducers'>) {
  const say = useSay(networkMapWords)
  if (introducers.length === 0) return <p className="tb-soft">{say('meet.nobody')}</p>
  const isChain = introducers.every(({ inBoth }) => !inBoth)
  return (
    <div>
      <h4>{say(isChain ? 'meet.chain' : 'meet.introducers')}</h4>
      <ol className={isChain ? 'wx-people wx-chain' : 'wx-people'}>
        {introducers.map(({ actorId, name, load }) => (
          <li key={actorId}>
            {name} {load > 0 && <span className="tb-soft">({say('meet.load', { n: load })})</span>}
          </li>
        ))}
      </ol>
    </div>
  )
}
