import type { ChainChange } from '../domain/chain-change.ts'
import { invertChanges, renewChanges } from '../domain/chain-changes.ts'
import {
  ELEMENT_FIELDS,
  type ElementRecord,
  LINK_FIELDS,
  type LinkRecord,
  type WholeChain,
} from '../domain/chain-record.ts'
import type { ActName } from './chain-edits.ts'

type Row = ElementRecord | LinkRecord

/** One act of this person and how to take it back. */
type Step = {
  readonly actId: string
  readonly name: ActName
  /** `seen` of each edit is what the act had left. */
  readonly inverse: readonly ChainChange[]
  /** What taking back would remove, as the act left it: somebody may work on it meanwhile. */
  readonly left: ReadonlyMap<string, Row>
  /** The links that stood when the act was done. */
  readonly ties: ReadonlySet<string>
}

/** What this person can take back and do again, latest last. */
export type History = { readonly done: readonly Step[]; readonly undone: readonly Step[] }

export const NO_HISTORY: History = { done: [], undone: [] }
const MOST_STEPS = 200

type Act = { readonly actId: string; readonly name: ActName; readonly changes: readonly ChainChange[] }

function stepOf({ actId, name, changes }: Act, before: WholeChain, after: WholeChain): Step {
  const inverse = invertChanges(before, changes)
  const goes = inverse.filter((each) => each.do === 'remove-element' || each.do === 'remove-link')
  const rows = goes.map(({ id }) => [id, findRow(after, id)] as const)
  const left = new Map(rows.flatMap(([id, row]) => (row ? [[id, row] as const] : [])))
  const standing = after.links.filter((link) => link.deletedAt === null)
  return { actId, name, inverse, left, ties: new Set(goes.length > 0 ? standing.map(({ id }) => id) : []) }
}

/** Remembers an act that changes `before` into `after`; what was undone can no longer be done again. */
export function remember(history: History, act: Act, before: WholeChain, after: WholeChain): History {
  return { done: [...history.done, stepOf(act, before, after)].slice(-MOST_STEPS), undone: [] }
}

/** An act that the server refused was never done. */
export function forget(history: History, actIds: ReadonlySet<string>): History {
  const isKept = (step: Step) => !actIds.has(step.actId)
  if (history.done.every(isKept) && history.undone.every(isKept)) return history
  return { done: history.done.filter(isKept), undone: history.undone.filter(isKept) }
}

export type Way = 'undo' | 'redo'

export type Taken = {
  readonly name: ActName
  readonly stepId: string
  /** What is still to be done now; empty when others have changed everything since. */
  readonly changes: readonly ChainChange[]
  /** Whether something that others changed since stays as they made it. */
  readonly isPartial: boolean
}

/** The last act of this person, or the one that is named, if it can still be taken. */
export function nextStep(history: History, way: Way, actId?: string): Step | undefined {
  const steps = way === 'undo' ? history.done : history.undone
  return actId === undefined ? steps.at(-1) : steps.find((step) => step.actId === actId)
}

/** The next act against the chain as it stands now; undefined when there is none. */
export function planStep(history: History, way: Way, now: WholeChain, actId?: string): Taken | undefined {
  const step = nextStep(history, way, actId)
  if (!step) return undefined
  const wanted = step.inverse.filter((change) => !isAlreadySo(now, change))
  const kept = wanted.flatMap((change) => withoutOthersWork(step, now, change, wanted))
  const changes = renewChanges(now, kept)
  return {
    name: step.name,
    stepId: step.actId,
    changes,
    isPartial: changes.length < wanted.length || countFields(changes) < countFields(wanted),
  }
}

/** Moves a step to the other side; `after` is the chain once what was `taken` is applied to `now`. */
export function moveStep(
  history: History,
  way: Way,
  taken: Act & { readonly stepId: string },
  now: WholeChain,
  after: WholeChain,
): History {
  // nothing was left to take back: nothing to do again either
  const back = taken.changes.length === 0 ? [] : [stepOf(taken, now, after)]
  const isOther = (step: Step) => step.actId !== taken.stepId
  return way === 'undo'
    ? { done: history.done.filter(isOther), undone: [...history.undone, ...back] }
    : { done: [...history.done, ...back], undone: history.undone.filter(isOther) }
}

function findRow({ elements, links }: WholeChain, id: string): Row | undefined {
  const row = elements.find((each) => each.id === id) ?? links.find((each) => each.id === id)
  return row?.deletedAt === null ? row : undefined
}

function isAlreadySo(now: WholeChain, { do: act, id }: ChainChange): boolean {
  const stands = findRow(now, id) !== undefined
  if (act === 'remove-element' || act === 'remove-link') return !stands
  return (act === 'restore-element' || act === 'restore-link') && stands
}

function withoutOthersWork(
  step: Step,
  now: WholeChain,
  change: ChainChange,
  all: readonly ChainChange[],
): ChainChange[] {
  const row = findRow(now, change.id)
  switch (change.do) {
    case 'update-element':
    case 'update-link': {
      const values = row && stillMine(change, row)
      if (!row || !values || Object.keys(values).length === 0) return []
      // the same fields of the same kind of record
      return [{ ...change, values, seen: seenOf(row, values) } as ChainChange]
    }
    case 'remove-element':
    case 'remove-link': {
      const left = step.left.get(change.id)
      const isTouched = row && left && !isSameRow(left, row)
      return isTouched || hasNewTies(step, now, change.id, all) ? [] : [change]
    }
    default:
      return [change]
  }
}

/** Somebody has tied it to something since. */
function hasNewTies({ ties }: Step, now: WholeChain, id: string, all: readonly ChainChange[]): boolean {
  const going = new Set(all.flatMap((each) => (each.do.startsWith('remove') ? [each.id] : [])))
  return now.links.some(
    (link) =>
      link.deletedAt === null &&
      !going.has(link.id) &&
      !ties.has(link.id) &&
      (link.fromId === id || link.toId === id),
  )
}

type Edit = Extract<ChainChange, { do: 'update-element' | 'update-link' }>
type Fields = Readonly<Record<string, unknown>>

/** Of the fields to put back, those that still stand as this person left them; of details, each by its name. */
function stillMine({ values, seen }: Edit, row: Row): Fields {
  const [left, here] = [seen as Fields, row as unknown as Fields]
  const entries = Object.entries(values).flatMap(([field, value]): [string, unknown][] => {
    if (field !== 'details') return isSame(here[field], left?.[field]) ? [[field, value]] : []
    const names = Object.entries(value as Fields).filter(([name]) =>
      isSame((here.details as Fields)[name] ?? '', (left?.details as Fields | undefined)?.[name] ?? ''),
    )
    return names.length > 0 ? [[field, Object.fromEntries(names)]] : []
  })
  return Object.fromEntries(entries)
}

function seenOf(row: Row, values: Fields): Fields {
  const here = row as unknown as Fields
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      field === 'details'
        ? Object.fromEntries(
            Object.keys(value as Fields).map((name) => [name, (here.details as Fields)[name] ?? '']),
          )
        : here[field],
    ]),
  )
}

function isSameRow(a: Row, b: Row): boolean {
  const fields = 'statement' in a ? ELEMENT_FIELDS.filter((field) => field !== 'position') : LINK_FIELDS
  const [left, right] = [a as unknown as Fields, b as unknown as Fields]
  return fields.every((field) => isSame(left[field], right[field]))
}

/** Documents come back from the server with their keys in another order. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b))
}

function inOrder(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1))
    : value
}

function countFields(changes: readonly ChainChange[]): number {
  return changes.reduce((sum, change) => {
    if (!('values' in change)) return sum
    return sum + Object.entries(change.values).reduce((n, [, value]) => n + sizeOf(value), 0)
  }, 0)
}

const sizeOf = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value).length : 1
