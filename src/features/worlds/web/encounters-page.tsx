import './encounters.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice, Loaded, Section } from '#platform/web/page.tsx'
import { SMALL_NETWORK } from '../domain/network/bootstrap-ranks.ts'
import { networkMapWords } from '../words.ts'
import { Complementarity } from './complementarity.tsx'
import { EncounterProposal } from './encounter-proposal.tsx'
import { FollowedEncounters } from './encounters-followed.tsx'
import { MapEmpty } from './map-empty.tsx'
import { NetworkFrame, type NetworkHere } from './network-frame.tsx'
import { useNetworkNames } from './network-names.ts'
import { networkKey, useNetwork } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

const FEW = 5
const MANY = 25

/** Which worlds should meet and who can introduce them; what came of the meetings. */
export function EncountersPage() {
  const say = useSay(networkMapWords)
  return (
    <NetworkFrame title={say('meet.title')} lead={say('meet.lead')}>
      {(here) => <LoadedEncounters here={here} />}
    </NetworkFrame>
  )
}

/** Worlds without anybody in them cannot be introduced to each other. */
function LoadedEncounters({ here }: { readonly here: NetworkHere }) {
  const network = useNetwork(here.territoryId)
  return (
    <Loaded query={network}>
      {({ data }) =>
        data.memberships.length + data.participations.length === 0 ? (
          <MapEmpty of="meetings" here={here} worlds={data.worlds.length} />
        ) : (
          <>
            <Proposals here={here} />
            <FollowedEncounters here={here} />
            <Complementarity here={here} />
          </>
        )
      }
    </Loaded>
  )
}

function Proposals({ here }: { readonly here: NetworkHere }) {
  const say = useSay(networkMapWords)
  const api = useWorldsApi()
  const [limit, setLimit] = useState(FEW)
  const { territoryId } = here
  const network = useNetwork(territoryId)
  const names = useNetworkNames(network.data?.data)
  const known = new Set(network.data?.data.memberships.map(({ actorId }) => actorId)).size
  const proposals = useQuery({
    queryKey: [...networkKey(territoryId), 'encounters-proposed', limit],
    queryFn: () => api.network.encounters({ territoryId, limit }),
    placeholderData: (before) => before,
  })
  return (
    <Section title={say('meet.proposals')} id="propositions">
      <Loaded query={network}>
        {() => (
          <Loaded query={proposals}>
            {(all) =>
              all.length === 0 ? (
                <p className="tb-soft">{say('meet.none')}</p>
              ) : (
                <>
                  {known < SMALL_NETWORK.actors && (
                    <Advice>
                      {say('meet.few-actors', { n: known })}{' '}
                      {here.mayWrite && (
                        <LinkTo to={`/territoires/${territoryId}/reseau/entretien`}>
                          {say('meet.to-interviews')}
                        </LinkTo>
                      )}
                    </Advice>
                  )}
                  <ol className="wx-proposals">
                    {all.map((proposal) => (
                      <li key={`${proposal.worldA} ${proposal.worldB}`}>
                        <EncounterProposal here={here} proposal={proposal} names={names} />
                      </li>
                    ))}
                  </ol>
                  {limit === FEW && all.length >= FEW && (
                    <div>
                      <Button look="second" busy={proposals.isFetching} onClick={() => setLimit(MANY)}>
                        {say('meet.more')}
                      </Button>
                    </div>
                  )}
                </>
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Section>
  )
}
