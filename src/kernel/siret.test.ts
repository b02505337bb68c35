import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSiret, readSiret } from './siret.ts'

describe('a SIRET', () => {
  it('is accepted when Luhn’s key is right, however it is spaced', () => {
    expect(readSiret('21010034300016')).toEqual({ siret: '21010034300016' })
    expect(readSiret(' 210 100 343 00016 ')).toEqual({ siret: '21010034300016' })
    expect(readSiret('210\u202f100\u00a0343\u202f00016')).toEqual({ siret: '21010034300016' })
  })

  it('is refused with the reason: a wrong digit, not 14 digits, digits lost by a spreadsheet', () => {
    expect(readSiret('21010034300017')).toEqual({ problem: 'checksum' })
    expect(readSiret('2101003430001')).toMatchObject({ problem: 'shape' })
    expect(readSiret('école')).toEqual({ problem: 'shape' })
    expect(readSiret('')).toEqual({ problem: 'shape' })
    expect(readSiret('2,10100343E+13')).toEqual({ problem: 'rounded' })
    expect(readSiret('00000000000000')).toEqual({ problem: 'checksum' })
  })

  it('gets its lost leading zeros back only as a suggestion', () => {
    // 00552013500010: two leading zeros, as a spreadsheet drops them; the last digit is the one that makes the key right
    const valid = Array.from({ length: 10 }, (_, d) => `0055201350001${d}`).find(isSiret)
    expect(valid).toBeDefined()
    expect(readSiret(String(Number(valid)))).toEqual({ problem: 'shape', suggestion: valid })
  })

  it('of La Poste is accepted when its digits add up to a multiple of five', () => {
    // 35600000000048 is the head office (Luhn); 35600000049837 is a post office (3+5+6+4+9+8+3+7 = 45)
    expect(isSiret('35600000000048')).toBe(true)
    expect(isSiret('35600000049837')).toBe(true)
    expect(isSiret('35600000049838')).toBe(false)
  })

  it('never survives one wrong digit, outside La Poste', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const good = '65449096241683'
        const digit = (Number(good[at]) + by) % 10
        return !isSiret(good.slice(0, at) + digit + good.slice(at + 1))
      }),
    )
  })
})
