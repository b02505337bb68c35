import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/server/db/transaction.ts'
import { makePhone, type Phone } from '../../../../tests/support/phone.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import type { OwnContribution, Workshop, WorkshopContribution, WorkshopLook } from '../contract.ts'
import { purgeWorkshops } from './workshops-store.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Refusal = { code: string; details: Record<string, unknown> }
/** A machine that does much else at the same time is waited for. */
const PATIENT = { timeout: 20_000 }

type Made = { id: string; version: number }
type Page<T> = { items: T[]; total: number; next: string | null }

let server: Server
let owner: Caller
let colleague: Caller
let territoryId: string
let evaluation: string
let story: Made
let storyId: string

const ALL = ['story', 'chain', 'stakeholders', 'rating', 'vote']

async function post<T>(path: string, body: object = {}): Promise<T> {
  const reply = await owner.call<T>('POST', `${evaluation}/${path}`, body)
  if (reply.status >= 300) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
  return reply.body
}

/** A workshop that is open, with all activities unless told otherwise. */
async function openWorkshop(values: object = {}): Promise<Workshop> {
  const draft = await post<Workshop>('workshops', { title: 'Soirée de Figeac', activities: ALL, ...values })
  return post<Workshop>(`workshops/${draft.id}/open`, { version: draft.version })
}

async function joined(workshop: Workshop, body: object = {}): Promise<Phone> {
  const phone = makePhone(server, workshop.code)
  const reply = await phone.call<Refusal>('PUT', '/me', body)
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  return phone
}

const fragment = (text: string) => ({ kind: 'story_fragment', content: { card: 'situation', text } })
const change = (statement: string) => ({ kind: 'change', content: { who: 'Les cantines', statement } })
const stakeholder = (name: string) => ({ kind: 'stakeholder', content: { name, why: '' } })

async function sent(phone: Phone, body: object): Promise<string> {
  const id = randomUUID()
  const reply = await phone.call<Refusal>('PUT', `/contributions/${id}`, body)
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  return id
}

const look = async (phone: Phone) => (await phone.call<WorkshopLook>('GET', '')).body
async function own(phone: Phone, id: string): Promise<OwnContribution | undefined> {
  return (await look(phone)).me?.contributions.find((each) => each.id === id)
}
async function card(name = 'situation'): Promise<string> {
  const { body } = await owner.call<{ cards: Record<string, string> }>(
    'GET',
    `${evaluation}/stories/${storyId}`,
  )
  return body.cards[name] ?? ''
}

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner, 'Grand Figeac')
  colleague = await server.invite(owner, territoryId, 'facilitator')
  const made = await owner.call<Made>('POST', `/territories/${territoryId}/evaluations`, {
    title: 'Cantines',
  })
  evaluation = `/territories/${territoryId}/evaluations/${made.body.id}`
  story = await post<Made>('stories', { title: 'La soupe', cards: { situation: 'Il pleuvait.' } })
  storyId = story.id
})
afterAll(() => server?.stop())

describe('the door of a workshop', () => {
  it('has a code that can be typed, and stays shut until it is opened', async () => {
    const draft = await post<Workshop>('workshops', { title: 'À venir' })
    expect(draft.code).toMatch(/^[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}$/)
    expect(draft.link).toBe(`http://localhost:4600/a/${draft.code}`)
    const early = await makePhone(server, draft.code).call<Refusal>('GET', '')
    expect([early.status, early.body.code]).toEqual([404, 'workshops.not-open-yet'])
    const open = await post<Workshop>(`workshops/${draft.id}/open`, { version: draft.version })
    expect(open.state).toBe('open')
    const typed = draft.code.toUpperCase().replace('-', '')
    expect((await makePhone(server, typed).call('GET', '')).status).toBe(200)
  })

  it('closes by itself a day later, or when told, thirty days later at most', async () => {
    const workshop = await openWorkshop()
    const hours = (Date.parse(workshop.closesAt ?? '') - Date.parse(workshop.openedAt ?? '')) / 3_600_000
    expect(hours).toBeCloseTo(24, 3)
    const draft = await post<Workshop>('workshops', { title: 'Long' })
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
    const open = `${evaluation}/workshops/${draft.id}/open`
    const tooLong = await owner.call<Refusal>('POST', open, { version: draft.version, closesAt: inDays(31) })
    expect([tooLong.status, tooLong.body.code]).toEqual([400, 'workshops.open-too-long'])
    const past = await owner.call<Refusal>('POST', open, { version: draft.version, closesAt: inDays(-1) })
    expect(past.body.code).toBe('workshops.closes-in-the-past')
    const week = await owner.call<Workshop>('POST', open, { version: draft.version, closesAt: inDays(7) })
    expect(week.body.state).toBe('open')
  })

  it('is shut by a closing time that is past, though nobody closed it', async () => {
    const workshop = await openWorkshop()
    const phone = await joined(workshop)
    await inTransaction(
      server.db.app,
      (tx) =>
        tx.query(
          `update workshop set opened_at = now() - interval '2 days', closes_at = now() - interval '1 day' where id = $1`,
          [workshop.id],
        ),
      { settings: { 'tablee.territory': territoryId } },
    )
    expect((await look(phone)).state).toBe('closed')
    const late = await makePhone(server, workshop.code).call<Refusal>('GET', '')
    expect([late.status, late.body.code]).toEqual([410, 'workshops.closed'])
    const { body } = await owner.call<Workshop>('GET', `${evaluation}/workshops/${workshop.id}`)
    expect(body.state).toBe('closed')
    const again = await post<Workshop>(`workshops/${workshop.id}/open`, { version: body.version })
    expect(again.state).toBe('open')
    expect((await look(phone)).state).toBe('open')
  })

  it('shows a stranger what it is about, and nothing of the evaluation', async () => {
    const workshop = await openWorkshop()
    const before = await look(makePhone(server, workshop.code))
    expect(before).toMatchObject({
      title: 'Soirée de Figeac',
      territoryName: 'Grand Figeac',
      me: null,
      table: null,
    })
    expect(JSON.stringify(before)).not.toContain('pleuvait')
    const after = await look(await joined(workshop))
    expect(after.table?.story?.cards.situation).toContain('Il pleuvait.')
  })

  it('names no person of the stakeholder map, whatever the story, the chain and the objectives say', async () => {
    await post('stakeholders', { name: 'Mme Quercy', kind: 'person' })
    const told = await owner.call<Made>('POST', `${evaluation}/stories`, {
      title: 'Chez Quercy',
      cards: { situation: 'Madame QUERCY cuisinait.' },
    })
    const element = await post<Made>('chain-elements', { type: 'output', statement: 'Repas de Mme Quercy' })
    const objective = await post<Made>('objectives', { change: 'Que Quercy forme les autres' })
    const { table } = await look(await joined(await openWorkshop()))
    for (const [path, { id, version }] of [
      ['stories', told.body],
      ['chain-elements', element],
      ['objectives', objective],
    ] as const)
      await owner.call('DELETE', `${evaluation}/${path}/${id}`, { version })
    expect(table?.story).toMatchObject({
      title: 'Chez une personne',
      cards: { situation: 'une personne cuisinait.' },
    })
    expect(table?.chain.map(({ statement }) => statement)).toContain('Repas de une personne')
    expect(JSON.stringify(table)).not.toMatch(/quercy/i)
  })

  it('leads nowhere once the workshop is deleted, and back when that is undone', async () => {
    const workshop = await openWorkshop()
    const at = `${evaluation}/workshops/${workshop.id}`
    await owner.call('DELETE', at, { version: workshop.version })
    const gone = await makePhone(server, workshop.code).call<Refusal>('GET', '')
    expect([gone.status, gone.body.code]).toEqual([404, 'workshops.link-unknown'])
    await owner.call('POST', `${at}/restore`)
    expect((await makePhone(server, workshop.code).call('GET', '')).status).toBe(200)
  })
})

describe('joining', () => {
  it('gives a number; again with the same key it is the same participant', async () => {
    const workshop = await openWorkshop()
    const phone = makePhone(server, workshop.code)
    const first = await phone.call<{ number: number }>('PUT', '/me', { name: 'Inès', urbalGroup: 'experts' })
    const again = await phone.call<{ number: number }>('PUT', '/me', { name: 'Inès B.' })
    expect([first.body.number, again.body.number]).toEqual([1, 1])
    expect((await look(phone)).me).toMatchObject({ number: 1, name: 'Inès B.', urbalGroup: 'experts' })
    const second = await makePhone(server, workshop.code).call<{ number: number }>('PUT', '/me', {})
    expect(second.body.number).toBe(2)
  })

  it('again and again is slowed, for that phone alone', async () => {
    const workshop = await openWorkshop()
    const [restless, calm] = [await joined(workshop), await joined(workshop)]
    const renamed: string[] = []
    for (let n = 0; n < 31; n++)
      renamed.push((await restless.call<Refusal>('PUT', '/me', { name: `N${n}` })).body.code)
    expect(renamed.slice(0, 30)).toEqual(Array.from({ length: 30 }))
    expect(renamed[30]).toBe('workshops.too-many-tries')
    expect((await calm.call('PUT', '/me', { name: 'Calme' })).status).toBe(200)
  })

  it('needs a key that the phone made up', async () => {
    const workshop = await openWorkshop()
    for (const key of ['', 'short']) {
      const reply = await makePhone(server, workshop.code, key).call<Refusal>('PUT', '/me', {})
      expect([reply.status, reply.body.code]).toEqual([400, 'workshops.key-missing'])
    }
  })

  it('is done by three hundred phones behind one address, each of which sends, while a neighbour guesses links', async () => {
    const workshop = await openWorkshop()
    for (let i = 0; i < 31; i += 1) await makePhone(server, `aaaaa-aa${i}`).call('GET', '')
    const guess = await makePhone(server, 'aaaaa-bbbbb').call<Refusal>('GET', '')
    expect([guess.status, guess.body.code]).toEqual([429, 'workshops.too-many-tries'])
    expect(Number(guess.headers.get('retry-after'))).toBeGreaterThan(0)
    const phones = Array.from({ length: 300 }, () => makePhone(server, workshop.code))
    const replies = await Promise.all(phones.map((phone) => phone.call<{ number: number }>('PUT', '/me', {})))
    expect(new Set(replies.map((r) => r.body.number)).size).toBe(300)
    const sendings = await Promise.all(
      phones.map((phone, i) => phone.call('PUT', `/contributions/${randomUUID()}`, fragment(`Parole ${i}`))),
    )
    expect(sendings.every((r) => r.status === 200)).toBe(true)
    const { body } = await owner.call<Workshop>('GET', `${evaluation}/workshops/${workshop.id}`)
    expect(body).toMatchObject({ participants: 300, waiting: 300, received: 300 })
  }, 60_000)

  it('lets one phone send thirty times a minute, and the others go on', async () => {
    const workshop = await openWorkshop()
    const [eager, calm] = [await joined(workshop), await joined(workshop)]
    for (let i = 0; i < 30; i += 1) await sent(eager, fragment(`${i}`))
    const more = await eager.call<Refusal>('PUT', `/contributions/${randomUUID()}`, fragment('encore'))
    expect([more.status, more.body.code]).toEqual([429, 'workshops.too-many-tries'])
    expect(Number(more.headers.get('retry-after'))).toBeGreaterThan(0)
    await sent(calm, fragment('moi aussi'))
  })
})

describe('a contribution', () => {
  it('sent twice is received once, as it was first', async () => {
    const workshop = await openWorkshop()
    const phone = await joined(workshop)
    const id = await sent(phone, fragment('On a ri.'))
    const again = await phone.call<OwnContribution>('PUT', `/contributions/${id}`, fragment('Autre chose'))
    expect(again.body.content).toMatchObject({ text: 'On a ri.' })
    expect((await look(phone)).me?.contributions).toHaveLength(1)
    const thief = await joined(workshop)
    const taken = await thief.call<Refusal>('PUT', `/contributions/${id}`, fragment('À moi'))
    expect([taken.status, taken.body.code]).toEqual([409, 'workshops.id-taken'])
  })

  it('becomes a paragraph of its card when it is accepted, and its author reads it', async () => {
    const workshop = await openWorkshop()
    const phone = await joined(workshop)
    const [a, b] = [await sent(phone, fragment('Un camion est passé.')), await sent(phone, fragment('Vide.'))]
    const at = `workshops/${workshop.id}/contributions`
    for (const id of [a, b])
      await post(`${at}/${id}/accept`, { landing: { kind: 'story_fragment', storyId } })
    expect(await card()).toBe('Il pleuvait.\n\nUn camion est passé.\n\nVide.')
    expect((await own(phone, a))?.state).toBe('accepted')
    const undone = await post<{ takenBack: boolean }>(`${at}/${a}/reopen`)
    expect([undone.takenBack, await card()]).toEqual([true, 'Il pleuvait.\n\nVide.'])
    expect((await own(phone, a))?.state).toBe('waiting')
    await post(`${at}/${b}/reopen`)
  })

  it('becomes the card when that is asked, and the undo gives the card back', async () => {
    const workshop = await openWorkshop()
    const id = await sent(await joined(workshop), fragment('Tout commence au marché.'))
    const at = `workshops/${workshop.id}/contributions/${id}`
    await post(`${at}/accept`, { landing: { kind: 'story_fragment', storyId, how: 'become' } })
    expect(await card()).toBe('Tout commence au marché.')
    await post(`${at}/reopen`)
    expect(await card()).toBe('Il pleuvait.')
  })

  it('becomes an element of the common chain; the undo takes it away unless somebody worked on it', async () => {
    const workshop = await openWorkshop()
    const phone = await joined(workshop)
    const at = `workshops/${workshop.id}/contributions`
    const id = await sent(phone, change('Les menus suivent les saisons'))
    const accepted = await post<WorkshopContribution>(`${at}/${id}/accept`, { landing: { kind: 'change' } })
    const elementAt = `${evaluation}/chain-elements/${accepted.landed?.id}`
    const element = await owner.call<Made & { type: string; who: string }>('GET', elementAt)
    expect(element.body).toMatchObject({ type: 'outcome_short', who: 'Les cantines' })
    await owner.call('PATCH', elementAt, { version: element.body.version, values: { who: 'Les cuisiniers' } })
    const undone = await post<{ takenBack: boolean }>(`${at}/${id}/reopen`)
    expect(undone.takenBack).toBe(false)
    expect((await owner.call<{ deletedAt: unknown }>('GET', elementAt)).body.deletedAt).toBeNull()
    const other = await sent(phone, change('Moins de restes'))
    const landed = await post<WorkshopContribution>(`${at}/${other}/accept`, { landing: { kind: 'change' } })
    expect((await post<{ takenBack: boolean }>(`${at}/${other}/reopen`)).takenBack).toBe(true)
    const gone = await owner.call<{ deletedAt: unknown }>(
      'GET',
      `${evaluation}/chain-elements/${landed.landed?.id}`,
    )
    expect(gone.body.deletedAt).not.toBeNull()
  })

  it('becomes a stakeholder, never a person, and never twice', async () => {
    const workshop = await openWorkshop()
    const phone = await joined(workshop)
    const person = await phone.call<Refusal>(
      'PUT',
      `/contributions/${randomUUID()}`,
      stakeholder('Mme Essai'),
    )
    expect([person.status, person.body.code]).toEqual([400, 'workshops.looks-like-person'])
    const at = `workshops/${workshop.id}/contributions`
    const [a, b] = [
      await sent(phone, stakeholder('Cuma du Célé')),
      await sent(phone, stakeholder('CUMA du Célé')),
    ]
    const landing = { kind: 'stakeholder', as: 'collective' }
    const named = await owner.call<Refusal>('POST', `${evaluation}/${at}/${a}/accept`, {
      landing: { ...landing, name: 'Monsieur Factice' },
    })
    expect(named.body.code).toBe('workshops.looks-like-person')
    const accepted = await post<WorkshopContribution>(`${at}/${a}/accept`, { landing })
    expect(accepted.landed?.kind).toBe('stakeholder')
    const twin = await owner.call<Refusal>('POST', `${evaluation}/${at}/${b}/accept`, { landing })
    expect([twin.status, twin.body.code]).toEqual([409, 'workshops.stakeholder-there'])
    const into = { kind: 'stakeholder', stakeholderId: twin.body.details.stakeholderId }
    expect((await post<WorkshopContribution>(`${at}/${b}/merge`, { into })).state).toBe('merged')
    expect((await look(phone)).table?.stakeholders.map((s) => s.name)).toContain('Cuma du Célé')
  })

  it('is judged by one of two who do it at once; the other is told by whom', async () => {
    const workshop = await openWorkshop()
    const id = await sent(await joined(workshop), fragment('Deux mains.'))
    const at = `${evaluation}/workshops/${workshop.id}/contributions/${id}`
    const landing = { kind: 'story_fragment', storyId, card: 'moral' }
    const replies = await Promise.all([
      owner.call<Refusal>('POST', `${at}/accept`, { landing }),
      colleague.call<Refusal>('POST', `${at}/accept`, { landing }),
    ])
    expect(replies.map((r) => r.status).sort()).toEqual([200, 409])
    const told = replies.find((r) => r.status === 409)
    expect(told?.body).toMatchObject({
      code: 'workshops.already-judged',
      details: { current: { state: 'accepted' } },
    })
    const winner = replies[0].status === 200 ? owner : colleague
    expect((await winner.call('POST', `${at}/accept`, { landing })).status).toBe(200)
    expect(await card('moral')).toBe('Deux mains.')
  })

  it('is merged into a text that has not changed meanwhile, and taken out again', async () => {
    const workshop = await openWorkshop()
    const phone = await joined(workshop)
    const id = await sent(phone, fragment('Et il faisait froid.'))
    const at = `${evaluation}/workshops/${workshop.id}/contributions/${id}`
    const into = {
      kind: 'story_fragment',
      storyId,
      card: 'situation',
      text: 'Il pleuvait, il faisait froid.',
    }
    const late = await owner.call<Refusal>('POST', `${at}/merge`, { into: { ...into, seen: 'Il neigeait.' } })
    expect([late.body.code, late.body.details.current]).toEqual(['workshops.text-changed', 'Il pleuvait.'])
    const merged = await owner.call<Refusal>('POST', `${at}/merge`, {
      into: { ...into, seen: 'Il pleuvait.' },
    })
    expect([merged.status, (await own(phone, id))?.state]).toEqual([200, 'merged'])
    expect(await card()).toBe('Il pleuvait, il faisait froid.')
    await owner.call('POST', `${at}/reopen`)
    expect(await card()).toBe('Il pleuvait.')
  })

  it('is refused with a reason that its author reads', async () => {
    const workshop = await openWorkshop()
    const phone = await joined(workshop)
    const id = await sent(phone, fragment('Hors sujet.'))
    const at = `workshops/${workshop.id}/contributions/${id}`
    const silent = await owner.call<Refusal>('POST', `${evaluation}/${at}/refuse`, { reason: '  ' })
    expect(silent.status).toBe(400)
    await post(`${at}/refuse`, { reason: 'Nous en parlerons mardi.' })
    expect(await own(phone, id)).toMatchObject({ state: 'refused', reason: 'Nous en parlerons mardi.' })
  })

  it('is not taken while its activity is closed', async () => {
    const workshop = await openWorkshop({ activities: ['chain'] })
    const phone = await joined(workshop)
    const reply = await phone.call<Refusal>('PUT', `/contributions/${randomUUID()}`, fragment('Trop tôt'))
    expect([reply.status, reply.body.code]).toEqual([409, 'workshops.activity-closed'])
    expect((await look(phone)).table?.story).toBeNull()
  })
})

describe('what is mine', () => {
  it('is taken back while it waits and once it is accepted, and its text is nowhere of mine any more', async () => {
    const workshop = await openWorkshop()
    const phone = await joined(workshop, { name: 'Éphémère' })
    const at = `workshops/${workshop.id}/contributions`
    const [waiting, accepted] = [
      await sent(phone, fragment('secret un')),
      await sent(phone, fragment('secret deux')),
    ]
    await post(`${at}/${accepted}/accept`, { landing: { kind: 'story_fragment', storyId, card: 'allies' } })
    expect(await card('allies')).toBe('secret deux')
    for (const id of [waiting, accepted]) {
      const reply = await phone.call<{ remains: boolean }>('POST', `/contributions/${id}/withdraw`)
      expect(reply.body.remains).toBe(false)
    }
    expect(await card('allies')).toBe('')
    const list = await owner.call<Page<WorkshopContribution>>('GET', `${evaluation}/${at}?state=withdrawn`)
    expect(list.body.items.map((each) => each.content)).toEqual([null, null])
    const late = await owner.call<Refusal>('POST', `${evaluation}/${at}/${waiting}/refuse`, { reason: 'non' })
    expect(late.body.code).toBe('workshops.taken-back')
    const stranger = await joined(workshop)
    const stolen = await stranger.call<Refusal>('POST', `/contributions/${waiting}/withdraw`)
    expect(stolen.status).toBe(404)
  })

  it('stays, without my name, when others have worked on it', async () => {
    const workshop = await openWorkshop()
    const phone = await joined(workshop)
    const id = await sent(phone, fragment('à corriger'))
    await post(`workshops/${workshop.id}/contributions/${id}/accept`, {
      landing: { kind: 'story_fragment', storyId, card: 'arrival' },
    })
    const now = await owner.call<Made>('GET', `${evaluation}/stories/${storyId}`)
    await owner.call('PATCH', `${evaluation}/stories/${storyId}`, {
      version: now.body.version,
      values: {
        cards: { ...(now.body as unknown as { cards: object }).cards, arrival: 'corrigé par le groupe' },
      },
    })
    const reply = await phone.call<{ remains: boolean }>('POST', `/contributions/${id}/withdraw`)
    expect([reply.body.remains, await card('arrival')]).toEqual([true, 'corrigé par le groupe'])
  })

  it('is not taken from under a step that the team has planned since', async () => {
    const workshop = await openWorkshop()
    const phone = await joined(workshop)
    const id = await sent(phone, stakeholder('Épicerie du Célé'))
    const accepted = await post<WorkshopContribution>(`workshops/${workshop.id}/contributions/${id}/accept`, {
      landing: { kind: 'stakeholder' },
    })
    const stakeholderId = accepted.landed?.id
    await post('engagement-steps', { stakeholderId, what: 'Passer la voir' })
    const reply = await phone.call<{ remains: boolean }>('POST', `/contributions/${id}/withdraw`)
    expect(reply.body).toEqual({ remains: true })
    const still = await owner.call<{ deletedAt: string | null }>(
      'GET',
      `${evaluation}/stakeholders/${stakeholderId}`,
    )
    expect([still.status, still.body.deletedAt]).toEqual([200, null])
  })

  it('is erased in one go, name and all; the audit never knew it', async () => {
    const workshop = await openWorkshop()
    const phone = await joined(workshop, { name: 'Zénobie Introuvable' })
    await sent(phone, fragment('parole de Zénobie'))
    const objective = await post<Made>('objectives', { change: 'Effacer' })
    await phone.call('PUT', '/votes', { objectiveIds: [objective.id] })
    expect((await phone.call('POST', '/me/erase')).status).toBe(200)
    expect((await look(phone)).me).toMatchObject({ name: null, contributions: [], votes: [] })
    const { rows } = await inTransaction(
      server.db.app,
      (tx) => tx.query(`select 1 from audit where concat(before, after) ilike '%nobie%'`),
      { settings: { 'tablee.territory': territoryId } },
    )
    expect(rows).toEqual([])
  })

  it('can still be read and taken back after closing, by me alone', async () => {
    const workshop = await openWorkshop()
    const phone = await joined(workshop)
    const id = await sent(phone, fragment('tard'))
    const now = await owner.call<Workshop>('GET', `${evaluation}/workshops/${workshop.id}`)
    await post(`workshops/${workshop.id}/close`, { version: now.body.version })
    expect(await look(phone)).toMatchObject({ state: 'closed', table: null, me: { contributions: [{ id }] } })
    const more = await phone.call<Refusal>('PUT', `/contributions/${randomUUID()}`, fragment('encore'))
    expect([more.status, more.body.code]).toEqual([410, 'workshops.closed'])
    expect((await phone.call('PUT', `/contributions/${id}`, fragment('tard'))).status).toBe(200)
    expect((await phone.call('POST', `/contributions/${id}/withdraw`)).status).toBe(200)
    expect((await makePhone(server, workshop.code).call('PUT', '/me', {})).status).toBe(410)
  })
})

describe('ratings and votes', () => {
  it('are kept per participant, changed and taken back; I do not know is no rating', async () => {
    const workshop = await openWorkshop()
    const [one, two] = [await joined(workshop), await joined(workshop)]
    const { id } = await post<Made>('stakeholders', { name: 'Lycée agricole' })
    const rate = (phone: Phone, rating: object | null) => phone.call('PUT', `/ratings/${id}`, { rating })
    await rate(one, { involvement: 4, importance: 2 })
    await rate(one, { involvement: 0, importance: 3 })
    await rate(two, { involvement: 1, importance: 1 })
    expect((await look(one)).me?.ratings).toEqual([{ stakeholderId: id, involvement: 0, importance: 3 }])
    await rate(two, null)
    expect((await look(two)).me?.ratings).toEqual([])
    const results = await owner.call('GET', `${evaluation}/workshops/${workshop.id}/results`)
    expect(results.body).toMatchObject({ raters: 1, stakeholdersRated: 1 })
  })

  it('never name a person', async () => {
    const workshop = await openWorkshop()
    const phone = await joined(workshop)
    const { id } = await post<Made>('stakeholders', { name: 'Jeanne Factice', kind: 'person' })
    expect((await look(phone)).table?.stakeholders.map((s) => s.id)).not.toContain(id)
    const reply = await phone.call<Refusal>('PUT', `/ratings/${id}`, {
      rating: { involvement: 1, importance: 1 },
    })
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(reply.status).toBeLessThan(500)
  })

  it('go to three objectives at most, the last word counting, and are shown when the facilitator wants it', async () => {
    const workshop = await openWorkshop()
    const [one, two] = [await joined(workshop), await joined(workshop)]
    const ids: string[] = []
    for (const n of [1, 2, 3, 4]) ids.push((await post<Made>('objectives', { change: `Objectif ${n}` })).id)
    const vote = (phone: Phone, objectiveIds: unknown[]) =>
      phone.call<Refusal>('PUT', '/votes', { objectiveIds })
    const many = await vote(one, ids)
    expect([many.status, many.body.code]).toEqual([400, 'workshops.too-many-votes'])
    await vote(one, ids.slice(0, 3))
    await vote(one, ids.slice(1, 3))
    await Promise.all([vote(two, [ids[1], ids[1]]), vote(two, [ids[1]])])
    expect((await look(one)).me?.votes.sort()).toEqual(ids.slice(1, 3).sort())
    const results = await owner.call<Page<{ objectiveId: string; votes: number }> & { voters: number }>(
      'GET',
      `${evaluation}/workshops/${workshop.id}/results`,
    )
    expect(results.body.items[0]).toMatchObject({ objectiveId: ids[1], votes: 2 })
    expect(results.body.voters).toBe(2)
    expect((await look(one)).table?.objectives.every((o) => o.votes === null)).toBe(true)
    const values = { showsResults: true }
    const now = await owner.call<Workshop>('GET', `${evaluation}/workshops/${workshop.id}`)
    await owner.call('PATCH', `${evaluation}/workshops/${workshop.id}`, { version: now.body.version, values })
    expect((await look(two)).table?.objectives.find((o) => o.id === ids[1])?.votes).toBe(2)
  })

  it('of somebody set aside no longer count, nor is anything taken from that phone, until brought back', async () => {
    const workshop = await openWorkshop()
    const phone = await joined(workshop)
    const { id } = await post<Made>('objectives', { change: 'À part' })
    const rated = await post<Made>('stakeholders', { name: 'Épicerie du pont' })
    await phone.call('PUT', '/votes', { objectiveIds: [id] })
    await phone.call('PUT', `/ratings/${rated.id}`, { rating: { involvement: 2, importance: 2 } })
    const at = `${evaluation}/workshops/${workshop.id}`
    const list = await owner.call<Page<Made & { votes: number }>>('GET', `${at}/participants`)
    const me = list.body.items[0]?.id
    await owner.call('POST', `${at}/participants/${me}/set-aside`)
    expect((await owner.call('GET', `${at}/results`)).body).toMatchObject({ voters: 0, raters: 0 })
    const refused = await phone.call<Refusal>('PUT', `/contributions/${randomUUID()}`, fragment('non'))
    expect([refused.status, refused.body.code]).toEqual([403, 'workshops.set-aside'])
    expect((await look(phone)).me?.setAside).toBe(true)
    await owner.call('POST', `${at}/participants/${me}/bring-back`)
    expect((await owner.call('GET', `${at}/results`)).body).toMatchObject({ voters: 1, raters: 1 })
  })
})

describe('news for phones', () => {
  it('reach the author of what was judged, and say nothing of it', async () => {
    const workshop = await openWorkshop()
    const [author, other] = [await joined(workshop), await joined(workshop)]
    const id = await sent(author, fragment('suspens'))
    const streams = await Promise.all([author.listen(), other.listen()])
    const [heard, overheard] = streams.map((stream) => readNews(stream))
    const looks = (news: typeof heard) => news?.text().match(/look/g)?.length ?? 0
    // Both are told that the connection stands, once it does.
    for (const news of [heard, overheard]) await expect.poll(() => looks(news), PATIENT).toBeGreaterThan(0)
    await pause(500)
    const [before, beforeOther] = [looks(heard), looks(overheard)]
    await post(`workshops/${workshop.id}/contributions/${id}/refuse`, { reason: 'raison secrète' })
    await expect.poll(() => looks(heard), PATIENT).toBeGreaterThan(before)
    expect(looks(overheard)).toBe(beforeOther)
    expect(heard?.text()).not.toMatch(/secr|[0-9a-f]{8}-[0-9a-f]{4}/)
    await Promise.all([heard?.stop(), overheard?.stop()])
  })
})

function readNews(reply: Response) {
  let text = ''
  const reader = reply.body?.getReader()
  const decoder = new TextDecoder()
  const pull = async (): Promise<void> => {
    const part = await reader?.read()
    if (!part || part.done) return
    text += decoder.decode(part.value, { stream: true })
    return pull()
  }
  pull().catch(() => {})
  return { text: () => text, stop: () => reader?.cancel() }
}

describe('ninety days after closing', () => {
  it('names and keys are gone, and what came to nothing; what was accepted stays', async () => {
    const workshop = await openWorkshop()
    const phone = await joined(workshop, { name: 'Ancienne', urbalGroup: 'actors' })
    const [kept, refused] = [await sent(phone, fragment('gardé')), await sent(phone, fragment('oublié'))]
    const at = `workshops/${workshop.id}/contributions`
    await post(`${at}/${kept}/accept`, { landing: { kind: 'story_fragment', storyId, card: 'trigger' } })
    await post(`${at}/${refused}/refuse`, { reason: 'non' })
    const now = await owner.call<Workshop>('GET', `${evaluation}/workshops/${workshop.id}`)
    await post(`workshops/${workshop.id}/close`, { version: now.body.version })
    const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    await inTransaction(server.db.app, (tx) => purgeWorkshops(tx, dayAfter(88)))
    expect((await look(phone)).me?.name).toBe('Ancienne')
    await inTransaction(server.db.app, (tx) => purgeWorkshops(tx, dayAfter(92)))
    expect((await phone.call<Refusal>('GET', '')).status).toBe(410)
    const people = await owner.call<Page<{ name: string | null; urbalGroup: string }>>(
      'GET',
      `${evaluation}/workshops/${workshop.id}/participants`,
    )
    expect(people.body.items).toMatchObject([{ name: null, urbalGroup: 'actors' }])
    const list = await owner.call<Page<WorkshopContribution>>('GET', `${evaluation}/${at}`)
    const byId = new Map(list.body.items.map((each) => [each.id, each.content]))
    expect([byId.get(kept), byId.get(refused)]).toEqual([{ card: 'situation', text: 'gardé' }, null])
    expect(await card('trigger')).toBe('gardé')
  })
})
