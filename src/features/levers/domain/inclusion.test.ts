import { describe, expect, it } from 'vitest'
import {
  computeParity,
  computeRetention,
  meanSpeech,
  readParity,
  shareOfCommunes,
  shareOfFirstTimers,
  shareOfNewOrganisations,
  shareOfWomen,
} from './inclusion.ts'
import type { AudienceFacts, HeldEvent } from './lever-facts.ts'

const EVENT: HeldEvent = {
  id: 'e',
  day: '2026-03-01',
  openness: 'public',
  level: 3,
  venue: 'own',
  persons: null,
  firstTimers: null,
  returners: null,
  speechPercent: null,
  genders: {},
  audiences: {},
  communes: {},
}
const YOUNG: AudienceFacts = {
  id: 'y',
  name: 'Jeunes',
  isSeldomHeard: true,
  populationPercent: 10,
  populationSource: 'INSEE',
}
const room = (persons: number | null, young: number | null): HeldEvent => ({
  ...EVENT,
  persons,
  audiences: { y: young },
})

describe('parity of a public', () => {
  it('is its share in the room over its share in the population', () => {
    const parity = computeParity(YOUNG, [room(100, 12), room(100, 4)])
    expect(parity).toMatchObject({ present: 16, persons: 200, roomPercent: 8, events: 2 })
    expect([parity.ratio, parity.reading]).toEqual([0.8, 'fair'])
  })

  it.each([
    [0.79, 'under'],
    [0.8, 'fair'],
    [1.25, 'fair'],
    [1.26, 'over'],
  ] as const)('of %d reads as %s', (ratio, reading) => {
    expect(readParity(ratio)).toBe(reading)
  })

  it('leaves out events where the public or everybody was not counted', () => {
    const parity = computeParity(YOUNG, [room(100, 10), room(null, 50), room(300, null), EVENT])
    expect([parity.ratio, parity.events]).toEqual([1, 1])
  })

  it('counts a public of which nobody came, which is not a public that nobody counted', () => {
    expect(computeParity(YOUNG, [room(100, 0)])).toMatchObject({ ratio: 0, reading: 'under', missing: null })
    expect(computeParity(YOUNG, [EVENT])).toMatchObject({ ratio: null, reading: null, missing: 'no-tally' })
  })

  it('is unknown without the share in the population', () => {
    const parity = computeParity({ ...YOUNG, populationPercent: null }, [room(100, 30)])
    expect(parity).toMatchObject({ roomPercent: 30, ratio: null, missing: 'no-share' })
  })

  it('warns of small numbers: fewer than five came, or would be expected', () => {
    expect(computeParity(YOUNG, [room(100, 4)]).isSmall).toBe(true)
    expect(computeParity(YOUNG, [room(49, 20)]).isSmall).toBe(true)
    expect(computeParity(YOUNG, [room(50, 5)]).isSmall).toBe(false)
    expect(computeParity(YOUNG, [room(50, 0)]).isSmall).toBe(false)
  })
})

describe('shares of those who came', () => {
  it('rest on events where both numbers are known', () => {
    const share = shareOfFirstTimers([
      { ...EVENT, persons: 40, firstTimers: 10 },
      { ...EVENT, persons: 1000, firstTimers: null },
      { ...EVENT, persons: null, firstTimers: 7 },
    ])
    expect(share).toMatchObject({ value: 25, n: 10, of: 40, missing: null })
    expect(shareOfFirstTimers([EVENT])).toMatchObject({ value: null, missing: 'no-count' })
    expect(shareOfFirstTimers([])).toMatchObject({ value: null, missing: 'nothing-held' })
  })

  it('take nobody whose gender was not counted for a man', () => {
    const share = shareOfWomen([
      { ...EVENT, persons: 100, genders: { women: 30, men: 20, other: 10 } },
      { ...EVENT, persons: 50, genders: { men: 50 } },
    ])
    expect(share).toMatchObject({ value: 50, of: 60 })
  })

  it('give each event the same weight for speech', () => {
    const speech = meanSpeech([
      { ...EVENT, speechPercent: 20, persons: 500 },
      { ...EVENT, speechPercent: 60, persons: 5 },
      EVENT,
    ])
    expect(speech).toMatchObject({ value: 40, n: 2, of: 3 })
  })

  it('count each commune of the territory once, others and empty ones not', () => {
    const share = shareOfCommunes(
      [
        { ...EVENT, communes: { '46102': 3, '46042': 0, '99999': 4 } },
        { ...EVENT, communes: { '46102': null } },
      ],
      ['46102', '46042', '46083', '46127'],
    )
    expect(share).toMatchObject({ value: 25, n: 1, of: 4 })
  })
})

describe('organisations that come back', () => {
  const came = (actorId: string, day: string, eventId = day) => ({ actorId, day, eventId })
  const year = { from: '2025-01-01', to: '2025-12-31' }

  it('are judged once they did, or once their twelve months are over', () => {
    const attendances = [
      came('back', '2025-03-01'),
      came('back', '2026-03-01'),
      came('too-late', '2025-03-01'),
      came('too-late', '2026-03-02'),
      came('still-open', '2025-11-01'),
      came('soon-back', '2025-11-01'),
      came('soon-back', '2026-01-01'),
      came('before', '2024-01-01'),
    ]
    expect(computeRetention(attendances, year, '2026-06-01')).toMatchObject({ n: 3, of: 4 })
    expect(computeRetention(attendances, year, '2026-06-01').value).toBeCloseTo(200 / 3)
    expect(computeRetention([came('a', '2025-11-01')], year, '2026-01-01').value).toBeNull()
  })

  it('come back at another event, not twice to one', () => {
    const twice = [came('a', '2025-03-01', 'x'), came('a', '2025-03-01', 'x')]
    expect(computeRetention(twice, year, '2027-01-01').value).toBe(0)
  })

  it('are new at an event when no earlier one saw them', () => {
    const attendances = [
      came('known', '2025-01-01', 'first'),
      came('known', '2025-06-01', 'now'),
      came('new', '2025-06-01', 'now'),
      came('new', '2025-09-01', 'later'),
    ]
    const share = shareOfNewOrganisations(attendances, { id: 'now', day: '2025-06-01' })
    expect(share).toMatchObject({ value: 50, n: 1, of: 2 })
    expect(shareOfNewOrganisations(attendances, { id: 'empty', day: '2025-06-01' }).value).toBeNull()
  })
})
