import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnose, type NetworkFigures } from './diagnosis.ts'
import {
  boundsOf,
  findKeyPassages,
  findQuickToReach,
  READING_THRESHOLDS,
  type ReadMeasure,
  readEiChance,
  readMeasure,
  wrongThresholds,
} from './network-reading.ts'

const calm: NetworkFigures = {
  coverage: 0.7,
  twoModeDensity: 0.15,
  ei: 0.1,
  modularity: 0.2,
  affinity: 1,
  cutShare: 0,
  maxCore: 3,
}
const codes = (figures: Partial<NetworkFigures>, own = {}) =>
  diagnose({ ...calm, ...figures }, own).map(({ code }) => code)

describe('how a figure of the network reads', () => {
  it.each([
    ['coverage', 0.49, 'narrow'],
    ['coverage', 0.5, 'medium'],
    ['coverage', 0.8, 'medium'],
    ['coverage', 0.81, 'wide'],
    ['two-mode-density', 0.079, 'partitioned'],
    ['two-mode-density', 0.25, 'normal'],
    ['two-mode-density', 0.3, 'lively'],
    ['two-mode-density', 0.301, 'everywhere'],
    ['actor-worlds', 2, 'few'],
    ['actor-worlds', 3, 'connector'],
    ['redundancy', 0.29, 'only-bridge'],
    ['redundancy', 0.7, 'shared-bridge'],
    ['redundancy', 0.71, 'safe-bridge'],
    ['affinity', 0.49, 'under-linked'],
    ['affinity', 1.5, 'as-expected'],
    ['affinity', 1.51, 'regulars'],
    ['components', 1, 'one-piece'],
    ['components', 2, 'pieces'],
    ['cut-points', 0, 'holds'],
    ['cut-points', 1, 'at-risk'],
    ['cut-share', 0.4, 'carried-by-several'],
    ['cut-share', 0.41, 'carried-by-one'],
    ['ei', -0.51, 'closed'],
    ['ei', -0.5, 'rather-internal'],
    ['ei', 0, 'open'],
    ['ei', 0.5, 'open'],
    ['ei', 0.51, 'scattered'],
    ['modularity', 0.29, 'little-split'],
    ['modularity', 0.5, 'some-islands'],
    ['modularity', 0.51, 'islands'],
    ['constraint', 0.29, 'free'],
    ['constraint', 0.6, 'between'],
    ['constraint', 0.61, 'closed-in'],
    ['efficiency', 0.39, 'redundant'],
    ['efficiency', 0.4, 'varied'],
    ['core', 0.6, 'mixed'],
    ['core', 0.61, 'one-world'],
    ['core-number', 1, 'no-core'],
    ['evenness', 0.7, 'uneven'],
    ['evenness', 0.71, 'mixed'],
  ] as const)('%s of %d is %s', (measure, value, reading) => {
    expect(readMeasure(measure, value)?.reading).toBe(reading)
  })

  it('says nothing of a figure that is not defined', () => {
    expect(readMeasure('constraint', null)).toBeNull()
    expect(readMeasure('constraint', Number.NaN)).toBeNull()
  })

  it('follows the bounds that a territory sets, and the method’s where those make no sense', () => {
    expect(readMeasure('coverage', 0.6, { coverage: [0.65, 0.9] })?.reading).toBe('narrow')
    expect(boundsOf('coverage', { coverage: [0.9, 0.5] })).toEqual([0.5, 0.8])
    expect(boundsOf('coverage', { coverage: [0.9] })).toEqual([0.5, 0.8])
    const own = { coverage: [0.9, 0.5], ei: [-0.4, 0, 0.4], hats: [1], closeness: [0.2], betweenness: [0.2] }
    expect(wrongThresholds(own)).toEqual(['coverage', 'hats', 'betweenness'])
  })

  it('never reads a larger figure as a smaller one', () => {
    const anyFigure = fc.double({ min: -1, max: 4, noNaN: true })
    const measures = Object.keys(READING_THRESHOLDS) as ReadMeasure[]
    fc.assert(
      fc.property(fc.constantFrom(...measures), anyFigure, anyFigure, (measure, x, y) => {
        const readings: readonly string[] = READING_THRESHOLDS[measure].readings
        const place = (value: number) => readings.indexOf(readMeasure(measure, value)?.reading ?? '')
        expect(place(Math.min(x, y))).toBeLessThanOrEqual(place(Math.max(x, y)))
        expect(place(x)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('calls a key passage who is at the top and far above the mean', () => {
    const values = [50, 1, 1, 1, 1, 1, 1, 1, 1, Number.NaN]
    expect(findKeyPassages(values).flatMap((key, i) => (key ? [i] : []))).toEqual([0])
    expect(findKeyPassages([1, 1, 1, 1])).toEqual([false, false, false, false])
    expect(findKeyPassages([0, 0])).toEqual([false, false])
    expect(findKeyPassages([9, 8, 1, 1, 1, 1, 1, 1, 1, 1], { betweenness: [0.2, 2] }).slice(0, 3)).toEqual([
      true,
      true,
      false,
    ])
    expect(findQuickToReach([0.2, 0.9, 0.5])).toEqual([false, true, false])
    expect(findQuickToReach([0, 0])).toEqual([false, false])
  })

  it('tells openness from chance only where chance seldom does as much', () => {
    expect(readEiChance({ observed: -0.8, expected: 0.2, pValue: 0.001 })).toBe('more-closed')
    expect(readEiChance({ observed: 0.6, expected: 0.2, pValue: 0.01 })).toBe('more-open')
    expect(readEiChance({ observed: 0.1, expected: 0.2, pValue: 0.4 })).toBe('as-chance')
    expect(readEiChance(null)).toBeNull()
  })
})

describe('the diagnosis of a network', () => {
  it('finds nothing in a network that is well', () => {
    expect(diagnose(calm)).toEqual([])
  })

  it('sees insiders: few worlds, and those keep to themselves', () => {
    expect(diagnose({ ...calm, coverage: 0.4, ei: -0.62 })).toEqual([
      { code: 'insiders', params: { coverage: 40, ei: -0.62 } },
    ])
    expect(codes({ coverage: 0.4 })).toEqual([])
    expect(codes({ ei: -0.62 })).toEqual([])
  })

  it('sees that all are known and few meet', () => {
    expect(diagnose({ ...calm, coverage: 0.9, twoModeDensity: 0.05 })).toEqual([
      { code: 'known-but-apart', params: { coverage: 90, density: 5 } },
    ])
    expect(codes({ twoModeDensity: 0.05 })).toEqual([])
  })

  it('sees a network that rests on one person, from more than 40 % of the pairs', () => {
    expect(diagnose({ ...calm, cutShare: 0.55 })).toEqual([{ code: 'one-person', params: { share: 55 } }])
    expect(codes({ cutShare: 0.4 })).toEqual([])
  })

  it('sees islands whose worlds do not meet', () => {
    expect(codes({ modularity: 0.6, affinity: 0.3 })).toEqual(['islands'])
    expect(codes({ modularity: 0.6 })).toEqual([])
    expect(codes({ modularity: 0.5, affinity: 0.3 })).toEqual([])
  })

  it('sees many contacts without a core', () => {
    expect(codes({ ei: 0.7, maxCore: 1 })).toEqual(['no-core'])
    expect(codes({ ei: 0.7, maxCore: 2 })).toEqual([])
  })

  it('follows own thresholds, and is silent about what is not defined', () => {
    expect(codes({ cutShare: 0.3 }, { 'cut-share': [0.25] })).toEqual(['one-person'])
    const nothing = Object.fromEntries(Object.keys(calm).map((key) => [key, null]))
    expect(diagnose(nothing as unknown as NetworkFigures)).toEqual([])
  })
})
