import type { TieKind } from './world.ts'

/** Dashes of a tie by its kind, so that kinds are told apart without colour; widths say the strength. */
export const TIE_DASHES: Readonly<Record<TieKind, readonly number[]>> = {
  information: [],
  purchase: [9, 4],
  joint_project: [2, 3],
  trust: [10, 3, 2, 3],
}
