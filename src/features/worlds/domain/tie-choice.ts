import type { TieKind } from './world.ts'

/** A tie as one of its two ends says it: a purchase is bought or sold. */
export const TIE_CHOICES = ['information', 'joint_project', 'trust', 'buys', 'sells'] as const
export type TieChoice = (typeof TIE_CHOICES)[number]

/** What the end `isFrom` says of a tie; a purchase goes from the buyer to the seller. */
export function chooseTie(kind: TieKind, isFrom: boolean): TieChoice {
  return kind === 'purchase' ? (isFrom ? 'buys' : 'sells') : kind
}

/** The kind and the two ends of a tie that `me` says with `other`. */
export function endsOfTie(
  choice: TieChoice,
  me: string,
  other: string,
): { readonly from: string; readonly to: string; readonly kind: TieKind } {
  if (choice === 'sells') return { from: other, to: me, kind: 'purchase' }
  return { from: me, to: other, kind: choice === 'buys' ? 'purchase' : choice }
}
