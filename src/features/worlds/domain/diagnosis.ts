import { type OwnThresholds, readMeasure } from './network-reading.ts'

/** What a diagnosis looks at; null where a figure is not defined. Shares are 0 … 1. */
export type NetworkFigures = {
  readonly coverage: number | null
  readonly twoModeDensity: number | null
  readonly ei: number | null
  readonly modularity: number | null
  /** Median affinity of the pairs of worlds (of those that cohesion, O4, is about, where that is said). */
  readonly affinity: number | null
  /** The largest share of pairs that one person alone joins; 0 when nobody does. */
  readonly cutShare: number | null
  readonly maxCore: number | null
}

export const DIAGNOSIS_CODES = ['insiders', 'known-but-apart', 'one-person', 'islands', 'no-core'] as const
export type DiagnosisCode = (typeof DIAGNOSIS_CODES)[number]

export type Diagnosis = {
  /** The sentence is `diagnosis.<code>`. */
  readonly code: DiagnosisCode
  /** What fills it; shares in whole per cent. */
  readonly params: Readonly<Record<string, number>>
}

const percent = (share: number) => Math.round(100 * share)
const hundredths = (value: number) => Math.round(100 * value) / 100

/**
 * The sentences of method 5.5 that hold for a network. Low and high are the lowest and the highest reading of each
 * measure, so that thresholds that a territory sets hold here too; a figure that is not defined says nothing.
 */
export function diagnose(figures: NetworkFigures, own: OwnThresholds = {}): Diagnosis[] {
  const { coverage, twoModeDensity, ei, modularity, affinity, cutShare, maxCore } = figures
  const covers = readMeasure('coverage', coverage, own)?.reading
  const opens = readMeasure('ei', ei, own)?.reading
  const found: Diagnosis[] = []
  if (coverage !== null && ei !== null && covers === 'narrow' && opens === 'closed')
    found.push({ code: 'insiders', params: { coverage: percent(coverage), ei: hundredths(ei) } })
  if (
    coverage !== null &&
    twoModeDensity !== null &&
    covers === 'wide' &&
    readMeasure('two-mode-density', twoModeDensity, own)?.reading === 'partitioned'
  )
    found.push({
      code: 'known-but-apart',
      params: { coverage: percent(coverage), density: percent(twoModeDensity) },
    })
  if (cutShare !== null && readMeasure('cut-share', cutShare, own)?.reading === 'carried-by-one')
    found.push({ code: 'one-person', params: { share: percent(cutShare) } })
  if (
    modularity !== null &&
    affinity !== null &&
    readMeasure('modularity', modularity, own)?.reading === 'islands' &&
    readMeasure('affinity', affinity, own)?.reading === 'under-linked'
  )
    found.push({
      code: 'islands',
      params: { modularity: hundredths(modularity), affinity: hundredths(affinity) },
    })
  if (
    ei !== null &&
    maxCore !== null &&
    opens === 'scattered' &&
    readMeasure('core-number', maxCore, own)?.reading === 'no-core'
  )
    found.push({ code: 'no-core', params: { ei: hundredths(ei), core: maxCore } })
  return found
}
