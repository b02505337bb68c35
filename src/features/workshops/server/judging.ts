import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { WorkshopContribution } from '../contract.ts'
import {
  type ContributionPlace,
  getContribution,
  type HeldContribution,
  holdContribution,
  writeJudgement,
} from './contributions-store.ts'
import type { Landings } from './landing.ts'
import { takeBack } from './taking-back.ts'

type Decision = 'accepted' | 'merged' | 'refused'

/**
 * Judges a contribution that waits: one wins, another person who comes later is told (`workshops.already-judged`). The
 * same person sending the same again (a reply that was lost) is answered as the first time. `land` does what the
 * decision means, in the same transaction.
 */
export async function judge(
  tx: Tx,
  access: TerritoryAccess,
  of: ContributionPlace,
  decision: Decision,
  land: (held: HeldContribution) => Promise<Landings | undefined>,
  reason = '',
): Promise<WorkshopContribution> {
  const held = await holdContribution(tx, access, of)
  if (held.state === 'withdrawn') throw new Problem('workshops.taken-back', 'conflict', { id: of.id })
  if (held.state !== 'waiting') {
    const current = await getContribution(tx, access, of)
    if (held.state === decision && held.decidedBy === access.personId) return current
    throw new Problem('workshops.already-judged', 'conflict', { current, by: current.decidedByName ?? '' })
  }
  const landings = await land(held)
  await writeJudgement(tx, access, of.id, { state: decision, reason, ...landings })
  return getContribution(tx, access, of)
}

/** Fails unless what is asked suits the kind of contribution. */
export function refuseOtherKind(held: HeldContribution, kind: string): void {
  if (held.kind !== kind) throw new Problem('workshops.other-kind', 'caller', { is: held.kind, asked: kind })
}

/** Undoes a judgement: it waits again. `takenBack` is false when what it became has been worked on and stays. */
export async function reopen(tx: Tx, access: TerritoryAccess, of: ContributionPlace) {
  const held = await holdContribution(tx, access, of)
  if (held.state === 'withdrawn') throw new Problem('workshops.taken-back', 'conflict', { id: of.id })
  if (held.state === 'waiting')
    return { contribution: await getContribution(tx, access, of), takenBack: true }
  const takenBack = await takeBack(tx, access, held)
  await writeJudgement(tx, access, of.id, { state: 'waiting' })
  return { contribution: await getContribution(tx, access, of), takenBack }
}
