import pg from 'pg'

type Parse = (text: string) => unknown

/** A whole number where JavaScript holds it exactly, else its text: `count(*)` and identifiers are numbers, no digit is lost. */
export function readInt8(text: string): number | string {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : text
}

/**
 * `2026-11-23 15:28:00.5+00` → `2026-11-23T15:28:00.500000Z`. Always six digits: the text sorts as the time does and
 * goes back into the database unchanged (a JavaScript Date would cut it to milliseconds).
 */
export function readTimestamp(text: string): string {
  const m = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text)
  return m ? `${m[1]}T${m[2]}.${(m[3] ?? '').padEnd(6, '0')}Z` : text
}

const asText: Parse = (text) => text
const parseTextArray = pg.types.getTypeParser(1009 as 25) as (text: string) => (string | null)[]
const eachOf =
  (read: Parse): Parse =>
  (text) =>
    parseTextArray(text).map((item) => (item === null ? null : read(item)))

/** Object identifiers of PostgreSQL's types, which never change. */
const PARSERS: ReadonlyMap<number, Parse> = new Map([
  [20, readInt8],
  [1016, eachOf(readInt8)],
  [1082, asText], // date: a day is a text, 'YYYY-MM-DD', in no time zone
  [1182, eachOf(asText)],
  [1114, asText], // timestamp without time zone
  [1115, eachOf(asText)],
  [1184, readTimestamp],
  [1185, eachOf(readTimestamp)],
  [1700, asText], // numeric: exact decimals stay text
  [1231, eachOf(asText)],
  [1186, asText], // interval
])

/** How values come out of the helpers of transaction.ts and of the owner's connections. */
export const valueTypes: pg.CustomTypesConfig = { getTypeParser: (oid, format) => choose(oid, format) }

/**
 * How values come out of a pool that is asked directly: times stay the driver's Date objects. A library that compares
 * them with `new Date()` would find a text never expired (better-auth and its sessions do).
 */
export const driverTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    TIMES.has(oid) ? pg.types.getTypeParser(oid, format as 'text') : choose(oid, format),
}

const TIMES = new Set([1114, 1115, 1184, 1185])

function choose(oid: number, format?: string): Parse {
  const parser = format === 'binary' ? undefined : PARSERS.get(oid)
  return parser ?? pg.types.getTypeParser(oid, format as 'text')
}
