import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { worldsWords } from '../words.ts'
import { useActionsOfWorld } from './held-queries.ts'
import { ActionWorldLines } from './link-lines.tsx'
import { actionAddress } from './network-addresses.ts'
import type { NetworkHere } from './network-frame.tsx'
import { useNetworkNames } from './network-names.ts'
import { useActionOptions } from './network-options.ts'
import { useNetwork } from './network-queries.ts'
import { PickField } from './pick-field.tsx'
import { useRecordActs } from './record-acts.ts'
import { useWorldsApi } from './worlds-api.ts'

/** What is done in the world: actions, and how much each is of it. */
export function WorldActions({ here, worldId }: { readonly here: NetworkHere; readonly worldId: string }) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const { territoryId, mayWrite } = here
  const network = useNetwork(territoryId)
  const links = useActionsOfWorld(territoryId, worldId)
  const names = useNetworkNames(network.data?.data)
  const options = useActionOptions(network.data?.data)
  const acts = useRecordActs(territoryId)
  return (
    <Section title={say('world.actions')} lead={say('world.actions-lead')}>
      <Loaded query={links}>
        {(rows) => (
          <>
            {mayWrite && (
              <div className="wo-tight-field">
                <PickField
                  label={say('world.add-action')}
                  options={options.filter(({ id }) => !rows.some(({ actionId }) => actionId === id))}
                  onPick={(actionId) =>
                    void acts.run(() => api.actionWorlds.create({ territoryId, actionId, worldId }))
                  }
                  onNew={(title) =>
                    void acts.run(async () => {
                      const { id } = await api.actions.create({ territoryId, title })
                      await api.actionWorlds.create({ territoryId, actionId: id, worldId })
                    })
                  }
                />
              </div>
            )}
            <ActionWorldLines
              here={here}
              rows={rows}
              label={say('world.actions')}
              empty={say('world.no-actions')}
              nameOf={({ actionId }) => names.actions.get(actionId) ?? '…'}
              addressOf={({ actionId }) => actionAddress(territoryId, actionId)}
              fieldLabel={(name) => say('action.weight-of', { name })}
            />
          </>
        )}
      </Loaded>
    </Section>
  )
}
