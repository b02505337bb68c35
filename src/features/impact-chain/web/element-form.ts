import type { SatObjective } from '#features/evaluations/domain/objective.ts'
import type { SomeElementValues } from '../domain/chain-record.ts'
import { DETAILS_OF_TYPE } from '../domain/element-details.ts'
import type { ElementType, Sign } from '../domain/impact-chain.ts'
import type { ElementRecord } from './impact-chain-api.ts'

/** An element as it is typed: lists are one a line. */
export type ElementForm = {
  readonly type: ElementType
  readonly statement: string
  readonly who: string
  readonly stakeholders: string
  readonly sign: Sign
  readonly intended: boolean
  readonly sat: readonly SatObjective[]
  readonly objectiveId: string
  readonly details: Readonly<Record<string, string>>
}

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export function toElementForm(element: ElementRecord): ElementForm {
  const { type, statement, who, stakeholders, sign, intended, sat, objectiveId, details } = element
  return {
    type,
    statement,
    who,
    stakeholders: stakeholders.join('\n'),
    sign,
    intended,
    sat,
    objectiveId: objectiveId ?? '',
    details,
  }
}

/**
 * Of two versions of the form, the named fields as `form` has them; of details, those that differ. An empty sentence
 * keeps the former one until something is written.
 */
export function changedValues(
  form: ElementForm,
  other: ElementForm,
  fields: readonly (keyof ElementForm)[],
): SomeElementValues {
  const values: SomeElementValues = {}
  const { statement, stakeholders, sat, objectiveId, details, type, who, sign, intended } = form
  const all: Record<keyof ElementForm, () => SomeElementValues> = {
    type: () => ({ type }),
    statement: () =>
      statement.trim() === '' || other.statement.trim() === '' ? {} : { statement: statement.trim() },
    who: () => ({ who }),
    stakeholders: () => ({ stakeholders: linesOf(stakeholders) }),
    sign: () => ({ sign }),
    intended: () => ({ intended }),
    sat: () => ({ sat: [...sat] }),
    objectiveId: () => ({ objectiveId: objectiveId === '' ? null : objectiveId }),
    details: () => {
      const names = new Set([...Object.keys(details), ...Object.keys(other.details)])
      const moved = [...names].filter((name) => (details[name] ?? '') !== (other.details[name] ?? ''))
      return { details: Object.fromEntries(moved.map((name) => [name, details[name] ?? ''])) }
    },
  }
  for (const field of fields) Object.assign(values, all[field]())
  return values
}

/** Who is asked of whom acts or changes. */
export const asksWho = (type: ElementType): boolean => type === 'activity' || type.startsWith('outcome')
export const asksEffect = (type: ElementType): boolean => type.startsWith('outcome') || type === 'impact'
export const asksStakeholders = (type: ElementType): boolean => type === 'need' || type.startsWith('outcome')

/** Details that the type has no field for stay written, and come back with the type. */
export const detailsOf = (type: ElementType) => DETAILS_OF_TYPE[type]
