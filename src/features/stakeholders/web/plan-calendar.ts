import type { Day } from '#kernel/day.ts'

export type CalendarStep = {
  readonly id: string
  readonly title: string
  readonly dueOn: Day
  readonly remindDaysBefore: number | null
}

/** Lines are folded at 75 bytes (RFC 5545, 3.1). */
function fold(line: string): string {
  const encoder = new TextEncoder()
  const lines: string[] = []
  let current = ''
  for (const character of line) {
    if (encoder.encode(current + character).length > 74) {
      lines.push(current)
      current = ' '
    }
    current += character
  }
  return [...lines, current].join('\r\n')
}

const escapeText = (text: string) =>
  text.replace(/\\/g, '\\\\').replace(/;/g, '\\;').replace(/,/g, '\\,').replace(/\r?\n/g, '\\n')

const compact = (day: Day) => day.replaceAll('-', '')

/** The steps as a calendar of whole days with their reminders (iCalendar, RFC 5545). `at` is the moment it is written, ISO. */
export function writeCalendar(steps: readonly CalendarStep[], at: string): string {
  const stamp = `${at.slice(0, 19).replace(/[-:]/g, '')}Z`
  const events = steps.flatMap(({ id, title, dueOn, remindDaysBefore }) => [
    'BEGIN:VEVENT',
    `UID:${id}@tablee`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(dueOn)}`,
    `SUMMARY:${escapeText(title)}`,
    'TRANSP:TRANSPARENT',
    ...(remindDaysBefore === null
      ? []
      : [
          'BEGIN:VALARM',
          'ACTION:DISPLAY',
          `DESCRIPTION:${escapeText(title)}`,
          `TRIGGER:-P${remindDaysBefore}D`,
          'END:VALARM',
        ]),
    'END:VEVENT',
  ])
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Tablee//FR', ...events, 'END:VCALENDAR']
  return `${lines.map(fold).join('\r\n')}\r\n`
}
