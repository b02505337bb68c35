import { describe, expect, it } from 'vitest'
import { countedAddress } from './client-address.ts'

describe('tries are counted', () => {
  it('by an IPv4 address, however it is written', () => {
    expect(countedAddress('192.0.2.7')).toBe('192.0.2.7')
    expect(countedAddress('::ffff:192.0.2.7')).toBe('192.0.2.7')
  })

  it('by the network of an IPv6 address: another address of the same household is no new start', () => {
    const one = countedAddress('2001:db8:0:7:1::1')
    expect(one).toBe('2001:db8:0:7::/64')
    expect(countedAddress('2001:0DB8:0000:0007:ffff:ffff:ffff:ffff')).toBe(one)
    expect(countedAddress('2001:db8:0:8::1')).not.toBe(one)
    expect(countedAddress('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
    expect(countedAddress('::1')).toBe('0:0:0:0::/64')
  })

  it('by what was told when that is no address, never at any length', () => {
    expect(countedAddress('unknown')).toBe('unknown')
    expect(countedAddress('x'.repeat(9000))).toHaveLength(64)
  })
})
