import type { Weight } from './world.ts'

/** A membership, tie or contact as it stands: `key` says which two it joins, whatever the order where that says nothing. */
export type HeldRow = {
  readonly id: string
  readonly key: string
  readonly strength: Weight
  readonly since: string | null
  readonly until: string | null
  readonly seenOn: string | null
}

export type GivenRow = {
  readonly key: string
  readonly strength: Weight
  readonly since: string | null
  readonly until: string | null
}

/** [last day on which it was said to hold, strength, end] */
export type HeldState = readonly [seenOn: string | null, strength: Weight, until: string | null]
export type HeldChange = { readonly id: string; readonly before: HeldState; readonly after: HeldState }

export type EntryPlan<G> = { readonly added: readonly G[]; readonly confirmed: readonly HeldChange[] }

/**
 * What a source that speaks for `heldOn` (YYYY-MM-DD) adds, and what it confirms. What still holds and is said again is
 * confirmed, never doubled: it was seen on the later of the two days, and takes the strength of the later word. What a
 * source says twice counts once, the last time. A spell that is over is added unless the very same is known.
 */
export function planEntry<G extends GivenRow>(
  known: readonly HeldRow[],
  given: readonly G[],
  heldOn: string,
): EntryPlan<G> {
  const open = new Map(known.filter((row) => row.until === null).map((row) => [row.key, row]))
  const over = new Set(known.filter((row) => row.until !== null).map(spellOf))
  const added = new Map<string, G>()
  const confirmed = new Map<string, HeldChange>()
  for (const row of given) {
    const standing = row.until === null ? open.get(row.key) : undefined
    if (standing) {
      const isLater = standing.seenOn === null || heldOn >= standing.seenOn
      confirmed.set(standing.id, {
        id: standing.id,
        before: [standing.seenOn, standing.strength, null],
        after: isLater ? [heldOn, row.strength, null] : [standing.seenOn, standing.strength, null],
      })
    } else if (row.until === null) added.set(row.key, row)
    else if (!over.has(spellOf(row))) added.set(spellOf(row), row)
  }
  return { added: [...added.values()], confirmed: [...confirmed.values()] }
}

function spellOf(row: GivenRow): string {
  return `${row.key} ${row.since ?? ''} ${row.until ?? ''}`
}

/** The key of two actors that are tied: a purchase has a direction, other ties have none. */
export function tieKey(fromId: string, toId: string, kind: string): string {
  const turned = kind !== 'purchase' && toId < fromId
  return turned ? `${toId} ${fromId} ${kind}` : `${fromId} ${toId} ${kind}`
}
