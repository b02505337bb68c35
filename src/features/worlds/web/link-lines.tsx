import type { ReactNode } from 'react'
import { IconButton, LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { ACTION_ROLES } from '../domain/world.ts'
import { worldsWords } from '../words.ts'
import { GradeChoice } from './grade-choice.tsx'
import type { NetworkHere } from './network-frame.tsx'
import type { ActionWorldRecord, ParticipationRecord } from './network-queries.ts'
import { useRecordActs } from './record-acts.ts'
import { RowSelect } from './row-select.tsx'
import { useWorldsApi } from './worlds-api.ts'

type LinesProps<R> = {
  readonly here: NetworkHere
  readonly rows: readonly R[]
  /** Of the list, for readers; what is said where there is nothing. */
  readonly label: string
  readonly empty: string
  /** The other end of a link, seen from this page. */
  readonly nameOf: (row: R) => string
  readonly addressOf: (row: R) => string
  readonly fieldLabel: (name: string) => string
}

/** Who takes part in which action, seen from either end: the role is changed in place, the link taken away with undo. */
export function ParticipationLines({ fieldLabel, ...lines }: LinesProps<ParticipationRecord>) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const { territoryId, mayWrite } = lines.here
  const acts = useRecordActs(territoryId)
  return (
    <LinkLines
      {...lines}
      onRemove={(row, name) => void acts.remove(api.participations, row, name)}
      field={(row, name) => (
        <RowSelect
          label={fieldLabel(name)}
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
      )}
    />
  )
}

/** How much an action is of a world, seen from either end. */
export function ActionWorldLines({ fieldLabel, ...lines }: LinesProps<ActionWorldRecord>) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const { territoryId, mayWrite } = lines.here
  const acts = useRecordActs(territoryId)
  return (
    <LinkLines
      {...lines}
      onRemove={(row, name) => void acts.remove(api.actionWorlds, row, name)}
      field={(row, name) => (
        <GradeChoice
          label={fieldLabel(name)}
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
      )}
    />
  )
}

type LinkLinesProps<R> = Omit<LinesProps<R>, 'fieldLabel'> & {
  readonly field: (row: R, name: string) => ReactNode
  readonly onRemove: (row: R, name: string) => void
}

function LinkLines<R extends { readonly id: string }>(props: LinkLinesProps<R>) {
  const { here, rows, label, empty, nameOf, addressOf, field, onRemove } = props
  const say = useSay(worldsWords)
  if (rows.length === 0) return <p className="tb-soft">{empty}</p>
  return (
    <ul className="wo-lines" aria-label={label}>
      {rows.map((row) => {
        const name = nameOf(row)
        return (
          <li key={row.id} className="wo-line">
            <span className="wo-line-name">
              <LinkTo to={addressOf(row)}>{name}</LinkTo>
            </span>
            {field(row, name)}
            {here.mayWrite && (
              <IconButton label={say('row.remove', { name })} onClick={() => onRemove(row, name)}>
                <SignIcon sign="close" size={16} />
              </IconButton>
            )}
          </li>
        )
      })}
    </ul>
  )
}
