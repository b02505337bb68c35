import { describe, expect, it } from 'vitest'
import { nextSheetNumber, sheetsPerHour } from './keying-pace.ts'

const minutes = (...at: number[]) => at.map((minute) => minute * 60_000)

describe('the pace of keying', () => {
  it('is told from three sheets on', () => {
    expect(sheetsPerHour(minutes(0, 2))).toBeNull()
    expect(sheetsPerHour(minutes(0, 2, 4))).toBe(30)
  })

  it('does not count a break', () => {
    expect(sheetsPerHour(minutes(0, 2, 4, 50, 52))).toBe(30)
  })
})

describe('the number of the next sheet', () => {
  it('is one more, written alike', () => {
    expect(nextSheetNumber('7')).toBe('8')
    expect(nextSheetNumber('B-009')).toBe('B-010')
    expect(nextSheetNumber('12 bis')).toBe('13 bis')
    expect(nextSheetNumber('sans')).toBe('')
  })
})
