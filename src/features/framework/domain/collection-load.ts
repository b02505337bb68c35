import type { FrameworkLine } from './framework-line.ts'
import type { CollectionMode } from './indicator.ts'

/** A sum that says how many of its parts nobody knows: unknown is not zero. */
export type KnownSum = {
  /** `null` while no part is known. */
  readonly sum: number | null
  readonly unknown: number
  readonly parts: number
}

export type LoadShare<K> = KnownSum & { readonly key: K }

type LoadedLine = Pick<FrameworkLine, 'owner' | 'dueOn' | 'mode' | 'hours'>

export type TeamLoad = {
  readonly total: KnownSum
  readonly meansHours: number | null
  /** By who answers for the line, heaviest first; "" is nobody. */
  readonly byOwner: readonly LoadShare<string>[]
  /** By month of the date due (« 2026-03 »), in order; "" is without a date, last. */
  readonly byMonth: readonly LoadShare<string>[]
  readonly byMode: readonly LoadShare<CollectionMode | ''>[]
}

/** Hours of the team, shared out by owner, month and mode of collection. */
export function computeTeamLoad(lines: readonly LoadedLine[], meansHours: number | null): TeamLoad {
  const heaviest = (a: KnownSum, b: KnownSum) => (b.sum ?? -1) - (a.sum ?? -1)
  return {
    total: sumOf(lines.map(({ hours }) => hours)),
    meansHours,
    byOwner: shareOut(lines, ({ owner }) => owner.trim()).toSorted(heaviest),
    byMonth: shareOut(lines, ({ dueOn }) => dueOn?.slice(0, 7) ?? '').toSorted((a, b) =>
      a.key === '' ? 1 : b.key === '' ? -1 : a.key.localeCompare(b.key),
    ),
    byMode: shareOut(lines, ({ mode }) => mode).toSorted(heaviest),
  }
}

function shareOut<K extends string>(
  lines: readonly LoadedLine[],
  keyOf: (line: LoadedLine) => K,
): LoadShare<K>[] {
  const parts = new Map<K, (number | null)[]>()
  for (const line of lines) parts.set(keyOf(line), [...(parts.get(keyOf(line)) ?? []), line.hours])
  return [...parts].map(([key, hours]) => ({ key, ...sumOf(hours) }))
}

export function sumOf(parts: readonly (number | null)[]): KnownSum {
  const known = parts.filter((part) => part !== null)
  return {
    sum: known.length === 0 ? null : known.reduce((sum, part) => sum + part, 0),
    unknown: parts.length - known.length,
    parts: parts.length,
  }
}

/** One stakeholder asked for one line. */
export type LineRespondent = {
  readonly lineId: string
  readonly stakeholderId: string
  /** Of one time; `null`: nobody knows. */
  readonly minutes: number | null
  readonly times: number
}

export type StakeholderLoad = {
  readonly stakeholderId: string
  /** Minutes over all times. */
  readonly minutes: KnownSum
  readonly lineIds: readonly string[]
}

/**
 * Minutes that each stakeholder is asked for, heaviest first, then by how many lines ask. `lineIds` are the lines that
 * count: what is set aside asks nobody.
 */
export function computeStakeholderLoad(
  respondents: readonly LineRespondent[],
  lineIds: ReadonlySet<string>,
): StakeholderLoad[] {
  const asked = new Map<string, LineRespondent[]>()
  for (const each of respondents) {
    if (!lineIds.has(each.lineId)) continue
    asked.set(each.stakeholderId, [...(asked.get(each.stakeholderId) ?? []), each])
  }
  return [...asked]
    .map(([stakeholderId, all]) => ({
      stakeholderId,
      minutes: sumOf(all.map(({ minutes, times }) => (minutes === null ? null : minutes * times))),
      lineIds: [...new Set(all.map(({ lineId }) => lineId))],
    }))
    .toSorted((a, b) => (b.minutes.sum ?? -1) - (a.minutes.sum ?? -1) || b.lineIds.length - a.lineIds.length)
}
