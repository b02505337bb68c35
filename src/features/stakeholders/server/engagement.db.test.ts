import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/server/db/transaction.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import { sendReminders } from './reminders.ts'
import { giveParticipantRating, withdrawParticipantRating } from './stakeholders-store.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Made = { id: string; version: number }
type Refusal = { code: string; details: Record<string, unknown> }
type Many<T> = { items: T[]; total: number }
type Settings = Refusal & {
  version: number
  spreadToDiscuss: number
  importanceThreshold: number
  authorName: string | null
}

let server: Server
let owner: Caller
let facilitator: Caller
let contributor: Caller
let territoryId: string
let evaluationId: string
let cuma: Made
let behind: pg.Pool

beforeAll(async () => {
  server = await startTestServer()
  behind = new pg.Pool(server.db.owner)
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner, 'Figeac')
  const made = await owner.call<Made>('POST', `/territories/${territoryId}/evaluations`, {
    title: 'Légumes → cantines',
  })
  evaluationId = made.body.id
  facilitator = await server.invite(owner, territoryId, 'facilitator')
  contributor = await server.invite(owner, territoryId, 'contributor')
  cuma = await add('Cuma du Célé')
})
afterAll(async () => {
  await behind?.end()
  await server?.stop()
})

const at = (path: string) => `/territories/${territoryId}/evaluations/${evaluationId}/${path}`

async function add(name: string, more: object = {}): Promise<Made> {
  const made = await owner.call<Made>('POST', at('stakeholders'), { name, ...more })
  expect(made.status).toBe(201)
  return made.body
}

async function step(values: object): Promise<Made> {
  const made = await contributor.call<Made>('POST', at('engagement-steps'), {
    stakeholderId: cuma.id,
    what: 'Appeler',
    ...values,
  })
  expect(made.status).toBe(201)
  return made.body
}

describe('the thresholds of an evaluation', () => {
  it('are the method’s until somebody changes them, and then say who', async () => {
    const first = await contributor.call<Settings>('GET', at('stakeholder-settings'))
    expect(first.body).toEqual({
      involvementThreshold: 2.5,
      importanceThreshold: 2.5,
      spreadToDiscuss: 2,
      tooManyHours: 8,
      tooManyTimes: 6,
      version: 0,
      authorName: null,
      changedAt: null,
    })
    const change = (version: number, values: object, by = facilitator) =>
      by.call<Settings>('PUT', at('stakeholder-settings'), { version, values })
    const changed = await change(0, { importanceThreshold: 3 })
    expect(changed.body).toMatchObject({
      importanceThreshold: 3,
      spreadToDiscuss: 2,
      version: 1,
      authorName: 'Personne facilitator',
    })
    const stale = await change(0, { spreadToDiscuss: 3 })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
    const again = await change(1, { spreadToDiscuss: 3 }, owner)
    expect(again.body).toMatchObject({ importanceThreshold: 3, spreadToDiscuss: 3, version: 2 })
    expect((await change(2, { spreadToDiscuss: 0 })).status).toBe(400)
  })
})

describe('the plan with a stakeholder', () => {
  it('is made of steps that contributors write and tick off, each read by its stakeholder', async () => {
    const school = await add('Lycée de la ville')
    const visit = await step({ stakeholderId: school.id, what: 'Visiter la cuisine', dueOn: '2026-12-10' })
    const read = await owner.call<Many<{ what: string; remindDaysBefore: number }>>(
      'GET',
      at(`engagement-steps?stakeholderId=${school.id}`),
    )
    expect(read.body).toMatchObject({
      total: 1,
      items: [{ what: 'Visiter la cuisine', remindDaysBefore: 7, doneOn: null }],
    })
    const done = await contributor.call('PATCH', at(`engagement-steps/${visit.id}`), {
      version: visit.version,
      values: { doneOn: '2026-12-09' },
    })
    expect(done.body).toMatchObject({ doneOn: '2026-12-09' })
  })

  it('names a member of the territory only', async () => {
    const elsewhere = await server.makeTerritory(owner, 'Ailleurs')
    const stranger = await server.invite(owner, elsewhere, 'facilitator')
    const refused = await owner.call<Refusal>('POST', at('engagement-steps'), {
      stakeholderId: cuma.id,
      what: 'Appeler',
      memberId: stranger.personId,
    })
    expect([refused.status, refused.body.code]).toEqual([409, 'database.reference-broken'])
  })
})

describe('reminders', () => {
  const remind = async (today: string, configured = true) => {
    server.sent.length = 0
    const mailer = {
      configured,
      send: async (mail: (typeof server.sent)[number]) => server.sent.push(mail) > 0,
    }
    const sent = await sendReminders(server.db, { mailer, publicUrl: 'https://tablee.example' }, today)
    return { sent, mails: server.sent.toSorted((a, b) => (a.to < b.to ? -1 : 1)) }
  }

  it('go once, to the member named or else to owners and facilitators, in their language', async () => {
    await behind.query('delete from engagement_step')
    await behind.query("update person set lang = 'en' where id = $1", [facilitator.personId])
    await step({ what: 'Appeler le président', dueOn: '2026-12-10' })
    await step({ what: 'Envoyer les chiffres', dueOn: '2026-12-20', memberId: contributor.personId })
    await step({ what: 'Sans rappel', dueOn: '2026-12-05', remindDaysBefore: null })
    await step({ what: 'Déjà fait', dueOn: '2026-12-05', doneOn: '2026-12-01' })
    await step({ what: 'Sans date' })
    expect((await remind('2026-12-02')).sent).toBe(0)
    const { sent, mails } = await remind('2026-12-03')
    expect(sent).toBe(2)
    expect(mails.map(({ to }) => to)).toEqual([facilitator.email, owner.email].toSorted())
    const [french, english] = [owner, facilitator].map(
      (who) => mails.find(({ to }) => to === who.email)?.text,
    )
    const place = `https://tablee.example/territoires/${territoryId}/demarches/${evaluationId}/parties-prenantes/plan`
    for (const text of [french, english]) {
      expect(text).toContain('Appeler le président')
      expect(text).toContain(place)
      expect(text).not.toMatch(/chiffres|Sans|Déjà/)
    }
    expect(french).toContain('10 décembre 2026')
    expect(english).toContain('10 December 2026')
    expect((await remind('2026-12-04')).sent).toBe(0)
    const later = await remind('2026-12-20')
    expect(later.mails.map(({ to }) => to)).toEqual([contributor.email])
  })

  it('come again for a step that was put off, and never for a step or a stakeholder taken away', async () => {
    await behind.query('delete from engagement_step')
    const late = await step({ dueOn: '2027-01-10' })
    expect((await remind('2027-01-10')).sent).toBe(2)
    await owner.call('PATCH', at(`engagement-steps/${late.id}`), {
      version: late.version,
      values: { dueOn: '2027-02-10' },
    })
    expect((await remind('2027-01-11')).sent).toBe(0)
    expect((await remind('2027-02-03')).sent).toBe(2)
    const shop = await add('Épicerie du Pont')
    await step({ stakeholderId: shop.id, dueOn: '2027-02-03' })
    await owner.call('DELETE', at(`stakeholders/${shop.id}`), { version: shop.version })
    expect((await remind('2027-02-04')).sent).toBe(0)
  })

  it('are not marked as sent where there is no mail server', async () => {
    await behind.query('delete from engagement_step')
    await step({ dueOn: '2027-03-01' })
    expect((await remind('2027-03-01', false)).sent).toBe(0)
    expect((await remind('2027-03-01')).sent).toBe(2)
  })
})

describe('what was asked', () => {
  it('is kept with its minutes, or without: unknown is not zero', async () => {
    const ask = (minutes: number | null) =>
      contributor.call<Made>('POST', at('solicitations'), {
        stakeholderId: cuma.id,
        askedOn: '2026-11-02',
        kind: 'interview',
        minutes,
      })
    expect([(await ask(90)).body, (await ask(null)).body]).toMatchObject([{ minutes: 90 }, { minutes: null }])
    expect((await ask(-1)).status).toBe(400)
  })
})

describe('a meeting', () => {
  it('has guests of its own evaluation only', async () => {
    const made = await owner.call<Made>('POST', at('meetings'), {
      title: 'Atelier chaîne',
      heldOn: '2026-11-10',
      invited: [cuma.id],
      compensations: ['travel'],
    })
    expect(made.body).toMatchObject({ invited: [cuma.id], present: [], compensations: ['travel'] })
    const other = await owner.call<Made>('POST', `/territories/${territoryId}/evaluations`, {
      title: 'Autre',
    })
    const theirs = await owner.call<Made>(
      'POST',
      `/territories/${territoryId}/evaluations/${other.body.id}/stakeholders`,
      { name: 'Ailleurs' },
    )
    const refused = await owner.call<Refusal>('PATCH', at(`meetings/${made.body.id}`), {
      version: made.body.version,
      values: { present: [cuma.id, theirs.body.id] },
    })
    expect([refused.status, refused.body.code]).toEqual([409, 'database.reference-broken'])
  })
})

describe('ratings from a room', () => {
  it('stand beside those of members under the name or number of who gave them, and leave with who is set aside', async () => {
    const farm = await add('Ferme du Puy')
    const { rows } = await behind.query<{ id: string; number: number }>(
      `with w as (insert into workshop (territory_id, evaluation_id, title, token_hash, token) values ($1, $2, 'Atelier', 'h', 't') returning id)
       insert into participant (territory_id, evaluation_id, workshop_id, number, name)
       select $1, $2, w.id, n, case n when 8 then 'Léa' end from w, generate_series(7, 8) n returning id, number`,
      [territoryId, evaluationId],
    )
    const give = (participantId: string, involvement: number) =>
      inTransaction(
        server.db.app,
        (tx) =>
          giveParticipantRating(
            tx,
            { territoryId, evaluationId, participantId },
            { stakeholderId: farm.id, involvement, importance: 3 },
          ),
        { settings: { 'tablee.territory': territoryId } },
      )
    const [seventh, eighth] = rows.toSorted((a, b) => a.number - b.number).map(({ id }) => id) as [
      string,
      string,
    ]
    await give(seventh, 1)
    // A phone that sends again, then another answer: the last one said counts.
    await give(seventh, 1)
    await give(seventh, 2)
    await give(eighth, 4)
    await owner.call('PUT', at(`stakeholders/${farm.id}/rating`), { involvement: 0, importance: 0 })
    const read = async () =>
      (
        await owner.call<Many<{ stakeholderId: string; by: string; raterName: string; involvement: number }>>(
          'GET',
          at('stakeholder-ratings'),
        )
      ).body.items
        .filter((rating) => rating.stakeholderId === farm.id)
        .map(({ by, raterName, involvement }) => `${by} ${raterName} ${involvement}`)
    expect(await read()).toEqual([
      'participant Participant 7 2',
      'participant Léa 4',
      'member Hôte de test 0',
    ])
    await behind.query('update participant set set_aside_at = now() where id = $1', [eighth])
    expect(await read()).toEqual(['participant Participant 7 2', 'member Hôte de test 0'])
    await inTransaction(
      server.db.app,
      (tx) =>
        withdrawParticipantRating(
          tx,
          { territoryId, evaluationId, participantId: seventh },
          { stakeholderId: farm.id },
        ),
      { settings: { 'tablee.territory': territoryId } },
    )
    expect(await read()).toEqual(['member Hôte de test 0'])
  })

  it('are never of a person, even under a notice', async () => {
    const person = await add('Mme Essai', { kind: 'person' })
    const give = () =>
      inTransaction(
        server.db.app,
        (tx) =>
          giveParticipantRating(
            tx,
            { territoryId, evaluationId, participantId: evaluationId },
            { stakeholderId: person.id, involvement: 1, importance: 3 },
          ),
        { settings: { 'tablee.territory': territoryId } },
      )
    await expect(give()).rejects.toMatchObject({ code: 'stakeholders.person-needs-notice' })
    await owner.call('PUT', at(`stakeholders/${person.id}/notice`), {
      values: { purpose: 'p', notice: 'n', expiresOn: `${new Date().getFullYear() + 1}-06-01` },
    })
    await expect(give()).rejects.toMatchObject({ code: 'stakeholders.person-not-in-room' })
  })
})
