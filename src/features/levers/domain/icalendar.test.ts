import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarEvent, writeEventCalendar } from './icalendar.ts'

const EVENT: CalendarEvent = {
  id: 'a1',
  title: 'Marché',
  state: 'planned',
  startsOn: '2026-12-31',
  endsOn: null,
  startsAt: null,
  endsAt: null,
  place: '',
  version: 3,
}
const SAID = { name: 'Pays', writtenAt: '2026-11-23T10:00:00.000Z' }
const linesOf = (event: Partial<CalendarEvent>) =>
  writeEventCalendar([{ ...EVENT, ...event }], SAID).split('\r\n')

describe('a calendar', () => {
  it('has whole days with the day after as their end', () => {
    expect(linesOf({})).toEqual(
      expect.arrayContaining(['DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101', 'SEQUENCE:2']),
    )
  })

  it('has times where they are known, an end only after the beginning', () => {
    expect(linesOf({ startsAt: '18:30', endsAt: '20:00' })).toEqual(
      expect.arrayContaining(['DTSTART:20261231T183000', 'DTEND:20261231T200000']),
    )
    expect(linesOf({ startsAt: '18:30', endsAt: '09:00' }).some((l) => l.startsWith('DTEND'))).toBe(false)
    expect(linesOf({ startsAt: '18:30', endsOn: '2027-01-01', endsAt: '09:00' })).toContain(
      'DTEND:20270101T090000',
    )
  })

  it('says what is cancelled, so that calendars strike it out', () => {
    expect(linesOf({ state: 'cancelled' })).toContain('STATUS:CANCELLED')
  })

  it('lets no text begin a line of its own', () => {
    const lines = linesOf({ title: 'a\r\nATTENDEE:mailto:x', place: 'Rue; 1, cour \\ fond' })
    expect(lines).toContain('SUMMARY:a\\nATTENDEE:mailto:x')
    expect(lines).toContain('LOCATION:Rue\\; 1\\, cour \\\\ fond')
  })

  it('has no line over 75 bytes, and says the same once unfolded, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const text = writeEventCalendar([{ ...EVENT, title }], SAID)
        const encoder = new TextEncoder()
        for (const line of text.split('\r\n')) expect(encoder.encode(line).length).toBeLessThanOrEqual(75)
        const unfolded = text.replaceAll('\r\n ', '').split('\r\n')
        expect(unfolded.filter((line) => line.startsWith('SUMMARY:'))).toHaveLength(1)
        expect(unfolded).toHaveLength(17)
      }),
    )
  })
})
