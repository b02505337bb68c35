import { describe, expect, it } from 'vitest'
import { utcOffset } from './utc-offset.ts'

describe('an offset from UTC', () => {
  it('is written with its sign, hours and minutes, west and east, half hours too', () => {
    expect([0, 60, 120, 345, -60, -210, -240].map(utcOffset)).toEqual([
      '+00:00',
      '+01:00',
      '+02:00',
      '+05:45',
      '-01:00',
      '-03:30',
      '-04:00',
    ])
  })
})
