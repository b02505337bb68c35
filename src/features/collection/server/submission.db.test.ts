import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Form } from '#features/questionnaires/domain/form.ts'
import {
  makeLink,
  makeRespondent,
  openCollection,
  parcelOf,
  publishForm,
  type Scene,
} from '../../../../tests/support/collection-scene.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Receipt = {
  id: string
  receivedAt: string
  known: boolean
  dropped: { path: (string | number)[]; reason: string }[]
}
type Refusal = { code: string; details: Record<string, unknown> }
type Answer = {
  id: string
  version: number
  answers: Record<string, unknown>
  groupId: string | null
  channel: string
}

const FORM: Form = {
  format: 'tablee-form',
  formatVersion: 1,
  id: 'manger',
  title: { fr: 'Manger ici' },
  languages: [{ tag: 'fr', name: 'Français (fr)' }],
  lists: {
    yesno: [
      { name: 'yes', label: { fr: 'Oui' } },
      { name: 'no', label: { fr: 'Non' } },
    ],
  },
  items: [
    {
      kind: 'question',
      type: 'one',
      name: 'garden',
      label: { fr: 'Un jardin ?' },
      list: 'yesno',
      required: true,
    },
    {
      kind: 'question',
      type: 'integer',
      name: 'area',
      label: { fr: 'Surface' },
      relevant: "${garden} = 'yes'",
      constraint: '. > 0 and . < 10000',
      constraintMessage: { fr: 'Entre 1 et 10 000 m².' },
      required: true,
    },
    {
      kind: 'question',
      type: 'date',
      name: 'last',
      label: { fr: 'Dernière récolte' },
      constraint: '. <= today()',
    },
    { kind: 'question', type: 'text', name: 'words', label: { fr: 'En quelques mots' } },
    { kind: 'question', type: 'photo', name: 'picture', label: { fr: 'Une photo' } },
  ],
}

let server: Server
let owner: Caller
let scene: Scene
let code: string

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  scene = await openCollection(server.db, owner, await server.makeTerritory(owner), FORM)
  code = await makeLink(owner, scene.path)
})
afterAll(() => server?.stop())

const parcel = (answers: object, changed: object = {}) => parcelOf(scene.versionId, answers, changed)
const send = <T = Receipt & Refusal>(
  body: unknown,
  { id = randomUUID() as string, phone = makeRespondent(server, code) } = {},
) => phone.call<T>('PUT', `/answers/${id}`, body)
const stored = async (id: string, path = scene.path) =>
  (await owner.call<Answer>('GET', `${path}/answers/${id}`)).body

async function fresh(form: Form = FORM) {
  const made = await openCollection(server.db, owner, scene.territoryId, form)
  return { ...made, code: await makeLink(owner, made.path) }
}
async function versionOf(path: string): Promise<number> {
  return (await owner.call<{ version: number }>('GET', path)).body.version
}
/** Closes a collection as if it had been some days ago. */
async function closeDaysAgo(collectionId: string, days: number) {
  await server.db.app.query('begin; rollback')
  const client = await server.db.app.connect()
  try {
    await client.query('begin')
    await client.query('select enter_territory($1, $2)', [owner.personId, scene.territoryId])
    await client.query(
      `update collection set state = 'closed', opened_at = now() - interval '90 days', closed_at = now() - make_interval(days => $2) where id = $1`,
      [collectionId, days],
    )
    await client.query('commit')
  } finally {
    client.release()
  }
}

describe('an answer', () => {
  it('is received when it fits the form, and is there for the team as the evaluator leaves it', async () => {
    const id = randomUUID()
    const reply = await send(parcel({ garden: 'yes', area: 40, words: '  des poireaux ' }), { id })
    expect([reply.status, reply.body]).toEqual([
      200,
      { id, receivedAt: expect.stringMatching(/^\d{4}-/), known: false, dropped: [] },
    ])
    const answer = await stored(id)
    expect(answer.answers).toEqual({ garden: 'yes', area: 40, words: 'des poireaux' })
    expect(answer.channel).toBe('link')
  })

  it('is refused with every problem where the form forbids it, and nothing is stored', async () => {
    const id = randomUUID()
    const reply = await send(parcel({ garden: 'yes', area: 20_000, last: 'hier' }), { id })
    expect([reply.status, reply.body.code]).toEqual([400, 'collection.answer-refused'])
    expect(reply.body.details.n).toBe(2)
    expect(reply.body.details.problems).toEqual(
      expect.arrayContaining([
        { path: ['area'], code: 'constraint', message: 'Entre 1 et 10 000 m².' },
        { path: ['last'], code: 'type' },
      ]),
    )
    expect((await send(parcel({})))?.body.details.problems).toEqual([{ path: ['garden'], code: 'required' }])
    expect((await owner.call('GET', `${scene.path}/answers/${id}`)).status).toBe(404)
  })

  it('loses what was hidden or unknown, and says so', async () => {
    const id = randomUUID()
    const reply = await send(parcel({ garden: 'no', area: 12, 'c\u0000\ud800': 1 }), { id })
    expect(reply.body.dropped).toEqual([
      { path: ['area'], reason: 'hidden' },
      { path: ['c\ufffd'], reason: 'unknown' },
    ])
    expect((await stored(id)).answers).toEqual({ garden: 'no' })
  })

  it('keeps nothing under the name of a prototype', async () => {
    const phone = makeRespondent(server, code)
    const id = randomUUID()
    const body = JSON.stringify(parcel({ garden: 'no' })).replace(
      '{"garden"',
      '{"__proto__":{"x":1},"garden"',
    )
    const reply = await server.app.request(`http://localhost:4600/api/collect/${code}/answers/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-answer-key': phone.key },
      body,
    })
    expect(reply.status).toBeLessThan(500)
    expect(({} as { x?: number }).x).toBeUndefined()
    if (reply.status === 200) expect((await stored(id)).answers).toEqual({ garden: 'no' })
  })

  it('of many long texts is refused before it waits in the line', async () => {
    const lines: Form['items'] = [
      {
        kind: 'repeat',
        name: 'lines',
        label: { fr: 'Ligne' },
        items: [{ kind: 'question', type: 'text', name: 'line', label: { fr: 'Quoi' } }],
      },
    ]
    const other = await fresh({ ...FORM, items: lines })
    const phone = makeRespondent(server, other.code)
    const ofLines = (n: number) =>
      parcelOf(other.versionId, { lines: Array.from({ length: n }, () => ({ line: 'x'.repeat(3_900) })) })
    const reply = await send(ofLines(60), { phone })
    expect([reply.status, reply.body.code]).toEqual([413, 'collection.answer-too-large'])
    expect((await send(ofLines(40), { phone })).status).toBe(200)
  })

  it('is judged by the day of the phone, not by that of the server', async () => {
    const then = { finishedAt: '2026-03-31T23:30:00+02:00' }
    expect((await send(parcel({ garden: 'no', last: '2026-03-31' }, then))).status).toBe(200)
    const early = await send(parcel({ garden: 'no', last: '2026-04-01' }, then))
    expect(early.body.details.problems).toEqual([{ path: ['last'], code: 'constraint' }])
  })

  it.each([
    ['no object', 'un texte'],
    [
      'no version',
      { answers: {}, lang: 'fr', startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T00:00:00Z' },
    ],
    ['a moment that is none', () => parcel({ garden: 'no' }, { finishedAt: 'hier' })],
    ['something more', () => parcel({ garden: 'no' }, { admin: true })],
    [
      'consent that was not given',
      () => parcel({ garden: 'no' }, { relay: { collector: 'x', groupId: null, consent: false } }),
    ],
  ])('that is no answer is refused as malformed: %s', async (_, body) => {
    const reply = await send(typeof body === 'function' ? body() : body)
    expect([reply.status, reply.body.code]).toEqual([400, 'request.invalid'])
  })

  it('by a clock that shows no year enters without its moment', async () => {
    const reply = await send(parcel({ garden: 'no' }, { startedAt: '0000-01-01T00:00:00Z' }))
    expect(reply.status).toBe(200)
  })

  it('needs a key, and an identifier', async () => {
    const body = parcel({ garden: 'no' })
    const bare = await makeRespondent(server, code, '').call<Refusal>('PUT', `/answers/${randomUUID()}`, body)
    expect([bare.status, bare.body.code]).toEqual([400, 'collection.key-missing'])
    expect((await send(body, { id: 'one' })).status).toBe(400)
  })

  it('belongs to a version of its own questionnaire', async () => {
    const other = await fresh()
    const reply = await send(parcelOf(other.versionId, { garden: 'no' }))
    expect([reply.status, reply.body.code]).toEqual([404, 'collection.version-unknown'])
    const ids = { personId: owner.personId, territoryId: scene.territoryId, evaluationId: scene.evaluationId }
    const newer = await publishForm(server.db, ids, FORM, scene.questionnaireId)
    expect((await send(parcelOf(newer.versionId, { garden: 'no' }))).status).toBe(200)
  })
})

describe('the same answer sent again', () => {
  it('is known, with the moment at which it came', async () => {
    const [id, phone, body] = [randomUUID(), makeRespondent(server, code), parcel({ garden: 'no' })]
    const first = await send(body, { id, phone })
    const again = await send(body, { id, phone })
    expect(again.status).toBe(200)
    expect(again.body).toEqual({ ...first.body, known: true })
  })

  it('is received once, however many copies come at once', async () => {
    const [id, phone, body] = [randomUUID(), makeRespondent(server, code), parcel({ garden: 'no' })]
    const replies = await Promise.all(Array.from({ length: 12 }, () => send(body, { id, phone })))
    expect(replies.every(({ status }) => status === 200)).toBe(true)
    expect(replies.filter(({ body }) => !body.known)).toHaveLength(1)
  })

  it('is refused with other content or another key: the first stays', async () => {
    const [id, phone] = [randomUUID(), makeRespondent(server, code)]
    const body = parcel({ garden: 'no', words: 'un' })
    await send(body, { id, phone })
    const other = await send({ ...body, answers: { garden: 'no', words: 'deux' } }, { id, phone })
    expect([other.status, other.body.code]).toEqual([409, 'collection.id-taken'])
    const thief = await send(body, { id })
    expect([thief.status, thief.body.code]).toEqual([409, 'collection.id-taken'])
    expect((await stored(id)).answers).toEqual({ garden: 'no', words: 'un' })
  })

  it('is known too where it would not be received any more', async () => {
    const other = await fresh()
    const [id, phone] = [randomUUID(), makeRespondent(server, other.code)]
    const body = parcelOf(other.versionId, { garden: 'no' })
    expect((await send(body, { id, phone })).status).toBe(200)
    await closeDaysAgo(other.collectionId, 60)
    const again = await send(body, { id, phone })
    expect([again.status, again.body.known]).toEqual([200, true])
  })
})

describe('closing', () => {
  it('takes nothing new, and for two weeks what was finished before', async () => {
    const other = await fresh()
    const phone = makeRespondent(server, other.code)
    await closeDaysAgo(other.collectionId, 3)
    const days = (n: number) => new Date(Date.now() - n * 86_400_000).toISOString()
    const sent = (finishedAt: string) =>
      send(parcelOf(other.versionId, { garden: 'no' }, { finishedAt }), { phone })
    const late = await sent(days(1))
    expect([late.status, late.body.code]).toEqual([410, 'collection.closed'])
    expect((await sent(days(4))).status).toBe(200)
    await closeDaysAgo(other.collectionId, 15)
    expect((await sent(days(20))).status).toBe(410)
    expect((await phone.call('GET', '')).status).toBe(410)
  })

  it('is seen by an answer that is already on its way', async () => {
    const other = await fresh()
    const phone = makeRespondent(server, other.code)
    expect((await send(parcelOf(other.versionId, { garden: 'no' }), { phone })).status).toBe(200)
    await owner.call('POST', `${other.path}/close`, { version: await versionOf(other.path) })
    const after = new Date(Date.now() + 1000).toISOString()
    const reply = await send(parcelOf(other.versionId, { garden: 'no' }, { finishedAt: after }), { phone })
    expect([reply.status, reply.body.code]).toEqual([410, 'collection.closed'])
  })

  it('by its last day lasts until midnight in France', async () => {
    const other = await fresh()
    const path = other.path
    const past = await owner.call<Refusal>('PATCH', path, {
      version: await versionOf(path),
      values: { closesOn: '2026-01-01' },
    })
    expect([past.status, past.body.code]).toEqual([400, 'collection.closes-in-the-past'])
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date())
    const changed = await owner.call<{ state: string }>('PATCH', path, {
      version: await versionOf(path),
      values: { closesOn: today },
    })
    expect([changed.status, changed.body.state]).toEqual([200, 'open'])
    expect((await makeRespondent(server, other.code).call('GET', '')).body).toMatchObject({ state: 'open' })
  })
})

describe('a link', () => {
  it('that is revoked takes nothing any more, also where it was used a moment ago', async () => {
    const other = await fresh()
    const phone = makeRespondent(server, other.code)
    const body = parcelOf(other.versionId, { garden: 'no' })
    expect((await send(body, { phone })).status).toBe(200)
    const links = await owner.call<{ items: { id: string; version: number; received: number }[] }>(
      'GET',
      `${other.path}/links`,
    )
    const link = links.body.items[0]
    expect(link?.received).toBe(1)
    const revoked = await owner.call('POST', `${other.path}/links/${link?.id}/revoke`, {
      version: link?.version,
    })
    expect(revoked.status).toBe(200)
    const reply = await send(body, { phone })
    expect([reply.status, reply.body.code]).toEqual([410, 'collection.link-revoked'])
    expect((await phone.call('GET', '')).status).toBe(410)
  })

  it('of a collection that was deleted leads nowhere', async () => {
    const other = await fresh()
    const phone = makeRespondent(server, other.code)
    const body = parcelOf(other.versionId, { garden: 'no' })
    expect((await send(body, { phone })).status).toBe(200)
    await owner.call('DELETE', other.path, { version: await versionOf(other.path) })
    expect((await send(body, { phone })).status).toBe(410)
    expect((await phone.call('GET', '')).status).toBe(404)
  })

  it('of a draft is not open yet', async () => {
    const { body } = await owner.call<{ id: string }>('POST', `${scene.evaluationPath}/collections`, {
      title: 'Plus tard',
      questionnaireId: scene.questionnaireId,
    })
    const draft = await makeLink(owner, `${scene.evaluationPath}/collections/${body.id}`)
    const reply = await send(parcel({ garden: 'no' }), { phone: makeRespondent(server, draft) })
    expect([reply.status, reply.body.code]).toEqual([404, 'collection.not-open-yet'])
  })

  it('may be typed in capitals and without its dash', async () => {
    const typed = code.replace('-', '').toUpperCase()
    expect((await makeRespondent(server, typed).call('GET', '')).status).toBe(200)
    expect((await send(parcel({ garden: 'no' }), { phone: makeRespondent(server, typed) })).status).toBe(200)
  })

  it('shows what a page needs, and nothing else', async () => {
    const { body } = await makeRespondent(server, code).call<Record<string, unknown>>('GET', '')
    expect(body).toMatchObject({
      collectionId: scene.collectionId,
      channel: 'link',
      state: 'open',
      versionId: scene.versionId,
      groups: [],
      places: [],
      answered: false,
      form: { id: 'manger' },
    })
    expect(body.minutes).toBeGreaterThan(0)
  })

  it('of a relay says who collected and for which public, one of this collection alone', async () => {
    const other = await fresh()
    const group = async (path: string) =>
      (await owner.call<{ id: string }>('POST', `${path}/groups`, { name: 'Jeunes' })).body.id
    const [own, foreign] = [await group(other.path), await group(scene.path)]
    const relay = makeRespondent(
      server,
      await makeLink(owner, other.path, { kind: 'relay', label: 'Centre social' }),
    )
    expect((await relay.call('GET', '')).body).toMatchObject({
      channel: 'relay',
      linkLabel: 'Centre social',
      groups: [{ id: own, name: 'Jeunes' }],
    })
    const id = randomUUID()
    const body = (groupId: string) =>
      parcelOf(other.versionId, { garden: 'no' }, { relay: { collector: ' Awa ', groupId, consent: true } })
    expect((await send(body(own), { id, phone: relay })).status).toBe(200)
    expect(await stored(id, other.path)).toMatchObject({ groupId: own, collector: 'Awa', channel: 'relay' })
    const wrong = await send(body(foreign), { phone: relay })
    expect([wrong.status, wrong.body.code]).toEqual([400, 'collection.group-unknown'])
  })

  it('that nobody made opens nothing, and guessing is slowed', async () => {
    const guess = (n: number) => makeRespondent(server, `aaaaa-${String(n).padStart(5, 'b')}`)
    const replies = []
    for (let n = 0; n < 40; n += 1) replies.push((await send(parcel({}), { phone: guess(n) })).status)
    expect(replies[0]).toBe(404)
    expect(replies.at(-1)).toBe(429)
    expect((await send(parcel({ garden: 'no' }))).status).toBe(200)
  })
})

describe('taking back', () => {
  it('erases what was said, for the key alone, and a late copy does not bring it back', async () => {
    const [id, phone, body] = [
      randomUUID(),
      makeRespondent(server, code),
      parcel({ garden: 'no', words: 'secret' }),
    ]
    await send(body, { id, phone })
    const stranger = await makeRespondent(server, code).call<Refusal>('POST', `/answers/${id}/withdraw`)
    expect([stranger.status, stranger.body.code]).toEqual([404, 'record.absent'])
    for (const _ of [1, 2]) {
      const reply = await phone.call('POST', `/answers/${id}/withdraw`)
      expect([reply.status, reply.body]).toEqual([200, { withdrawn: true }])
    }
    expect(await stored(id)).toMatchObject({ answers: {}, withdrawnAt: expect.any(String) })
    const again = await send(body, { id, phone })
    expect([again.status, again.body.known]).toEqual([200, true])
    expect((await stored(id)).answers).toEqual({})
    const journal = JSON.stringify(
      (await owner.call('GET', `/territories/${scene.territoryId}/audit?limit=200`)).body,
    )
    expect(journal).toContain(id)
    expect(journal).not.toContain('secret')
  })

  it('is done by a link that was revoked, too', async () => {
    const other = await fresh()
    const [id, phone] = [randomUUID(), makeRespondent(server, other.code)]
    const body = parcelOf(other.versionId, { garden: 'no', words: 'secret' })
    expect((await send(body, { id, phone })).status).toBe(200)
    const links = await owner.call<{ items: { id: string; version: number }[] }>('GET', `${other.path}/links`)
    const [link] = links.body.items
    await owner.call('POST', `${other.path}/links/${link?.id}/revoke`, { version: link?.version })
    expect((await phone.call('POST', `/answers/${id}/withdraw`)).status).toBe(200)
    const kept = await owner.call<{ answers: object }>('GET', `${other.path}/answers/${id}`)
    expect(kept.body.answers).toEqual({})
  })

  it('takes along the quotes that were drawn from it', async () => {
    const [id, phone] = [randomUUID(), makeRespondent(server, code)]
    await send(parcel({ garden: 'no', words: 'mon jardin perdu' }), { id, phone })
    const quote = await owner.call<{ id: string }>('POST', `${scene.evaluationPath}/quotes`, {
      text: 'mon jardin perdu',
      sourceKind: 'answer',
      sourceId: id,
      agreedUse: 'anonymous_quote',
    })
    expect(quote.status).toBe(201)
    await phone.call('POST', `/answers/${id}/withdraw`)
    const reply = await owner.call<Refusal>('GET', `${scene.evaluationPath}/quotes/${quote.body.id}`)
    expect([reply.status, reply.body.code]).toEqual([410, 'interviews.quote-erased'])
    const list = await owner.call('GET', `${scene.evaluationPath}/quote-list`)
    expect(JSON.stringify(list.body)).not.toContain('jardin perdu')
  })
})

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex').toString(
  'base64',
)

describe('a photo', () => {
  const photo = (file: string) => ({ garden: 'no', picture: { file, mime: 'image/png', bytes: 33 } })

  it('goes before its answer, and is then there for the team', async () => {
    const [id, file, phone] = [randomUUID(), randomUUID(), makeRespondent(server, code)]
    const early = await send(parcel(photo(file)), { phone })
    expect([early.status, early.body.code]).toEqual([409, 'collection.file-missing'])
    expect(early.body.details.files).toEqual([file])
    for (const known of [false, true]) {
      const sent = await phone.call('PUT', `/files/${file}`, { mime: 'image/png', base64: PNG })
      expect([sent.status, sent.body]).toEqual([200, { id: file, bytes: 33, known }])
    }
    const body = parcel(photo(file))
    expect((await send(body, { id, phone })).status).toBe(200)
    expect((await send(body, { id, phone })).body.known).toBe(true)
    const shown = await owner.call('GET', `${scene.path}/answers/${id}/files/${file}`)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(shown.headers.get('content-security-policy')).toContain('sandbox')
    await phone.call('POST', `/answers/${id}/withdraw`)
    expect((await owner.call('GET', `${scene.path}/answers/${id}/files/${file}`)).status).toBe(404)
  })

  it('of another phone is not there, and one that is something else is refused', async () => {
    const file = randomUUID()
    const [mine, other] = [makeRespondent(server, code), makeRespondent(server, code)]
    await mine.call('PUT', `/files/${file}`, { mime: 'image/png', base64: PNG })
    expect((await send(parcel(photo(file)), { phone: other })).body.code).toBe('collection.file-missing')
    const taken = await other.call<Refusal>('PUT', `/files/${file}`, { mime: 'image/png', base64: PNG })
    expect([taken.status, taken.body.code]).toEqual([409, 'collection.id-taken'])
    const page = Buffer.from('<html><script>').toString('base64')
    const lie = await mine.call<Refusal>('PUT', `/files/${randomUUID()}`, { mime: 'image/png', base64: page })
    expect([lie.status, lie.body.code]).toEqual([400, 'collection.file-other'])
  })
})

describe('answers of several territories', () => {
  it('enter in one batch, each into its own', async () => {
    const elsewhere = await openCollection(
      server.db,
      owner,
      await server.makeTerritory(owner, 'Ailleurs'),
      FORM,
    )
    const there = await makeLink(owner, elsewhere.path)
    const ids = Array.from({ length: 30 }, () => randomUUID())
    const replies = await Promise.all(
      ids.map((id, i) =>
        i % 3 === 2
          ? send(parcel({ garden: 'yes' }), { id })
          : i % 3 === 1
            ? send(parcelOf(elsewhere.versionId, { garden: 'no' }), {
                id,
                phone: makeRespondent(server, there),
              })
            : send(parcel({ garden: 'no' }), { id }),
      ),
    )
    expect(replies.map(({ status }) => status)).toEqual(ids.map((_, i) => (i % 3 === 2 ? 400 : 200)))
    const list = await owner.call<{ items: { id: string }[]; total: number }>(
      'GET',
      `${elsewhere.path}/answers`,
    )
    expect(list.body.items.map(({ id }) => id).sort()).toEqual(ids.filter((_, i) => i % 3 === 1).sort())
  })
})
