import type { Problem } from '#kernel/problem.ts'
import { type ChainChange, editElement, editLink, pick } from './chain-change.ts'
import { type ChainDraft, closeDraft, findRefusal, type Home, makeChange, openDraft } from './chain-draft.ts'
import {
  ELEMENT_FIELDS,
  type ElementRecord,
  LINK_FIELDS,
  type LinkRecord,
  type SomeElementValues,
  type SomeLinkValues,
  type WholeChain,
} from './chain-record.ts'

export type { ChainChange } from './chain-change.ts'

/**
 * The chain after a list of changes, in order; changes that the server would refuse for what they are (a link to
 * itself, twice, to nothing) are left out. Whether a version is stale is the server's to say. `now`: the instant of
 * the act (ISO), one for all of it; acts that follow one another have different ones.
 */
export function applyChanges(
  chain: WholeChain,
  changes: readonly ChainChange[],
  now: string,
  home?: Home,
): WholeChain {
  const draft = openDraft(chain, home)
  for (const change of changes) if (!findRefusal(draft, change)) makeChange(draft, change, now)
  return closeDraft(draft)
}

/** Why a change cannot be made to the chain as it stands, with the server's own code; `null` when it can. */
export function refuseChange(chain: WholeChain, change: ChainChange): Problem | null {
  return findRefusal(openDraft(chain), change)
}

// Instants that no clock gives: they only tell the act from its undoing.
const [DONE, UNDONE] = ['done', 'undone']

/**
 * The changes that bring a chain back to `before` once `changes` were made to it. Made in their turn, and inverted in
 * theirs, they redo. Links that went with an element are named too, so that undoing holds whatever else came between.
 */
export function invertChanges(before: WholeChain, changes: readonly ChainChange[]): ChainChange[] {
  const draft = openDraft(before)
  const steps: Undoing[] = []
  let removal: Removal | null = null
  for (const change of changes) {
    if (findRefusal(draft, change)) continue
    if (change.do === 'remove-element') {
      removal ??= { elements: [], kept: new Set(), gone: new Set() }
      noteRemoval(draft, change.id, removal)
    } else {
      if (removal) steps.push(undoRemoval(removal))
      removal = null
      steps.push(rememberFor(draft, change))
    }
    makeChange(draft, change, DONE)
  }
  if (removal) steps.push(undoRemoval(removal))
  const undone: ChainChange[] = []
  for (const undo of steps.reverse().flat()) {
    const change = undo(draft)
    if (!change || findRefusal(draft, change)) continue
    undone.push(change)
    makeChange(draft, change, UNDONE)
  }
  return undone
}

/** How to undo one change, step by step: each is made before the next is asked for. */
type Undoing = readonly ((now: ChainDraft) => ChainChange | null)[]

function rememberFor(draft: ChainDraft, change: ChainChange): Undoing {
  const { id } = change
  const element = draft.elements.get(id)
  const link = draft.links.get(id)
  switch (change.do) {
    case 'create-element':
      return [(now) => removeElement(now, id)]
    case 'create-link':
      return [(now) => removeLink(now, id)]
    case 'update-element':
      return element ? [(now) => editElementBack(now, element, change.values)] : []
    case 'update-link':
      return link ? [(now) => editLinkBack(now, link, change.values)] : []
    case 'restore-element':
      return element?.deletedAt === null ? [] : [(now) => removeElement(now, id)]
    case 'restore-link':
      return link?.deletedAt === null ? [] : [(now) => removeLink(now, id)]
    case 'remove-link':
      return link?.deletedAt === null ? [() => ({ do: 'restore-link', id })] : []
    case 'remove-element':
      return []
  }
}

/** Elements removed one after the other: they come back together, then their links. */
type Removal = { readonly elements: string[]; readonly kept: Set<string>; readonly gone: Set<string> }

function noteRemoval({ elements, links }: ChainDraft, id: string, removal: Removal): void {
  const element = elements.get(id)
  if (!element || isGone(element)) return
  removal.elements.unshift(id)
  for (const link of links.values())
    if (link.fromId === id || link.toId === id) (isGone(link) ? removal.gone : removal.kept).add(link.id)
}

function undoRemoval({ elements, kept, gone }: Removal): Undoing {
  return [
    ...elements.map((id) => () => ({ do: 'restore-element', id }) as const),
    // Links that had been removed by themselves in the same act come back with the element: not these.
    ...[...gone].filter((id) => !kept.has(id)).map((id) => (now: ChainDraft) => removeLink(now, id)),
    ...[...kept].map((id) => () => ({ do: 'restore-link', id }) as const),
  ]
}

function isGone(record: ElementRecord | LinkRecord): boolean {
  return record.deletedAt !== null
}

function removeElement({ elements }: ChainDraft, id: string): ChainChange | null {
  const element = elements.get(id)
  return element?.deletedAt === null ? { do: 'remove-element', id, version: element.version } : null
}

function removeLink({ links }: ChainDraft, id: string): ChainChange | null {
  const link = links.get(id)
  return link?.deletedAt === null ? { do: 'remove-link', id, version: link.version } : null
}

function editElementBack(draft: ChainDraft, old: ElementRecord, changed: SomeElementValues) {
  const now = draft.elements.get(old.id)
  if (!now) return null
  const values: SomeElementValues = pick(old, changed, ELEMENT_FIELDS)
  if (values.details) {
    const names = new Set([...Object.keys(old.details), ...Object.keys(now.details)])
    const moved = [...names].filter((name) => old.details[name] !== now.details[name])
    values.details = Object.fromEntries(moved.map((name) => [name, old.details[name] ?? '']))
  }
  return Object.keys(values).length > 0 ? editElement(now, values) : null
}

function editLinkBack(draft: ChainDraft, old: LinkRecord, changed: SomeLinkValues) {
  const now = draft.links.get(old.id)
  const values: SomeLinkValues = pick(old, changed, LINK_FIELDS)
  return now && Object.keys(values).length > 0 ? editLink(now, values) : null
}

/**
 * The same changes over the chain as it stands now: versions are those that each will meet, and changes that can no
 * longer be made (another person removed the end of a link) or are made already are left out. For undoing what others have built upon,
 * and for sending again what waited for the network.
 */
export function renewChanges(chain: WholeChain, changes: readonly ChainChange[]): ChainChange[] {
  const draft = openDraft(chain)
  const recordOf = (id: string) => draft.elements.get(id) ?? draft.links.get(id)
  return changes.flatMap((change) => {
    if (findRefusal(draft, change)) return []
    const record = recordOf(change.id)
    makeChange(draft, change, DONE)
    if (recordOf(change.id) === record) return []
    return ['version' in change ? { ...change, version: record?.version ?? change.version } : change]
  })
}

/**
 * Two lists made one after the other as one: an edit of what the first had created or edited is folded into it, so
 * that typing is one step to undo. What the first saw stands. Versions follow from `chain`, as before the first.
 */
export function composeChanges(
  chain: WholeChain,
  first: readonly ChainChange[],
  second: readonly ChainChange[],
): ChainChange[] {
  const all = renewChanges(chain, first)
  for (const change of renewChanges(applyChanges(chain, first, DONE), second)) {
    const at = all.findLastIndex((each) => each.id === change.id)
    const folded = all[at] && foldEdit(all[at], change)
    if (folded) all[at] = folded
    else all.push(change)
  }
  return renewChanges(chain, all)
}

/** Whether two lists edit the very same fields of the same records: a drag that goes on, a sentence being typed. */
export function isSameEdit(first: readonly ChainChange[], second: readonly ChainChange[]): boolean {
  const places = (changes: readonly ChainChange[]) =>
    changes.flatMap((change) =>
      change.do === 'update-element' || change.do === 'update-link'
        ? Object.entries(change.values).map(([field, value]) => {
            const names = field === 'details' ? Object.keys(value as object).sort() : []
            return [change.id, field, ...names].join('/')
          })
        : [null],
    )
  const [a, b] = [places(first), places(second)]
  return a.length > 0 && !a.includes(null) && a.toSorted().join() === b.toSorted().join()
}

/** Moved ends are not folded: what they lead to may have been made in between. */
function foldEdit(first: ChainChange, then: ChainChange): ChainChange | null {
  if (then.do === 'update-element') {
    if (first.do === 'create-element') {
      const details = mergeDetails(first.values, then.values, then.seen !== undefined)
      return { ...first, values: { ...first.values, ...then.values, ...details } as typeof first.values }
    }
    if (first.do !== 'update-element' || (first.seen === undefined) !== (then.seen === undefined)) return null
    const { seen } = then
    const values = { ...first.values, ...then.values, ...mergeDetails(first.values, then.values, !!seen) }
    if (!first.seen || !seen) return { ...first, values }
    return { ...first, values, seen: { ...seen, ...first.seen, ...mergeDetails(seen, first.seen, true) } }
  }
  if (then.do !== 'update-link' || 'fromId' in then.values || 'toId' in then.values) return null
  if (first.do === 'create-link')
    return { ...first, values: { ...first.values, ...then.values } as typeof first.values }
  if (first.do !== 'update-link' || (first.seen === undefined) !== (then.seen === undefined)) return null
  const values = { ...first.values, ...then.values }
  return first.seen ? { ...first, values, seen: { ...then.seen, ...first.seen } } : { ...first, values }
}

function mergeDetails(
  under: SomeElementValues,
  over: SomeElementValues,
  isMerged: boolean,
): SomeElementValues {
  if (!under.details || !over.details) return {}
  return { details: isMerged ? { ...under.details, ...over.details } : over.details }
}
