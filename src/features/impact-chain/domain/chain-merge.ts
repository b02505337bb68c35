import { type ChainChange, editElement, editLink, pick } from './chain-change.ts'
import { type Compared, type ComparedField, compareChains } from './chain-comparison.ts'
import { type ChainDraft, findRefusal, type Home, makeChange, openDraft } from './chain-draft.ts'
import {
  ELEMENT_FIELDS,
  type ElementRecord,
  LINK_FIELDS,
  type LinkRecord,
  type SomeElementValues,
  type SomeLinkValues,
  type WholeChain,
} from './chain-record.ts'

/** What of one element or link stands after the merge; by the id that the comparison gives it. */
export type MergeChoice = { readonly id: string; readonly take: 'common' | 'rival' | 'both' }

export type MergePlan = {
  /** To be made to the common chain, in one act. */
  readonly changes: readonly ChainChange[]
  /** The element or link of the common chain that each of the rival version has become; those left out are absent. */
  readonly becomes: ReadonlyMap<string, string>
  /** What nobody chose for and both sides wanted otherwise: the common one stood, or what was removed came back. */
  readonly conflicts: readonly string[]
}

/**
 * Brings a rival version into the common chain. Without a choice: fields that only the rival version changed are taken,
 * where both changed the common one stands; all that either side has stays, but what the common chain removed and the
 * rival version left as it was. `newId` makes the identifiers of what is created. Deleted records of both chains are
 * read too.
 */
export function planMerge(
  common: WholeChain,
  rival: WholeChain,
  choices: readonly MergeChoice[],
  newId: () => string,
  home?: Home,
): MergePlan {
  const compared = compareChains(common, rival)
  const chosen = new Map(choices.map(({ id, take }) => [id, take]))
  const draft = openDraft(common, home)
  const changes: ChainChange[] = []
  const becomes = new Map<string, string>()
  const make = (change: ChainChange | null) => {
    if (!change || findRefusal(draft, change)) return false
    changes.push(change)
    makeChange(draft, change, 'merged')
    return true
  }
  for (const each of compared.elements) {
    const id = mergeElement(draft, each, chosen.get(each.id), make, newId)
    if (each.rival && id !== null) becomes.set(each.rival.id, id)
  }
  const linksById = new Map(compared.links.map((each) => [each.rival?.id ?? '', each]))
  for (const link of rival.links) {
    if (link.deletedAt !== null) continue
    const each = linksById.get(link.id)
    const id = mergeLink({ draft, make, newId, becomes }, link, each, each && chosen.get(each.id))
    if (id !== null) becomes.set(link.id, id)
  }
  for (const { id, state, common: link } of compared.links)
    if (state === 'removed-in-rival' && chosen.get(id) === 'rival' && link) {
      const now = draft.links.get(link.id)
      make(now?.deletedAt === null ? { do: 'remove-link', id: now.id, version: now.version } : null)
    }
  const open = [...compared.elements, ...compared.links].filter(
    ({ id, isConflict }) => isConflict && !chosen.has(id),
  )
  return { changes, becomes, conflicts: open.map(({ id }) => id) }
}

type Make = (change: ChainChange | null) => boolean

/** The id that the rival version's element has in the common chain afterwards; `null` when it is left out. */
function mergeElement(
  draft: ChainDraft,
  { state, common, rival, fields, isConflict }: Compared<ElementRecord>,
  take: MergeChoice['take'] | undefined,
  make: Make,
  newId: () => string,
): string | null {
  if (state === 'removed-in-rival' && take === 'rival' && common) {
    make({ do: 'remove-element', id: common.id, version: common.version })
    return null
  }
  if (!rival) return null
  const create = () => {
    const id = newId()
    return make({ do: 'create-element', id, values: pick(rival, rival, ELEMENT_FIELDS) as typeof rival })
      ? id
      : null
  }
  if (common) {
    if (take === 'both' && fields.length > 0) return create()
    const values = elementValuesOf(taken(fields, take))
    if (Object.keys(values).length > 0) make(editElement(common, values))
    return common.id
  }
  if (take === 'common' || (state === 'removed-in-common' && !isConflict && take === undefined)) return null
  const origin = draft.elements.get(rival.originId ?? '')
  if (!origin || take === 'both') return create()
  make({ do: 'restore-element', id: origin.id })
  const back = draft.elements.get(origin.id) ?? origin
  const { position: _, ...values } = pick(rival, rival, ELEMENT_FIELDS)
  const emptied = Object.keys(back.details).filter((name) => rival.details[name] === undefined)
  const details = { ...Object.fromEntries(emptied.map((name) => [name, ''])), ...rival.details }
  make(editElement(back, { ...values, details }))
  return origin.id
}

type Merging = {
  readonly draft: ChainDraft
  readonly make: Make
  readonly newId: () => string
  readonly becomes: ReadonlyMap<string, string>
}

function mergeLink(
  { draft, make, newId, becomes }: Merging,
  link: LinkRecord,
  each: Compared<LinkRecord> | undefined,
  take: MergeChoice['take'] | undefined,
): string | null {
  const [fromId, toId] = [becomes.get(link.fromId), becomes.get(link.toId)]
  if (fromId === undefined || toId === undefined) return null
  const twin = [...draft.links.values()].find(
    (other) => other.deletedAt === null && other.fromId === fromId && other.toId === toId,
  )
  if (twin) {
    const isPair = each?.common?.id === twin.id
    // Gone with its element and back with it: what the rival version says of it is what brought it back.
    const isBack = !isPair && twin.id === link.originId
    const values = isBack ? saidOf(link) : linkValuesOf(isPair ? taken(each.fields, take) : [])
    if (Object.keys(values).length > 0) make(editLink(twin, values))
    return twin.id
  }
  const isNew = each === undefined || each.state === 'only-rival' || each.common !== null
  if (take === 'common' && each?.common === null) return null
  if (!isNew && !each.isConflict && take === undefined) return null
  const id = newId()
  const values = { ...pick(link, link, LINK_FIELDS), fromId, toId }
  return make({ do: 'create-link', id, values }) ? id : null
}

/** What is written over the common record: all that differs when the rival one was chosen, else what it alone changed. */
function taken(
  fields: readonly ComparedField[],
  take: MergeChoice['take'] | undefined,
): readonly ComparedField[] {
  if (take === 'rival') return fields
  return take === undefined ? fields.filter(({ by }) => by === 'rival') : []
}

function elementValuesOf(fields: readonly ComparedField[]): SomeElementValues {
  const details = fields.flatMap(({ field, rival }) =>
    field.startsWith('details/') ? [[field.slice('details/'.length), rival ?? ''] as const] : [],
  )
  const plain = fields.filter(({ field }) => !field.startsWith('details/'))
  return {
    ...Object.fromEntries(plain.map(({ field, rival }) => [field, rival])),
    ...(details.length > 0 ? { details: Object.fromEntries(details) as Record<string, string> } : {}),
  }
}

function saidOf(link: LinkRecord): SomeLinkValues {
  const { fromId: _from, toId: _to, ...values } = pick(link, link, LINK_FIELDS)
  return values
}

function linkValuesOf(fields: readonly ComparedField[]): SomeLinkValues {
  return Object.fromEntries(fields.map(({ field, rival }) => [field, rival]))
}
