import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/server/db/transaction.ts'
import { makePhone } from '../../../../tests/support/phone.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import { purgeExpiredRatings } from './persons-store.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Made = { id: string; version: number; name: string }
type Refusal = { code: string; details: Record<string, unknown> }
type Notice = Made &
  Refusal & {
    stakeholderId: string
    link: string | null
    contest: string | null
    address: string | null
    isContested: boolean
    notifiedHow: string | null
    answer: string | null
  }
type Many<T> = { items: T[]; total: number }
type AuditLine = { act: string; recordKind: string; recordId: string; before: unknown; after: unknown }
type Rating = { stakeholderId: string; involvement: number; importance: number; reason: string }
type Personal = Refusal & {
  erasedOn: string | null
  held: {
    name: string
    purpose: string
    expiresOn: string
    address: string
    attributes: { position: number | null; expects: string; kind: string }
    medians: { involvement: number | null; importance: number | null }
    ratings: Record<string, unknown>[]
    steps: { what: string }[]
    solicitations: { minutes: number | null }[]
    meetings: { title: string; invited: boolean; present: boolean }[]
    contest: string
    answer: string
  } | null
}

let server: Server
let owner: Caller
let contributor: Caller
let reader: Caller
let territoryId: string
let evaluationId: string
/** Looks behind row-level security. */
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
  contributor = await server.invite(owner, territoryId, 'contributor')
  reader = await server.invite(owner, territoryId, 'reader')
})
afterAll(async () => {
  await behind?.end()
  await server?.stop()
})

const ask = async (sql: string, values: unknown[] = []) =>
  (await behind.query<Record<string, unknown>>(sql, values)).rows

const at = (path: string) => `/territories/${territoryId}/evaluations/${evaluationId}/${path}`
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const YEAR = inDays(365)

async function add(name: string, more: object = { kind: 'person' }) {
  const made = await owner.call<Made>('POST', at('stakeholders'), { name, ...more })
  expect(made.status).toBe(201)
  return made.body
}

const rate = (by: Caller, id: string, more: object = {}) =>
  by.call<Rating & Made & Refusal>('PUT', at(`stakeholders/${id}/rating`), {
    involvement: 1,
    importance: 4,
    ...more,
  })
const ratingsOf = async (id: string) =>
  (await owner.call<Many<Rating>>('GET', at('stakeholder-ratings'))).body.items.filter(
    (rating) => rating.stakeholderId === id,
  )
const writeNotice = (id: string, values: object, version?: number, by = owner) =>
  by.call<Notice>('PUT', at(`stakeholders/${id}/notice`), { ...(version ? { version } : {}), values })
const wholeNotice = {
  controller: 'Pôle de Figeac',
  contact: 'donnees@example.org',
  purpose: 'savoir qui aller voir',
  notice: 'Vous êtes sur la carte.',
  expiresOn: YEAR,
}
const tokenOf = (notice: Notice) => notice.link?.split('/').at(-1) ?? ''
const auditOf = async (kind: string, id?: string) =>
  (
    await owner.call<Many<AuditLine>>(
      'GET',
      `/territories/${territoryId}/audit?recordKind=${kind}&limit=200${id ? `&recordId=${id}` : ''}`,
    )
  ).body.items

async function addNoticed(name: string, more?: object) {
  const person = await add(name, more)
  const notice = (await writeNotice(person.id, wholeNotice)).body
  return { person, notice, token: tokenOf(notice) }
}

describe('the life of a person’s rating', () => {
  it('is refused, noticed, told, given, seen, contested, answered, expired and purged', async () => {
    const person = await add('Mme Essai', { kind: 'person', expects: 'Des débouchés' })
    // Refused, by name, while nothing was written for her.
    const refused = await rate(contributor, person.id)
    expect([refused.status, refused.body.code]).toEqual([409, 'stakeholders.person-needs-notice'])

    const judged = await owner.call<Refusal>('PATCH', at(`stakeholders/${person.id}`), {
      version: person.version,
      values: { position: 1 },
    })
    expect([judged.status, judged.body.code]).toEqual([409, 'stakeholders.person-needs-notice'])

    // A notice without its end is not one.
    const half = await writeNotice(person.id, { purpose: 'savoir qui aller voir' })
    expect(half.status).toBe(200)
    expect((await rate(contributor, person.id)).body.code).toBe('stakeholders.person-needs-notice')
    const letterTooEarly = await owner.call<Refusal>('GET', at(`stakeholders/${person.id}/notice/pdf`))
    expect(letterTooEarly.body.code).toBe('stakeholders.notice-incomplete')
    const notice = (await writeNotice(person.id, wholeNotice, half.body.version)).body
    const token = tokenOf(notice)

    // Told by mail: the address is used and forgotten.
    const told = await owner.call<{ notice: Notice; mailed: boolean }>(
      'POST',
      at(`stakeholders/${person.id}/notice/tell`),
      { version: notice.version, how: 'mailed', email: 'durand@example.org' },
    )
    expect(told.body).toMatchObject({ mailed: true, notice: { notifiedHow: 'mailed', address: '' } })
    const mail = server.sent.findLast(({ to }) => to === 'durand@example.org')
    expect(mail?.text).toContain(`/mes-donnees/${token}`)
    expect(mail?.text).toContain('Vous êtes sur la carte.')
    const written = await ask(`select 1 from audit where concat(before, after) like '%durand@example.org%'`)
    expect(written).toEqual([])

    // Judged, and rated by two.
    const position = await owner.call('PATCH', at(`stakeholders/${person.id}`), {
      version: person.version,
      values: { position: 1 },
    })
    expect(position.status).toBe(200)
    expect((await rate(contributor, person.id, { reason: 'Très prise' })).status).toBe(200)
    expect((await rate(owner, person.id, { involvement: 3, importance: 4 })).status).toBe(200)
    expect(await ratingsOf(person.id)).toHaveLength(2)
    await owner.call('POST', at('engagement-steps'), { stakeholderId: person.id, what: 'L’appeler' })
    await owner.call('POST', at('solicitations'), {
      stakeholderId: person.id,
      askedOn: '2026-01-05',
      kind: 'call',
    })

    // Seen by her: everything, but not who said it.
    const seen = await server.nobody.call<Personal>('GET', `/personal-data/${token}`)
    expect(seen.body.held).toMatchObject({
      name: 'Mme Essai',
      purpose: 'savoir qui aller voir',
      expiresOn: YEAR,
      attributes: { kind: 'person', expects: 'Des débouchés', position: 1 },
      medians: { involvement: 2, importance: 4 },
      ratings: [
        { involvement: 1, importance: 4, reason: 'Très prise' },
        { involvement: 3, importance: 4, reason: '' },
      ],
      steps: [{ what: 'L’appeler' }],
      solicitations: [{ kind: 'call', minutes: null }],
    })
    const said = JSON.stringify(seen.body)
    for (const { personId } of [owner, contributor]) expect(said).not.toContain(personId)
    expect(said).not.toContain('Hôte de test')
    expect(said).not.toContain('Personne contributor')

    // Contested: off the map, and not rated, until somebody answers.
    const contested = await server.nobody.call<Personal>('POST', `/personal-data/${token}/contest`, {
      text: 'Je ne suis pas d’accord avec 1.',
    })
    expect(contested.body.held).toMatchObject({ contest: 'Je ne suis pas d’accord avec 1.' })
    expect(await ratingsOf(person.id)).toEqual([])
    expect((await rate(contributor, person.id)).body.code).toBe('stakeholders.person-contested')
    const alert = server.sent.at(-1)
    expect(alert?.to).toBe(owner.email)
    expect(alert?.text).not.toContain('Essai')
    expect(alert?.text).toContain(`/parties-prenantes/fiches/${person.id}/information`)
    const list = await owner.call<Many<Notice>>('GET', at('person-notices'))
    const open = list.body.items.find((each) => each.stakeholderId === person.id) as Notice
    expect(open).toMatchObject({ isContested: true, contest: 'Je ne suis pas d’accord avec 1.' })
    const answered = await owner.call<Notice>('POST', at(`stakeholders/${person.id}/notice/answer`), {
      version: open.version,
      answer: 'Nous en avons reparlé.',
      ratings: 'kept',
    })
    expect(answered.body).toMatchObject({ isContested: false, answer: 'Nous en avons reparlé.' })
    expect(await ratingsOf(person.id)).toHaveLength(2)

    // Expired: kept on the last day, gone the day after.
    const purge = (today: string) => inTransaction(server.db.app, (tx) => purgeExpiredRatings(tx, today))
    expect(await purge(YEAR)).toBe(0)
    expect(await ratingsOf(person.id)).toHaveLength(2)
    expect(await purge(inDays(366))).toBe(1)
    expect(await purge(inDays(366))).toBe(0)
    expect(await ratingsOf(person.id)).toEqual([])
    const rows = await ask('select 1 from stakeholder_rating where stakeholder_id = $1', [person.id])
    expect(rows).toEqual([])
    const after = await owner.call<{ position: number | null }>('GET', at(`stakeholders/${person.id}`))
    expect(after.body.position).toBeNull()
    // The audit says so, and holds no value.
    const ofNotice = await auditOf('person-notice', notice.id)
    expect(ofNotice[0]).toMatchObject({ act: 'purge', after: { reason: 'expired', expires_on: YEAR } })
    const ofRatings = (await auditOf('stakeholder-rating')).filter(({ before, after: now }) => before ?? now)
    expect(ofRatings.map(({ act }) => act).sort()).toEqual(['create', 'create', 'purge', 'purge'])
    for (const { before, after: now } of [...ofRatings, ...(await auditOf('stakeholder', person.id))])
      for (const state of [before, now]) expect([null, { redacted: true }]).toContainEqual(state)

    // Erased, by herself, at once.
    const erased = await server.nobody.call<Personal>('POST', `/personal-data/${token}/erase`)
    expect([erased.status, erased.body.held]).toEqual([200, null])
    expect(erased.body.erasedOn).not.toBeNull()
    expect((await owner.call('GET', at(`stakeholders/${person.id}`))).status).toBe(404)
    const left = await ask(
      `select 'audit' as place from audit where concat(before, after) ~* 'Essai|débouchés|Très prise|L’appeler|pas d’accord|en avons reparlé'
       union all select 'notice' from person_notice where (person_notice.*)::text ~* 'Essai|pas d’accord'`,
    )
    expect(left).toEqual([])
    const again = await server.nobody.call<Personal>('GET', `/personal-data/${token}`)
    expect([again.status, again.body.held]).toEqual([200, null])
  })
})

describe('a person of the map', () => {
  it('stays without a name where meetings and the chain lean on it, and nowhere else', async () => {
    const { person, token } = await addNoticed('M. Lacaze (« Jo »)', { kind: 'person', relay: 'la Cuma' })
    const friend = await add('Cuma du Célé', { relay: 'm. LACAZE (« Jo »)' })
    const chain = await owner.call<Made>('POST', at('chain-elements'), {
      type: 'activity',
      statement: 'Visiter la ferme',
      stakeholders: ['Mairie', 'M. Lacaze (« Jo »)'],
    })
    const meeting = await owner.call<Made>('POST', at('meetings'), { title: 'Atelier', invited: [person.id] })
    const data = await server.nobody.call<Personal>('GET', `/personal-data/${token}`)
    expect(data.body.held?.meetings).toMatchObject([{ title: 'Atelier', invited: true, present: false }])
    await server.nobody.call('POST', `/personal-data/${token}/erase`)
    const left = await owner.call<Made & { relay: string }>('GET', at(`stakeholders/${person.id}`))
    expect(left.body).toMatchObject({ name: 'Personne effacée', relay: '' })
    const { body } = await owner.call<{ invited: string[] }>('GET', at(`meetings/${meeting.body.id}`))
    expect(body.invited).toEqual([person.id])
    const element = await owner.call<{ stakeholders: string[] }>('GET', at(`chain-elements/${chain.body.id}`))
    expect(element.body.stakeholders).toEqual(['Mairie', 'Personne effacée'])
    const other = await owner.call<{ relay: string }>('GET', at(`stakeholders/${friend.id}`))
    expect(other.body.relay).toBe('Personne effacée')
    const traces = await ask(`select record_kind from audit where concat(before, after) ~* 'Lacaze'`)
    expect(traces).toEqual([])
    // The history of the chain stands: only the name went out of it.
    const history = await auditOf('chain-element', chain.body.id)
    for (const { after } of history)
      expect(after).toMatchObject({
        statement: 'Visiter la ferme',
        stakeholders: ['Mairie', 'Personne effacée'],
      })
    const again = await rate(owner, person.id)
    expect([again.status, again.body.code]).toEqual([410, 'stakeholders.person-erased'])
    expect((await writeNotice(person.id, wholeNotice)).body.code).toBe('stakeholders.person-erased')
  })

  it('leaves nothing in what a room proposed, in fields that hold a name, nor in files kept with her', async () => {
    const workshop = await owner.call<Made & { code: string }>('POST', at('workshops'), {
      title: 'Atelier',
      activities: ['stakeholders', 'chain'],
    })
    const open = await owner.call<Made>('POST', at(`workshops/${workshop.body.id}/open`), { version: 1 })
    expect(open.status).toBe(200)
    const phone = makePhone(server, workshop.body.code)
    await phone.call('PUT', '/me', {})
    const [proposed, said] = [randomUUID(), randomUUID()]
    await phone.call('PUT', `/contributions/${proposed}`, {
      kind: 'stakeholder',
      content: { name: 'Lucie Rocamadour', why: 'Elle connaît tout le monde' },
    })
    await phone.call('PUT', `/contributions/${said}`, {
      kind: 'change',
      content: { who: 'Lucie Rocamadour', statement: 'Cuisine mieux' },
    })
    const accept = (id: string, landing: object) =>
      owner.call<{ landed: { id: string } }>(
        'POST',
        at(`workshops/${workshop.body.id}/contributions/${id}/accept`),
        { landing },
      )
    const landed = (await accept(proposed, { kind: 'stakeholder' })).body.landed
    await accept(said, { kind: 'change' })
    const turned = await owner.call<Made>('PATCH', at(`stakeholders/${landed.id}`), {
      version: 1,
      values: { kind: 'person' },
    })
    expect(turned.status).toBe(200)
    const token = tokenOf((await writeNotice(landed.id, wholeNotice)).body)
    const form = new FormData()
    for (const [name, value] of Object.entries({
      ownerKind: 'stakeholder',
      ownerId: landed.id,
      kind: 'document',
    }))
      form.set(name, value)
    form.set('file', new File(['%PDF-1.7 Rocamadour'], 'Rocamadour.pdf'))
    expect((await owner.call('POST', at('attachments'), form)).status).toBe(201)
    await owner.call('POST', at('objectives'), { change: 'Former', noticedBy: 'Lucie Rocamadour' })

    await server.nobody.call('POST', `/personal-data/${token}/erase`)
    const left = await ask(
      `select 'contribution' as place from contribution c where (c.*)::text ~* 'Rocamadour|tout le monde'
       union all select 'attachment' from attachment a where (a.*)::text ~* 'Rocamadour'
       union all select 'bytes' from attachment_content where encode(content, 'escape') ~* 'Rocamadour'
       union all select 'chain' from chain_element e where (e.*)::text ~* 'Rocamadour'
       union all select 'objective' from objective o where (o.*)::text ~* 'Rocamadour'
       union all select 'audit' from audit where concat(before, after) ~* 'Rocamadour'`,
    )
    expect(left).toEqual([])
  })

  it('is not kept in the list of actors either, unless another map names her', async () => {
    const actor = await owner.call<Made>('POST', `/territories/${territoryId}/actors`, {
      name: 'Odile Padirac',
      kind: 'producer',
      note: 'Passe par la mairie',
    })
    expect(actor.status).toBe(201)
    await ask("update actor set kind = 'person' where id = $1", [actor.body.id])
    const { token } = await addNoticed('Odile Padirac', { actorId: actor.body.id })
    const other = await owner.call<Made>('POST', `/territories/${territoryId}/evaluations`, {
      title: 'Autre',
    })
    const elsewhere = `/territories/${territoryId}/evaluations/${other.body.id}/stakeholders`
    const twin = await owner.call<Made>('POST', elsewhere, { name: 'Odile Padirac', actorId: actor.body.id })
    const second = await owner.call<Notice>('PUT', `${elsewhere}/${twin.body.id}/notice`, {
      values: wholeNotice,
    })
    const named = () => ask(`select name from actor where id = $1`, [actor.body.id])

    await server.nobody.call('POST', `/personal-data/${token}/erase`)
    expect(await named()).toEqual([{ name: 'Odile Padirac' }])
    await server.nobody.call('POST', `/personal-data/${tokenOf(second.body)}/erase`)
    expect(await named()).toEqual([{ name: 'Personne effacée' }])
    const left = await ask(
      `select 'actor' as place from actor a where (a.*)::text ~* 'Padirac|mairie'
       union all select record_kind from audit where concat(before, after) ~* 'Padirac|par la mairie'`,
    )
    expect(left).toEqual([])
  })

  it('said to be an organisation meanwhile, has what was promised to her all the same: once', async () => {
    const { person } = await addNoticed('Mme Tournante')
    await rate(contributor, person.id, { reason: 'Change d’avis' })
    const turned = await owner.call<Made>('PATCH', at(`stakeholders/${person.id}`), {
      version: person.version,
      values: { kind: 'organisation' },
    })
    expect(turned.status).toBe(200)
    const purge = () => inTransaction(server.db.app, (tx) => purgeExpiredRatings(tx, inDays(366)))
    await purge()
    expect(await ratingsOf(person.id)).toEqual([])
    expect(await ask(`select 1 from audit where concat(before, after) ~ 'Change d’avis'`)).toEqual([])
    // Ratings of the organisation that it now is are its own.
    await rate(contributor, person.id)
    await purge()
    expect(await ratingsOf(person.id)).toHaveLength(1)
  })

  it('is refused a second time by the database, for members and for people in a room', async () => {
    const person = await add('Mme Factice')
    const insert = (rater: string, value: string) =>
      ask(
        `insert into stakeholder_rating (territory_id, evaluation_id, stakeholder_id, ${rater}, involvement, importance)
         values ($1, $2, $3, ${value}, 1, 1)`,
        [territoryId, evaluationId, person.id],
      )
    await expect(insert('rater_id', `'${owner.personId}'`)).rejects.toMatchObject({
      constraint: 'person_needs_notice',
    })
    await writeNotice(person.id, wholeNotice)
    await expect(insert('participant_id', 'gen_random_uuid()')).rejects.toMatchObject({
      constraint: 'person_rated_by_members',
    })
  })

  it('does not become one once rated, without a notice', async () => {
    const school = await add('Lycée de la ville', {})
    await rate(contributor, school.id)
    const become = (version: number) =>
      owner.call<Made & Refusal>('PATCH', at(`stakeholders/${school.id}`), {
        version,
        values: { kind: 'person' },
      })
    const refused = await become(school.version)
    expect([refused.status, refused.body.code]).toEqual([409, 'stakeholders.person-has-ratings'])
    await expect(
      ask("update stakeholder set kind = 'person' where id = $1", [school.id]),
    ).rejects.toMatchObject({ constraint: 'person_has_ratings' })
    const notice = (await writeNotice(school.id, wholeNotice)).body
    expect((await become(school.version)).status).toBe(200)
    const emptied = await writeNotice(school.id, { purpose: '' }, notice.version)
    expect([emptied.status, emptied.body.code]).toEqual([409, 'stakeholders.notice-still-needed'])
  })

  it('is not judged on any scale without a notice either, by the database as well', async () => {
    const born = await owner.call<Refusal>('POST', at('stakeholders'), {
      name: 'Mme Née',
      kind: 'person',
      hasPower: false,
    })
    expect([born.status, born.body.code]).toEqual([409, 'stakeholders.person-needs-notice'])
    const mill = await add('Moulin', { power: 3 })
    const become = (values: object) =>
      owner.call<Made & Refusal>('PATCH', at(`stakeholders/${mill.id}`), { version: mill.version, values })
    expect((await become({ kind: 'person' })).body.code).toBe('stakeholders.person-has-ratings')
    expect((await become({ kind: 'person', power: null })).status).toBe(200)
    await expect(ask('update stakeholder set power = 3 where id = $1', [mill.id])).rejects.toMatchObject({
      constraint: 'person_needs_notice',
    })
    const clear = await owner.call<Made>('PATCH', at(`stakeholders/${mill.id}`), {
      version: mill.version + 1,
      values: { interest: null, expects: 'Du blé' },
    })
    expect(clear.status).toBe(200)
  })

  it('loses for good what was withdrawn before it was said to be one', async () => {
    const clerk = await add('Secrétariat de mairie', {})
    const given = await rate(contributor, clerk.id, { reason: 'Ne répond jamais' })
    const withdrawn = await contributor.call('DELETE', at(`stakeholders/${clerk.id}/rating`), {
      version: given.body.version,
    })
    expect(withdrawn.status).toBe(200)
    const become = await owner.call('PATCH', at(`stakeholders/${clerk.id}`), {
      version: clerk.version,
      values: { kind: 'person' },
    })
    expect(become.status).toBe(200)
    const traces = await ask(
      `select 1 from stakeholder_rating where stakeholder_id = $1
       union all select 1 from audit where concat(before, after) ~ 'Ne répond'`,
      [clerk.id],
    )
    expect(traces).toEqual([])
  })

  it('is rid of a rating as soon as its author takes it back; it can be given again', async () => {
    const { person } = await addNoticed('Mme Reprise')
    const given = await rate(contributor, person.id, { reason: 'Trop occupée' })
    const back = await contributor.call('DELETE', at(`stakeholders/${person.id}/rating`), {
      version: given.body.version,
    })
    expect(back.status).toBe(200)
    const traces = await ask(
      `select 1 from stakeholder_rating where stakeholder_id = $1
       union all select 1 from audit where concat(before, after) ~ 'Trop occupée'`,
      [person.id],
    )
    expect(traces).toEqual([])
    expect((await rate(contributor, person.id)).status).toBe(200)
  })

  it('is an organisation of the territory that is in truth a person, too', async () => {
    const actor = await owner.call<Made>('POST', `/territories/${territoryId}/actors`, {
      name: 'Jeanne Factice',
      kind: 'producer',
    })
    await ask("update actor set kind = 'person' where id = $1", [actor.body.id])
    const linked = await add('Jeanne Factice', { actorId: actor.body.id })
    expect((await rate(owner, linked.id)).body.code).toBe('stakeholders.person-needs-notice')
  })

  it('is kept three years at most, never until a day gone by', async () => {
    const person = await add('Mme Long')
    const far = await writeNotice(person.id, { ...wholeNotice, expiresOn: inDays(3 * 366 + 2) })
    expect([far.status, far.body.code]).toEqual([400, 'stakeholders.expiry-too-far'])
    const past = await writeNotice(person.id, { ...wholeNotice, expiresOn: inDays(0) })
    expect([past.status, past.body.code]).toEqual([400, 'stakeholders.expiry-past'])
    await writeNotice(person.id, wholeNotice)
    await expect(
      ask('update person_notice set expires_on = current_date + 1500 where stakeholder_id = $1', [person.id]),
    ).rejects.toMatchObject({ constraint: 'notice_expiry_too_far' })
  })

  it('is to be told again when what was promised changes, not when a typing fault of the contact is mended', async () => {
    const { person, notice } = await addNoticed('Mme Blanc')
    const path = at(`stakeholders/${person.id}/notice/tell`)
    const tomorrow = await owner.call<Refusal>('POST', path, {
      version: notice.version,
      how: 'handed',
      on: inDays(2),
    })
    expect(tomorrow.body.code).toBe('stakeholders.told-in-future')
    const told = await owner.call<{ notice: Notice }>('POST', path, {
      version: notice.version,
      how: 'handed',
      on: inDays(-1),
    })
    const mended = await writeNotice(person.id, { contact: 'ecrire@example.org' }, told.body.notice.version)
    expect(mended.body.notifiedHow).toBe('handed')
    const other = await writeNotice(person.id, { purpose: 'tout autre chose' }, mended.body.version)
    expect(other.body.notifiedHow).toBeNull()
    const stale = await writeNotice(person.id, { purpose: 'x' }, mended.body.version)
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
  })

  it('has her address kept with her consent alone, and erased with her', async () => {
    const { person, notice, token } = await addNoticed('Mme Noir')
    const kept = await owner.call<{ notice: Notice }>('POST', at(`stakeholders/${person.id}/notice/tell`), {
      version: notice.version,
      how: 'mailed',
      email: 'noir@example.org',
      keepAddress: true,
    })
    expect(kept.body.notice.address).toBe('noir@example.org')
    const seen = await server.nobody.call<Personal>('GET', `/personal-data/${token}`)
    expect(seen.body.held?.address).toBe('noir@example.org')
    await server.nobody.call('POST', `/personal-data/${token}/contest`, { text: 'Non.' })
    const answered = await owner.call<Notice>('POST', at(`stakeholders/${person.id}/notice/answer`), {
      version: kept.body.notice.version + 1,
      answer: 'Nous avons relu.',
      ratings: 'kept',
    })
    expect(server.sent.at(-1)).toMatchObject({ to: 'noir@example.org' })
    expect(server.sent.at(-1)?.text).toContain('Nous avons relu.')
    const erased = await owner.call('POST', at(`stakeholders/${person.id}/notice/erase`), {
      version: answered.body.version,
    })
    expect(erased.status).toBe(200)
    const traces = await ask(
      `select 1 from audit where concat(before, after) like '%noir@example.org%'
       union all select 1 from person_notice where address <> ''`,
    )
    expect(traces).toEqual([])
  })

  it('is mailed sixty times an hour by one member at most: a notice is no mailing', async () => {
    const busy = await server.invite(owner, territoryId, 'facilitator')
    const { person, notice } = await addNoticed('Mme Courrier')
    let { version } = notice
    const tell = async () => {
      const told = await busy.call<{ notice: Notice } & Refusal>(
        'POST',
        at(`stakeholders/${person.id}/notice/tell`),
        { version, how: 'mailed', email: 'courrier@example.org' },
      )
      version = told.body.notice?.version ?? version
      return told.body.code ?? told.status
    }
    const replies: unknown[] = []
    for (let n = 0; n < 61; n++) replies.push(await tell())
    expect(replies.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 200))
    expect(replies[60]).toBe('stakeholders.too-many-tries')
  })

  it('has contested ratings removed for good when the team says so', async () => {
    const { person, token } = await addNoticed('Mme Gris')
    await rate(contributor, person.id, { reason: 'On ne la voit jamais' })
    await server.nobody.call('POST', `/personal-data/${token}/contest`, { text: 'C’est faux.' })
    const more = await server.nobody.call<Personal>('POST', `/personal-data/${token}/contest`, {
      text: 'Et blessant.',
    })
    expect(more.body.held?.contest).toBe('C’est faux.\n\nEt blessant.')
    const list = await owner.call<Many<Notice>>('GET', at('person-notices'))
    const notice = list.body.items.find((each) => each.stakeholderId === person.id) as Notice
    const path = at(`stakeholders/${person.id}/notice/answer`)
    const answer = { version: notice.version, answer: 'Vous avez raison.', ratings: 'removed' }
    expect((await owner.call('POST', path, answer)).status).toBe(200)
    const seen = await server.nobody.call<Personal>('GET', `/personal-data/${token}`)
    expect(seen.body.held).toMatchObject({ ratings: [], answer: 'Vous avez raison.' })
    const traces = await ask(`select 1 from audit where concat(before, after) ~ 'On ne la voit'`)
    expect(traces).toEqual([])
    const nothing = await owner.call<Refusal>('POST', path, { ...answer, version: undefined })
    expect(nothing.status).toBe(400)
  })

  it('is told by a letter to print, as a PDF', async () => {
    const { person } = await addNoticed('Mme Lettre')
    const letter = await owner.call<string>('GET', at(`stakeholders/${person.id}/notice/pdf`))
    expect(letter.status).toBe(200)
    expect(letter.headers.get('content-type')).toBe('application/pdf')
    expect(letter.body.slice(0, 5)).toBe('%PDF-')
  })

  it('writes to owners and facilitators: other members see that a notice stands, not the link nor what she said', async () => {
    const { person, token } = await addNoticed('Mme Secret')
    await server.nobody.call('POST', `/personal-data/${token}/contest`, { text: 'Entre nous.' })
    const list = await reader.call<Many<Notice>>('GET', at('person-notices'))
    const shown = list.body.items.find((each) => each.stakeholderId === person.id)
    expect(shown).toMatchObject({ isContested: true, link: null, contest: null, address: null, answer: null })
    expect(JSON.stringify(list.body)).not.toContain(token)
  })
})

describe('a person taken off the map by the team', () => {
  it('can still see, contest and be answered, and is forgotten whole when the time is over', async () => {
    const { person, token, notice } = await addNoticed('Mme Partie')
    await rate(contributor, person.id)
    await owner.call('DELETE', at(`stakeholders/${person.id}`), { version: person.version })
    const contested = await server.nobody.call<Personal>('POST', `/personal-data/${token}/contest`, {
      text: 'Effacez.',
    })
    expect(contested.body.held).toMatchObject({ name: 'Mme Partie', ratings: [{ importance: 4 }] })
    const list = await owner.call<Many<Notice>>('GET', at('person-notices'))
    const open = list.body.items.find(({ id }) => id === notice.id) as Notice
    const answered = await owner.call('POST', at(`stakeholders/${person.id}/notice/answer`), {
      version: open.version,
      answer: 'Ce sera fait.',
      ratings: 'kept',
    })
    expect(answered.status).toBe(200)
    await inTransaction(server.db.app, (tx) => purgeExpiredRatings(tx, inDays(366)))
    const seen = await server.nobody.call<Personal>('GET', `/personal-data/${token}`)
    expect([seen.status, seen.body.held]).toEqual([200, null])
    expect(await ask(`select 1 from audit where concat(before, after) ~ 'Partie'`)).toEqual([])
    expect((await auditOf('person-notice', notice.id))[0]).toMatchObject({ after: { reason: 'expired' } })
  })
})

describe('the person’s own link', () => {
  it('opens nothing when it is not one, and slows whoever guesses but not whoever has hers', async () => {
    const { token } = await addNoticed('Mme Lien')
    const guess = () => server.nobody.call<Refusal>('GET', `/personal-data/${'x'.repeat(43)}`)
    expect((await guess()).body.code).toBe('stakeholders.link-unknown')
    const codes = new Set<string>()
    for (let i = 0; i < 35; i++) codes.add((await guess()).body.code)
    expect(codes).toContain('stakeholders.too-many-tries')
    expect((await server.nobody.call('GET', `/personal-data/${token}`)).status).toBe(200)
  })

  it('reaches its own person alone', async () => {
    const [one, two] = [await addNoticed('Mme Une'), await addNoticed('Mme Deux')]
    await server.nobody.call('POST', `/personal-data/${one.token}/erase`)
    const other = await server.nobody.call<Personal>('GET', `/personal-data/${two.token}`)
    expect(other.body.held?.name).toBe('Mme Deux')
  })
})
