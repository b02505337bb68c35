import { Problem } from '#kernel/problem.ts'
import type { LeverEvent } from '../contract.ts'
import { applyTally, hasArrived, type TallyChange } from '../domain/tally.ts'
import { readTally, type TallyForm, type TallyValues, tallyValues } from './tally-form.ts'

/** What is known of an event whose counts are being sent. */
export type TallyLine = {
  /** As the server answered last. */
  latest: LeverEvent | undefined
  /** What was on its way when the network went. */
  uncertain: { readonly id: string; readonly wanted: TallyForm } | undefined
}

type Ways = {
  readonly read: () => Promise<LeverEvent>
  readonly write: (version: number, values: TallyValues) => Promise<LeverEvent>
}

/** Phones at one door hear of each other within a few tries; beyond, something else is wrong. */
const MOST_TRIES = 10

/** The record that stands, out of a refusal of a stale version. */
export function storedOf<R>(failure: unknown): R | undefined {
  const isStale = failure instanceof Problem && failure.fault === 'conflict'
  return isStale ? ((failure.details.current ?? undefined) as R | undefined) : undefined
}

/**
 * Adds what was counted here to what is stored, whoever else counts: a version that somebody was quicker with is
 * refused, and the change is put on top of theirs. A change whose reply was lost is known again and not added twice.
 */
export async function writeTally(
  line: TallyLine,
  { id, change }: { readonly id: string; readonly change: TallyChange },
  { read, write }: Ways,
): Promise<LeverEvent> {
  let stored = line.latest ?? (await read())
  for (let tries = 1; ; tries += 1) {
    const wanted = applyTally(readTally(stored), change)
    try {
      const reply = await write(stored.version, tallyValues(wanted))
      line.latest = reply
      line.uncertain = undefined
      return reply
    } catch (failure) {
      const current = storedOf<LeverEvent>(failure)
      if (!current) {
        const isLost = failure instanceof Problem && failure.fault === 'busy'
        line.uncertain = isLost ? (line.uncertain ?? { id, wanted }) : undefined
        throw failure
      }
      line.latest = current
      if (line.uncertain?.id === id && hasArrived(change, line.uncertain.wanted, readTally(current))) {
        line.uncertain = undefined
        return current
      }
      if (tries === MOST_TRIES) throw failure
      stored = current
    }
  }
}
