import type { networkMeasureWords } from '../words.ts'
import type { NetworkHere } from './network-frame.tsx'
import type { NetworkRead } from './network-queries.ts'
import type { useWorldsApi } from './worlds-api.ts'

export type Study = Awaited<ReturnType<ReturnType<typeof useWorldsApi>['network']['study']>>
export type MeasuresParts = {
  readonly here: NetworkHere
  readonly read: NetworkRead
  readonly study: Study
}

export type MeasureWord = keyof (typeof networkMeasureWords)['fr']
/** Codes come from the server: a word that is not known shows its code, so that it is noticed. */
export const measureKey = (key: string): MeasureWord => key as MeasureWord
