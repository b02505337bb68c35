import './worlds.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { worldsWords } from '../words.ts'
import { ActionForm } from './action-form.tsx'
import { ActionLinks } from './action-links.tsx'
import { networkAddress } from './network-addresses.ts'
import { NetworkFrame } from './network-frame.tsx'
import { networkKey } from './network-queries.ts'
import { useRecordActs } from './record-acts.ts'
import { useWorldsApi } from './worlds-api.ts'

/** One action: who carries, joins, pays and benefits; of which worlds it is; what, when, where. */
export function ActionPage() {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const navigate = useNavigate()
  const territoryId = usePathParam('territoryId')
  const actionId = usePathParam('actionId')
  const acts = useRecordActs(territoryId)
  const list = networkAddress(territoryId, 'actions')
  const action = useQuery({
    queryKey: [...networkKey(territoryId), 'action', actionId],
    queryFn: () => api.actions.get({ territoryId, id: actionId }),
  })
  return (
    <NetworkFrame
      title={action.data?.title ?? say('action.title')}
      above={action.data && say(`action.${action.data.kind}`)}
      crumbs={[{ label: say('actions.title'), to: list }]}
    >
      {(here) => (
        <Loaded query={action}>
          {(record) => (
            <>
              <ActionLinks here={here} actionId={record.id} />
              <ActionForm key={record.id} here={here} action={record} />
              {here.mayWrite && (
                <div className="tb-row">
                  <Button
                    look="quiet"
                    onClick={() =>
                      void acts
                        .remove(api.actions, record, record.title)
                        .then((done) => (done ? navigate({ to: list }) : undefined))
                    }
                  >
                    {say('action.remove')}
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
