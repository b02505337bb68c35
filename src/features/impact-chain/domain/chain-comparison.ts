import {
  ELEMENT_FIELDS,
  type ElementRecord,
  LINK_FIELDS,
  type LinkRecord,
  type WholeChain,
} from './chain-record.ts'

/** Who changed a field since the copy was made: differently, when both. */
export type ChangedBy = 'common' | 'rival' | 'both'

export type ComparedField = {
  /** Name of the field; of a detail `details/<name>`. */
  readonly field: string
  readonly common: unknown
  readonly rival: unknown
  readonly by: ChangedBy
}

/**
 * `removed-in-rival`, `removed-in-common`: there when the copy was made, gone on that side only. `only-common`,
 * `only-rival`: added on that side since.
 */
export type ComparedState =
  | 'same'
  | 'changed'
  | 'only-common'
  | 'only-rival'
  | 'removed-in-common'
  | 'removed-in-rival'

/** One element or link in both chains. A choice of the merge names it by `id`. */
export type Compared<R> = {
  readonly id: string
  readonly state: ComparedState
  readonly common: R | null
  readonly rival: R | null
  /** What differs between the two sides; empty unless both stand. */
  readonly fields: readonly ComparedField[]
  /** Both changed the same thing differently, or one removed what the other changed: people are to choose. */
  readonly isConflict: boolean
}

export type ChainComparison = {
  readonly elements: readonly Compared<ElementRecord>[]
  readonly links: readonly Compared<LinkRecord>[]
}

/** The rank in a column is no matter of opinion: the common one stands. */
const COMPARED_ELEMENT_FIELDS = ELEMENT_FIELDS.filter((field) => field !== 'position')
const COMPARED_LINK_FIELDS = LINK_FIELDS.filter((field) => field !== 'fromId' && field !== 'toId')

/**
 * A rival version beside the common chain, by what each copy came from; deleted records of both tell what was removed
 * on purpose. Links are the same when they tie the same elements, wherever they were drawn.
 */
export function compareChains(common: WholeChain, rival: WholeChain): ChainComparison {
  const elements = compareElements(common, rival)
  return { elements, links: compareLinks(common, rival, elements) }
}

function compareElements(common: WholeChain, rival: WholeChain): Compared<ElementRecord>[] {
  const copyOf = copiesByOrigin(rival.elements)
  const known = new Map(common.elements.map((each) => [each.id, each]))
  const inCommon = common.elements.filter(stands).map((element) => {
    const copy = copyOf.get(element.id)
    return compare(element, copy, copy?.originValues ?? null, COMPARED_ELEMENT_FIELDS)
  })
  const inRival = rival.elements.filter(stands).flatMap((element) => {
    const origin = element.originId === null ? undefined : known.get(element.originId)
    if (origin && stands(origin)) return []
    if (isOwn(element, origin)) return [onlyInRival({ ...element, originId: null }, false, element)]
    const fields = differences(COMPARED_ELEMENT_FIELDS, element.originValues, element, element.originValues)
    return [onlyInRival(element, fields.length > 0)]
  })
  // An element that the rival version ties to something new is in use there, even when nobody rewrote it.
  const isRedrawn = readsAnew(rival)
  const usedAnew = new Set(
    rival.links.filter((link) => stands(link) && isRedrawn(link)).flatMap((link) => [link.fromId, link.toId]),
  )
  return [...inCommon, ...inRival].map((each) =>
    each.state === 'removed-in-common' && usedAnew.has(each.rival?.id ?? '')
      ? { ...each, isConflict: true }
      : each,
  )
}

/** Whether a link of the rival version was added, rewritten or moved there since the copy. */
function readsAnew(rival: WholeChain): (link: LinkRecord) => boolean {
  const originOf = new Map(rival.elements.map((each) => [each.id, each.originId]))
  return ({ originId, originValues, ...link }) =>
    originId === null ||
    originOf.get(link.fromId) !== originValues?.fromId ||
    originOf.get(link.toId) !== originValues?.toId ||
    differences(COMPARED_LINK_FIELDS, originValues, link, originValues).length > 0
}

function compareLinks(
  common: WholeChain,
  rival: WholeChain,
  elements: readonly Compared<ElementRecord>[],
): Compared<LinkRecord>[] {
  const commonOf = new Map(elements.flatMap(({ common: c, rival: r }) => (c && r ? [[r.id, c.id]] : [])))
  const copyOf = copiesByOrigin(rival.links)
  const byEnds = new Map(
    rival.links
      .filter(stands)
      .map((link) => [
        `${commonOf.get(link.fromId) ?? link.fromId} ${commonOf.get(link.toId) ?? link.toId}`,
        link,
      ]),
  )
  const paired = new Set<string>()
  const isRedrawn = readsAnew(rival)
  const known = new Map(common.links.map((each) => [each.id, each]))
  const inCommon = common.links.filter(stands).map((link) => {
    const twin = byEnds.get(`${link.fromId} ${link.toId}`)
    if (twin) paired.add(twin.id)
    const copy = twin ?? removedCopy(copyOf.get(link.id))
    const base = copy?.originId === link.id ? copy.originValues : null
    return compare(link, copy, base, COMPARED_LINK_FIELDS)
  })
  const inRival = rival.links
    .filter((link) => stands(link) && !paired.has(link.id))
    .map((link) => {
      const origin = known.get(link.originId ?? '')
      // Its origin stands between other elements: the rival version drew this one anew.
      if (origin && stands(origin)) return onlyInRival({ ...link, originId: null }, true, link)
      if (isOwn(link, origin)) return onlyInRival({ ...link, originId: null }, false, link)
      return onlyInRival(link, isRedrawn(link))
    })
  return [...inCommon, ...inRival]
}

/** A copy whose ends were moved says nothing of the link where it was, but that it was taken away there. */
function removedCopy(copy: LinkRecord | undefined): LinkRecord | undefined {
  if (!copy) return undefined
  return stands(copy) ? { ...copy, deletedAt: copy.updatedAt } : copy
}

/** Added by the rival version itself, though a merge that was undone since may have made it common for a while. */
function isOwn<R extends ElementRecord | LinkRecord>(copy: R, origin: R | undefined): boolean {
  return copy.originId === null || (origin !== undefined && origin.createdAt > copy.createdAt)
}

function onlyInRival<R extends ElementRecord | LinkRecord>(
  copy: R,
  isChanged: boolean,
  record: R = copy,
): Compared<R> {
  const state = copy.originId === null ? 'only-rival' : 'removed-in-common'
  const isConflict = state === 'removed-in-common' && isChanged
  return { id: copy.id, state, common: null, rival: record, fields: [], isConflict }
}

function compare<R extends ElementRecord | LinkRecord>(
  common: R,
  rival: R | undefined,
  base: object | null,
  names: readonly string[],
): Compared<R> {
  const { id } = common
  if (!rival) return { id, state: 'only-common', common, rival: null, fields: [], isConflict: false }
  if (!stands(rival)) {
    const isConflict = differences(names, base, common, base).length > 0
    return { id, state: 'removed-in-rival', common, rival: null, fields: [], isConflict }
  }
  const fields = differences(names, common, rival, base)
  const isConflict = fields.some((each) => each.by === 'both')
  return { id, state: fields.length > 0 ? 'changed' : 'same', common, rival, fields, isConflict }
}

/** Fields that differ between two sides, and which side moved away from `base`; without a base both did. */
function differences(
  names: readonly string[],
  common: object | null,
  rival: object | null,
  base: object | null,
): ComparedField[] {
  const [here, there, then] = [flatten(common, names), flatten(rival, names), flatten(base, names)]
  return [...new Set([...here.keys(), ...there.keys()])].flatMap((field): ComparedField[] => {
    const [a, b] = [here.get(field) ?? null, there.get(field) ?? null]
    if (isSame(a, b)) return []
    const from = then.get(field) ?? null
    const by = !base ? 'both' : isSame(from, a) ? 'rival' : isSame(from, b) ? 'common' : 'both'
    return [{ field, common: a, rival: b, by }]
  })
}

/** Fields in the order of their names, each detail for itself. */
function flatten(record: object | null, names: readonly string[]): Map<string, unknown> {
  const values = new Map<string, unknown>(Object.entries(record ?? {}))
  return new Map(
    names
      .filter((name) => values.has(name))
      .flatMap((name): [string, unknown][] => {
        const value = values.get(name)
        if (name !== 'details') return [[name, value]]
        const details = Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
        return details.map(([detail, text]) => [`details/${detail}`, text])
      }),
  )
}

/** Identifiers of common elements say the same in whatever chain; lists are the same in the same order. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function copiesByOrigin<R extends ElementRecord | LinkRecord>(copies: readonly R[]): Map<string, R> {
  const byOrigin = new Map<string, R>()
  for (const copy of copies) {
    if (copy.originId === null) continue
    const other = byOrigin.get(copy.originId)
    if (!other || stands(copy)) byOrigin.set(copy.originId, copy)
  }
  return byOrigin
}

function stands(record: ElementRecord | LinkRecord): boolean {
  return record.deletedAt === null
}
