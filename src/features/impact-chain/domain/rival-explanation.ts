/** What else could explain a change, as families of things to think of (method 8.7). */
export const RIVAL_KINDS = [
  'market_price',
  'other_scheme',
  'weather',
  'fashion',
  'regulation',
  'other',
] as const
export type RivalKind = (typeof RIVAL_KINDS)[number]
