/** Records whose versions people read. */
export const VERSIONED_KINDS = ['evaluation', 'story', 'objective'] as const
export type VersionedKind = (typeof VERSIONED_KINDS)[number]

/** One write of a record as the audit keeps it, without its contents. */
export type Change = {
  /** Rises with time. */
  readonly id: number
  /** When, in milliseconds. */
  readonly at: number
  /** Who; null when the instance itself did it. */
  readonly personId: string | null
}

/** Changes that people read as one version: of one person, without a long pause. */
export type ChangeGroup = { readonly first: Change; readonly last: Change; readonly changes: number }

/** A longer pause than this begins a new version. */
export const PAUSE_MS = 15 * 60_000

/**
 * Groups changes (oldest first) into versions, newest first. A version ends when somebody else writes or when nothing
 * was written for fifteen minutes; every change is in exactly one.
 */
export function groupChanges(changes: readonly Change[]): readonly ChangeGroup[] {
  const groups: ChangeGroup[] = []
  for (const change of changes) {
    const open = groups.at(-1)
    const goesOn = open && open.last.personId === change.personId && change.at - open.last.at <= PAUSE_MS
    if (goesOn) groups[groups.length - 1] = { ...open, last: change, changes: open.changes + 1 }
    else groups.push({ first: change, last: change, changes: 1 })
  }
  return groups.reverse()
}
