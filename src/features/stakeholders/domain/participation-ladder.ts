import ladder from '../../../../catalogue/participation-ladder.json' with { type: 'json' }
import type { LadderLevel } from './stakeholder.ts'

export type LadderRung = (typeof ladder.rungs)[number]

/** The rungs of the ladder, lowest first: data, because the references themselves are being revised (method 4.4). */
export const LADDER: readonly LadderRung[] = ladder.rungs

/** How many rungs are missing between what is wanted and what is: max(0, wanted − now); `null` when one is unsaid. */
export function computeParticipationGap(now: LadderLevel | null, wanted: LadderLevel | null): number | null {
  return now === null || wanted === null ? null : Math.max(0, wanted - now)
}
