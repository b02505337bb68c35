import { describe, expect, it } from 'vitest'
import { dayBars } from './day-bars.ts'

describe('answers per day', () => {
  it('count the days on which none came', () => {
    const bars = dayBars([
      { day: '2026-03-01', received: 2 },
      { day: '2026-02-27', received: 5 },
    ])
    expect(bars.map(({ from, received }) => [from, received])).toEqual([
      ['2026-02-27', 5],
      ['2026-02-28', 0],
      ['2026-03-01', 2],
    ])
  })

  it('are weeks over a season, and lose none', () => {
    const counts = Array.from({ length: 12 }, (_, month) => ({
      day: `2026-${String(month + 1).padStart(2, '0')}-15`,
      received: month,
    }))
    const bars = dayBars(counts)
    expect(bars.every(({ days }) => days === 7)).toBe(true)
    expect(bars.reduce((sum, { received }) => sum + received, 0)).toBe(66)
  })

  it('are nothing where nothing came', () => {
    expect(dayBars([])).toEqual([])
  })
})
