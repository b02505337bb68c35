import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Made = { id: string; version: number }
type Refusal = { code: string }
type Score = {
  value: number | null
  low: number
  high: number
  missing: string[]
  nextItem: { item: string } | null
}
type Entry = Made & { title: string; score: Score; guests: number; openDecisions: number }
type Guest = Made & {
  name: string
  email: string | null
  hasEmail: boolean
  invitation: string
  isFirstTime: boolean | null
  worlds: { name: string }[]
}

let server: Server
let owner: Caller
let reader: Caller
let here: string
/** Sees what no member sees: the tables themselves. */
let behind: pg.Pool

async function make<T = Made>(path: string, body: object): Promise<T> {
  const reply = await owner.call<T>('POST', `${here}/${path}`, body)
  if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
  return reply.body
}
const actor = (name: string, kind = 'association') => make('actors', { name, kind })
const event = (title: string, values: object = {}) => make('events', { title, ...values })

beforeAll(async () => {
  server = await startTestServer()
  behind = new pg.Pool(server.db.owner)
  owner = await server.claimAsHost()
  const territoryId = await server.makeTerritory(owner)
  here = `/territories/${territoryId}`
  reader = await server.invite(owner, territoryId, 'reader')
})
afterAll(async () => {
  await behind?.end()
  await server?.stop()
})

describe('an event', () => {
  it('is scored in the agenda, as a range while something is unknown', async () => {
    await event('Soirée soupe', {
      startsOn: '2026-03-10',
      level: 3,
      items: { speech: 'yes', 'small-groups': 'partly', trace: 'no' },
    })
    const { body } = await reader.call<{ items: Entry[] }>('GET', `${here}/agenda?q=soupe`)
    const score = body.items[0]?.score
    expect(score?.value).toBeNull()
    expect(score?.low).toBeCloseTo(36 + (40 * 1.5) / 6)
    expect(score?.high).toBeCloseTo(36 + (40 * 4.5) / 6)
    expect(score?.missing).toEqual(['decider', 'follow-up', 'costs'])
    expect(score?.nextItem?.item).toBe('small-groups')
  })

  it('is found by the days it touches, undated ones where no day is asked', async () => {
    await event('Fête longue', { startsOn: '2026-04-29', endsOn: '2026-05-02' })
    await event('Un jour ou l’autre')
    const titles = async (query: string) => {
      const { body } = await owner.call<{ items: Entry[] }>('GET', `${here}/agenda?${query}`)
      return body.items.map(({ title }) => title)
    }
    expect(await titles('from=2026-05-01&to=2026-05-31')).toEqual(['Fête longue'])
    expect(await titles('from=2026-05-03')).toEqual([])
    expect(await titles('')).toContain('Un jour ou l’autre')
  })

  it('answers its follow-up item by the event that follows it up, and that has a day', async () => {
    const first = await event('Premier forum', { startsOn: '2026-06-01' })
    const next = await event('Second forum', { parentId: first.id })
    const followed = async () => {
      const { body } = await owner.call<{ items: Entry[] }>('GET', `${here}/agenda?q=Premier`)
      return body.items[0]?.score.missing.includes('follow-up')
    }
    expect(await followed()).toBe(true)
    await owner.call('PATCH', `${here}/events/${next.id}`, { version: 1, values: { startsOn: '2026-07-01' } })
    expect(await followed()).toBe(false)
  })

  it('takes two people’s answers to different items, each with what it saw', async () => {
    const made = await event('À deux', { items: { speech: 'no' } })
    const change = (items: object, seen: object) =>
      owner.call<Made & { items: object }>('PATCH', `${here}/events/${made.id}`, {
        version: 1,
        values: { items },
        seen: { items: seen },
      })
    expect((await change({ speech: 'yes' }, { speech: 'no' })).status).toBe(200)
    const second = await change({ costs: 'partly' }, {})
    expect([second.status, second.body.items]).toEqual([200, { speech: 'yes', costs: 'partly' }])
    expect((await change({ speech: 'partly' }, { speech: 'no' })).status).toBe(409)
  })

  it.each([
    ['levers.held-without-day', { state: 'held' }],
    ['levers.days-reversed', { startsOn: '2026-03-02', endsOn: '2026-03-01' }],
    ['levers.more-than-came', { persons: 10, firstTimers: 11 }],
  ])('is refused by name: %s', async (code, values) => {
    const reply = await owner.call<Refusal>('POST', `${here}/events`, { title: 'x', ...values })
    expect([reply.status, reply.body.code]).toEqual([409, code])
  })

  it('counts only publics of its territory', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000'
    const reply = await owner.call<Refusal>('POST', `${here}/events`, {
      title: 'x',
      audiences: { [unknown]: 3 },
    })
    expect([reply.status, reply.body.code]).toEqual([409, 'database.reference-broken'])
  })

  it('is read by every member and written by facilitators', async () => {
    expect((await reader.call('GET', `${here}/events`)).status).toBe(200)
    expect((await reader.call('POST', `${here}/events`, { title: 'x' })).status).toBe(403)
  })
})

describe('guests', () => {
  it('are organisations and worlds, put on the list once, with their worlds of that day', async () => {
    const soup = await event('Soupe des guests', { startsOn: '2026-03-10', state: 'held' })
    const kitchen = await actor('Cuisine centrale')
    const world = await make('worlds', { name: 'Restauration', color: 0 })
    const former = await make('worlds', { name: 'Ancien monde', color: 1 })
    await make('world-memberships', { worldId: world.id, actorId: kitchen.id })
    await make('world-memberships', { worldId: former.id, actorId: kitchen.id, until: '2026-01-01' })
    const add = () =>
      owner.call<{ added: number }>('POST', `${here}/events/${soup.id}/guests`, {
        actorIds: [kitchen.id, kitchen.id],
        worldIds: [world.id],
        isPresent: true,
      })
    expect((await add()).body.added).toBe(2)
    expect((await add()).body.added).toBe(0)
    const { body } = await reader.call<{ items: Guest[] }>('GET', `${here}/events/${soup.id}/guests`)
    expect(body.items.map(({ name }) => name)).toEqual(['Cuisine centrale', 'Restauration'])
    expect(body.items[0]?.worlds.map(({ name }) => name)).toEqual(['Restauration'])
    expect(body.items.map(({ isFirstTime }) => isFirstTime)).toEqual([true, null])
    const twice = await owner.call<Refusal>('POST', `${here}/event-guests`, {
      eventId: soup.id,
      actorId: kitchen.id,
    })
    expect([twice.status, twice.body.code]).toEqual([409, 'levers.guest-exists'])

    const later = await event('Soupe suivante', { startsOn: '2026-04-10', state: 'held' })
    await make('event-guests', { eventId: later.id, actorId: kitchen.id, isPresent: true })
    const second = await reader.call<{ items: Guest[] }>('GET', `${here}/events/${later.id}/guests`)
    expect(second.body.items[0]?.isFirstTime).toBe(false)
  })

  it('are never persons, nor become one while they are listed', async () => {
    const made = await event('Sans noms')
    const person = await actor('Une personne', 'person')
    const refused = await owner.call<Refusal>('POST', `${here}/event-guests`, {
      eventId: made.id,
      actorId: person.id,
    })
    expect([refused.status, refused.body.code]).toEqual([409, 'levers.person-not-listed'])
    const club = await actor('Club')
    await make('event-guests', { eventId: made.id, actorId: club.id })
    const turned = await owner.call<Refusal>('PATCH', `${here}/actors/${club.id}`, {
      version: 1,
      values: { kind: 'person' },
    })
    expect([turned.status, turned.body.code]).toEqual([409, 'levers.listed-actor-no-person'])
  })

  it('are one organisation or one world', async () => {
    const made = await event('Personne')
    const reply = await owner.call<Refusal>('POST', `${here}/event-guests`, { eventId: made.id })
    expect([reply.status, reply.body.code]).toEqual([409, 'levers.guest-is-one'])
  })
})

describe('an invitation', () => {
  it('leaves by mail with its calendar file, and its address is for facilitators and out of the audit', async () => {
    const dinner = await event('Dîner', {
      startsOn: '2026-09-01',
      startsAt: '18:30',
      place: 'Salle des fêtes, Figeac',
      agenda: 'Goûter, puis voter.',
    })
    const school = await actor('École du Pont')
    const bakery = await actor('Boulangerie')
    const invited = await make('event-guests', {
      eventId: dinner.id,
      actorId: school.id,
      email: 'ecole@example.org',
    })
    const silent = await make('event-guests', { eventId: dinner.id, actorId: bakery.id })
    const other = await make('event-guests', {
      eventId: (await event('Autre')).id,
      actorId: school.id,
      email: 'autre@example.org',
    })
    const before = server.sent.length
    const reply = await owner.call<{ sent: string[]; withoutAddress: string[] }>(
      'POST',
      `${here}/events/${dinner.id}/guests/send`,
      { guestIds: [invited.id, silent.id, other.id], lang: 'fr', message: 'Venez !' },
    )
    expect(reply.body).toEqual({ sent: [invited.id], withoutAddress: [silent.id], failed: [] })
    const mails = server.sent.slice(before)
    expect(mails.map(({ to }) => to)).toEqual(['ecole@example.org'])
    expect(mails[0]?.text).toContain('Goûter, puis voter.')
    expect(mails[0]?.attachments?.[0]?.content).toContain('DTSTART:20260901T183000')

    const list = async (who: Caller) =>
      (await who.call<{ items: Guest[] }>('GET', `${here}/events/${dinner.id}/guests`)).body.items
    const [mine, theirs] = [await list(owner), await list(reader)]
    const told = (items: Guest[]) =>
      items.map(({ email, hasEmail, invitation }) => [email, hasEmail, invitation])
    expect(told(mine)).toContainEqual(['ecole@example.org', true, 'invited'])
    expect(told(theirs)).toContainEqual([null, true, 'invited'])
    const { rows } = await behind.query<{ n: string }>(
      `select count(*) as n from audit where concat(before, after) like '%@example.org%' and record_kind = 'event-guest'`,
    )
    expect(Number(rows[0]?.n)).toBe(0)
  })

  it('asks for a day and for an event that stands', async () => {
    const undated = await event('Sans jour')
    const off = await event('Annulée', { startsOn: '2026-09-01', state: 'cancelled' })
    const club = await actor('Club de rugby')
    for (const [made, code] of [
      [undated, 'levers.day-missing'],
      [off, 'levers.cancelled'],
    ] as const) {
      const guest = await make('event-guests', { eventId: made.id, actorId: club.id, email: 'a@example.org' })
      const body = { guestIds: [guest.id], lang: 'fr', message: '' }
      const reply = await owner.call<Refusal>('POST', `${here}/events/${made.id}/guests/send`, body)
      expect([reply.status, reply.body.code]).toEqual([409, code])
    }
  })

  it('keeps its address three months after the event and no longer', async () => {
    const { rows: days } = await behind.query<{ old: string; recent: string }>(
      `select (current_date - 100)::text as old, (current_date - 60)::text as recent`,
    )
    const past = await event('Il y a longtemps', { startsOn: days[0]?.old })
    const recent = await event('Naguère', { startsOn: days[0]?.recent })
    const club = await actor('Club de lecture')
    const kept: Made[] = []
    for (const made of [past, recent])
      kept.push(await make('event-guests', { eventId: made.id, actorId: club.id, email: 'c@example.org' }))
    await server.db.app.query('select purge_guest_mails(current_date)')
    const emails: (string | null)[] = []
    for (const { id } of kept)
      emails.push((await owner.call<Guest>('GET', `${here}/event-guests/${id}`)).body.email)
    expect(emails).toEqual([null, 'c@example.org'])
  })
})

describe('the agenda for calendars', () => {
  it('shows titles, days and places under a secret address, and closes with it', async () => {
    await event('Marché ouvert', { startsOn: '2026-10-03', place: 'Place Carnot', aims: 'Un but secret' })
    await event('Réunion interne', { startsOn: '2026-10-04', openness: 'working' })
    const open = async (scope: string) =>
      (
        await owner.call<Made & { link: string }>('POST', `${here}/agenda-links`, {
          name: 'Site',
          scope,
          lang: 'fr',
        })
      ).body
    const link = await open('public')
    const path = (address: string) => new URL(address).pathname.replace('/api', '')
    const read = await server.nobody.call<string>('GET', path(link.link))
    expect([read.status, read.headers.get('content-type')]).toEqual([200, 'text/calendar;charset=utf-8'])
    expect(read.body).toContain('SUMMARY:Marché ouvert')
    expect(read.body).toContain('LOCATION:Place Carnot')
    expect(read.body).not.toContain('Réunion interne')
    expect(read.body).not.toContain('secret')
    const all = await server.nobody.call<string>('GET', path((await open('all')).link))
    expect(all.body).toContain('Réunion interne')

    const rotated = await owner.call<Made & { link: string }>(
      'POST',
      `${here}/agenda-links/${link.id}/rotate`,
      { version: link.version },
    )
    expect((await server.nobody.call('GET', path(link.link))).status).toBe(404)
    expect((await server.nobody.call('GET', path(rotated.body.link))).status).toBe(200)
    await owner.call('DELETE', `${here}/agenda-links/${link.id}`, { version: rotated.body.version })
    const closed = await server.nobody.call<Refusal>('GET', path(rotated.body.link))
    expect([closed.status, closed.body.code]).toEqual([410, 'levers.feed-closed'])
    expect((await reader.call('GET', `${here}/agenda-links`)).status).toBe(403)
  })

  it('gives one event as a file', async () => {
    const made = await event('Visite', { startsOn: '2026-10-03', endsOn: '2026-10-04' })
    const { body } = await reader.call<string>('GET', `${here}/events/${made.id}/calendar`)
    expect(body).toContain('DTEND;VALUE=DATE:20261005')
  })
})

describe('the diagnosis of an event', () => {
  it('compares worlds invited and present, and counts without names', async () => {
    const food = await make('worlds', { name: 'Alimentation du bilan', color: 2 })
    const sport = await make('worlds', { name: 'Sport du bilan', color: 3 })
    const [a, b] = [await actor('Épicerie du bilan'), await actor('Club du bilan')]
    await make('world-memberships', { worldId: food.id, actorId: a.id })
    await make('world-memberships', { worldId: sport.id, actorId: b.id })
    const elders = await make('audiences', {
      name: 'Aînés du bilan',
      populationPercent: 20,
      populationSource: 'INSEE, RP 2022',
    })
    const forum = await event('Forum du bilan', {
      startsOn: '2026-02-01',
      state: 'held',
      level: 4,
      persons: 50,
      firstTimers: 4,
      genders: { women: 40, men: 10 },
      audiences: { [elders.id]: 5 },
    })
    await make('event-guests', { eventId: forum.id, actorId: a.id, isPresent: true })
    await make('event-guests', { eventId: forum.id, actorId: b.id, isPresent: false })
    const { body } = await reader.call<{
      worlds: Record<'invited' | 'present' | 'absent', { name: string }[]>
      organisations: { invited: number; present: number; absent: { name: string }[] }
      firstTimers: { value: number; isSmall: boolean }
      parity: { name: string; ratio: number | null; reading: string | null }[]
      findings: { code: string }[]
      smallCounts: string[]
    }>('GET', `${here}/events/${forum.id}/diagnosis`)
    expect(body.worlds.present.map(({ name }) => name)).toEqual(['Alimentation du bilan'])
    expect(body.worlds.absent.map(({ name }) => name)).toEqual(['Sport du bilan'])
    expect(body.organisations).toMatchObject({ invited: 2, present: 1, absent: [{ name: 'Club du bilan' }] })
    expect(body.firstTimers).toMatchObject({ value: 8, isSmall: true })
    expect(body.parity.find(({ name }) => name === 'Aînés du bilan')).toMatchObject({
      ratio: 0.5,
      reading: 'under',
    })
    const codes = body.findings.map(({ code }) => code)
    expect(codes).toEqual(
      expect.arrayContaining(['worlds-absent', 'audience-under', 'gender-unbalanced', 'nothing-decided']),
    )
    expect(body.smallCounts).toEqual(['firstTimers'])
  })

  it('says nothing against an event that is still to come', async () => {
    const made = await event('À venir', { startsOn: '2099-01-01' })
    const { body } = await owner.call<{ findings: unknown[] }>('GET', `${here}/events/${made.id}/diagnosis`)
    expect(body.findings).toEqual([])
  })
})
