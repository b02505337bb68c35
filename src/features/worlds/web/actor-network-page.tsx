import './worlds.css'
import { useQuery } from '@tanstack/react-query'
import { actorsKey, useActorsApi } from '#features/actors/web/actors-api.ts'
import { actorsWords } from '#features/actors/words.ts'
import { QueryLink } from '#platform/web/address-query.tsx'
import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice, Loaded } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { worldsWords } from '../words.ts'
import { ActorActions } from './actor-actions.tsx'
import { ActorTies } from './actor-ties.tsx'
import { ActorWorlds } from './actor-worlds.tsx'
import { useActorHeld } from './held-queries.ts'
import { networkAddress } from './network-addresses.ts'
import { NetworkFrame } from './network-frame.tsx'

/** One actor in the network: its worlds, its ties, its actions, each with who said so; corrected in place. */
export function ActorNetworkPage() {
  const say = useSay(worldsWords)
  const sayActors = useSay(actorsWords)
  const actorsApi = useActorsApi()
  const territoryId = usePathParam('territoryId')
  const actorId = usePathParam('actorId')
  const actor = useQuery({
    queryKey: [...actorsKey(territoryId), 'one', actorId],
    queryFn: () => actorsApi.actors.get({ territoryId, id: actorId }),
  })
  const held = useActorHeld(territoryId, actorId)
  return (
    <NetworkFrame
      title={actor.data?.name ?? say('actor.title')}
      above={actor.data && sayActors(`kind.${actor.data.kind}`)}
      crumbs={[{ label: sayActors('list.title'), to: `/territoires/${territoryId}/acteurs` }]}
    >
      {(here) => (
        <Loaded query={actor}>
          {(record) => (
            <>
              <nav className="wo-ways" aria-label={say('actor.ways')}>
                {here.mayWrite && (
                  <>
                    <QueryLink
                      path={networkAddress(territoryId, 'reseau/entretien')}
                      query={{ acteur: actorId }}
                    >
                      {say('actor.interview')}
                    </QueryLink>
                    <QueryLink path={networkAddress(territoryId, 'reseau/liens')} query={{ acteur: actorId }}>
                      {say('actor.link')}
                    </QueryLink>
                  </>
                )}
                <LinkTo to={`/territoires/${territoryId}/acteurs/${actorId}`}>{say('actor.sheet')}</LinkTo>
              </nav>
              {record.kind === 'person' && here.mayWrite && <Advice>{say('actor.person')}</Advice>}
              <Loaded query={held}>
                {({ memberships, contacts, ties, participations }) => (
                  <>
                    <ActorWorlds
                      here={here}
                      actorId={actorId}
                      memberships={memberships}
                      contacts={contacts}
                    />
                    <ActorTies here={here} actorId={actorId} ties={ties} />
                    <ActorActions here={here} actorId={actorId} participations={participations} />
                  </>
                )}
              </Loaded>
            </>
          )}
        </Loaded>
      )}
    </NetworkFrame>
  )
}
