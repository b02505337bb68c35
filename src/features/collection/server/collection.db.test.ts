import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Form } from '#features/questionnaires/domain/form.ts'
import { inTransaction } from '#platform/server/db/transaction.ts'
import { readWorkbook } from '#platform/tables/workbook-reading.ts'
import {
  makeLink,
  makeRespondent,
  openCollection,
  parcelOf,
  publishForm,
  type Scene,
} from '../../../../tests/support/collection-scene.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import { purgeCollections } from './collections-store.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Made = { id: string; version: number }
type Refusal = { code: string; details: Record<string, unknown> }
type Invitation = Made & {
  email: string | null
  sentAt: string | null
  answeredAt: string | null
  refusedAt: string | null
  reminders: number
}

const FORM: Form = {
  format: 'tablee-form',
  formatVersion: 1,
  id: 'manger',
  title: { fr: 'Manger ici' },
  languages: [{ tag: 'fr', name: 'Français (fr)' }],
  lists: {
    shops: [
      { name: 'market', label: { fr: 'Marché' } },
      { name: 'farm', label: { fr: 'Ferme' } },
    ],
  },
  items: [
    { kind: 'question', type: 'many', name: 'shops', label: { fr: 'Où ?' }, list: 'shops', required: true },
    { kind: 'question', type: 'decimal', name: 'km', label: { fr: 'À combien ?' }, constraint: '. >= 0' },
    {
      kind: 'question',
      type: 'matrix',
      name: 'eats',
      label: { fr: 'Où quoi' },
      list: 'shops',
      rows: 'shops',
    },
    {
      kind: 'repeat',
      name: 'plots',
      label: { fr: 'Parcelle' },
      items: [{ kind: 'question', type: 'text', name: 'crop', label: { fr: 'Quoi' } }],
    },
  ],
}

let server: Server
let owner: Caller
let contributor: Caller
let reader: Caller
let territoryId: string
let scene: Scene
let code: string

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner)
  contributor = await server.invite(owner, territoryId, 'contributor')
  reader = await server.invite(owner, territoryId, 'reader')
})
beforeEach(async () => {
  scene = await openCollection(server.db, owner, territoryId, FORM)
  code = await makeLink(owner, scene.path)
  server.sent.length = 0
})
afterAll(() => server?.stop())

/** Says something to the database inside the territory, as time passing would. */
const inside = (sql: string, values: unknown[] = []) =>
  inTransaction(server.db.app, async (tx) => {
    await tx.query('select enter_territory($1, $2)', [owner.personId, territoryId])
    return tx.rows<Record<string, unknown>>(sql, values)
  })
const collection = async () => (await owner.call<Made & Record<string, unknown>>('GET', scene.path)).body
const answer = async (answers: object = { shops: ['market'] }, token = code, changed: object = {}) => {
  const [id, phone] = [randomUUID(), makeRespondent(server, token)]
  const reply = await phone.call('PUT', `/answers/${id}`, parcelOf(scene.versionId, answers, changed))
  expect([reply.status, reply.body]).toEqual([200, expect.anything()])
  return { id, phone }
}
const group = async (name: string, more: object = {}) =>
  (await owner.call<Made>('POST', `${scene.path}/groups`, { name, ...more })).body.id

describe('a collection', () => {
  it('opens with a version of its own questionnaire, and again with a newer one', async () => {
    const other = await openCollection(server.db, owner, territoryId, FORM)
    const { version } = await collection()
    const foreign = await owner.call<Refusal>('POST', `${scene.path}/open`, {
      version,
      versionId: other.versionId,
    })
    expect([foreign.status, foreign.body.code]).toEqual([404, 'collection.version-unknown'])
    const of = { personId: owner.personId, territoryId, evaluationId: scene.evaluationId }
    const { versionId } = await publishForm(server.db, of, FORM, scene.questionnaireId)
    const { id } = await answer()
    const opened = await owner.call('POST', `${scene.path}/open`, { version, versionId })
    expect([opened.status, opened.body]).toEqual([
      200,
      expect.objectContaining({ versionId, versionNumber: 2, state: 'open', received: 1 }),
    ])
    const kept = await owner.call<{ versionId: string }>('GET', `${scene.path}/answers/${id}`)
    expect(kept.body.versionId).toBe(scene.versionId)
  })

  it('closes, opens again, and closes by itself when its last day is over', async () => {
    const closed = await owner.call<Made>('POST', `${scene.path}/close`, {
      version: (await collection()).version,
    })
    expect(closed.body).toMatchObject({ state: 'closed', closedAt: expect.any(String) })
    const again = await owner.call<Made>('POST', `${scene.path}/open`, {
      version: closed.body.version,
      versionId: scene.versionId,
    })
    expect(again.body).toMatchObject({ state: 'open', closedAt: null })
    await inside('update collection set closes_on = current_date - 3 where id = $1', [scene.collectionId])
    expect(await collection()).toMatchObject({ state: 'closed', closedAt: expect.any(String) })
    await inTransaction(server.db.app, (tx) => purgeCollections(tx, new Date().toISOString().slice(0, 10)))
    const [row] = await inside('select state from collection where id = $1', [scene.collectionId])
    expect(row).toEqual({ state: 'closed' })
  })

  it('is for facilitators to make and for every member to see; answers are not for readers', async () => {
    expect((await reader.call('GET', scene.path)).status).toBe(200)
    expect((await reader.call('GET', `${scene.path}/answers`)).status).toBe(403)
    expect((await contributor.call('GET', `${scene.path}/links`)).status).toBe(403)
    expect((await contributor.call('GET', `${scene.path}/answers`)).status).toBe(200)
    expect((await contributor.call('GET', `${scene.path}/export?lang=fr`)).status).toBe(403)
  })

  it('is refused to whoever saw an older version of it', async () => {
    const { version } = await collection()
    const values = { title: 'Autre' }
    expect((await owner.call('PATCH', scene.path, { version, values })).status).toBe(200)
    const stale = await owner.call<Refusal>('PATCH', scene.path, { version, values: { title: 'Encore' } })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
  })
})

describe('invitations', () => {
  const add = (emails: string[], more: object = {}) =>
    owner.call<{ added: number; leftOut: { email: string; code: string }[] }>(
      'POST',
      `${scene.path}/invitations`,
      { groupId: null, lang: 'fr', emails, ...more },
    )
  const mail = (what: 'send' | 'remind') =>
    owner.call<{ sent: number; failed: number; left: number } & Refusal>(
      'POST',
      `${scene.path}/invitations/${what}`,
    )
  const list = async () =>
    (await owner.call<{ items: Invitation[] }>('GET', `${scene.path}/invitations`)).body.items
  const tokenIn = (text: string) => /\/r\/([a-z0-9]{20})\n/.exec(text)?.[1] ?? ''

  it('are pasted, sent once, and answered once', async () => {
    const pasted = await add(['Aline <aline@example.org>', 'x', 'BO@example.org', 'bo@example.org'])
    expect(pasted.body).toEqual({
      added: 2,
      leftOut: [
        { email: 'x', code: 'malformed' },
        { email: 'bo@example.org', code: 'known' },
      ],
    })
    expect((await add(['aline@example.org'])).body.leftOut).toEqual([
      { email: 'aline@example.org', code: 'known' },
    ])
    expect((await mail('send')).body).toEqual({ sent: 2, failed: 0, left: 0 })
    expect((await mail('send')).body.sent).toBe(0)
    expect(server.sent.map(({ to }) => to)).toEqual(['aline@example.org', 'bo@example.org'])
    const token = tokenIn(server.sent[0]?.text ?? '')
    const look = await makeRespondent(server, token).call('GET', '')
    expect(look.body).toMatchObject({ channel: 'invitation', answered: false })
    const { id, phone } = await answer({ shops: ['farm'] }, token)
    const second = await makeRespondent(server, token).call<Refusal>(
      'PUT',
      `/answers/${randomUUID()}`,
      parcelOf(scene.versionId, { shops: ['market'] }),
    )
    expect([second.status, second.body.code]).toEqual([409, 'collection.already-answered'])
    expect((await phone.call('GET', '')).body).toMatchObject({ answered: true })
    const [first] = await list()
    // The day alone: a moment would say which answer is theirs.
    expect(first?.answeredAt).toMatch(/T00:00:00/)
    const [row] = await inside('select link_id, channel, to_jsonb(a) as whole from answer a where id = $1', [
      id,
    ])
    expect(row).toMatchObject({ link_id: null, channel: 'invitation' })
    expect(JSON.stringify(row)).not.toContain(first?.id)
  })

  it('tell nobody who listens at which moment they are answered', async () => {
    await add(['gaelle@example.org'])
    await mail('send')
    const token = tokenIn(server.sent.find(({ to }) => to === 'gaelle@example.org')?.text ?? '')
    const client = await server.db.app.connect()
    const heard: string[] = []
    const hear = ({ payload = '' }: { payload?: string | undefined }) => {
      const { e, k } = JSON.parse(payload) as { e: string; k: string }
      if (e === scene.evaluationId) heard.push(k)
    }
    // What is told arrives in the order of the commits.
    const heardTo = async (mark: string) => {
      await client.query('select pg_notify($1, $2)', [
        'tablee_live',
        JSON.stringify({ e: scene.evaluationId, k: mark }),
      ])
      await expect.poll(() => heard.at(-1), { timeout: 20_000 }).toBe(mark)
    }
    try {
      client.on('notification', hear)
      await client.query('listen tablee_live')
      await answer({ shops: ['farm'] }, token)
      await heardTo('answered')
      expect(heard).toEqual(['answer', 'answered'])
      const [invited] = (await list()).filter(({ email }) => email === 'gaelle@example.org')
      await owner.call('DELETE', `${scene.path}/invitations/${invited?.id}`, { version: invited?.version })
      await heardTo('erased')
      expect(heard.slice(2)).toEqual(['collection-invitation', 'erased'])
    } finally {
      client.off('notification', hear)
      await client.query('unlisten *')
      client.release()
    }
  })

  it('say the same answer again as known', async () => {
    await add(['chloe@example.org'])
    await mail('send')
    const token = tokenIn(server.sent[0]?.text ?? '')
    const [id, phone, body] = [
      randomUUID(),
      makeRespondent(server, token),
      parcelOf(scene.versionId, { shops: ['market'] }),
    ]
    const replies = await Promise.all([1, 2, 3].map(() => phone.call('PUT', `/answers/${id}`, body)))
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(replies.filter(({ body }) => body.known)).toHaveLength(2)
  })

  it('remind only those who have neither answered nor refused, three times at most, some days apart', async () => {
    await add(['a@example.org', 'b@example.org', 'c@example.org'])
    await mail('send')
    const [ofA, ofB] = server.sent.map(({ text }) => tokenIn(text))
    await answer({ shops: ['market'] }, ofA)
    const refusing = makeRespondent(server, ofB ?? '', '')
    expect((await refusing.call('GET', '/refusal')).body).toMatchObject({ lang: 'fr', refused: false })
    for (const _ of [1, 2]) expect((await refusing.call('POST', '/refusal')).body).toEqual({ refused: true })
    expect((await refusing.call('GET', '/refusal')).body).toMatchObject({ refused: true })
    server.sent.length = 0
    expect((await mail('remind')).body.sent).toBe(0)
    const daysPass = () =>
      inside(
        `update collection_invitation set sent_at = sent_at - interval '4 days', reminded_at = reminded_at - interval '4 days'
         where collection_id = $1`,
        [scene.collectionId],
      )
    for (const _ of [1, 2, 3]) {
      await daysPass()
      expect((await mail('remind')).body).toEqual({ sent: 1, failed: 0, left: 0 })
      expect((await mail('remind')).body.sent).toBe(0)
    }
    await daysPass()
    expect((await mail('remind')).body.sent).toBe(0)
    expect(server.sent.map(({ to }) => to)).toEqual(Array(3).fill('c@example.org'))
    expect(server.sent[0]?.text).toContain('/ne-plus-ecrire')
  })

  it('of whoever refused enter no collection of the territory, also when the address is long erased', async () => {
    await add(['d@example.org'])
    await mail('send')
    await makeRespondent(server, tokenIn(server.sent[0]?.text ?? '')).call('POST', '/refusal')
    await inside(
      `update collection_invitation set refused_at = now() - interval '31 days' where collection_id = $1`,
      [scene.collectionId],
    )
    await inTransaction(server.db.app, (tx) => purgeCollections(tx, new Date().toISOString().slice(0, 10)))
    expect((await list()).map(({ email }) => email)).toEqual([null])
    expect((await add(['D@example.org'])).body).toEqual({
      added: 0,
      leftOut: [{ email: 'd@example.org', code: 'refused' }],
    })
  })

  it('are erased by hand at once, and their link leads nowhere', async () => {
    await add(['e@example.org'])
    await mail('send')
    const token = tokenIn(server.sent[0]?.text ?? '')
    const [invitation] = await list()
    const gone = await owner.call<Invitation>('DELETE', `${scene.path}/invitations/${invitation?.id}`, {
      version: invitation?.version,
    })
    expect([gone.status, gone.body.email]).toEqual([200, null])
    expect(await list()).toEqual([])
    expect((await makeRespondent(server, token).call('GET', '')).status).toBe(404)
    expect((await add(['e@example.org'])).body.added).toBe(1)
  })

  it('wait for an open collection, and leave no address in the journal', async () => {
    await add(['secret@example.org'])
    await owner.call('POST', `${scene.path}/close`, { version: (await collection()).version })
    expect((await mail('send')).body.code).toBe('collection.not-open')
    const told = await owner.call('GET', `/territories/${territoryId}/audit?limit=200`)
    expect(JSON.stringify(told.body)).toContain(scene.collectionId)
    expect(JSON.stringify(told.body)).not.toContain('secret@example.org')
  })
})

describe('a sheet of paper', () => {
  const sheet = (more: object = {}) => ({
    versionId: scene.versionId,
    answers: { shops: ['market'], km: 3 },
    lang: 'fr',
    groupId: null,
    sheet: 'A-12',
    collector: 'Awa',
    finishedOn: '2026-03-31',
    ...more,
  })
  const key = (id: string, body: object, who = contributor) =>
    who.call<{ answer: Record<string, unknown>; known: boolean } & Refusal>(
      'PUT',
      `${scene.path}/sheets/${id}`,
      body,
    )

  it('is keyed in once, however often it is sent and whoever keys it', async () => {
    const id = randomUUID()
    const first = await key(id, sheet())
    expect([first.status, first.body.known, first.body.answer]).toEqual([
      200,
      false,
      expect.objectContaining({ channel: 'paper', sheet: 'A-12', answers: { shops: ['market'], km: 3 } }),
    ])
    expect((await key(id, sheet())).body.known).toBe(true)
    expect((await key(id, sheet({ collector: 'Bo' }))).body.code).toBe('collection.id-taken')
    const twin = await key(randomUUID(), sheet(), owner)
    expect([twin.status, twin.body.code, twin.body.details.id]).toEqual([409, 'collection.sheet-known', id])
    expect((await key(randomUUID(), sheet({ sheet: '' }))).status).toBe(200)
    expect((await key(randomUUID(), sheet({ sheet: '' }))).status).toBe(200)
  })

  it('is held to the form, but what was left empty on paper stays missing', async () => {
    const wrong = await key(randomUUID(), sheet({ answers: { shops: ['moon'], km: -1 } }))
    expect([wrong.status, wrong.body.details.n]).toEqual([400, 2])
    const empty = await key(randomUUID(), sheet({ answers: {} }))
    expect([empty.status, empty.body.answer.answers]).toEqual([200, {}])
  })

  it('is still keyed in after the closing', async () => {
    await owner.call('POST', `${scene.path}/close`, { version: (await collection()).version })
    expect((await key(randomUUID(), sheet())).status).toBe(200)
  })
})

describe('a correction', () => {
  it('says why, holds to the form, and keeps what was there', async () => {
    const { id } = await answer({ shops: ['market'], km: 3000 })
    const at = `${scene.path}/answers/${id}`
    const { version } = (await owner.call<Made>('GET', at)).body
    const fix = (values: object, reason = 'Une virgule oubliée') =>
      owner.call<Record<string, unknown> & Refusal>('PATCH', at, { version, values, reason })
    expect((await fix({ answers: { shops: ['market'], km: 3 } }, '')).status).toBe(400)
    expect((await fix({ answers: { shops: [], km: -3 } })).body.code).toBe('collection.answer-refused')
    expect((await fix({ answers: { shops: ['market'], km: 3 } })).body.answers).toEqual({
      shops: ['market'],
      km: 3,
    })
    expect((await fix({ answers: { shops: ['farm'] } })).body.code).toBe('record.stale')
    const kept = await inside(
      'select reason, before, person_id from answer_correction where answer_id = $1',
      [id],
    )
    expect(kept).toEqual([
      {
        reason: 'Une virgule oubliée',
        before: { answers: { shops: ['market'], km: 3000 }, groupId: null, sheet: '' },
        person_id: owner.personId,
      },
    ])
    await expect(
      inside(`update answer_correction set reason = 'x' where answer_id = $1`, [id]),
    ).rejects.toMatchObject({
      code: 'collection.correction-fixed',
    })
    expect(
      JSON.stringify(await inside('select before, after from audit where record_id = $1', [id])),
    ).not.toContain('3000')
  })

  it('is not of what was taken back, and goes with it', async () => {
    const { id, phone } = await answer({ shops: ['market'], km: 4 })
    const at = `${scene.path}/answers/${id}`
    const fix = async () =>
      owner.call<Refusal>('PATCH', at, {
        version: (await owner.call<Made>('GET', at)).body.version,
        values: { answers: { shops: ['farm'] } },
        reason: 'x',
      })
    expect((await fix()).status).toBe(200)
    await phone.call('POST', `/answers/${id}/withdraw`)
    expect(await inside('select 1 from answer_correction where answer_id = $1', [id])).toEqual([])
    expect([(await fix()).status, (await fix()).body.code]).toEqual([410, 'collection.answer-erased'])
  })
})

describe('deleting an answer', () => {
  it('is undone, and counts it out meanwhile', async () => {
    const { id } = await answer()
    const at = `${scene.path}/answers/${id}`
    const { version } = (await owner.call<Made>('GET', at)).body
    expect((await owner.call('DELETE', at, { version })).status).toBe(200)
    expect((await collection()).received).toBe(0)
    const gone = await owner.call<{ total: number }>('GET', `${scene.path}/answers?deleted=true`)
    expect(gone.body.total).toBe(1)
    expect((await owner.call('POST', `${at}/restore`)).status).toBe(200)
    expect((await collection()).received).toBe(1)
  })
})

describe('rates', () => {
  it('say how many came by group, channel and day, and how many were asked where one can know', async () => {
    const [farms, eaters] = [await group('Fermes', { population: 80, wanted: 20 }), await group('Mangeurs')]
    const ofFarms = await makeLink(owner, scene.path, { groupId: farms })
    await owner.call('POST', `${scene.path}/invitations`, {
      groupId: eaters,
      lang: 'fr',
      emails: ['f@example.org', 'g@example.org'],
    })
    await owner.call('POST', `${scene.path}/invitations/send`)
    await answer({ shops: ['farm'] }, ofFarms)
    await answer()
    const { body } = await reader.call('GET', `${scene.path}/rates`)
    expect(body).toMatchObject({
      received: 2,
      groups: [
        { groupId: farms, name: 'Fermes', population: 80, wanted: 20, asked: null, received: 1 },
        { groupId: eaters, name: 'Mangeurs', asked: 2, received: 0 },
        { groupId: null, asked: null, received: 1 },
      ],
      channels: [{ channel: 'link', received: 2 }],
      byDay: [{ day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), received: 2 }],
    })
  })
})

describe('results', () => {
  type Results = {
    answers: number
    hidden: boolean
    questions: {
      name: string
      answered: number
      counts: { choice: string; n: number | null }[]
      numbers: object | null
    }[]
  }
  const results = async (groupId?: string) =>
    (await reader.call<Results>('GET', `${scene.path}/results${groupId ? `?groupId=${groupId}` : ''}`)).body
  const many = async (n: number, token: string, answers: object = { shops: ['market'] }) => {
    for (let i = 0; i < n; i += 1) await answer(answers, token)
  }

  it('of fewer than five are hidden; a question that few answered says not what', async () => {
    await many(4, code, { shops: ['market', 'farm'], km: 2.5 })
    expect(await results()).toEqual({ answers: 4, hidden: true, questions: [] })
    await answer({ shops: ['farm'] })
    const five = await results()
    expect([five.answers, five.hidden]).toEqual([5, false])
    expect(five.questions).toEqual([
      {
        name: 'shops',
        answered: 5,
        counts: [
          { choice: 'market', n: 4 },
          { choice: 'farm', n: 5 },
        ],
        numbers: null,
      },
      { name: 'km', answered: 4, counts: [], numbers: null },
      expect.objectContaining({ name: 'eats', answered: 0 }),
    ])
    await answer({ shops: ['farm'], km: 10 })
    expect((await results()).questions[1]?.numbers).toEqual({ median: 2.5, low: 2.5, high: 2.5, mean: 4 })
  })

  it('of a group are hidden when it is small, or when a small one could be worked out from it', async () => {
    const [large, middle, small] = [await group('Grand'), await group('Moyen'), await group('Petit')]
    const links = await Promise.all(
      [large, middle, small].map((groupId) => makeLink(owner, scene.path, { groupId })),
    )
    await many(8, links[0] ?? '')
    await many(6, links[1] ?? '')
    await many(2, links[2] ?? '')
    expect((await results()).hidden).toBe(false)
    expect((await results(large)).hidden).toBe(false)
    expect((await results(small)).hidden).toBe(true)
    expect((await results(middle)).hidden).toBe(true)
  })
})

describe('the export', () => {
  it('has one row an answer as CSV, repeats as a second sheet in XLSX, and no formula of a stranger', async () => {
    const { id } = await answer({
      shops: ['market', 'farm'],
      km: 2.5,
      eats: { market: 'farm' },
      plots: [{ crop: '=1+1' }, { crop: 'poireau' }],
    })
    const csv = await owner.call<string>('GET', `${scene.path}/export?lang=fr`)
    expect(csv.status).toBe(200)
    const [header, row] = csv.body.trim().split('\r\n')
    expect(header).toContain('shops;km;eats.market;eats.farm;plots')
    expect(row).toContain('market farm;2,5;farm;;2')
    const reply = await server.app.request(
      `http://localhost:4600/api${scene.path}/export?lang=en&kind=xlsx`,
      {
        headers: { cookie: owner.cookie },
      },
    )
    const sheets = await readWorkbook(new Uint8Array(await reply.arrayBuffer()), 'xlsx')
    expect(sheets.map(({ name }) => name)).toEqual(['Answers', 'plots'])
    expect(sheets[1]?.rows.slice(1)).toEqual([
      [id, '1', '=1+1'],
      [id, '2', 'poireau'],
    ])
  })
})

describe('when its time is over', () => {
  const purgeAt = (day: string) => inTransaction(server.db.app, (tx) => purgeCollections(tx, day))

  it('addresses go a month after closing, answers as many months as was told; counts stay', async () => {
    await owner.call('PATCH', scene.path, {
      version: (await collection()).version,
      values: { keptMonths: 2 },
    })
    await owner.call('POST', `${scene.path}/invitations`, {
      groupId: null,
      lang: 'fr',
      emails: ['h@example.org'],
    })
    const { id } = await answer({ shops: ['market'], km: 7 })
    await owner.call('PATCH', `${scene.path}/answers/${id}`, {
      version: 1,
      values: { answers: { shops: ['farm'] } },
      reason: 'x',
    })
    await inside(
      `update collection set state = 'closed', opened_at = '2026-01-01', closed_at = '2026-01-15T12:00:00Z' where id = $1`,
      [scene.collectionId],
    )
    await purgeAt('2026-02-13')
    expect(
      (
        await inside('select email from collection_invitation where collection_id = $1', [scene.collectionId])
      )[0],
    ).toEqual({
      email: 'h@example.org',
    })
    await purgeAt('2026-02-14')
    expect(
      await inside(
        'select email, token, token_hash, email_hash from collection_invitation where collection_id = $1',
        [scene.collectionId],
      ),
    ).toEqual([{ email: null, token: null, token_hash: null, email_hash: null }])
    await purgeAt('2026-03-14')
    expect(
      (await owner.call<{ answers: object }>('GET', `${scene.path}/answers/${id}`)).body.answers,
    ).toEqual({
      shops: ['farm'],
    })
    await purgeAt('2026-03-15')
    expect(await collection()).toMatchObject({ received: 1, purgedAt: expect.any(String) })
    expect(
      (await owner.call<{ answers: object }>('GET', `${scene.path}/answers/${id}`)).body.answers,
    ).toEqual({})
    expect(await inside('select 1 from answer_correction where answer_id = $1', [id])).toEqual([])
    expect(
      JSON.stringify(await inside('select before, after from audit where record_id = $1', [id])),
    ).not.toContain('market')
  })

  it('what was deleted is emptied after thirty days, and brought back no more', async () => {
    const { id } = await answer({ shops: ['market'] })
    const { id: stays } = await answer({ shops: ['farm'] })
    await owner.call('DELETE', `${scene.path}/answers/${id}`, { version: 1 })
    await inside(`update answer set deleted_at = '2026-01-15T12:00:00Z' where id = $1`, [id])
    const answersOf = async (one: string) =>
      (await inside('select answers from answer where id = $1', [one]))[0]
    await purgeAt('2026-02-13')
    expect(await answersOf(id)).toEqual({ answers: { shops: ['market'] } })
    await purgeAt('2026-02-14')
    expect([await answersOf(id), await answersOf(stays)]).toEqual([
      { answers: {} },
      { answers: { shops: ['farm'] } },
    ])
    const back = await owner.call<Refusal>('POST', `${scene.path}/answers/${id}/restore`, {})
    expect([back.status, back.body.code]).toEqual([410, 'collection.answer-erased'])
  })

  it('a collection that was deleted is emptied after thirty days, however long it was to be kept', async () => {
    const { id } = await answer({ shops: ['market'] })
    await inside(`update collection set deleted_at = '2026-01-15T12:00:00Z' where id = $1`, [
      scene.collectionId,
    ])
    await purgeAt('2026-02-13')
    expect(await inside('select answers from answer where id = $1', [id])).toEqual([
      { answers: { shops: ['market'] } },
    ])
    await purgeAt('2026-02-14')
    expect(await inside('select answers from answer where id = $1', [id])).toEqual([{ answers: {} }])
  })

  it('a file that no answer names goes after two days', async () => {
    const phone = makeRespondent(server, code)
    const base64 = Buffer.from('89504e470d0a1a0a00', 'hex').toString('base64')
    const [old, recent] = [randomUUID(), randomUUID()]
    for (const file of [old, recent])
      expect((await phone.call('PUT', `/files/${file}`, { mime: 'image/png', base64 })).status).toBe(200)
    await inside(`update answer_file set created_at = now() - interval '3 days' where id = $1`, [old])
    await purgeAt(new Date().toISOString().slice(0, 10))
    const left = await inside('select id from answer_file where id = any ($1::uuid[])', [[old, recent]])
    expect(left).toEqual([{ id: recent }])
  })
})
