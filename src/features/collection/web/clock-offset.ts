import { utcOffset } from '../domain/utc-offset.ts'

/** How far the clock of this machine is from UTC on a day, as ISO 8601 writes it: `+01:00`. */
export function clockOffset(day: string): string {
  return utcOffset(-new Date(`${day}T12:00:00`).getTimezoneOffset())
}
