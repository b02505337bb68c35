import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeTrafficLight, DEFAULT_THRESHOLDS, type LightInput } from './traffic-light.ts'

/** From 10 on 1 January 2024 to 50 on 1 January 2028 (1461 days): 2026-01-01 is 731 days, half of the way. */
const plan: LightInput = {
  baseline: { date: '2024-01-01', value: 10 },
  target: { date: '2028-01-01', value: 50 },
  observations: [],
  confidence: 'B',
}
const at = (date: string, value: number, more: Partial<LightInput> = {}) =>
  computeTrafficLight({ ...plan, observations: [{ date, value }], ...more })

describe('the light of an indicator', () => {
  it('compares the way done with the way expected at that date', () => {
    const light = at('2026-01-01', 30)
    expect(light).toMatchObject({
      light: 'green',
      reasons: ['on-course'],
      value: 30,
      progress: 0.5,
      hatched: false,
    })
    expect(light.expected).toBeCloseTo(731 / 1461, 12)
  })

  it('is green to 0.1 behind, orange to 0.35 behind, red beyond', () => {
    const last = '2028-01-01' // expected 1
    expect(at(last, 10 + 40 * 0.9).light).toBe('green')
    expect(at(last, 10 + 40 * 0.899)).toMatchObject({ light: 'orange', reasons: ['behind'] })
    expect(at(last, 10 + 40 * 0.65).light).toBe('orange')
    expect(at(last, 10 + 40 * 0.649)).toMatchObject({ light: 'red', reasons: ['far-behind'] })
    expect(at(last, 50).reasons).toEqual(['target-reached'])
  })

  it('is red when moving away, even before anything was expected', () => {
    expect(at('2024-01-02', 9)).toMatchObject({ light: 'red', reasons: ['moving-away'] })
    expect(at('2024-01-02', 10).light).toBe('green')
  })

  it('judges a target that is lower in the same way', () => {
    const waste = { baseline: { date: '2024-01-01', value: 120 }, target: { date: '2028-01-01', value: 60 } }
    expect(at('2028-01-01', 66, waste).light).toBe('green')
    expect(at('2028-01-01', 90, waste).light).toBe('red')
    expect(at('2025-01-01', 130, waste).reasons).toEqual(['moving-away'])
  })

  it('has no light without value, baseline or target, and says which', () => {
    expect(computeTrafficLight({ ...plan, baseline: null, target: null })).toMatchObject({
      light: 'none',
      reasons: ['no-value', 'no-baseline', 'no-target'],
      value: null,
      progress: null,
      expected: null,
    })
    expect(at('2026-01-01', 10, { target: { date: '2028-01-01', value: 10 } }).reasons).toEqual([
      'target-equals-baseline',
    ])
    expect(at('2026-01-01', 10, { target: { date: '2024-01-01', value: 20 } }).reasons).toEqual([
      'dates-unusable',
    ])
  })

  it('hatches a rough guess and rings when a limit is crossed, whatever the target', () => {
    const light = at('2026-01-01', 30, { confidence: 'D', alert: { value: 35, when: 'below' } })
    expect(light).toMatchObject({ light: 'green', hatched: true, alert: true })
    expect(light.reasons).toEqual(['on-course', 'low-confidence', 'alert-crossed'])
    expect(at('2026-01-01', 30, { alert: { value: 30, when: 'below' } }).alert).toBe(false)
  })

  it('lets a territory set its own thresholds', () => {
    const strict = { ...DEFAULT_THRESHOLDS, green: 0, orange: 0.1 }
    expect(at('2028-01-01', 48, { thresholds: strict }).light).toBe('orange')
  })

  it('reads the trend of the last three points', () => {
    const series = (...values: number[]) =>
      computeTrafficLight({
        ...plan,
        observations: values.map((value, year) => ({ date: `${2024 + year}-01-01`, value })),
      }).trend
    expect(series(10, 20)).toBeNull()
    expect(series(10, 20, 30)).toMatchObject({ direction: 'up', towardsTarget: true })
    expect(series(10, 20, 30)?.perYear).toBeCloseTo(10, 1)
    expect(series(90, 30, 20, 10)).toMatchObject({ direction: 'down', towardsTarget: false })
    expect(series(30, 30.1, 30)).toMatchObject({ direction: 'flat', towardsTarget: false })
  })

  it('does not care in which order values are given', () => {
    const shuffled = [
      { date: '2026-01-01', value: 30 },
      { date: '2024-06-01', value: 12 },
      { date: '2025-01-01', value: 20 },
    ]
    expect(computeTrafficLight({ ...plan, observations: shuffled })).toMatchObject({
      date: '2026-01-01',
      value: 30,
    })
  })

  it('says the same of a picture turned upside down', () => {
    const number = fc.integer({ min: -100, max: 100 })
    fc.assert(
      fc.property(number, number, number, fc.integer({ min: 0, max: 8 }), (x0, x1, x, year) => {
        const mirror = (sign: number) =>
          computeTrafficLight({
            ...plan,
            baseline: { date: '2024-01-01', value: sign * x0 },
            target: { date: '2030-01-01', value: sign * x1 },
            observations: [{ date: `${2022 + year}-01-01`, value: sign * x }],
          })
        expect(mirror(1).light).toBe(mirror(-1).light)
        expect(mirror(1).reasons).toEqual(mirror(-1).reasons)
      }),
    )
  })
})
