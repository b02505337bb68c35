import { IconButton, LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { worldsWords } from '../words.ts'
import { GradeChoice } from './grade-choice.tsx'
import { useActionsOfWorld } from './held-queries.ts'
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
            {rows.length === 0 ? (
              <p className="tb-soft">{say('world.no-actions')}</p>
            ) : (
              <ul className="wo-lines" aria-label={say('world.actions')}>
                {rows.map((row) => {
                  const name = names.actions.get(row.actionId) ?? '…'
                  return (
                    <li key={row.id} className="wo-line">
                      <span className="wo-line-name">
                        <LinkTo to={actionAddress(territoryId, row.actionId)}>{name}</LinkTo>
                      </span>
                      <GradeChoice
                        label={say('action.weight-of', { name })}
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
        )}
      </Loaded>
    </Section>
  )
}
