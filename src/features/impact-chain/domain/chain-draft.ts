import { Problem } from '#kernel/problem.ts'
import type { ChainChange } from './chain-change.ts'
import {
  ELEMENT_DEFAULTS,
  type ElementRecord,
  LINK_DEFAULTS,
  type LinkRecord,
  type SomeElementValues,
  type WholeChain,
} from './chain-record.ts'

/** A chain being changed: records by id, in their order. */
export type ChainDraft = {
  readonly elements: Map<string, ElementRecord>
  readonly links: Map<string, LinkRecord>
  readonly home: Home
}

/** Where what is created belongs. */
export type Home = { readonly evaluationId: string; readonly rivalId: string | null }

export function openDraft(chain: WholeChain, home?: Home): ChainDraft {
  const some = chain.elements[0]
  return {
    elements: new Map(chain.elements.map((each) => [each.id, each])),
    links: new Map(chain.links.map((each) => [each.id, each])),
    home: home ?? { evaluationId: some?.evaluationId ?? '', rivalId: some?.rivalId ?? null },
  }
}

export function closeDraft(draft: ChainDraft): WholeChain {
  return { elements: [...draft.elements.values()], links: [...draft.links.values()] }
}

/** Why a change cannot be made to the chain as it stands, with the server's own code; `null` when it can. */
export function findRefusal(draft: ChainDraft, change: ChainChange): Problem | null {
  const { id } = change
  switch (change.do) {
    case 'create-element':
      return draft.elements.has(id) ? new Problem('impact-chain.id-taken', 'conflict', { id }) : null
    case 'create-link':
      if (draft.links.has(id)) return new Problem('impact-chain.id-taken', 'conflict', { id })
      return refuseEnds(draft, id, change.values)
    case 'update-element':
      return refuseGone('chain-element', id, draft.elements.get(id))
    case 'update-link': {
      const link = draft.links.get(id)
      const gone = refuseGone('chain-link', id, link)
      if (gone || !link) return gone
      const { fromId = link.fromId, toId = link.toId } = change.values
      const isMoved = fromId !== link.fromId || toId !== link.toId
      return isMoved ? refuseEnds(draft, id, { fromId, toId }) : null
    }
    case 'restore-link': {
      const link = draft.links.get(id)
      if (!link) return absent('chain-link', id)
      return link.deletedAt === null ? null : refuseEnds(draft, id, link)
    }
    case 'remove-element':
    case 'restore-element':
      return draft.elements.has(id) ? null : absent('chain-element', id)
    case 'remove-link':
      return draft.links.has(id) ? null : absent('chain-link', id)
  }
}

function absent(kind: string, id: string): Problem {
  return new Problem('record.absent', 'absent', { kind, id })
}

function refuseGone(
  kind: string,
  id: string,
  record: ElementRecord | LinkRecord | undefined,
): Problem | null {
  if (!record) return absent(kind, id)
  return record.deletedAt === null ? null : new Problem('record.deleted', 'conflict', { kind, id })
}

function refuseEnds(draft: ChainDraft, ownId: string, ends: { fromId: string; toId: string }) {
  const { fromId, toId } = ends
  if (fromId === toId) return new Problem('impact-chain.link-to-itself', 'caller', { fromId })
  const stands = (id: string) => draft.elements.get(id)?.deletedAt === null
  if (!stands(fromId) || !stands(toId))
    return new Problem('impact-chain.link-elsewhere', 'caller', { fromId, toId })
  const twin = findTwin(draft, ownId, ends)
  return twin ? new Problem('impact-chain.link-twice', 'conflict', { id: twin.id, fromId, toId }) : null
}

function findTwin(draft: ChainDraft, ownId: string, ends: { fromId: string; toId: string }) {
  for (const link of draft.links.values())
    if (
      link.fromId === ends.fromId &&
      link.toId === ends.toId &&
      link.deletedAt === null &&
      link.id !== ownId
    )
      return link
  return undefined
}

/** Makes one change that nothing refuses; what is already so (removing what is gone) changes nothing. */
export function makeChange(draft: ChainDraft, change: ChainChange, now: string): void {
  const { elements, links } = draft
  const { id } = change
  switch (change.do) {
    case 'create-element': {
      const values = given(change.values)
      const details = withoutEmpty(values.details ?? {})
      elements.set(id, { ...ELEMENT_DEFAULTS, ...values, details, ...frame(draft, id, now) })
      return
    }
    case 'create-link':
      links.set(id, { ...LINK_DEFAULTS, ...given(change.values), ...frame(draft, id, now) })
      return
    case 'update-element': {
      const values = given(change.values)
      const old = elements.get(id)
      if (!old || Object.keys(values).length === 0) return
      const details = nextDetails(old, values, change.seen !== undefined)
      elements.set(id, touched({ ...old, ...values, details }, now))
      return
    }
    case 'update-link': {
      const values = given(change.values)
      const old = links.get(id)
      if (old && Object.keys(values).length > 0) links.set(id, touched({ ...old, ...values }, now))
      return
    }
    case 'remove-element':
      removeElement(draft, id, now)
      return
    case 'remove-link': {
      const link = links.get(id)
      if (link?.deletedAt === null) links.set(id, touched({ ...link, deletedAt: now }, now))
      return
    }
    case 'restore-element':
      restoreElement(draft, id, now)
      return
    case 'restore-link': {
      const link = links.get(id)
      if (link && link.deletedAt !== null) links.set(id, touched({ ...link, deletedAt: null }, now))
    }
  }
}

/** Deletes an element and the links that touch it, all at the same instant. */
function removeElement({ elements, links }: ChainDraft, id: string, now: string): void {
  const element = elements.get(id)
  if (element?.deletedAt !== null) return
  elements.set(id, touched({ ...element, deletedAt: now }, now))
  for (const link of links.values())
    if (link.deletedAt === null && (link.fromId === id || link.toId === id))
      links.set(link.id, touched({ ...link, deletedAt: now }, now))
}

/**
 * Brings an element back with the links deleted at its own instant. A link whose other end is gone waits for that one;
 * one that another link has replaced stays away.
 */
function restoreElement(draft: ChainDraft, id: string, now: string): void {
  const { elements, links } = draft
  const element = elements.get(id)
  if (!element || element.deletedAt === null) return
  elements.set(id, touched({ ...element, deletedAt: null }, now))
  for (const link of linksGoneWith(draft, element)) {
    const other = elements.get(link.fromId === id ? link.toId : link.fromId)
    if (!other) continue
    if (other.deletedAt !== null) {
      if (other.deletedAt !== link.deletedAt)
        links.set(link.id, touched({ ...link, deletedAt: other.deletedAt }, now))
      continue
    }
    if (!findTwin(draft, link.id, link)) links.set(link.id, touched({ ...link, deletedAt: null }, now))
  }
}

/** The links that would come back with a deleted element, by id. */
function linksGoneWith({ links }: ChainDraft, { id, deletedAt }: ElementRecord): LinkRecord[] {
  return [...links.values()]
    .filter((link) => link.deletedAt === deletedAt && (link.fromId === id || link.toId === id))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

function touched<R extends ElementRecord | LinkRecord>(record: R, now: string): R {
  return { ...record, version: record.version + 1, updatedAt: now }
}

function frame(draft: ChainDraft, id: string, now: string) {
  return {
    ...draft.home,
    id,
    version: 1,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    toReview: false,
    originId: null,
    originValues: null,
  }
}

/** An edit that says what it saw changes only the details that it names; any other replaces the whole sheet. */
function nextDetails(old: ElementRecord, { details }: SomeElementValues, isMerged: boolean) {
  if (details === undefined) return old.details
  return withoutEmpty(isMerged ? { ...old.details, ...details } : details)
}

export function withoutEmpty(details: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(details).filter(([, text]) => text !== ''))
}

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** The fields that are said, without those left `undefined`. */
function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>
}
