import { type ChainChange, editElement, editLink } from '../domain/chain-change.ts'
import type { NewElementValues, SomeElementValues, SomeLinkValues } from '../domain/chain-record.ts'
import { leadsBack } from '../domain/element-details.ts'
import { ELEMENT_TYPES, type ElementType, type Sign } from '../domain/impact-chain.ts'
import type { Chain, ChainLink, ElementRecord } from './impact-chain-api.ts'

export const ACT_NAMES = [
  'add',
  'add-linked',
  'change',
  'rename',
  'retype',
  'move',
  'remove',
  'link',
  'change-link',
  'paste',
  'insert',
  'canvas',
  'flag',
] as const

/** Acts on several at once have a word of their own: `act.<code>-many`. */
export const MANY_NAMES = ['retype', 'move', 'remove', 'paste'] as const

/** What an act is called: `act.<code>` with how many it touches and the sentence of the first. */
export type ActName = {
  readonly code: (typeof ACT_NAMES)[number]
  readonly n: number
  readonly statement: string
}

/** A whole act, not yet done. */
export type Edit = { readonly name: ActName; readonly changes: readonly ChainChange[] }

export type NewId = () => string

const nameOf = (code: ActName['code'], n: number, statement = ''): ActName => ({ code, n, statement })

/** Room left between two neighbours, so that most moves touch one element alone. */
const STEP = 1024

export const inColumn = (chain: Chain, type: ElementType) =>
  chain.elements.filter((each) => each.type === type)

export const endOf = (chain: Chain, type: ElementType) =>
  (inColumn(chain, type).at(-1)?.position ?? -STEP) + STEP

/** A place at the end of a column, or, with `index`, before the one that stands there. */
export function addElement(chain: Chain, id: string, element: NewElementValues, index?: number): Edit {
  const { at, shifts } = placeIn(chain, element.type, index ?? Number.MAX_SAFE_INTEGER, new Set(), 1)
  return {
    name: nameOf('add', 1, element.statement),
    changes: [...shifts, { do: 'create-element', id, values: { position: at[0] ?? 0, ...element } }],
  }
}

/** Positions for `count` elements before `index` of a column without `moving`; others shift only when there is no room. */
function placeIn(
  chain: Chain,
  type: ElementType,
  index: number,
  moving: ReadonlySet<string>,
  count: number,
): { at: number[]; shifts: ChainChange[] } {
  const column = inColumn(chain, type).filter((each) => !moving.has(each.id))
  const place = Math.max(0, Math.min(index, column.length))
  const [before, after] = [column[place - 1]?.position, column[place]?.position]
  const spread = (from: number, step: number) =>
    Array.from({ length: count }, (_, k) => from + step * (k + 1))
  if (after === undefined) return { at: spread(before ?? -STEP, STEP), shifts: [] }
  if (before === undefined) return { at: spread(after - STEP * (count + 1), STEP), shifts: [] }
  const step = Math.floor((after - before) / (count + 1))
  if (step >= 1) return { at: spread(before, step), shifts: [] }
  const shifts = column.flatMap((each, k) => {
    const position = (k < place ? k : k + count) * STEP
    return each.position === position ? [] : [editElement(each, { position })]
  })
  return { at: spread((place - 1) * STEP, STEP), shifts }
}

/** Moves elements, in their order, before `index` of a column, which may be another one. */
export function moveElements(
  chain: Chain,
  ids: readonly string[],
  type: ElementType,
  index: number,
): Edit | undefined {
  const moving = chain.elements.filter((each) => ids.includes(each.id))
  const { at, shifts } = placeIn(chain, type, index, new Set(ids), moving.length)
  const isRetyped = moving.some((each) => each.type !== type)
  const column = inColumn(chain, type)
  const first = column.findIndex((each) => each.id === moving[0]?.id)
  const isStill =
    !isRetyped && first === index && moving.every((each, k) => column[first + k]?.id === each.id)
  if (moving.length === 0 || isStill) return undefined
  const moves = moving.map((each, k) =>
    editElement(each, {
      position: at[k] ?? 0,
      ...(each.type === type ? {} : { type }),
    }),
  )
  return {
    name: nameOf(isRetyped ? 'retype' : 'move', moving.length, moving[0]?.statement),
    changes: [...shifts, ...moves],
  }
}

/** One place up or down among those of its type. */
export function nudge(chain: Chain, ids: readonly string[], by: 1 | -1): Edit | undefined {
  const first = chain.elements.find((each) => ids.includes(each.id))
  if (!first) return undefined
  const column = inColumn(chain, first.type)
  const mine = column.filter((each) => ids.includes(each.id))
  const rest = column.filter((each) => !ids.includes(each.id))
  const at = rest.filter((each) => column.indexOf(each) < column.indexOf(first)).length
  const to = at + by
  if (to < 0 || to > rest.length) return undefined
  return moveElements(
    chain,
    mine.map((each) => each.id),
    first.type,
    to,
  )
}

/** To the type before or after, at the same height or at its end. */
export function shiftType(chain: Chain, ids: readonly string[], by: 1 | -1): Edit | undefined {
  const first = chain.elements.find((each) => ids.includes(each.id))
  if (!first) return undefined
  const type = ELEMENT_TYPES[ELEMENT_TYPES.indexOf(first.type) + by]
  if (!type) return undefined
  return moveElements(chain, ids, type, inColumn(chain, first.type).indexOf(first))
}

/** What an editor saw of the fields that she changes, and in which version. */
export type SeenFields<V> = { readonly values: V; readonly version: number }

export function changeElement(
  element: ElementRecord,
  values: SomeElementValues,
  seen?: SeenFields<SomeElementValues>,
): Edit {
  const fields = Object.keys(values)
  const code = fields.length === 1 && values.statement !== undefined ? 'rename' : 'change'
  const change = editElement(element, values)
  return {
    name: nameOf(code, 1, element.statement),
    changes: [seen ? ({ ...change, version: seen.version, seen: seen.values } as ChainChange) : change],
  }
}

export function changeLink(
  chain: Chain,
  link: ChainLink,
  values: SomeLinkValues,
  seen?: SeenFields<SomeLinkValues>,
): Edit {
  const change = editLink(link, values)
  return {
    name: nameOf('change-link', 1, arrow(chain, link)),
    changes: [seen ? ({ ...change, version: seen.version, seen: seen.values } as ChainChange) : change],
  }
}

export const arrow = (chain: Chain, link: { readonly from: string; readonly to: string }) =>
  `${chain.byId.get(link.from)?.statement ?? ''} → ${chain.byId.get(link.to)?.statement ?? ''}`

type NewTie = {
  readonly fromId: string
  readonly toId: string
  readonly sign?: Sign
  readonly feedback?: boolean
}

/** A link; one that leads back in the chain says that it loops. */
export function addLink(chain: Chain, id: string, { feedback, ...tie }: NewTie): Edit {
  const [from, to] = [chain.byId.get(tie.fromId), chain.byId.get(tie.toId)]
  const isBack = from !== undefined && to !== undefined && leadsBack(from.type, to.type)
  return {
    name: nameOf('link', 1, arrow(chain, { from: tie.fromId, to: tie.toId })),
    changes: [
      { do: 'create-link', id, values: { ...tie, ...((feedback ?? isBack) ? { feedback: true } : {}) } },
    ],
  }
}

/** Elements and links; the links of a removed element go with it. */
export function remove(chain: Chain, ids: readonly string[]): Edit | undefined {
  const elements = ids.flatMap((id) => chain.byId.get(id) ?? [])
  const links = ids.flatMap((id) => chain.linkById.get(id) ?? [])
  const gone = new Set(elements.map((each) => each.id))
  const alone = links.filter((link) => !gone.has(link.from) && !gone.has(link.to))
  const first = elements[0]?.statement ?? (alone[0] && arrow(chain, alone[0]))
  if (first === undefined) return undefined
  return {
    name: nameOf('remove', elements.length + alone.length, first),
    changes: [
      ...alone.map(({ id, version }) => ({ do: 'remove-link', id, version }) as const),
      ...elements.map(({ id, version }) => ({ do: 'remove-element', id, version }) as const),
    ],
  }
}

/** A new element tied to its causes and effects, in place of a link that jumped. */
export function insertElement(
  chain: Chain,
  newId: NewId,
  element: NewElementValues,
  ties: { readonly after?: string; readonly before?: string; readonly replaces?: ChainLink },
  index?: number,
): Edit & { readonly id: string } {
  const id = newId()
  const { after, before, replaces } = ties
  const made = addElement(chain, id, element, index)
  const tie = (fromId: string, toId: string): ChainChange => {
    const [from, to] = [
      chain.byId.get(fromId)?.type ?? element.type,
      chain.byId.get(toId)?.type ?? element.type,
    ]
    const values = { fromId, toId, ...(leadsBack(from, to) ? { feedback: true } : {}) }
    return { do: 'create-link', id: newId(), values }
  }
  return {
    id,
    name: nameOf(replaces ? 'insert' : after || before ? 'add-linked' : 'add', 1, element.statement),
    changes: [
      ...made.changes,
      ...(after ? [tie(after, id)] : []),
      ...(before ? [tie(id, before)] : []),
      ...(replaces ? [{ do: 'remove-link', id: replaces.id, version: replaces.version } as const] : []),
    ],
  }
}

export function flagFeedback(chain: Chain, link: ChainLink): Edit {
  return { name: nameOf('flag', 1, arrow(chain, link)), changes: [editLink(link, { feedback: true })] }
}

/** The six elements of the canvas and how they follow one another. */
const CANVAS = ['need', 'input', 'activity', 'output', 'outcome_short', 'impact'] as const

/** A first chain to write over, as one act. */
export function layCanvas(newId: NewId, statementOf: (type: (typeof CANVAS)[number]) => string): Edit {
  const made = CANVAS.map((type) => ({ id: newId(), type, statement: statementOf(type) }))
  return {
    name: nameOf('canvas', made.length),
    changes: made.flatMap(({ id, type, statement }, k): ChainChange[] => {
      const before = made[k - 1]
      const created: ChainChange = { do: 'create-element', id, values: { type, statement, position: 0 } }
      return before
        ? [created, { do: 'create-link', id: newId(), values: { fromId: before.id, toId: id } }]
        : [created]
    }),
  }
}
