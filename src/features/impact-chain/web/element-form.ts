import type { SatObjective } from '#features/evaluations/domain/objective.ts'
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

/** What is sent: an empty sentence keeps the former one until something is written. */
export function fromElementForm(form: ElementForm) {
  const { statement, stakeholders, sat, objectiveId, details, ...rest } = form
  return {
    ...rest,
    ...(statement.trim() === '' ? {} : { statement: statement.trim() }),
    stakeholders: linesOf(stakeholders),
    sat: [...sat],
    objectiveId: objectiveId === '' ? null : objectiveId,
    details: Object.fromEntries(Object.entries(details).filter(([, text]) => text !== '')),
  }
}

/** Who is asked of whom acts or changes. */
export const asksWho = (type: ElementType): boolean => type === 'activity' || type.startsWith('outcome')
export const asksEffect = (type: ElementType): boolean => type.startsWith('outcome') || type === 'impact'
export const asksStakeholders = (type: ElementType): boolean => type === 'need' || type.startsWith('outcome')

/** Details that the type has no field for stay written, and come back with the type. */
export const detailsOf = (type: ElementType) => DETAILS_OF_TYPE[type]
