import { type Day, dayNumber } from '#kernel/day.ts'

/** What a calendar is told of an event: no names, nothing of what is said there. */
export type CalendarEvent = {
  readonly id: string
  readonly title: string
  readonly state: 'planned' | 'held' | 'cancelled'
  readonly startsOn: Day
  readonly endsOn: Day | null
  /** Local time, "18:30". */
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly place: string
  readonly version: number
}

/** Bytes of one character in UTF-8. */
function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** Lines are folded at 75 bytes (RFC 5545, 3.1). */
function fold(line: string): string {
  const lines: string[] = []
  let current = ''
  let bytes = 0
  for (const character of line) {
    const size = bytesOf(character)
    if (bytes + size > 74) {
      lines.push(current)
      current = ' '
      bytes = 1
    }
    current += character
    bytes += size
  }
  return [...lines, current].join('\r\n')
}

/** Text as iCalendar wants it; control characters that no calendar may hold are left out. */
const escapeText = (text: string) =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r?\n|\r/g, '\\n')
    .replace(/\p{Cc}/gu, '')

const compact = (day: Day) => day.replaceAll('-', '')
const at = (day: Day, time: string) => `${compact(day)}T${time.replace(':', '')}00`

function dayAfter(day: Day): Day {
  return new Date(((dayNumber(day) ?? 0) + 1) * 86_400_000).toISOString().slice(0, 10)
}

/** Local ("floating") times are read where the event takes place; without a time it is of whole days, whose end is excluded. */
function whenLines({ startsOn, endsOn, startsAt, endsAt }: CalendarEvent): string[] {
  const last = endsOn ?? startsOn
  if (startsAt === null)
    return [`DTSTART;VALUE=DATE:${compact(startsOn)}`, `DTEND;VALUE=DATE:${compact(dayAfter(last))}`]
  const start = at(startsOn, startsAt)
  const end = endsAt === null ? undefined : at(last, endsAt)
  return [`DTSTART:${start}`, ...(end !== undefined && end > start ? [`DTEND:${end}`] : [])]
}

const STATUS = { planned: 'CONFIRMED', held: 'CONFIRMED', cancelled: 'CANCELLED' } as const

/** Events as a calendar (iCalendar, RFC 5545). `writtenAt` is the moment, ISO; `name` is what calendars show. */
export function writeEventCalendar(
  events: readonly CalendarEvent[],
  { name, writtenAt }: { readonly name: string; readonly writtenAt: string },
): string {
  const stamp = `${writtenAt.slice(0, 19).replace(/[-:]/g, '')}Z`
  const written = events.flatMap((event) => [
    'BEGIN:VEVENT',
    `UID:${event.id}@tablee`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${Math.max(0, event.version - 1)}`,
    ...whenLines(event),
    `SUMMARY:${escapeText(event.title)}`,
    ...(event.place.trim() === '' ? [] : [`LOCATION:${escapeText(event.place)}`]),
    `STATUS:${STATUS[event.state]}`,
    'END:VEVENT',
  ])
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tablee//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...written,
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}
