import { afterEach, describe, expect, it } from 'vitest'
import { formatDay, formatShortDay } from './lang.tsx'

const ZONE = process.env.TZ

afterEach(() => {
  if (ZONE === undefined) delete process.env.TZ
  else process.env.TZ = ZONE
})

describe('a date on screen', () => {
  it.each(['America/Guadeloupe', 'Europe/Paris', 'Indian/Reunion', 'Pacific/Wallis'])(
    'is the same calendar day in %s as where it was written',
    (zone) => {
      process.env.TZ = zone
      expect(formatDay('2026-03-01', 'fr')).toBe('1 mars 2026')
      expect(formatShortDay('2026-12-31', 'en')).toBe('31 Dec 2026')
    },
  )

  it('is told in the reader’s own time when it is a moment', () => {
    process.env.TZ = 'America/Guadeloupe'
    expect(formatDay('2026-03-01T02:00:00Z', 'fr', true)).toMatch(/^28 février 2026 à 22:00$/)
  })
})
