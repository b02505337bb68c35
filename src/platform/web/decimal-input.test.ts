import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDecimal, writeDecimal } from './decimal-input.ts'

describe('a number as people type it', () => {
  it.each([
    ['12,5', '12.5'],
    ['1 234,50', '1234.50'],
    ['1 234', '1234'],
    ['1 234,5', '1234.5'],
    ['-0,07', '-0.07'],
    ['0012', '12'],
    ['3,', '3'],
    ['', ''],
  ])('reads %s as %s', (typed, plain) => expect(readDecimal(typed)).toBe(plain))

  it.each(['abc', '12 %', '1,2,3', '1.234,5', '-', ','])('does not guess what %s means', (typed) =>
    expect(readDecimal(typed)).toBeUndefined(),
  )

  it('keeps every digit, however many', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat(999_999), (whole, part) => {
        const plain = `${whole}.${part}`
        expect(readDecimal(writeDecimal(plain, 'fr'))).toBe(plain)
      }),
    )
  })
})
