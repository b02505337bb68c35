import { describe, expect, it } from 'vitest'
import { formatAmount, formatShare } from './amount-format.ts'

const plain = (text: string) => text.replaceAll(/\s/gu, ' ')

describe('amounts as people read them', () => {
  it('keep every digit of sums that a float would round', () => {
    expect(plain(formatAmount('900719925474.99', 'fr'))).toBe('900 719 925 474,99 €')
    expect(plain(formatAmount('90071992547409931.01', 'fr'))).toBe('90 071 992 547 409 931,01 €')
    expect(formatAmount('1234.50', 'en')).toBe('€1,234.50')
  })

  it('write credit notes and zero', () => {
    expect(plain(formatAmount('-12.30', 'fr'))).toBe('-12,30 €')
    expect(plain(formatAmount('0.00', 'fr'))).toBe('0,00 €')
  })

  it('write shares with one digit, and nothing where there is none', () => {
    expect(plain(formatShare(0.2512, 'fr'))).toBe('25,1 %')
    expect(formatShare(null, 'fr')).toBe('')
  })
})
