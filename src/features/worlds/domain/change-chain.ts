import type { HeldState } from './entry-plan.ts'

/** What a source changed of a row that was there before: as it was, as it left it. */
export type ChainedChange = { readonly id: string; readonly b: HeldState; readonly a: HeldState }
/** A later source, in the order in which they came; `stands`: it has not been undone. */
export type LaterSource<C extends ChainedChange> = {
  readonly id: string
  readonly stands: boolean
  readonly changed: readonly C[]
}

export type Turning<C extends ChainedChange> = {
  /** Changes whose row is to be set from one state to the other: nothing that stands lies on them. */
  readonly turned: readonly C[]
  /** Later sources that from now on lie on what was there before. */
  readonly rewritten: readonly { readonly id: string; readonly changed: readonly C[] }[]
}

/**
 * Takes the changes of one source out of the chain of those that followed each other on the same rows (`back`), or puts
 * them into it again (`again`). A row on which a later source lies keeps what that one says: only what that one would
 * give back is written anew. So no confirmation is lost when another is undone, whatever the order.
 */
export function turnChain<C extends ChainedChange>(
  changed: readonly C[],
  later: readonly LaterSource<C>[],
  way: 'back' | 'again',
): Turning<C> {
  const rewritten = new Map<string, Map<string, C>>()
  const byRow = later.map((source) => ({ ...source, byRow: new Map(source.changed.map((c) => [c.id, c])) }))
  const turned = changed.filter((change) => {
    const [from, to] = way === 'back' ? [change.a, change.b] : [change.b, change.a]
    let isCovered = false
    for (const source of byRow) {
      const over = source.byRow.get(change.id)
      if (!over || !isSame(over.b, from) || (isCovered && source.stands)) continue
      isCovered ||= source.stands
      const rows = rewritten.get(source.id) ?? new Map(source.byRow)
      rewritten.set(source.id, rows.set(change.id, { ...over, b: to }))
    }
    return !isCovered
  })
  return { turned, rewritten: [...rewritten].map(([id, rows]) => ({ id, changed: [...rows.values()] })) }
}

function isSame(one: HeldState, other: HeldState): boolean {
  return one.every((part, i) => part === other[i])
}
