import './worlds.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { worldsWords } from '../words.ts'
import { networkAddress } from './network-addresses.ts'
import { NetworkFrame } from './network-frame.tsx'
import { networkKey } from './network-queries.ts'
import { useRecordActs } from './record-acts.ts'
import { WorldActions } from './world-actions.tsx'
import { WorldActors } from './world-actors.tsx'
import { WorldForm } from './world-form.tsx'
import { useWorldsApi } from './worlds-api.ts'

/** One world: what its actors share, where they are, who they are, what they do. */
export function WorldPage() {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const navigate = useNavigate()
  const territoryId = usePathParam('territoryId')
  const worldId = usePathParam('worldId')
  const acts = useRecordActs(territoryId)
  const list = networkAddress(territoryId, 'mondes')
  const world = useQuery({
    queryKey: [...networkKey(territoryId), 'world', worldId],
    queryFn: () => api.worlds.get({ territoryId, id: worldId }),
  })
  return (
    <NetworkFrame
      title={world.data?.name ?? say('world.title')}
      above={say('world.title')}
      crumbs={[{ label: say('worlds.title'), to: list }]}
    >
      {(here) => (
        <Loaded query={world}>
          {(record) => (
            <>
              <WorldActors here={here} worldId={record.id} />
              <WorldActions here={here} worldId={record.id} />
              <WorldForm key={record.id} here={here} world={record} />
              {here.mayWrite && (
                <div className="tb-row">
                  <Button
                    look="quiet"
                    onClick={() =>
                      void acts
                        .remove(api.worlds, record, record.name)
                        .then((done) => (done ? navigate({ to: list }) : undefined))
                    }
                  >
                    {say('world.remove')}
                  </Button>
                </div>
              )}
            </>
          )}
        </Loaded>
      )}
    </NetworkFrame>
  )
}
