import type { Answers, FileAnswer } from '#features/questionnaires/domain/form.ts'
import { askLightly } from '#platform/web/light-client.ts'
import { newId } from '#platform/web/new-id.ts'
import type { SendingProblem } from '#platform/web/sending-queue.ts'
import type { RespondentLook } from '../contract.ts'
import { filesOf } from '../domain/answer-files.ts'
import { utcOffset } from '../domain/utc-offset.ts'
import { type DeviceStore, openDeviceStore } from './device-store.ts'
import type { Place } from './form-context.ts'
import { newIdentity, type Outbox, type OutboxItem, openOutbox } from './outbox.ts'

/** An answer that is being given. It keeps the questions it began with: a new version changes nothing under a hand. */
export type Draft = {
  readonly id: string
  readonly key: string
  readonly versionId: string
  readonly form: RespondentLook['form']
  readonly answers: Answers
  /** Key of the screen that is shown; null before the first. */
  readonly page: string | null
  readonly startedAt: string
  readonly relay: {
    readonly collector: string
    readonly groupId: string | null
    readonly consent: true
  } | null
}

export type RespondentState = {
  readonly look: RespondentLook | null
  readonly problem: SendingProblem | null
  readonly draft: Draft | null
  readonly items: readonly OutboxItem[]
  readonly isOffline: boolean
  /** False: this browser keeps nothing once it is closed. */
  readonly lasts: boolean
}

/** One link on one device: its questions, the draft and what is on its way. Everything survives a closed browser. */
export type Respondent = {
  readonly token: string
  readonly state: () => RespondentState
  readonly subscribe: (listener: () => void) => () => void
  readonly begin: (relay?: Draft['relay']) => void
  readonly change: (edit: Partial<Pick<Draft, 'answers' | 'page'>>) => void
  readonly abandon: () => void
  /** Resolves once the answer is written down on this device. */
  readonly finish: (answers: Answers, tag: string, moment: string) => Promise<void>
  readonly mend: (id: string) => Promise<void>
  readonly outbox: Outbox
  readonly keepFile: (file: Blob) => Promise<FileAnswer>
  readonly readFile: (file: string) => Promise<Blob | undefined>
  readonly findPlaces: (text: string) => Promise<readonly Place[]>
  readonly collector: () => Promise<string>
}

/** Now as ISO 8601 with the offset of this place: the day of a respondent is not that of Greenwich. */
export function nowHere(): string {
  const now = new Date()
  const minutes = -now.getTimezoneOffset()
  const local = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, 19)
  return `${local}${utcOffset(minutes)}`
}

/** What rules know of time, taken from one moment: the server says the same from the moment that is sent. */
export function contextAt(moment: string, lang: string) {
  return { now: moment, today: moment.slice(0, 10), lang }
}

const SHUT = new Set(['absent', 'gone', 'forbidden'])

export async function openRespondent(token: string): Promise<Respondent> {
  const store: DeviceStore = await openDeviceStore()
  const place = (what: string) => `${what}.${token}`
  const look = (await store.get<RespondentLook>(place('look'))) ?? null
  const outbox = await openOutbox({
    token,
    store,
    isShared: look?.channel === 'kiosk' || look?.channel === 'relay',
  })
  const listeners = new Set<() => void>()
  let current: RespondentState = {
    look,
    problem: null,
    draft: (await store.get<Draft>(place('draft'))) ?? null,
    items: outbox.items(),
    isOffline: false,
    lasts: store.lasts,
  }
  function show(change: Partial<RespondentState>) {
    current = { ...current, ...change }
    for (const listener of listeners) listener()
  }
  outbox.subscribe(() => show({ items: outbox.items(), isOffline: outbox.isOffline() }))
  async function see() {
    try {
      const seen = await askLightly<RespondentLook>({}, `GET /collect/${token}`)
      await store.set(place('look'), seen)
      outbox.share(seen.channel === 'kiosk' || seen.channel === 'relay')
      show({ look: seen, problem: null })
    } catch (failure) {
      const problem = failure as SendingProblem
      const isShut = SHUT.has(problem.fault)
      // what was begun stays at hand: whoever wrote it may still see it
      if (isShut) await store.remove(place('look'))
      show({ problem, ...(isShut ? { look: null } : {}) })
    }
  }
  window.addEventListener('online', () => void see())
  void see()

  let writing: Promise<void> = Promise.resolve()
  const keepDraft = (draft: Draft | null) => {
    show({ draft })
    // one after the other, or an older keystroke may be written last
    writing = writing
      .then(() => (draft ? store.set(place('draft'), draft) : store.remove(place('draft'))))
      .catch(() => show({ lasts: false }))
    return writing
  }
  return {
    token,
    outbox,
    state: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    begin(relay = null) {
      const { look: seen } = current
      if (!seen) return
      if (relay) void store.set('collector', relay.collector)
      const { form, versionId } = seen
      void keepDraft({
        ...newIdentity(),
        form,
        versionId,
        answers: {},
        page: null,
        startedAt: nowHere(),
        relay,
      })
    },
    change(edit) {
      if (current.draft) void keepDraft({ ...current.draft, ...edit })
    },
    abandon() {
      const files = current.draft ? filesOf(current.draft.answers) : []
      for (const file of files) void store.remove(`file.${file}`)
      void keepDraft(null)
    },
    async finish(answers, tag, moment) {
      const { draft } = current
      if (!draft) return
      const { versionId, startedAt, relay, id, key } = draft
      const parcel = {
        versionId,
        answers,
        lang: tag,
        startedAt,
        finishedAt: moment,
        ...(relay ? { relay } : {}),
      }
      await outbox.add(parcel, filesOf(answers), { id, key })
      await keepDraft(null)
    },
    async mend(id) {
      const item = await outbox.takeBack(id)
      const { look: seen } = current
      if (!item?.parcel || !seen) return
      const { answers, startedAt, relay } = item.parcel
      const { versionId, form } = seen
      await keepDraft({
        id,
        key: item.key,
        versionId,
        form,
        answers: answers as Answers,
        page: null,
        startedAt,
        relay: relay ?? null,
      })
    },
    async keepFile(file) {
      const id = newId()
      await store.set(`file.${id}`, file)
      return { file: id, mime: file.type.split(';')[0] ?? file.type, bytes: file.size }
    },
    readFile: (file) => store.get<Blob>(`file.${file}`),
    async findPlaces(text) {
      const asked = new URLSearchParams({ text })
      const found = await askLightly<{ items: readonly Place[] }>(
        {},
        `GET /collect/${token}/places?${asked}`,
      ).catch(() => undefined)
      return found?.items ?? []
    },
    collector: async () => (await store.get<string>('collector')) ?? '',
  }
}
