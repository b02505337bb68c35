import { Problem } from '#kernel/problem.ts'
import { createSendingQueue, type QueueState, type Sending } from '#platform/web/sending-queue.ts'
import type { ChainChange } from '../domain/chain-change.ts'
import { applyChanges, refuseChange } from '../domain/chain-changes.ts'
import type { WholeChain } from '../domain/chain-record.ts'
import { changedIds, NO_BASE, takeReading, takeReply } from './chain-base.ts'
import type { ActName, Edit } from './chain-edits.ts'
import {
  forget,
  type History,
  moveStep,
  NO_HISTORY,
  nextStep,
  planStep,
  remember,
  type Way,
} from './chain-history.ts'
import { type Chain, readChain } from './impact-chain-api.ts'

/** What waits to be sent: the act, with the moment it was made. */
type ActBody = {
  readonly id: string
  readonly rivalId: string | null
  readonly changes: readonly ChainChange[]
  readonly at: string
}

export type ChainSnapshot = {
  /** Undefined until the server has told the chain once. */
  readonly chain: Chain | undefined
  /** The same with removed records: what acts and undo lean on. */
  readonly content: WholeChain | undefined
  readonly queue: QueueState
  readonly undo: ActName | undefined
  readonly redo: ActName | undefined
  /** Records that another person changed last, and when that was noticed here (ms). */
  readonly others: ReadonlyMap<string, number>
}

export type ChainState = {
  readonly snapshot: () => ChainSnapshot
  readonly subscribe: (listener: () => void) => () => void
  /** Shows the act at once and puts it in the line; gives the problem when the chain refuses it as it stands. */
  readonly act: (edit: Edit) => Problem | { readonly actId: string }
  /** Takes back or does again the last act, or the named one; `isPartial` when others' work since stays. */
  readonly step: (
    way: Way,
    actId?: string,
  ) => { readonly name: ActName; readonly isPartial: boolean } | undefined
  /** Reads the chain again through `read`; acts that are answered meanwhile are not taken back. */
  readonly refresh: (read: () => Promise<WholeChain>) => Promise<void>
  readonly retry: (actId?: string) => void
  readonly dismiss: (actId: string) => void
  readonly stop: () => void
}

type Options = {
  readonly key: string
  readonly home: { readonly evaluationId: string; readonly rivalId: string | null }
  readonly route: string
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly send: (body: Omit<ActBody, 'at'>) => Promise<WholeChain>
  readonly newId: () => string
  /** ISO instant; two calls never give the same. */
  readonly now: () => string
  readonly onLanded?: () => void
}

/** How long a change of another person is still told. */
export const TOLD_MS = 6000

/**
 * One chain in one tab: what the server holds, with the acts that still wait on top. Acts show at once, also without
 * network; they outlive the tab in the sending queue. Undo is this person's own.
 */
export function openChainState(options: Options): ChainState {
  const { key, home, route, storage, send, newId, now } = options
  const listeners = new Set<() => void>()
  let base = NO_BASE
  let history: History = NO_HISTORY
  let others: ReadonlyMap<string, number> = new Map()
  const landedHere = new Set<string>()
  /** Sent by another tab of this browser; shown on top until the next reading. */
  let settling: readonly Sending[] = []
  let waitingBefore: readonly Sending[] = []
  let current: ChainSnapshot | undefined

  const queue = createSendingQueue({
    key,
    storage,
    send: async (sending) => {
      const { at: _, ...body } = sending.body as ActBody
      const reply = await send(body)
      landedHere.add(sending.id)
      base = takeReply(base, reply)
      return reply
    },
    onSent: () => {
      tell()
      options.onLanded?.()
    },
  })

  function onQueue() {
    const { waiting, refused } = queue.state()
    const still = new Set([...waiting, ...refused.map((each) => each.sending)].map(({ id }) => id))
    const gone = waitingBefore.filter(({ id }) => !still.has(id) && !landedHere.has(id))
    if (gone.length > 0) {
      settling = [...settling, ...gone]
      options.onLanded?.()
    }
    waitingBefore = waiting
    history = forget(history, new Set(refused.map((each) => each.sending.id)))
    tell()
  }
  queue.subscribe(onQueue)
  waitingBefore = queue.state().waiting

  function content(): WholeChain | undefined {
    const { waiting } = queue.state()
    return [...settling, ...waiting].reduce((chain, { id, body }) => {
      if (!chain || landedHere.has(id)) return chain
      const { changes, at } = body as ActBody
      return applyChanges(chain, changes, at, home)
    }, base.content)
  }
  function tell() {
    current = undefined
    for (const listener of listeners) listener()
  }
  function snapshot(): ChainSnapshot {
    if (current) return current
    const all = content()
    current = {
      content: all,
      chain: all && readChain(all),
      queue: queue.state(),
      undo: nextStep(history, 'undo')?.name,
      redo: nextStep(history, 'redo')?.name,
      others,
    }
    return current
  }
  function push(id: string, changes: readonly ChainChange[], at: string) {
    const body: ActBody = { id, rivalId: home.rivalId, changes, at }
    queue.push({ id, route, body })
  }

  return {
    snapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    act({ name, changes }) {
      const before = snapshot().content
      if (!before) return new Problem('network.unreachable', 'busy')
      const [first] = changes
      const problem = changes.length === 1 && first ? refuseChange(before, first) : null
      if (problem) return problem
      const [actId, at] = [newId(), now()]
      const after = applyChanges(before, changes, at, home)
      history = remember(history, { actId, name, changes }, before, after)
      push(actId, changes, at)
      return { actId }
    },
    step(way, stepId) {
      const before = snapshot().content
      const taken = before && planStep(history, way, before, stepId)
      if (!before || !taken) return undefined
      const [actId, at] = [newId(), now()]
      const after = applyChanges(before, taken.changes, at, home)
      history = moveStep(history, way, { ...taken, actId }, before, after)
      if (taken.changes.length > 0) push(actId, taken.changes, at)
      else tell()
      return taken
    },
    async refresh(read) {
      const since = base.replies
      const held = new Set(settling.map(({ id }) => id))
      const fresh = await read()
      const before = base.content
      base = takeReading(base, fresh, since, now())
      settling = settling.filter(({ id }) => !held.has(id))
      if (before && base.content) {
        const at = Date.now()
        const told = [...others].filter(([, since_]) => at - since_ < TOLD_MS)
        const changed = changedIds(before, base.content)
        others = new Map([...told, ...changed.map((id) => [id, at] as const)])
      }
      tell()
    },
    retry: queue.retry,
    dismiss: queue.dismiss,
    stop: queue.stop,
  }
}
