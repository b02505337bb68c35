import { makeKey } from '#platform/web/light-client.ts'
import { openStorage, readKept } from '#platform/web/light-storage.ts'
import { newId } from '#platform/web/new-id.ts'
import { createSendingQueue, type QueueState, type SendingProblem } from '#platform/web/sending-queue.ts'
import type { OwnContribution, WorkshopLook } from '../contract.ts'
import { followNews } from './news.ts'
import { type Rating, type Told, withJudgements } from './own-view.ts'
import { ask } from './phone-client.ts'

export type PhoneState = {
  /** What was seen last, kept for a reload without network; null before anything was seen. */
  readonly look: WorkshopLook | null
  /** Why there is nothing to see: the link, the moment, the network. */
  readonly problem: SendingProblem | null
  readonly queue: QueueState
  /** Texts that were taken back and of which something remains. */
  readonly remaining: readonly string[]
}

type Joining = { name: string; urbalGroup: string | null }

/** One workshop on one phone: who this is, what is seen, what is on its way. Everything survives a reload. */
export type Phone = {
  readonly state: () => PhoneState
  readonly subscribe: (listener: () => void) => () => void
  readonly join: (as: Joining) => Promise<void>
  /** The identifier under which it goes. */
  readonly send: (told: Told) => string
  readonly withdraw: (id: string) => void
  readonly rate: (stakeholderId: string, rating: Rating | null) => void
  readonly vote: (objectiveIds: readonly string[]) => void
  readonly erase: () => Promise<void>
  readonly retry: (id: string) => void
  readonly dismiss: (id: string) => void
  /** Half-typed texts of one screen, kept here. */
  readonly draft: <T>(screen: string, empty: T) => T
  readonly keepDraft: (screen: string, draft: unknown) => void
}

function withoutItem(look: WorkshopLook, id: string): WorkshopLook {
  if (!look.me) return look
  return {
    ...look,
    me: { ...look.me, contributions: look.me.contributions.filter((each) => each.id !== id) },
  }
}

function withItem(look: WorkshopLook, item: OwnContribution): WorkshopLook {
  const { me } = withoutItem(look, item.id)
  return me ? { ...look, me: { ...me, contributions: [item, ...me.contributions] } } : look
}

export function openPhone(code: string): Phone {
  const storage = openStorage(() => window.localStorage)
  const place = `tablee.workshop.${code}`
  const path = `/join/${code}`
  const key = storage.getItem(`${place}.key`) ?? makeKey()
  storage.setItem(`${place}.key`, key)
  const listeners = new Set<() => void>()
  let asked = 0
  let shown = 0

  const queue = createSendingQueue({
    key: `${place}.line`,
    storage,
    send: ({ route, body }) => ask(key, route, body),
    onSent: (sending, reply) => {
      const { id, route } = sending
      const { look } = current
      if (!look) return
      if (route.endsWith('/withdraw')) {
        const { remains } = reply as { remains: boolean }
        const of = id.replace('withdraw-', '')
        show({
          look: withoutItem(look, of),
          remaining: remains ? [...current.remaining, of] : current.remaining,
        })
      } else if (route.includes('/contributions/')) show({ look: withItem(look, reply as OwnContribution) })
      else {
        // what was just received counts until the next look: in between, and when an older look arrives late,
        // nothing that somebody chose goes back
        const { me } = look
        shown = ++asked
        if (me) show({ look: { ...look, me: withJudgements(me, [sending]) } })
        void see()
      }
    },
  })
  let current: PhoneState = {
    look: readKept<WorkshopLook>(storage, `${place}.look`) ?? null,
    problem: null,
    queue: queue.state(),
    remaining: [],
  }
  function show(change: Partial<PhoneState>) {
    current = { ...current, ...change }
    if (change.look) storage.setItem(`${place}.look`, JSON.stringify(change.look))
    for (const listener of listeners) listener()
  }
  async function see(): Promise<void> {
    const mine = ++asked
    try {
      const look = await ask<WorkshopLook>(key, `GET ${path}`)
      // replies may overtake each other: what was asked last is shown last
      if (mine < shown) return
      shown = mine
      show({ look, problem: null })
    } catch (failure) {
      const problem = failure as SendingProblem
      // over, and nothing of it is ours any more: this phone forgets as well
      if (problem.fault === 'gone')
        for (const part of ['look', 'drafts']) storage.removeItem(`${place}.${part}`)
      show({ problem })
    }
  }
  queue.subscribe(() => show({ queue: queue.state() }))
  followNews({ key, path: `${path}/events`, look: see, mayListen: () => Boolean(current.look?.me) })

  return {
    state: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async join(as) {
      await ask(key, `PUT ${path}/me`, as)
      await see()
    },
    send(told) {
      const id = newId()
      queue.push({ id, route: `PUT ${path}/contributions/${id}`, body: told })
      return id
    },
    // Under another name than the text itself: the line takes each name once.
    withdraw: (id) =>
      queue.push({ id: `withdraw-${id}`, route: `POST ${path}/contributions/${id}/withdraw`, body: {} }),
    rate: (stakeholderId, rating) =>
      queue.push({ id: newId(), route: `PUT ${path}/ratings/${stakeholderId}`, body: { rating } }),
    vote: (objectiveIds) => queue.push({ id: newId(), route: `PUT ${path}/votes`, body: { objectiveIds } }),
    async erase() {
      await ask(key, `POST ${path}/me/erase`, {})
      for (const { sending } of queue.state().refused) queue.dismiss(sending.id)
      storage.removeItem(`${place}.drafts`)
      await see()
    },
    retry: queue.retry,
    dismiss: queue.dismiss,
    draft: (screen, empty) => ({
      ...empty,
      ...readKept<Record<string, typeof empty>>(storage, `${place}.drafts`)?.[screen],
    }),
    keepDraft(screen, draft) {
      const kept = readKept<Record<string, unknown>>(storage, `${place}.drafts`) ?? {}
      storage.setItem(`${place}.drafts`, JSON.stringify({ ...kept, [screen]: draft ?? undefined }))
    },
  }
}
