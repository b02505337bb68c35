import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { getRecord, insertRecord, updateRecord } from '#platform/server/record-store.ts'
import { type Observation, reviewObservation } from '../domain/observation.ts'
import { getLine, observationTable } from './observations-store.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * Enters a value given by a person, after the rules of `domain/observation.ts`: what blocks there is a problem of the
 * same code. What it was computed from is never taken from outside: only `keepComputed` writes that.
 */
export async function enterObservation(tx: Tx, access: TerritoryAccess, input: Values) {
  const { computed: _, ...given } = input
  const line = await getLine(tx, access, placeOf(given))
  const values = { unit: line.unit, ...defined(given) }
  refuseIfBlocked({ ...NOTHING_SAID, ...values }, line)
  return insertRecord(tx, access, observationTable, values)
}

/** Corrects a value under its version. One that was computed is computed again, not typed over. */
export async function correctObservation(
  tx: Tx,
  access: TerritoryAccess,
  input: { evaluationId: string; id: string; version: number; values: Values },
) {
  const { id, version } = input
  const { computed: _, ...given } = defined(input.values)
  const current = await getRecord(tx, access, observationTable, id)
  const saysValue = 'value' in given || 'missing' in given
  if (saysValue && current.computed !== null && given.value !== current.value)
    throw new Problem('indicators.value-is-computed', 'conflict', { id })
  const lineId = given.lineId ?? current.lineId
  const line = await getLine(tx, access, placeOf({ evaluationId: input.evaluationId, lineId }))
  // the unit of the line may have changed since: a new value is said in the one that it has now
  const values = saysValue ? { unit: line.unit, ...given } : given
  if (saysValue || 'unit' in given || 'periodFrom' in given || 'periodTo' in given)
    refuseIfBlocked({ ...current, ...values }, line)
  return updateRecord(tx, access, observationTable, id, { version, values })
}

const NOTHING_SAID = { value: null, missing: null, source: '', confidence: null }

function defined(values: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function placeOf({ evaluationId, lineId }: Values) {
  return { evaluationId: String(evaluationId), lineId: String(lineId) }
}

function refuseIfBlocked(values: Values, line: { unit: string; kind: string }): void {
  // the contract has checked each field; the rules are about what they say together
  const observation = values as unknown as Observation
  const kind = line.kind === 'qualitative' ? 'qualitative' : 'quantitative'
  const found = reviewObservation(observation, { unit: line.unit, kind }).find(
    (f) => f.severity === 'blocking',
  )
  if (found) throw new Problem(found.code, 'caller', { path: found.path, ...found.params })
}
