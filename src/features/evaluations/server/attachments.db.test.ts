import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/server/db/transaction.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import { purgeAttachments } from './attachments-store.ts'

type Kept = {
  id: string
  version: number
  mime: string
  bytes: number
  deletedAt: string | null
  alt: string
}
type Refusal = { code: string; details: Record<string, unknown> }
type Items = { items: Kept[]; total: number }

let server: Awaited<ReturnType<typeof startTestServer>>
let owner: Caller
let territoryId: string
let place: string
let storyId: string

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner)
  const base = `/territories/${territoryId}/evaluations`
  const { body } = await owner.call<{ id: string }>('POST', base, { title: 'Salaisons' })
  place = `${base}/${body.id}`
  storyId = (await owner.call<{ id: string }>('POST', `${place}/stories`, {})).body.id
})
afterAll(() => server?.stop())

const PLACE_OF_FARM = 'GPS 44.6083 N 2.0331 E'

/** The smallest JPEG by its structure, with a place in APP1, a comment, and a second picture after its end. */
function photoBytes(): Uint8Array<ArrayBuffer> {
  const segment = (marker: number, text: string) => [
    0xff,
    marker,
    0,
    text.length + 2,
    ...new TextEncoder().encode(text),
  ]
  return new Uint8Array([
    0xff,
    0xd8,
    ...segment(0xe0, 'JFIF'),
    ...segment(0xe1, PLACE_OF_FARM),
    ...segment(0xfe, 'by Mme Essai'),
    ...segment(0xda, 'scan'),
    1,
    2,
    0xff,
    0,
    3,
    0xff,
    0xd9,
    ...segment(0xe1, PLACE_OF_FARM),
  ])
}

const CONSENT = {
  consentHow: 'oral',
  consentBy: 'Aline Essai, éleveuse',
  consentOn: '2026-03-02',
  consentFor: 'team',
}
const PHOTO = { ownerKind: 'story', slot: 'arrival', kind: 'photo', alt: 'La boutique, un jour de marché' }
const WEBM = new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3])

function form(fields: Record<string, string>, bytes: Uint8Array<ArrayBuffer>, name = 'photo.jpg'): FormData {
  const made = new FormData()
  for (const [field, value] of Object.entries({ ownerId: storyId, ...fields })) made.set(field, value)
  made.set('file', new File([bytes], name, { type: 'image/png' }))
  return made
}

function send<T = Kept & Refusal>(fields: Record<string, string>, bytes = photoBytes(), who = owner) {
  return who.call<T>('POST', `${place}/attachments`, form(fields, bytes))
}

async function listed(): Promise<Kept[]> {
  const query = `ownerKind=story&ownerId=${storyId}&limit=200`
  return (await owner.call<Items>('GET', `${place}/attachments?${query}`)).body.items
}

describe('a photo', () => {
  it('is kept with its words and its consent, and without the place where it was taken', async () => {
    const { status, body } = await send({ ...PHOTO, ...CONSENT })
    expect([status, body]).toMatchObject([201, { mime: 'image/jpeg', consentBy: 'Aline Essai, éleveuse' }])
    const reply = await server.app.request(
      `http://localhost:4600/api${place}/attachments/${body.id}/content`,
      {
        headers: { cookie: owner.cookie },
      },
    )
    const bytes = new Uint8Array(await reply.arrayBuffer())
    expect([...bytes.slice(0, 2), ...bytes.slice(-2)]).toEqual([0xff, 0xd8, 0xff, 0xd9])
    expect(bytes.length).toBe(body.bytes)
    expect(new TextDecoder('latin1').decode(bytes)).not.toMatch(/GPS|Essai/)
    expect(reply.headers.get('content-type')).toBe('image/jpeg')
    expect(reply.headers.get('content-disposition')).toMatch(/^inline;/)
    expect(reply.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each([
    ['without a consent', { ...PHOTO }, 'attachments.consent-missing'],
    ['without saying who gave it', { ...PHOTO, ...CONSENT, consentBy: '  ' }, 'attachments.consent-missing'],
    ['without its day', { ...PHOTO, ...CONSENT, consentOn: '' }, 'request.invalid'],
    [
      'under a consent that ended',
      { ...PHOTO, ...CONSENT, expiresOn: '2020-01-01' },
      'attachments.consent-expired',
    ],
    [
      'under a consent of tomorrow',
      { ...PHOTO, ...CONSENT, consentOn: '2099-01-01' },
      'attachments.consent-later',
    ],
    ['without words for who cannot see it', { ...PHOTO, ...CONSENT, alt: ' ' }, 'attachments.alt-missing'],
  ])('%s is refused by name, and nothing is kept', async (_, fields, code) => {
    const before = (await listed()).length
    const reply = await send(fields)
    expect(reply.status).toBe(400)
    if (code !== 'request.invalid') expect(reply.body.code).toBe(code)
    expect((await listed()).length).toBe(before)
  })

  it('on which nobody can be recognised needs no name', async () => {
    const reply = await send({ ...PHOTO, consentHow: 'nobody_recognisable', consentOn: '2026-03-02' })
    expect(reply.status).toBe(201)
  })

  it('is told by its bytes, whatever its name says', async () => {
    const reply = await send({ ...PHOTO, ...CONSENT }, new TextEncoder().encode('<svg onload=alert(1)>'))
    expect([reply.status, reply.body.code]).toEqual([400, 'attachments.not-a-photo'])
    const cut = await send({ ...PHOTO, ...CONSENT }, photoBytes().slice(0, 20))
    expect([cut.status, cut.body.code]).toEqual([400, 'attachments.photo-broken'])
  })

  it('is refused above four megabytes, with the limit', async () => {
    const large = new Uint8Array(4 * 1024 * 1024 + 1)
    large.set([0xff, 0xd8, 0xff])
    const reply = await send({ ...PHOTO, ...CONSENT }, large)
    expect([reply.status, reply.body.code, reply.body.details.most]).toEqual([
      413,
      'attachments.too-large',
      4,
    ])
  })
})

describe('a voice', () => {
  const VOICE = { ownerKind: 'story', slot: 'character', kind: 'voice', transcript: 'Je suis Aline.' }

  it('always has somebody who is recognised', async () => {
    const nobody = { consentHow: 'nobody_recognisable', consentOn: '2026-03-02' }
    expect((await send({ ...VOICE, ...nobody }, WEBM)).body.code).toBe('attachments.consent-voice')
    expect((await send({ ...VOICE, ...CONSENT }, WEBM)).body).toMatchObject({ mime: 'audio/webm' })
  })
})

describe('the database', () => {
  it('refuses a face or a voice without consent a second time', async () => {
    const insert = (kind: string, mime: string) =>
      inTransaction(server.db.app, async (tx) => {
        await tx.query('select enter_territory($1, $2)', [owner.personId, territoryId])
        await tx.query(
          `insert into attachment (territory_id, evaluation_id, owner_kind, owner_id, kind, mime, bytes, alt)
           select $1, evaluation_id, 'story', id, $3, $4, 10, 'x' from story where id = $2`,
          [territoryId, storyId, kind, mime],
        )
      })
    await expect(insert('photo', 'image/jpeg')).rejects.toMatchObject({
      code: 'database.rule-broken',
      details: { constraint: 'attachment_consent' },
    })
    await expect(insert('voice', 'audio/webm')).rejects.toMatchObject({ code: 'database.rule-broken' })
    await expect(insert('document', 'application/pdf')).resolves.toBeUndefined()
  })

  it('keeps no file beside a record that does not exist, nor of another evaluation', async () => {
    const base = `/territories/${territoryId}/evaluations`
    const other = (await owner.call<{ id: string }>('POST', base, { title: 'Autre' })).body.id
    for (const fields of [
      { ownerKind: 'story', ownerId: other },
      { ownerKind: 'person', ownerId: owner.personId },
      { ownerKind: 'no-such-thing', ownerId: storyId },
    ]) {
      const reply = await send({ ...PHOTO, ...CONSENT, ...fields })
      expect([reply.status, reply.body.code]).toEqual([409, 'database.reference-broken'])
    }
    const crossed = await owner.call<Refusal>(
      'POST',
      `${base}/${other}/attachments`,
      form({ ...PHOTO, ...CONSENT }, photoBytes()),
    )
    expect(crossed.status).toBe(409)
    const own = await owner.call(
      'POST',
      `${base}/${other}/attachments`,
      form({ ...PHOTO, ...CONSENT, ownerKind: 'evaluation', ownerId: other }, photoBytes()),
    )
    expect(own.status).toBe(201)
  })

  it('copies no bytes into the audit', async () => {
    const { body } = await send({ ...PHOTO, ...CONSENT })
    const query = `?recordKind=attachment&recordId=${body.id}`
    const audit = await owner.call<{ items: { after: object }[] }>(
      'GET',
      `/territories/${territoryId}/audit${query}`,
    )
    expect(audit.body.items.length).toBe(1)
    expect(Object.keys(audit.body.items[0]?.after ?? {})).not.toContain('content')
  })
})

describe('an attachment', () => {
  it('is changed in words only, under the same rules', async () => {
    const { body } = await send({ ...PHOTO, ...CONSENT })
    const path = `${place}/attachments/${body.id}`
    const bare = await owner.call<Refusal>('PATCH', path, {
      version: body.version,
      values: { consentOn: null },
    })
    expect([bare.status, bare.body.code]).toEqual([400, 'attachments.consent-missing'])
    const told = await owner.call<Kept>('PATCH', path, {
      version: body.version,
      values: { alt: 'Le marché' },
    })
    expect(told.body).toMatchObject({ alt: 'Le marché', version: body.version + 1 })
  })

  it('is seen by readers and kept by facilitators', async () => {
    const reader = await server.invite(owner, territoryId, 'reader')
    const { body } = await send({ ...PHOTO, ...CONSENT })
    expect((await reader.call('GET', `${place}/attachments/${body.id}/content`)).status).toBe(200)
    expect((await send({ ...PHOTO, ...CONSENT }, photoBytes(), reader)).status).toBe(403)
  })

  it('comes back after a deletion, until it is destroyed', async () => {
    const { body } = await send({ ...PHOTO, ...CONSENT })
    const path = `${place}/attachments/${body.id}`
    await owner.call('DELETE', path, { version: body.version })
    expect((await listed()).map(({ id }) => id)).not.toContain(body.id)
    expect((await owner.call<Kept>('POST', `${path}/restore`)).body.deletedAt).toBeNull()
    expect((await listed()).map(({ id }) => id)).toContain(body.id)
  })
})

describe('what may be kept no longer', () => {
  async function age(sql: string, id: string): Promise<void> {
    await inTransaction(server.db.app, async (tx) => {
      await tx.query('select enter_territory($1, $2)', [owner.personId, territoryId])
      await tx.query(`update attachment set ${sql} where id = $1`, [id])
    })
  }
  const purge = () => inTransaction(server.db.app, purgeAttachments)

  it('is destroyed 30 days after its deletion or once the consent expired, words in the audit too', async () => {
    const fresh = (await send({ ...PHOTO, ...CONSENT })).body
    const deleted = (await send({ ...PHOTO, ...CONSENT })).body
    const expired = (await send({ ...PHOTO, ...CONSENT })).body
    await age("deleted_at = now() - interval '31 days'", deleted.id)
    await age("expires_on = '2026-01-01'", expired.id)
    await age("deleted_at = now() - interval '29 days'", fresh.id)
    expect(await purge()).toBe(2)
    expect(await purge()).toBe(0)
    for (const { id } of [deleted, expired]) {
      const content = await owner.call<Refusal>('GET', `${place}/attachments/${id}/content`)
      expect([content.status, content.body.code]).toEqual([410, 'attachments.content-gone'])
      expect((await owner.call('POST', `${place}/attachments/${id}/restore`)).status).toBe(410)
      const audit = await owner.call(
        'GET',
        `/territories/${territoryId}/audit?recordKind=attachment&recordId=${id}`,
      )
      expect(JSON.stringify(audit.body)).not.toMatch(/Aline|marché/)
    }
    expect((await owner.call('POST', `${place}/attachments/${fresh.id}/restore`)).status).toBe(200)
    expect((await owner.call('GET', `${place}/attachments/${fresh.id}/content`)).status).toBe(200)
  })

  it('is destroyed at once when a consent is withdrawn, and nothing else is', async () => {
    const other = (await send({ ...PHOTO, ...CONSENT })).body
    const { body } = await send({ ...PHOTO, ...CONSENT })
    const path = `${place}/attachments/${body.id}`
    const gone = await owner.call<Kept & { purgedAt: string | null }>('DELETE', path, {
      version: body.version,
      withdrawn: true,
    })
    expect([gone.status, gone.body]).toMatchObject([200, { alt: '', purgedAt: expect.any(String) }])
    expect((await owner.call('GET', `${path}/content`)).status).toBe(410)
    const audit = await owner.call<{ items: { act: string }[] }>(
      'GET',
      `/territories/${territoryId}/audit?recordKind=attachment&recordId=${body.id}`,
    )
    expect(audit.body.items.map(({ act }) => act)).toContain('delete')
    expect(JSON.stringify(audit.body)).not.toMatch(/Aline|marché/)
    expect((await owner.call('GET', `${place}/attachments/${other.id}/content`)).status).toBe(200)
  })
})
