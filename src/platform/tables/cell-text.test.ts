import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { padCode, parseDateText, parseDecimalText, readDecimal } from './cell-text.ts'

describe('a number as people write it', () => {
  it.each([
    ['1234.5', '1234.5'],
    ['90,11', '90.11'],
    ['1 234,50 €', '1234.50'],
    ['1\u202f234,50\u00a0€', '1234.50'],
    ['€ 12.30', '12.30'],
    ['12,30 EUR', '12.30'],
    ['1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['12 345', '12345'],
    ['1 234,567', '1234.567'],
    ['0,234', '0.234'],
    ['1234,567', '1234.567'],
    ['-3,5', '-3.5'],
    ['− 3,5', '-3.5'],
    ['+7', '7'],
    [',5', '0.5'],
    ['90.11000000002', '90.11000000002'],
  ])('%j is %s', (written, plain) => {
    expect(parseDecimalText(written)).toBe(plain)
  })

  it.each([
    '',
    ' ',
    'A price',
    '12 34',
    '1.2.3',
    '1,2,3',
    '1E5',
    '12-',
    '5,',
    '--1',
    '1,23,456',
    '€',
    '0x10',
  ])('%j is no number', (written) => {
    expect(readDecimal(written)).toEqual({ problem: 'not-a-number' })
  })

  it('"1,234" is not guessed: it would be wrong by a factor of a thousand for half of its writers', () => {
    expect(readDecimal('1,234')).toEqual({ problem: 'ambiguous', readings: ['1.234', '1234'] })
    expect(readDecimal('-12,345 €')).toEqual({ problem: 'ambiguous', readings: ['-12.345', '-12345'] })
    expect(parseDecimalText('1,234')).toBeUndefined()
    // A point in the same place is what workbooks and machines write.
    expect(parseDecimalText('1.234')).toBe('1.234')
  })

  it('comes back whole from the French way of writing it', () => {
    const french = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2 })
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (cents) => {
        const sign = cents < 0 ? '-' : ''
        const [whole, part] = [Math.trunc(Math.abs(cents) / 100), Math.abs(cents) % 100]
        return (
          parseDecimalText(french.format(cents / 100)) === `${sign}${whole}.${String(part).padStart(2, '0')}`
        )
      }),
    )
  })
})

describe('a day as offices write it', () => {
  it.each([
    ['2026-05-02', '2026-05-02'],
    ['2026-05-02T00:00', '2026-05-02'],
    ['2026-05-02 13:30:00', '2026-05-02'],
    ['2022/03/01', '2022-03-01'],
    ['02/05/2026', '2026-05-02'],
    ['2/5/2026', '2026-05-02'],
    ['02.05.2026', '2026-05-02'],
    ['02-05-2026', '2026-05-02'],
    ['44683', '2022-05-02'],
    [' 45658 ', '2025-01-01'],
  ])('%j is %s', (written, day) => {
    expect(parseDateText(written)).toBe(day)
  })

  it.each(['', 'hier', '2022-02-31', '31/04/2026', '05/23/2026', '02/05/26', '02/05-2026', '949', '123456'])(
    '%j is no day, or one that cannot be told',
    (written) => {
      expect(parseDateText(written)).toBeUndefined()
    },
  )
})

describe('a code that lost its leading zeros', () => {
  it('gets them back, Corsica and words excepted', () => {
    expect(padCode('1001', 5)).toBe('01001')
    expect(padCode(' 1001 ', 5)).toBe('01001')
    expect(padCode('75056', 5)).toBe('75056')
    expect(padCode('2A004', 5)).toBe('2A004')
    expect(padCode('Lyon', 5)).toBe('Lyon')
    expect(padCode('', 5)).toBe('')
  })
})
