import { describe, expect, it } from 'vitest'
import { addMonths, dayNumber, isDay } from './day.ts'

describe('a calendar day', () => {
  it('is refused when the calendar has no such day', () => {
    expect(isDay('2024-02-29')).toBe(true)
    for (const wrong of ['2025-02-29', '2026-13-01', '2026-00-10', '2026-1-1', 'hier', '']) {
      expect(isDay(wrong), wrong).toBe(false)
    }
  })

  it('is counted from 1970, leap years included', () => {
    expect(dayNumber('1970-01-02')).toBe(1)
    expect(dayNumber('2000-03-01')).toBe(11_017)
  })

  it('stays in the month when months are added', () => {
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('no', 1)).toBeUndefined()
  })
})
