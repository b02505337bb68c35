import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { worldsWords } from '../words.ts'
import { useActionLinks } from './held-queries.ts'
import { ActionWorldLines, ParticipationLines } from './link-lines.tsx'
import { actorNetworkAddress, worldAddress } from './network-addresses.ts'
import type { NetworkHere } from './network-frame.tsx'
import { useNetworkNames } from './network-names.ts'
import { useActorOptions } from './network-options.ts'
import { type ActionWorldRecord, type ParticipationRecord, useNetwork } from './network-queries.ts'
import { PickField } from './pick-field.tsx'
import { useRecordActs } from './record-acts.ts'
import { useWorldsApi } from './worlds-api.ts'

type ActionLinksProps = { readonly here: NetworkHere; readonly actionId: string }
type Names = ReturnType<typeof useNetworkNames>

/** Who takes part in the action, and of which worlds it is. */
export function ActionLinks({ here, actionId }: ActionLinksProps) {
  const say = useSay(worldsWords)
  const network = useNetwork(here.territoryId)
  const names = useNetworkNames(network.data?.data)
  const links = useActionLinks(here.territoryId, actionId)
  return (
    <Loaded query={links}>
      {({ participations, worlds }) => (
        <>
          <Section title={say('action.actors')} lead={say('action.actors-lead')}>
            <Participants here={here} actionId={actionId} names={names} rows={participations} />
          </Section>
          <Section title={say('action.worlds')} lead={say('action.worlds-lead')}>
            <WorldsOfAction here={here} actionId={actionId} names={names} rows={worlds} />
          </Section>
        </>
      )}
    </Loaded>
  )
}

type ParticipantsProps = ActionLinksProps & {
  readonly names: Names
  readonly rows: readonly ParticipationRecord[]
}

function Participants({ here, actionId, names, rows }: ParticipantsProps) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const { territoryId, mayWrite } = here
  const network = useNetwork(territoryId)
  const options = useActorOptions(network.data?.data)
  const acts = useRecordActs(territoryId)
  return (
    <>
      {mayWrite && (
        <div className="wo-tight-field">
          <PickField
            label={say('action.add-actor')}
            options={options.filter(({ id }) => !rows.some(({ actorId }) => actorId === id))}
            onPick={(actorId) =>
              void acts.run(() => api.participations.create({ territoryId, actionId, actorId }))
            }
          />
        </div>
      )}
      <ParticipationLines
        here={here}
        rows={rows}
        label={say('action.actors')}
        empty={say('action.no-actors')}
        nameOf={({ actorId }) => names.actors.get(actorId) ?? '…'}
        addressOf={({ actorId }) => actorNetworkAddress(territoryId, actorId)}
        fieldLabel={(name) => say('action.role-of', { name })}
      />
    </>
  )
}

type WorldsOfActionProps = ActionLinksProps & {
  readonly names: Names
  readonly rows: readonly ActionWorldRecord[]
}

function WorldsOfAction({ here, actionId, names, rows }: WorldsOfActionProps) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const { territoryId, mayWrite } = here
  const network = useNetwork(territoryId)
  const acts = useRecordActs(territoryId)
  const left = (network.data?.data.worlds ?? []).filter(
    ({ id }) => !rows.some(({ worldId }) => worldId === id),
  )
  return (
    <>
      {mayWrite && (
        <div className="wo-tight-field">
          <PickField
            label={say('action.add-world')}
            options={left.map(({ id, name }) => ({ id, label: name }))}
            onPick={(worldId) =>
              void acts.run(() => api.actionWorlds.create({ territoryId, actionId, worldId }))
            }
          />
        </div>
      )}
      <ActionWorldLines
        here={here}
        rows={rows}
        label={say('action.worlds')}
        empty={say('action.no-worlds')}
        nameOf={({ worldId }) => names.worlds.get(worldId) ?? '…'}
        addressOf={({ worldId }) => worldAddress(territoryId, worldId)}
        fieldLabel={(name) => say('action.share-of', { name })}
      />
    </>
  )
}
