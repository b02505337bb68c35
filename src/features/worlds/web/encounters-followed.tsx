import { useQuery } from '@tanstack/react-query'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { networkMapWords } from '../words.ts'
import { EncounterFollowed } from './encounter-followed.tsx'
import type { NetworkHere } from './network-frame.tsx'
import { useNetworkNames } from './network-names.ts'
import { networkKey, useNetwork } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

/** Meetings that were planned, held or set aside, with what they changed. */
export function FollowedEncounters({ here }: { readonly here: NetworkHere }) {
  const say = useSay(networkMapWords)
  const api = useWorldsApi()
  const { territoryId } = here
  const network = useNetwork(territoryId)
  const names = useNetworkNames(network.data?.data)
  const encounters = useQuery({
    queryKey: [...networkKey(territoryId), 'encounters'],
    queryFn: () =>
      readEveryPage((cursor) =>
        api.encounters.list({ territoryId, limit: LARGEST_PAGE, ...(cursor ? { cursor } : {}) }),
      ),
  })
  const effects = useQuery({
    queryKey: [...networkKey(territoryId), 'encounter-effects'],
    queryFn: () =>
      readEveryPage((cursor) =>
        api.network.encounterEffects({ territoryId, limit: LARGEST_PAGE, ...(cursor ? { cursor } : {}) }),
      ),
  })
  const effectOf = new Map((effects.data ?? []).map((effect) => [effect.encounterId, effect]))
  return (
    <Section title={say('meet.followed')} lead={say('meet.followed-lead')} id="suivi">
      <Loaded query={encounters}>
        {(all) =>
          all.length === 0 ? (
            <p className="tb-soft">{say('meet.followed-none')}</p>
          ) : (
            <ul className="wx-followed">
              {all.map((encounter) => (
                <li key={encounter.id}>
                  <EncounterFollowed
                    here={here}
                    encounter={encounter}
                    effect={effectOf.get(encounter.id)}
                    names={names}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}
