import type { ElementRecord, LinkRecord, WholeChain } from '../domain/chain-record.ts'

/** What the server holds as far as this tab knows; what was removed stays among it, so that it can be undone. */
export type ChainBase = {
  readonly content: WholeChain | undefined
  /** Counts replies; each record's last reply, so that an older reading does not take it back. */
  readonly replies: number
  readonly repliedAt: ReadonlyMap<string, number>
}

export const NO_BASE: ChainBase = { content: undefined, replies: 0, repliedAt: new Map() }

/** What a reply to an own act says of the records that it touched. */
export function takeReply(base: ChainBase, reply: WholeChain): ChainBase {
  const replies = base.replies + 1
  const ids = [...reply.elements, ...reply.links].map(({ id }) => id)
  const content = base.content ?? { elements: [], links: [] }
  return {
    replies,
    repliedAt: new Map([...base.repliedAt, ...ids.map((id) => [id, replies] as const)]),
    content: {
      elements: overlay(content.elements, reply.elements),
      links: overlay(content.links, reply.links),
    },
  }
}

function overlay<R extends { readonly id: string }>(under: readonly R[], over: readonly R[]): R[] {
  const fresh = new Map(over.map((record) => [record.id, record]))
  const known = new Set(under.map(({ id }) => id))
  return [
    ...under.map((record) => fresh.get(record.id) ?? record),
    ...over.filter(({ id }) => !known.has(id)),
  ]
}

/**
 * A reading of the whole chain that began when `since` replies had come: what was replied meanwhile is newer. `at`:
 * the instant at which what others removed is noticed.
 */
export function takeReading(base: ChainBase, read: WholeChain, since: number, at: string): ChainBase {
  if (!base.content) return { ...base, content: read }
  const isNewer = (id: string) => (base.repliedAt.get(id) ?? 0) > since
  const { elements, links } = base.content
  return {
    ...base,
    content: {
      elements: mergeRead<ElementRecord>(elements, read.elements, isNewer, at),
      links: mergeRead<LinkRecord>(links, read.links, isNewer, at),
    },
  }
}

type Row = { readonly id: string; readonly version: number; readonly deletedAt: string | null }

function mergeRead<R extends Row>(
  known: readonly R[],
  read: readonly R[],
  isNewer: (id: string) => boolean,
  at: string,
): R[] {
  const fresh = new Map(read.map((row) => [row.id, row]))
  const kept = known.map((row): R => {
    const other = fresh.get(row.id)
    if (other && !isNewer(row.id)) return sameRow(row, other) ? row : other
    return other || isNewer(row.id) || row.deletedAt !== null ? row : { ...row, deletedAt: at }
  })
  const ids = new Set(known.map(({ id }) => id))
  return [...kept, ...read.filter(({ id }) => !ids.has(id))]
}

/** The very same object for a record that has not moved: pictures of it need not be drawn again. */
function sameRow<R extends Row>(a: R, b: R): boolean {
  return a.version === b.version && JSON.stringify(a) === JSON.stringify(b)
}

/** Ids of what differs between two readings: changed, new or removed. */
export function changedIds(before: WholeChain, after: WholeChain): string[] {
  const old = new Map([...before.elements, ...before.links].map((row) => [row.id, row]))
  return [...after.elements, ...after.links]
    .filter((row) => {
      const was = old.get(row.id)
      return was?.version !== row.version || was.deletedAt !== row.deletedAt
    })
    .map(({ id }) => id)
}
