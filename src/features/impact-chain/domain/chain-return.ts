import { type ChainChange, editElement, editLink } from './chain-change.ts'
import { applyChanges, renewChanges } from './chain-changes.ts'
import {
  ELEMENT_FIELDS,
  type ElementRecord,
  LINK_FIELDS,
  type LinkRecord,
  type SomeElementValues,
  type SomeLinkValues,
  standing,
  type WholeChain,
} from './chain-record.ts'

/**
 * The changes that make a chain stand again as it stood at another moment, computed against what it is now: what was
 * deleted since comes back, what was added since goes, what was changed since is written as it was. Made as one act,
 * they are undone as one. `now` holds deleted records too. Of two links that exchanged their ends, one stays as it is.
 */
export function planReturn(now: WholeChain, then: WholeChain): ChainChange[] {
  const wanted = standing(then)
  const plan: ChainChange[] = []
  let chain = now
  const make = (changes: readonly ChainChange[]) => {
    // An instant that no clock gives: what is deleted here is never taken for deleted at another moment.
    chain = applyChanges(chain, changes, `return ${plan.length}`)
    plan.push(...changes)
  }
  make(wanted.elements.flatMap(({ id }) => restore('element', chain.elements, id)))
  make(wanted.elements.flatMap((old) => rewriteElement(old, chain.elements)))
  const wantedLinks = new Set(wanted.links.map(({ id }) => id))
  // What goes first: it may stand where something else comes back.
  make(
    standing(chain).links.flatMap(({ id, version }): ChainChange[] =>
      wantedLinks.has(id) ? [] : [{ do: 'remove-link', id, version }],
    ),
  )
  make(wanted.links.flatMap(({ id }) => restore('link', chain.links, id)))
  make(wanted.links.flatMap((old) => rewriteLink(old, chain.links)))
  const wantedElements = new Set(wanted.elements.map(({ id }) => id))
  make(
    standing(chain).elements.flatMap(({ id, version }): ChainChange[] =>
      wantedElements.has(id) ? [] : [{ do: 'remove-element', id, version }],
    ),
  )
  return renewChanges(now, plan)
}

type Deletable = { readonly id: string; readonly deletedAt: string | null }

function restore(kind: 'element' | 'link', records: readonly Deletable[], id: string): ChainChange[] {
  const record = records.find((each) => each.id === id)
  if (!record || record.deletedAt === null) return []
  return [{ do: `restore-${kind}`, id } as ChainChange]
}

function rewriteElement(old: ElementRecord, records: readonly ElementRecord[]): ChainChange[] {
  const element = records.find((each) => each.id === old.id)
  if (!element) return []
  const values: SomeElementValues = differing(old, element, ELEMENT_FIELDS)
  if (values.details) {
    // An edit changes the details that it names: those that were not there are named empty.
    const gone = Object.keys(element.details).filter((name) => !(name in old.details))
    values.details = { ...old.details, ...Object.fromEntries(gone.map((name) => [name, ''])) }
  }
  return Object.keys(values).length === 0 ? [] : [editElement(element, values)]
}

function rewriteLink(old: LinkRecord, records: readonly LinkRecord[]): ChainChange[] {
  const link = records.find((each) => each.id === old.id)
  if (!link) return []
  const values: SomeLinkValues = differing(old, link, LINK_FIELDS)
  return Object.keys(values).length === 0 ? [] : [editLink(link, values)]
}

/** The fields of `old` that are not the same in `now`. */
function differing<V extends ElementRecord | LinkRecord, K extends keyof V>(
  old: V,
  now: V,
  fields: readonly K[],
): { [F in K]?: V[F] } {
  const values: { [F in K]?: V[F] } = {}
  for (const field of fields) if (!isSame(old[field], now[field])) values[field] = old[field]
  return values
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder)
}

/** Documents come back from the audit with their keys in another order. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
}
