import { IconButton, LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { ACTION_ROLES } from '../domain/world.ts'
import { worldsWords } from '../words.ts'
import { GradeChoice } from './grade-choice.tsx'
import { useActionLinks } from './held-queries.ts'
import { actorNetworkAddress, worldAddress } from './network-addresses.ts'
import type { NetworkHere } from './network-frame.tsx'
import { useNetworkNames } from './network-names.ts'
import { useActorOptions } from './network-options.ts'
import { type ActionWorldRecord, type ParticipationRecord, useNetwork } from './network-queries.ts'
import { PickField } from './pick-field.tsx'
import { useRecordActs } from './record-acts.ts'
import { RowSelect } from './row-select.tsx'
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
      {rows.length === 0 ? (
        <p className="tb-soft">{say('action.no-actors')}</p>
      ) : (
        <ul className="wo-lines" aria-label={say('action.actors')}>
          {rows.map((row) => {
            const name = names.actors.get(row.actorId) ?? '…'
            return (
              <li key={row.id} className="wo-line">
                <span className="wo-line-name">
                  <LinkTo to={actorNetworkAddress(territoryId, row.actorId)}>{name}</LinkTo>
                </span>
                <RowSelect
                  label={say('action.role-of', { name })}
                  value={row.role}
                  disabled={!mayWrite}
                  options={ACTION_ROLES.map((role) => ({ value: role, label: say(`role.${role}`) }))}
                  onChange={(role) =>
                    void acts.change(
                      api.participations,
                      row,
                      { role },
                      { role: row.role },
                      say('row.changed', { name }),
                    )
                  }
                />
                {mayWrite && (
                  <IconButton
                    label={say('row.remove', { name })}
                    onClick={() => void acts.remove(api.participations, row, name)}
                  >
                    <SignIcon sign="close" size={16} />
                  </IconButton>
                )}
              </li>
            )
          })}
        </ul>
      )}
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
      {rows.length === 0 ? (
        <p className="tb-soft">{say('action.no-worlds')}</p>
      ) : (
        <ul className="wo-lines" aria-label={say('action.worlds')}>
          {rows.map((row) => {
            const name = names.worlds.get(row.worldId) ?? '…'
            return (
              <li key={row.id} className="wo-line">
                <span className="wo-line-name">
                  <LinkTo to={worldAddress(territoryId, row.worldId)}>{name}</LinkTo>
                </span>
                <GradeChoice
                  label={say('action.share-of', { name })}
                  words="share"
                  value={row.weight}
                  disabled={!mayWrite}
                  onChange={(weight) =>
                    void acts.change(
                      api.actionWorlds,
                      row,
                      { weight },
                      { weight: row.weight },
                      say('row.changed', { name }),
                    )
                  }
                />
                {mayWrite && (
                  <IconButton
                    label={say('row.remove', { name })}
                    onClick={() => void acts.remove(api.actionWorlds, row, name)}
                  >
                    <SignIcon sign="close" size={16} />
                  </IconButton>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
