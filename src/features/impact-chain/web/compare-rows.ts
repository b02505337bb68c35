import type { ChainComparison, Compared } from '../domain/chain-comparison.ts'
import type { PictureMark } from '../domain/chain-picture.ts'
import type { ElementRecord, LinkRecord, WholeChain } from '../domain/chain-record.ts'
import { ELEMENT_TYPES, type ElementType } from '../domain/impact-chain.ts'
import type { Chain, ChainLink } from './impact-chain-api.ts'

/** What has a place in several pictures at once. */
export type PictureRoom = {
  readonly elements: readonly ElementRecord[]
  readonly links: readonly { readonly from: string; readonly to: string }[]
}

/** The places of two states of one chain, whose elements have the same ids; of two sentences the longer makes the room. */
export function roomOf(first: Chain, second: Chain): PictureRoom {
  const byId = new Map(first.elements.map((each) => [each.id, each]))
  for (const each of second.elements) {
    const other = byId.get(each.id)
    if (!other || (other.type === each.type && other.statement.length < each.statement.length))
      byId.set(each.id, each)
  }
  return { elements: [...byId.values()], links: [...first.links, ...second.links] }
}

/** A row of the comparison: one element or link, as each side says it. */
export type CompareRow = {
  readonly type: ElementType
  /** Born in the rival version: what became of it in the common chain came from there, by a merge. */
  readonly isOwn: boolean
} & (
  | ({ readonly kind: 'element' } & Compared<ElementRecord>)
  | ({
      readonly kind: 'link'
      /** Statements of both ends. */
      readonly from: string
      readonly to: string
    } & Compared<LinkRecord>)
)

type RowOptions = {
  readonly common: Chain
  readonly rival: Chain
  /** The common chain with all that was ever deleted. */
  readonly origins: WholeChain
  readonly isOnlyDifferences: boolean
}

/**
 * Rows in the order in which the pictures are read: column by column, each element before the links that leave it.
 * `isOnlyDifferences` leaves out what both sides say alike.
 */
export function arrangeRows(
  { elements, links }: ChainComparison,
  { common, rival, origins, isOnlyDifferences }: RowOptions,
): CompareRow[] {
  const isShown = ({ state }: Compared<unknown>) => !isOnlyDifferences || state !== 'same'
  const ends = new Map(
    elements.flatMap((each) => {
      const record = each.common ?? each.rival
      if (!record) return []
      const end = { id: each.id, type: record.type, statement: record.statement }
      return [each.common?.id, each.rival?.id].flatMap((id) => (id ? [[id, end] as const] : []))
    }),
  )
  // A copy is as old as its original; what a merge brought is younger than what it was brought from.
  const bornAt = new Map([...origins.elements, ...origins.links].map(({ id, createdAt }) => [id, createdAt]))
  const isOwn = ({ rival: record }: Compared<ElementRecord> | Compared<LinkRecord>) =>
    record !== null && (record.originId === null || (bornAt.get(record.originId) ?? '') > record.createdAt)
  const endOf = (id: string) => {
    const known = ends.get(id)
    const gone = common.byId.get(id) ?? rival.byId.get(id)
    return known ?? { id, type: gone?.type ?? 'need', statement: gone?.statement ?? '' }
  }
  const rowsOfLinks = links.filter(isShown).flatMap((each): (CompareRow & { fromId: string })[] => {
    const link = each.common ?? each.rival
    if (!link) return []
    const [from, to] = [endOf(link.fromId), endOf(link.toId)]
    return [
      {
        kind: 'link',
        type: from.type,
        isOwn: isOwn(each),
        from: from.statement,
        to: to.statement,
        fromId: from.id,
        ...each,
      },
    ]
  })
  const leaving = Map.groupBy(rowsOfLinks, (row) => row.fromId)
  const ordered = ELEMENT_TYPES.flatMap((type) =>
    elements.filter((each) => (each.common ?? each.rival)?.type === type).map((each) => ({ type, each })),
  )
  const rows = ordered.flatMap(({ type, each }): CompareRow[] => {
    const own = leaving.get(each.id) ?? []
    leaving.delete(each.id)
    return isShown(each) ? [{ kind: 'element', type, isOwn: isOwn(each), ...each }, ...own] : own
  })
  return [...rows, ...[...leaving.values()].flat()]
}

export type AlignedSide = {
  readonly chain: { readonly elements: readonly ElementRecord[]; readonly links: readonly ChainLink[] }
  readonly marks: ReadonlyMap<string, PictureMark>
}

export type AlignedSides = {
  readonly room: PictureRoom
  readonly common: AlignedSide
  readonly rival: AlignedSide
}

/**
 * Both chains with the ids of the comparison, so that a copy stands where its original stands. With
 * `isOnlyDifferences`, what is the same on both sides stays only where a link that differs touches it.
 */
export function alignSides({ elements, links }: ChainComparison, isOnlyDifferences: boolean): AlignedSides {
  const idOf = new Map(
    elements.flatMap(({ id, common, rival }) =>
      [common?.id, rival?.id].flatMap((own) => (own ? [[own, id] as const] : [])),
    ),
  )
  const shownLinks = links.filter(({ state }) => !isOnlyDifferences || state !== 'same')
  const touched = new Set(
    shownLinks.flatMap(({ common, rival }) =>
      [common, rival].flatMap((link) => (link ? [idOf.get(link.fromId), idOf.get(link.toId)] : [])),
    ),
  )
  const shown = elements.filter(({ id, state }) => !isOnlyDifferences || state !== 'same' || touched.has(id))
  const longest = ({ common, rival }: Compared<ElementRecord>) =>
    common && rival
      ? rival.statement.length > common.statement.length
        ? { ...rival, type: common.type }
        : common
      : (common ?? rival)
  const sideOf = (side: 'common' | 'rival'): AlignedSide => {
    const marks = new Map<string, PictureMark>()
    const mark = ({ id, state }: Compared<unknown>) => {
      if (state === 'changed') marks.set(id, 'changed')
      else if (state !== 'same') marks.set(id, 'added')
    }
    const own = shown.flatMap((each) => {
      const record = each[side]
      if (!record) return []
      mark(each)
      // Both pictures hold an element in the column of the common chain, so that they stay aligned.
      return [{ ...record, id: each.id, type: each.common?.type ?? record.type }]
    })
    const tied = shownLinks.flatMap((each): ChainLink[] => {
      const record = each[side]
      const [from, to] = record ? [idOf.get(record.fromId), idOf.get(record.toId)] : []
      if (!record || !from || !to) return []
      mark(each)
      return [{ ...record, id: each.id, fromId: from, toId: to, from, to }]
    })
    return { chain: { elements: own, links: tied }, marks }
  }
  const [common, rival] = [sideOf('common'), sideOf('rival')]
  return {
    room: {
      elements: shown.flatMap((each) => {
        const record = longest(each)
        return record ? [{ ...record, id: each.id }] : []
      }),
      links: [...common.chain.links, ...rival.chain.links],
    },
    common,
    rival,
  }
}

/** How many elements and links the two sides do not say alike. */
export function countDifferences({ elements, links }: ChainComparison): number {
  return [...elements, ...links].filter(({ state }) => state !== 'same').length
}
