import { IconButton, LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { ACTION_ROLES } from '../domain/world.ts'
import { worldsWords } from '../words.ts'
import { actionAddress } from './network-addresses.ts'
import type { NetworkHere } from './network-frame.tsx'
import { useNetworkNames } from './network-names.ts'
import { useActionOptions } from './network-options.ts'
import { type ParticipationRecord, useNetwork } from './network-queries.ts'
import { PickField } from './pick-field.tsx'
import { useRecordActs } from './record-acts.ts'
import { RowSelect } from './row-select.tsx'
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
      {participations.length === 0 ? (
        <p className="tb-soft">{say('world.no-actions')}</p>
      ) : (
        <ul className="wo-lines" aria-label={say('actor.actions')}>
          {participations.map((row) => {
            const name = names.actions.get(row.actionId) ?? '…'
            return (
              <li key={row.id} className="wo-line">
                <span className="wo-line-name">
                  <LinkTo to={actionAddress(territoryId, row.actionId)}>{name}</LinkTo>
                </span>
                <RowSelect
                  label={say('actor.role-in', { name })}
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
    </Section>
  )
}
