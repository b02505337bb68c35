import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVENT_ITEMS, EVENT_LEVELS, type EventItems, ITEM_ANSWERS } from './event.ts'
import { type ScoredEvent, scoreEvent } from './event-score.ts'

const EMPTY: ScoredEvent = {
  level: null,
  items: {},
  startsOn: null,
  endsOn: null,
  speechPercent: null,
  traceOn: null,
  followUpOn: null,
  hasDatedFollowUp: false,
}
const every = (answer: 'yes' | 'partly' | 'no'): EventItems =>
  Object.fromEntries(EVENT_ITEMS.map((item) => [item, answer]))

const anyEvent = fc.record({
  level: fc.option(fc.constantFrom(...EVENT_LEVELS)),
  items: fc.dictionary(
    fc.constantFrom(...EVENT_ITEMS),
    fc.constantFrom(...ITEM_ANSWERS),
  ) as fc.Arbitrary<EventItems>,
  startsOn: fc.constant('2026-03-01'),
  endsOn: fc.constant(null),
  speechPercent: fc.option(fc.integer({ min: 0, max: 100 })),
  traceOn: fc.option(fc.constantFrom('2026-03-31', '2026-04-01')),
  followUpOn: fc.option(fc.constant('2026-05-01')),
  hasDatedFollowUp: fc.boolean(),
})

describe('the score of an event', () => {
  it.each([
    [0, 'no', 0],
    [1, 'no', 12],
    [5, 'no', 60],
    [0, 'yes', 40],
    [3, 'partly', 56],
    [5, 'yes', 100],
  ] as const)('at level %i with every item "%s" is %i', (level, answer, expected) => {
    expect(scoreEvent({ ...EMPTY, level, items: every(answer) }).value).toBeCloseTo(expected, 10)
  })

  it('is a range from nothing to everything while nothing is known', () => {
    const score = scoreEvent(EMPTY)
    expect([score.value, score.low, score.high]).toEqual([null, 0, 100])
    expect(score.missing).toEqual(['level', ...EVENT_ITEMS])
  })

  it('takes an unknown item for neither met nor unmet', () => {
    const items = { ...every('yes'), costs: 'unknown' as const }
    const score = scoreEvent({ ...EMPTY, level: 5, items })
    expect([score.value, score.missing]).toEqual([null, ['costs']])
    expect([score.low, score.high].map(Math.round)).toEqual([93, 100])
  })

  it('reads items from what is recorded, at the bounds of the method', () => {
    const at = (values: Partial<ScoredEvent>) =>
      scoreEvent({ ...EMPTY, startsOn: '2026-03-01', ...values }).items
    expect([at({ speechPercent: 40 }).speech, at({ speechPercent: 39 }).speech]).toEqual(['yes', 'no'])
    expect([at({ traceOn: '2026-03-31' }).trace, at({ traceOn: '2026-04-01' }).trace]).toEqual(['yes', 'no'])
    expect(at({ endsOn: '2026-03-02', traceOn: '2026-04-01' }).trace).toBe('yes')
    expect([at({ hasDatedFollowUp: true })['follow-up'], at({})['follow-up']]).toEqual(['yes', 'unknown'])
  })

  it('lets an answer that was given stand against what is recorded', () => {
    const score = scoreEvent({ ...EMPTY, speechPercent: 80, items: { speech: 'no' } })
    expect([score.items.speech, score.derived]).toEqual(['no', []])
  })

  it('advises the first item that is not met, before those that nobody knows', () => {
    const next = (items: EventItems) => scoreEvent({ ...EMPTY, level: 2, items }).nextItem
    expect(next({ ...every('yes'), trace: 'partly', costs: 'no' })).toEqual({
      item: 'trace',
      answer: 'partly',
    })
    expect(next({ costs: 'no' })).toEqual({ item: 'costs', answer: 'no' })
    expect(next({})).toEqual({ item: 'speech', answer: 'unknown' })
    expect(next(every('yes'))).toBeNull()
  })

  it('advises the next level, until there is none', () => {
    const next = (level: ScoredEvent['level']) => scoreEvent({ ...EMPTY, level }).nextLevel
    expect([next(0), next(4), next(5), next(null)]).toEqual([1, 5, null, null])
  })

  it('lies in its range whatever the unknown turn out to be', () => {
    fc.assert(
      fc.property(
        anyEvent,
        fc.constantFrom(...EVENT_LEVELS),
        fc.constantFrom('yes', 'partly', 'no'),
        (event, level, answer) => {
          const { low, high, value, items, missing } = scoreEvent(event)
          expect(low).toBeLessThanOrEqual(high)
          expect(value === null).toBe(missing.length > 0)
          const settled = Object.fromEntries(
            EVENT_ITEMS.map((item) => [item, items[item] === 'unknown' ? answer : items[item]]),
          ) as EventItems
          const known = scoreEvent({ ...event, level: event.level ?? level, items: settled })
          expect(known.value).not.toBeNull()
          expect(known.value ?? -1).toBeGreaterThanOrEqual(low - 1e-9)
          expect(known.value ?? 101).toBeLessThanOrEqual(high + 1e-9)
        },
      ),
    )
  })
})
