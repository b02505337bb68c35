import { readFileDay } from './file-values.ts'
import { type AttributeValue, type Lifetime, NO_LIFETIME } from './network-file.ts'
import type { NetworkPart, NetworkProblems } from './network-problem.ts'
import type { Settling } from './raw-network.ts'

type Names = { readonly since: string | undefined; readonly until: string | undefined }
type Raw = { readonly lifetime: Lifetime | null; readonly row: number | null }

/**
 * From when until when, by the format's own way or by two columns. A day that cannot be read is a problem of a typed
 * table; elsewhere it stays among the attributes.
 */
export function settleLifetime(
  raw: Raw,
  names: Names,
  take: (name: string | undefined) => AttributeValue | null,
  attributes: Map<string, AttributeValue>,
  settling: Pick<Settling, 'typed'> & { readonly part: NetworkPart },
  problems: NetworkProblems,
): Lifetime {
  const dayOf = (end: 'since' | 'until') => {
    const name = names[end]
    const value = take(name)
    if (name === undefined || value === null) return null
    const day = readFileDay(value, end)
    if (day !== undefined) return day
    if (settling.typed) {
      problems.add(settling.part, 'network.date-wrong', { row: raw.row, column: name, value: String(value) })
    } else attributes.set(name, value)
    return null
  }
  const said = { since: dayOf('since'), until: dayOf('until') }
  const life = raw.lifetime ?? { ...NO_LIFETIME, ...said }
  if (life.since !== null && life.until !== null && life.until < life.since) {
    const at = {
      row: raw.row,
      column: names.until ?? 'end',
      value: life.until,
      params: { since: life.since },
    }
    problems.add(settling.part, 'network.dates-reversed', at)
    return NO_LIFETIME
  }
  return life
}
