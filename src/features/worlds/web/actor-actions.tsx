import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { worldsWords } from '../words.ts'
import { ParticipationLines } from './link-lines.tsx'
import { actionAddress } from './network-addresses.ts'
import type { NetworkHere } from './network-frame.tsx'
import { useNetworkNames } from './network-names.ts'
import { useActionOptions } from './network-options.ts'
import { type ParticipationRecord, useNetwork } from './network-queries.ts'
import { PickField } from './pick-field.tsx'
import { useRecordActs } from './record-acts.ts'
import { useWorldsApi } from './worlds-api.ts'

type ActorActionsProps = {
  readonly here: NetworkHere
  readonly actorId: string
  readonly participations: readonly ParticipationRecord[]
}

/** The actions in which an actor takes part, with its role in each. */
export function ActorActions({ here, actorId, participations }: ActorActionsProps) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const { territoryId, mayWrite } = here
  const network = useNetwork(territoryId).data?.data
  const names = useNetworkNames(network)
  const options = useActionOptions(network)
  const acts = useRecordActs(territoryId)
  return (
    <Section title={say('actor.actions')} lead={say('actor.actions-lead')}>
      {mayWrite && (
        <div className="wo-tight-field">
          <PickField
            label={say('world.add-action')}
            options={options.filter(({ id }) => !participations.some(({ actionId }) => actionId === id))}
            onPick={(actionId) =>
              void acts.run(() => api.participations.create({ territoryId, actorId, actionId }))
            }
            onNew={(title) =>
              void acts.run(async () => {
                const { id } = await api.actions.create({ territoryId, title })
                await api.participations.create({ territoryId, actorId, actionId: id, role: 'carries' })
              })
            }
          />
        </div>
      )}
      <ParticipationLines
        here={here}
        rows={participations}
        label={say('actor.actions')}
        empty={say('world.no-actions')}
        nameOf={({ actionId }) => names.actions.get(actionId) ?? '…'}
        addressOf={({ actionId }) => actionAddress(territoryId, actionId)}
        fieldLabel={(name) => say('actor.role-in', { name })}
      />
    </Section>
  )
}
