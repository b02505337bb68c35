import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/server/db/transaction.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import { findGuideInstruments } from './guides-store.ts'
import { purgeInterviews } from './interviews-store.ts'
import { findPublishableQuotes } from './quotes-store.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Made = { id: string; version: number }
type Refusal = { code: string }
type Entry = Made & {
  withWhom: string
  notes: number
  quotes: number
  recordings: number
  erasedBecause: string | null
}
type Quote = Made & {
  text: string
  use: string
  shownAs: string
  toReview: boolean
  interviewId: string | null
  evidenceId: string | null
}
type Note = Made & { text: string; revision: number }

const TODAY = new Date().toISOString().slice(0, 10)
const AGREED = {
  consentHow: 'signed',
  consentOn: '2026-01-10',
  consentUses: ['notes', 'anonymous_quote', 'audio'],
  shownAs: 'une productrice du Ségala',
}
const WORDS = 'Le prix ne couvre pas mes heures à la Ferme du Causse.'

let server: Server
/** Looks behind row-level security. */
let behind: pg.Pool
let owner: Caller
let contributor: Caller
let reader: Caller
let territoryId: string
let evaluationId: string
let place: string
let lineId: string
let linkId: string

async function make<T = Made>(path: string, body: object, caller = owner): Promise<T> {
  const reply = await caller.call<T>('POST', `${place}/${path}`, body)
  if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
  return reply.body
}

const newInterview = (more: object = {}) =>
  make('interviews', {
    takesPlaceOn: '2026-01-12',
    state: 'held',
    publicKind: 'producer',
    ...AGREED,
    ...more,
  })

const note = (text: string, more: object = {}) => ({
  text,
  atSeconds: 62,
  isVerbatim: false,
  itemId: null,
  position: 1,
  revision: 1,
  ...more,
})
const putNote = (interview: Made, noteId: string, body: object, caller = owner) =>
  caller.call<Note & Refusal>('PUT', `${place}/interviews/${interview.id}/notes/${noteId}`, body)

const look = async ({ id }: Made) => (await owner.call<Entry>('GET', `${place}/interviews/${id}/look`)).body
const listQuotes = async (caller: Caller, query = '') =>
  (await caller.call<{ items: Quote[]; total: number }>('GET', `${place}/quote-list?limit=200${query}`)).body

/** The smallest sound that is known as one: the head of a WAV file. */
function recording(): FormData {
  const form = new FormData()
  const bytes = new TextEncoder().encode('RIFF\u0024\u0000\u0000\u0000WAVEfmt ')
  form.set('file', new File([bytes], 'entretien.wav', { type: 'audio/wav' }))
  return form
}

/** How many rows of the audit hold such words. */
async function countInAudit(words: string): Promise<number> {
  const { rows } = await behind.query<{ n: number }>(
    'select count(*)::int as n from audit where position($1 in concat(before, after)) > 0',
    [words],
  )
  return rows[0]?.n ?? -1
}

const purge = (today: string) => inTransaction(server.db.app, (tx) => purgeInterviews(tx, today))

/** What a later feature is offered. */
const publishable = (today = TODAY) =>
  inTransaction(server.db.app, (tx) => findPublishableQuotes(tx, { territoryId }, evaluationId, today), {
    settings: { 'tablee.territory': territoryId },
  })

beforeAll(async () => {
  server = await startTestServer()
  behind = new pg.Pool(server.db.owner)
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner)
  const evaluation = await owner.call<Made>('POST', `/territories/${territoryId}/evaluations`, {
    title: 'Cantines',
  })
  evaluationId = evaluation.body.id
  place = `/territories/${territoryId}/evaluations/${evaluationId}`
  contributor = await server.invite(owner, territoryId, 'contributor')
  reader = await server.invite(owner, territoryId, 'reader')
  const line = {
    name: 'Revenu',
    kind: 'qualitative',
    dimension: 'ECO',
    mode: 'interview',
    question: 'Le prix couvre-t-il vos heures ?',
  }
  lineId = (await make('framework-lines', line)).id
  const from = await make('chain-elements', { type: 'activity', statement: 'Acheter local' })
  const to = await make('chain-elements', { type: 'outcome_short', statement: 'Le revenu monte' })
  linkId = (await make('chain-links', { fromId: from.id, toId: to.id })).id
})
afterAll(async () => {
  await behind?.end()
  await server?.stop()
})

describe('a guide', () => {
  it('is proposed from the lines and the bank, kept in its order, and put on paper', async () => {
    const proposal = await reader.call<{
      items: { id: string; text: string; lineIds: string[] }[]
      lines: number
    }>('GET', `${place}/interview-guide-proposal?format=interview&publicKind=producer&lang=fr`)
    expect(proposal.body.lines).toBe(1)
    expect(proposal.body.items.filter(({ lineIds }) => lineIds.includes(lineId))).toHaveLength(1)
    const guide = await make<Made & { items: { text: string }[] }>('interview-guides', {
      title: 'Producteurs',
      items: proposal.body.items.toReversed(),
    })
    expect(guide.items.map(({ text }) => text)).toEqual(
      proposal.body.items.map(({ text }) => text).toReversed(),
    )
    for (const sheet of [`interview-guides/${guide.id}/document`, 'consent-sheet?lang=en&format=meeting']) {
      const paper = await reader.call<string>('GET', `${place}/${sheet}`)
      expect([sheet, paper.status, paper.headers.get('content-type')]).toEqual([
        sheet,
        200,
        'application/pdf',
      ])
      expect(paper.body.slice(0, 5)).toBe('%PDF-')
    }
  })

  it('is counted by the coverage of the framework until it is deleted', async () => {
    const item = { id: randomUUID(), text: 'Alors ?', brings: '', minutes: 2, lineIds: [lineId] }
    const guide = await make('interview-guides', { title: 'Couverture', format: 'meeting', items: [item] })
    const counted = () =>
      inTransaction(server.db.app, (tx) => findGuideInstruments(tx, { territoryId }, evaluationId), {
        settings: { 'tablee.territory': territoryId },
      })
    const instrument = { id: guide.id, title: 'Couverture', mode: 'collective_meeting', asks: [{ lineId }] }
    expect(await counted()).toContainEqual(instrument)
    await owner.call('DELETE', `${place}/interview-guides/${guide.id}`, { version: guide.version })
    expect(await counted()).not.toContainEqual(instrument)
  })

  it('asks only for lines of its own evaluation', async () => {
    const item = { id: randomUUID(), text: 'Et ailleurs ?', brings: '', minutes: 2, lineIds: [randomUUID()] }
    const refused = await owner.call('POST', `${place}/interview-guides`, { title: 'x', items: [item] })
    expect(refused.status).toBe(409)
  })
})

describe('what is said', () => {
  it('is not written down before it was agreed to', async () => {
    const interview = await make('interviews', { publicKind: 'resident' })
    const early = await putNote(interview, randomUUID(), note('Trop tôt'))
    expect([early.status, early.body.code]).toEqual([409, 'interviews.notes-not-agreed'])
    const voice = await owner.call<Refusal>(
      'POST',
      `${place}/interviews/${interview.id}/recordings`,
      recording(),
    )
    expect([voice.status, voice.body.code]).toEqual([409, 'interviews.audio-not-agreed'])
    const text = await owner.call<Refusal>('PUT', `${place}/interviews/${interview.id}/text`, {
      version: 0,
      text: 'x',
    })
    expect(text.body.code).toBe('interviews.notes-not-agreed')
    const quote = await owner.call<Refusal>('POST', `${place}/quotes`, {
      text: 'x',
      interviewId: interview.id,
    })
    expect(quote.body.code).toBe('interviews.notes-not-agreed')
  })

  it('under a consent without a voice, has no voice, not even by another way', async () => {
    const interview = await newInterview({ consentUses: ['notes'] })
    const form = recording()
    const consent = { kind: 'voice', consentHow: 'oral', consentBy: 'x', consentOn: '2026-01-10' }
    for (const [name, value] of Object.entries({ ...consent, ownerKind: 'interview', ownerId: interview.id }))
      form.set(name, value)
    const refused = await owner.call<Refusal>('POST', `${place}/attachments`, form)
    expect(refused.body.code).toBe('interviews.audio-not-agreed')
  })

  it('is written once however often it arrives; what is older and late changes nothing', async () => {
    const interview = await newInterview()
    const id = randomUUID()
    await putNote(interview, id, note('Premier'), contributor)
    await putNote(interview, id, note('Corrigé', { revision: 3 }), contributor)
    const late = await putNote(interview, id, note('Entre-temps', { revision: 2 }), contributor)
    expect(late.body).toMatchObject({ text: 'Corrigé', revision: 3 })
    expect((await look(interview)).notes).toBe(1)
    const removed = await owner.call('DELETE', `${place}/interviews/${interview.id}/notes/${id}`, {
      version: late.body.version,
    })
    expect(removed.status).toBe(200)
    await putNote(interview, id, note('Revenant', { revision: 9 }))
    expect((await look(interview)).notes).toBe(0)
    const back = await owner.call<Note>('POST', `${place}/interviews/${interview.id}/notes/${id}/restore`)
    expect(back.body.text).toBe('Corrigé')
  })

  it('a note of one interview is not reached through another', async () => {
    const [one, other] = [await newInterview(), await newInterview()]
    const id = randomUUID()
    await putNote(one, id, note('Ici'))
    expect((await putNote(other, id, note('Là', { revision: 5 }))).body.code).toBe('record.absent')
    const kept = await owner.call<{ items: Note[] }>('GET', `${place}/interviews/${one.id}/notes`)
    expect(kept.body.items.map(({ text }) => text)).toEqual(['Ici'])
  })

  it('as a text keeps both versions when two people write', async () => {
    const interview = await newInterview()
    const at = `${place}/interviews/${interview.id}/text`
    const first = await owner.call<{ version: number }>('PUT', at, { version: 0, text: 'Bonjour.' })
    expect(first.body.version).toBe(1)
    await contributor.call('PUT', at, { version: 1, text: 'Bonjour, merci.' })
    const stale = await owner.call<Refusal & { details: object }>('PUT', at, { version: 1, text: 'Bonsoir.' })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
    expect(stale.body.details).toMatchObject({
      current: { text: 'Bonjour, merci.' },
      yours: { text: 'Bonsoir.' },
    })
  })

  it('stands in no audit', async () => {
    const interview = await newInterview({ describedAs: 'La voisine du moulin' })
    await putNote(interview, randomUUID(), note('Parole gardée entre nous'))
    await owner.call('PUT', `${place}/interviews/${interview.id}/text`, {
      version: 0,
      text: 'Parole gardée entre nous',
    })
    await make('quotes', {
      text: 'Parole gardée entre nous',
      interviewId: interview.id,
      saidBy: 'La voisine du moulin',
    })
    expect(await countInAudit('Parole gardée')).toBe(0)
    expect(await countInAudit('voisine du moulin')).toBe(0)
    expect(await countInAudit(interview.id)).toBeGreaterThan(0)
  })
})

describe('whom one speaks with', () => {
  it('is an organisation, or nobody by name', async () => {
    const person = await owner.call<Made>('POST', `/territories/${territoryId}/actors`, {
      name: 'Aline Roux',
      kind: 'person',
    })
    const refused = await owner.call<Refusal>('POST', `${place}/interviews`, { actorId: person.body.id })
    expect(refused.body.code).toBe('interviews.person-not-named')
    const stakeholder = await make('stakeholders', { name: 'Mme Roux', kind: 'person' })
    const untold = await owner.call<Refusal>('POST', `${place}/interviews`, { stakeholderId: stakeholder.id })
    expect(untold.body.code).toBe('interviews.person-without-notice')
    const farm = await make('stakeholders', { name: 'GAEC du Causse' })
    expect((await look(await newInterview({ stakeholderId: farm.id }))).withWhom).toBe('GAEC du Causse')
  })
})

describe('who reads', () => {
  it('readers and reviewers reach no interview, note, text nor voice', async () => {
    const reviewer = await server.invite(owner, territoryId, 'reviewer')
    const interview = await newInterview()
    const kept = await owner.call<Made>('POST', `${place}/interviews/${interview.id}/recordings`, recording())
    expect(kept.status).toBe(201)
    const doors = [
      'interviews',
      'interview-list',
      `interviews/${interview.id}`,
      `interviews/${interview.id}/look`,
      `interviews/${interview.id}/notes`,
      `interviews/${interview.id}/text`,
      'quotes',
      `attachments?ownerKind=interview&ownerId=${interview.id}`,
      `attachments/${kept.body.id}/content`,
    ]
    for (const caller of [reader, reviewer])
      for (const door of doors)
        expect([door, (await caller.call('GET', `${place}/${door}`)).status]).toEqual([door, 403])
    for (const door of doors)
      expect([door, (await contributor.call('GET', `${place}/${door}`)).status]).toEqual([door, 200])
  })

  it('see of quotes those alone that may be published, without what would tell who spoke', async () => {
    const farm = await make('stakeholders', { name: 'Ferme du Causse' })
    const open = await newInterview({ stakeholderId: farm.id })
    const closed = await newInterview({ consentUses: ['notes'] })
    const mine = await make<Quote>('quotes', {
      text: WORDS,
      interviewId: open.id,
      lineId,
      linkId,
      saidBy: 'Ferme du Causse',
    })
    const silent = await make<Quote>('quotes', { text: 'Entre nous.', interviewId: closed.id })
    const team = await listQuotes(owner)
    expect(team.items.find(({ id }) => id === mine.id)).toMatchObject({
      text: WORDS,
      use: 'anonymous',
      interviewId: open.id,
    })
    expect(team.items.find(({ id }) => id === silent.id)).toMatchObject({ use: 'team' })
    const seen = await listQuotes(reader)
    expect(seen.items.find(({ id }) => id === mine.id)).toMatchObject({
      text: 'Le prix ne couvre pas mes heures à la […].',
      shownAs: 'une productrice du Ségala',
      saidBy: 'une productrice du Ségala',
      interviewId: null,
    })
    expect(seen.items.some(({ id }) => id === silent.id)).toBe(false)
    const offered = await publishable()
    expect(offered.map(({ id }) => id)).toEqual(seen.items.map(({ id }) => id))
    expect(seen.total).toBe(seen.items.length)
  })
})

describe('quotes', () => {
  it('are narrowed by sign, line, link, interview, consent and words', async () => {
    const interview = await newInterview()
    const one = await make<Quote>('quotes', {
      text: 'Tout va mieux, vraiment.',
      sign: 'positive',
      lineId,
      linkId,
      interviewId: interview.id,
    })
    await make('quotes', { text: 'Rien ne change.', sign: 'negative', interviewId: interview.id })
    const within = `&interviewId=${interview.id}`
    for (const query of ['&sign=positive', `&lineId=${lineId}`, `&linkId=${linkId}`, '&q=VRAIMENT'])
      expect([query, (await listQuotes(owner, within + query)).items.map(({ id }) => id)]).toEqual([
        query,
        [one.id],
      ])
    expect((await listQuotes(owner, `${within}&use=anonymous`)).total).toBe(2)
    expect((await listQuotes(owner, `${within}&use=named`)).total).toBe(0)
  })

  it('are to be looked at again once they no longer stand in the words they were taken from, and so is what rests on them', async () => {
    const interview = await newInterview()
    const id = randomUUID()
    const written = await putNote(interview, id, note('Le camion coûte trop cher.', { isVerbatim: true }))
    expect(written.status).toBe(200)
    const quote = await make<Quote>('quotes', {
      text: 'Le camion coûte trop cher.',
      interviewId: interview.id,
      noteId: id,
      linkId,
    })
    const review = async () => (await owner.call<Quote>('GET', `${place}/quotes/${quote.id}`)).body.toReview
    await putNote(interview, id, note('Il dit : Le camion coûte trop cher.', { revision: 2 }))
    expect(await review()).toBe(false)
    await putNote(interview, id, note('Le camion coûte cher.', { revision: 3 }))
    expect(await review()).toBe(true)
    const link = await owner.call<Quote>('GET', `${place}/chain-links/${linkId}`)
    expect(link.body.toReview).toBe(true)
  })

  it('are to be looked at again when the line that they speak of changes', async () => {
    const quote = await make<Quote>('quotes', { text: 'Oui.', lineId, sourceKind: 'other' })
    const line = await owner.call<Made>('GET', `${place}/framework-lines/${lineId}`)
    await owner.call('PATCH', `${place}/framework-lines/${lineId}`, {
      version: line.body.version,
      values: { name: 'Revenu horaire' },
    })
    expect((await owner.call<Quote>('GET', `${place}/quotes/${quote.id}`)).body.toReview).toBe(true)
  })

  it('become evidence of their link once, when they may be published', async () => {
    const interview = await newInterview()
    const quote = await make<Quote>('quotes', {
      text: 'On achète mieux.',
      sign: 'negative',
      linkId,
      interviewId: interview.id,
    })
    const first = await owner.call<Quote>('POST', `${place}/quotes/${quote.id}/evidence`)
    const again = await owner.call<Quote>('POST', `${place}/quotes/${quote.id}/evidence`)
    expect(first.body.evidenceId).toBeTruthy()
    expect(again.body.evidenceId).toBe(first.body.evidenceId)
    const evidence = await reader.call('GET', `${place}/chain-evidence/${first.body.evidenceId}`)
    expect(evidence.body).toMatchObject({
      statement: 'On achète mieux.',
      side: 'against',
      kind: 'quote',
      consent: true,
    })
    const silent = await newInterview({ consentUses: ['notes'] })
    const kept = await make('quotes', { text: 'Non.', linkId, interviewId: silent.id })
    const refused = await owner.call<Refusal>('POST', `${place}/quotes/${kept.id}/evidence`)
    expect(refused.body.code).toBe('interviews.quote-not-publishable')
    const loose = await make('quotes', { text: 'Oui.', interviewId: interview.id })
    const unlinked = await owner.call<Refusal>('POST', `${place}/quotes/${loose.id}/evidence`)
    expect(unlinked.body.code).toBe('interviews.quote-without-link')
  })

  it('lose their evidence when the consent no longer lets them leave the team', async () => {
    const interview = await newInterview()
    const quote = await make<Quote>('quotes', {
      text: 'Cela se voit dans les assiettes.',
      linkId,
      interviewId: interview.id,
    })
    const { evidenceId } = (await owner.call<Quote>('POST', `${place}/quotes/${quote.id}/evidence`)).body
    const narrowed = await owner.call('PATCH', `${place}/interviews/${interview.id}`, {
      version: interview.version,
      values: { consentUses: ['notes'] },
    })
    expect(narrowed.status).toBe(200)
    expect((await owner.call('GET', `${place}/chain-evidence/${evidenceId}`)).status).toBe(404)
    expect(await countInAudit('Cela se voit dans les assiettes.')).toBe(0)
    expect((await publishable()).some(({ id }) => id === quote.id)).toBe(false)
  })
})

describe('a consent that is taken back', () => {
  it('erases notes, text, quotes, evidence and voices for good, says what rested on them and marks it', async () => {
    const farm = await make('stakeholders', { name: 'Ferme des Garrigues' })
    const interview = await newInterview({ stakeholderId: farm.id, note: 'Rappeler au printemps' })
    await putNote(interview, randomUUID(), note('Une confidence de printemps'))
    await owner.call('PUT', `${place}/interviews/${interview.id}/text`, {
      version: 0,
      text: 'Une confidence de printemps',
    })
    await owner.call('POST', `${place}/interviews/${interview.id}/recordings`, recording())
    const quote = await make<Quote>('quotes', {
      text: 'Une confidence de printemps',
      linkId,
      interviewId: interview.id,
    })
    await owner.call('POST', `${place}/quotes/${quote.id}/evidence`)
    expect(await look(interview)).toMatchObject({ notes: 1, quotes: 1, recordings: 1 })

    const done = await contributor.call<object>('POST', `${place}/interviews/${interview.id}/withdraw`)
    expect(done.body).toMatchObject({
      notes: 1,
      quotes: 1,
      recordings: 1,
      leaned: [{ kind: 'chain-link', id: linkId, label: 'Acheter local → Le revenu monte' }],
    })
    expect(await look(interview)).toMatchObject({
      withWhom: '',
      notes: 0,
      quotes: 0,
      recordings: 0,
      erasedBecause: 'withdrawn',
      publicKind: 'producer',
    })
    for (const table of [
      'interview_note',
      'interview_text',
      'quote',
      'chain_evidence',
      'interview',
      'audit',
      'attachment',
    ])
      for (const words of ['confidence de printemps', 'Rappeler au printemps', 'entretien.wav']) {
        const { rows } = await behind.query(
          `select count(*)::int as n from ${table} t where territory_id = $1 and position($2 in t::text) > 0 and t::text like '%' || $3 || '%'`,
          [territoryId, words, interview.id],
        )
        expect([table, words, rows[0]?.n]).toEqual([table, words, 0])
      }
    const { rows } = await behind.query(
      `select count(*)::int as n from attachment_content c join attachment a on a.id = c.attachment_id where a.owner_id = $1`,
      [interview.id],
    )
    expect(rows[0]?.n).toBe(0)
    expect(await countInAudit('confidence de printemps')).toBe(0)
    expect((await owner.call<Refusal>('GET', `${place}/quotes/${quote.id}`)).body.code).toBe(
      'interviews.quote-erased',
    )
    const restored = await owner.call<Refusal>('POST', `${place}/quotes/${quote.id}/restore`)
    expect(restored.body.code).toBe('interviews.quote-erased')
    const again = await owner.call<Refusal>('POST', `${place}/interviews/${interview.id}/withdraw`)
    expect([again.status, again.body.code]).toEqual([410, 'interviews.erased'])
    const link = await owner.call<Quote>('GET', `${place}/chain-links/${linkId}`)
    expect(link.body.toReview).toBe(true)
    const rewritten = await owner.call<Refusal>('PATCH', `${place}/interviews/${interview.id}`, {
      version: (await look(interview)).version,
      values: AGREED,
    })
    expect(rewritten.body.code).toBe('interviews.erased')
  })

  it('is not done by unticking it, which would leave the words behind', async () => {
    const interview = await newInterview()
    await putNote(interview, randomUUID(), note('Gardé'))
    const refused = await owner.call<Refusal>('PATCH', `${place}/interviews/${interview.id}`, {
      version: interview.version,
      values: { consentUses: [] },
    })
    expect(refused.body.code).toBe('interviews.withdraw-instead')
  })

  it('for the voice alone destroys the voice alone', async () => {
    const interview = await newInterview()
    await putNote(interview, randomUUID(), note('Gardé'))
    await owner.call('POST', `${place}/interviews/${interview.id}/recordings`, recording())
    await owner.call('PATCH', `${place}/interviews/${interview.id}`, {
      version: interview.version,
      values: { consentUses: ['notes'] },
    })
    expect(await look(interview)).toMatchObject({ notes: 1, recordings: 0, erasedBecause: null })
  })
})

describe('what may be kept no longer', () => {
  it('is erased the day after the consent ran out, and not before', async () => {
    const interview = await newInterview({ consentExpiresOn: '2027-03-01' })
    const quote = await make<Quote>('quotes', { text: 'Jusqu’en mars.', interviewId: interview.id })
    const own = await make<Quote>('quotes', {
      text: 'Par courriel.',
      sourceKind: 'other',
      agreedUse: 'anonymous_quote',
      agreedUntil: '2027-03-01',
    })
    expect(await purge('2027-03-01')).toBe(0)
    expect((await publishable('2027-03-01')).map(({ id }) => id)).toEqual(
      expect.arrayContaining([quote.id, own.id]),
    )
    expect((await publishable('2027-03-02')).map(({ id }) => id)).not.toContain(own.id)
    expect(await purge('2027-03-02')).toBe(2)
    expect(await look(interview)).toMatchObject({ erasedBecause: 'expired', quotes: 0 })
    expect((await owner.call<Refusal>('GET', `${place}/quotes/${own.id}`)).body.code).toBe(
      'interviews.quote-erased',
    )
  })

  it('is erased thirty days after its deletion', async () => {
    const interview = await newInterview()
    await putNote(interview, randomUUID(), note('À oublier'))
    await owner.call('DELETE', `${place}/interviews/${interview.id}`, { version: interview.version })
    const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    expect(await purge(later(29))).toBe(0)
    expect(await purge(later(32))).toBeGreaterThan(0)
    const back = await owner.call<Refusal>('POST', `${place}/interviews/${interview.id}/restore`)
    expect(back.body.code).toBe('interviews.erased')
  })

  it('goes with the person who asked to be forgotten', async () => {
    const person = await make<Made & { name: string }>('stakeholders', { name: 'Mme Vaysse', kind: 'person' })
    const told = await owner.call('PUT', `${place}/stakeholders/${person.id}/notice`, {
      values: {
        controller: 'Pôle de Figeac',
        contact: 'donnees@example.org',
        purpose: 'Comprendre',
        notice: 'Vous êtes sur la carte.',
        expiresOn: new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10),
      },
    })
    expect(told.status).toBeLessThan(300)
    const interview = await newInterview({ stakeholderId: person.id })
    await putNote(interview, randomUUID(), note('Chez moi, on mange peu.'))
    await behind.query(
      "select forget_person(n.id, 'erased') from person_notice n where n.stakeholder_id = $1",
      [person.id],
    )
    expect(await look(interview)).toMatchObject({ erasedBecause: 'person', notes: 0, withWhom: '' })
  })
})
