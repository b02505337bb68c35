import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Asking, askingsOfMeetings, computeSolicitationLoad } from './solicitation-load.ts'

const TODAY = '2026-11-23'
const THRESHOLDS = { tooManyHours: 8, tooManyTimes: 6 }
const back = (days: number) => new Date(Date.UTC(2026, 10, 23 - days)).toISOString().slice(0, 10)
const load = (askings: readonly Asking[], lastContactOn: string | null = null) =>
  computeSolicitationLoad(askings, { stakeholderId: 'cuma', lastContactOn }, THRESHOLDS, TODAY)
const asked = (days: number, minutes: number | null, stakeholderId = 'cuma'): Asking => ({
  stakeholderId,
  on: back(days),
  minutes,
})

describe('what is asked of a stakeholder', () => {
  it('is counted over 90 and 365 days, today included', () => {
    const { quarter, year } = load([
      asked(0, 60),
      asked(89, 30),
      asked(90, 120),
      asked(364, 60),
      asked(365, 600),
    ])
    expect(quarter).toEqual({ hours: 1.5, times: 2, unknown: 0 })
    expect(year).toEqual({ hours: 4.5, times: 4, unknown: 0 })
  })

  it('counts unknown minutes apart: they are not zero', () => {
    expect(load([asked(1, null), asked(2, 45), asked(3, 0)]).quarter).toEqual({
      hours: 0.75,
      times: 3,
      unknown: 1,
    })
  })

  it('is too much from the hours or from the times of the evaluation', () => {
    expect(load([asked(1, 479)]).tooOften).toBe(false)
    expect(load([asked(1, 480)]).tooOften).toBe(true)
    expect(load(Array.from({ length: 6 }, (_, day) => asked(day, null))).tooOften).toBe(true)
  })

  it('includes meetings at which it was present, once each, and not those to come', () => {
    const meetings = [
      { heldOn: back(3), minutes: 120, present: ['cuma', 'cuma', 'mairie'] },
      { heldOn: null, minutes: 60, present: ['cuma'] },
      { heldOn: back(-4), minutes: 60, present: ['cuma'] },
    ]
    expect(load(askingsOfMeetings(meetings)).quarter).toEqual({ hours: 2, times: 1, unknown: 0 })
  })

  it('knows the last contact, written down or from what was asked', () => {
    expect(load([]).lastContactOn).toBeNull()
    expect(load([asked(40, 5)], back(10)).lastContactOn).toBe(back(10))
    expect(load([asked(4, 5), asked(-5, 5)], back(10)).lastContactOn).toBe(back(4))
  })

  it('is what adding up one by one gives', () => {
    const asking = fc.record({
      stakeholderId: fc.constantFrom('cuma', 'mairie'),
      on: fc.integer({ min: -30, max: 500 }).map(back),
      minutes: fc.option(fc.integer({ min: 0, max: 600 }), { nil: null }),
    })
    fc.assert(
      fc.property(fc.array(asking, { maxLength: 30 }), (askings) => {
        for (const [period, days] of [
          ['quarter', 90],
          ['year', 365],
        ] as const) {
          let [minutes, times, unknown] = [0, 0, 0]
          for (let day = 0; day < days; day++)
            for (const each of askings)
              if (each.stakeholderId === 'cuma' && each.on === back(day)) {
                times += 1
                if (each.minutes === null) unknown += 1
                else minutes += each.minutes
              }
          expect(load(askings)[period]).toEqual({ hours: minutes / 60, times, unknown })
        }
      }),
    )
  })
})
