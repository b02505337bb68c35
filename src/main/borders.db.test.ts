import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STORY_CARDS } from '#features/evaluations/domain/story.ts'
import { SURVEY, surveyAnswer } from '../../bench/submissions/survey.ts'
import {
  makeLink,
  makeRespondent,
  openCollection,
  parcelOf,
  type Scene,
} from '../../tests/support/collection-scene.ts'
import { makePhone } from '../../tests/support/phone.ts'
import { type Caller, startTestServer } from '../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Made = { id: string; version: number }
type Refusal = { code: string; details?: Record<string, unknown> }

const CSV = `siret,description,fournisseur,date,prix_ht,famille_produits,categories_egalim,origine,est_circuit_court,est_local,definition_local,definition_local_km
21460102600013,Carottes,Ferme A,2025-03-04,120.50,FRUITS_ET_LEGUMES,BIO,FRANCE,OUI,OUI,PAT,
`

let server: Server
let owner: Caller
let territoryId: string
/** Two evaluations of one territory; every record is made in `there` and asked for through `here`. */
let here: string
let there: string
const made: Record<string, Made> = {}

async function make(place: string, kind: string, path: string, body: object): Promise<Made> {
  const reply = await owner.call<Made>('POST', `${place}/${path}`, body)
  if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
  made[kind] = reply.body
  return reply.body
}

async function newEvaluation(title: string): Promise<string> {
  const { body } = await owner.call<Made>('POST', `/territories/${territoryId}/evaluations`, { title })
  return `/territories/${territoryId}/evaluations/${body.id}`
}

function purchaseFile(text = CSV, mending?: string): FormData {
  const form = new FormData()
  form.set('file', new File([text], 'achats.csv'))
  form.set('mode', 'all-or-nothing')
  if (mending !== undefined) form.set('mending', mending)
  return form
}

function attachmentOf(ownerKind: string, ownerId: string | undefined): FormData {
  const form = new FormData()
  const fields = { ownerKind, ownerId: ownerId ?? '', kind: 'document' }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', new File(['%PDF-1.7'], 'compte-rendu.pdf'))
  return form
}

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner)
  here = await newEvaluation('Ici')
  there = await newEvaluation('Là-bas')
  const story = await make(there, 'story', 'stories', { title: 'Récit' })
  await make(there, 'means', 'means-entries', { spentOn: '2026-03-02', days: 1 })
  await make(there, 'attachment', 'attachments', attachmentOf('story', story.id))
  const objective = await make(there, 'objective', 'objectives', {
    change: 'Plus de légumes',
    storyIds: [story.id],
  })
  const element = await make(there, 'element', 'chain-elements', { type: 'activity', statement: 'Former' })
  const other = await make(there, 'other', 'chain-elements', { type: 'output', statement: 'Formés' })
  const link = await make(there, 'link', 'chain-links', { fromId: element.id, toId: other.id })
  await make(there, 'evidence', 'chain-evidence', { linkId: link.id, statement: 'Vu' })
  await make(there, 'explanation', 'rival-explanations', { statement: 'La météo' })
  await make(there, 'rival', 'chain-rivals', { name: 'Selon les cuisines' })
  const stakeholder = await make(there, 'stakeholder', 'stakeholders', { name: 'Cantine' })
  await make(there, 'step', 'engagement-steps', { stakeholderId: stakeholder.id, what: 'Appeler' })
  const asked = { stakeholderId: stakeholder.id, askedOn: '2026-01-05', kind: 'call' }
  await make(there, 'solicitation', 'solicitations', asked)
  await make(there, 'meeting', 'meetings', { title: 'Atelier', invited: [stakeholder.id] })
  const line = await make(there, 'line', 'framework-lines', {
    name: 'Part bio',
    kind: 'quantitative',
    dimension: 'ECO',
    objectiveId: objective.id,
  })
  await make(there, 'respondent', 'framework-respondents', {
    lineId: line.id,
    stakeholderId: stakeholder.id,
  })
  const pasted = new FormData()
  pasted.set('file', new File(['indicateur;dimension\nRepas;NUT\n'], 'lignes.csv'))
  pasted.set('mode', 'all-or-nothing')
  await make(there, 'framework-import', 'framework-lines/import', pasted)
  await make(there, 'observation', 'observations', {
    lineId: line.id,
    periodFrom: '2025-01-01',
    periodTo: '2025-12-31',
    value: 12,
    source: 'factures',
    confidence: 'B',
  })
  const table = new FormData()
  table.set('file', new File(['indicateur;période;valeur\nPart bio;2023;12,5\n'], 'valeurs.csv'))
  table.set('mode', 'all-or-nothing')
  await make(there, 'observation-import', 'observation-imports', table)
  const support = await make(there, 'support', 'supports', { title: 'Note' })
  await make(there, 'workshop', 'workshops', { title: 'Atelier' })
  const asks = { kind: 'question', type: 'text', name: 'repas', label: { fr: 'Repas' } }
  const form = {
    format: 'tablee-form',
    formatVersion: 1,
    id: 'a',
    title: { fr: 'A' },
    languages: [{ tag: 'fr', name: 'Français (fr)' }],
    items: [asks],
    lists: {},
  }
  await make(there, 'questionnaire', 'questionnaires', { title: 'Cantines', form })
  await make(there, 'guide', 'interview-guides', { title: 'Guide' })
  const agreed = { consentHow: 'signed', consentOn: '2026-01-05', consentUses: ['notes'] }
  const interview = await make(there, 'interview', 'interviews', agreed)
  await make(there, 'quote', 'quotes', { text: 'Oui', interviewId: interview.id })
  const code = await make(there, 'code', 'codes', { name: 'Prix' })
  const coded = await make(there, 'coding-source', 'coding-sources', {
    title: 'Mail',
    text: 'Le prix est bas.',
  })
  const digest = createHash('sha256').update('Le prix est bas.').digest('hex')
  await make(there, 'coding-passage', 'coding-passages', {
    sourceId: coded.id,
    codeId: code.id,
    start: 0,
    end: 7,
    digest,
  })
  const book = new FormData()
  book.set('file', new File(['<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>'], 'codes.qdc'))
  await make(there, 'coding-import', 'coding-imports', book)
  await make(there, 'statement', `supports/${support.id}/statements`, { sentence: 'Voilà' })
  const entered = await owner.call<Made>('POST', `${there}/purchase-imports`, purchaseFile())
  made.import = entered.body
  const rows = await owner.call<{ items: Made[] }>('GET', `${there}/purchases`)
  made.purchase = rows.body.items[0] as Made
})
afterAll(() => server?.stop())

const RECORDS: readonly (readonly [kind: string, path: string, acts: readonly string[]])[] = [
  ['means', 'means-entries', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['attachment', 'attachments', ['PATCH', 'DELETE', 'restore']],
  ['story', 'stories', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['objective', 'objectives', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['element', 'chain-elements', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['link', 'chain-links', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['evidence', 'chain-evidence', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['explanation', 'rival-explanations', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['rival', 'chain-rivals', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['stakeholder', 'stakeholders', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['step', 'engagement-steps', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['solicitation', 'solicitations', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['meeting', 'meetings', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['line', 'framework-lines', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['respondent', 'framework-respondents', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['framework-import', 'framework-imports', ['DELETE', 'restore']],
  ['observation', 'observations', ['GET', 'PATCH', 'DELETE', 'restore', 'recompute']],
  ['observation-import', 'observation-imports', ['DELETE', 'restore']],
  ['support', 'supports', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['questionnaire', 'questionnaires', ['GET', 'PATCH', 'DELETE', 'restore', 'versions']],
  ['guide', 'interview-guides', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['interview', 'interviews', ['GET', 'PATCH', 'DELETE', 'restore', 'withdraw']],
  ['quote', 'quotes', ['GET', 'PATCH', 'DELETE', 'restore', 'evidence']],
  ['code', 'codes', ['GET', 'PATCH', 'DELETE', 'restore']],
  ['coding-source', 'coding-sources', ['GET', 'PATCH', 'DELETE', 'restore', 'follow']],
  ['coding-passage', 'coding-passages', ['PATCH', 'DELETE', 'restore']],
  ['coding-import', 'coding-imports', ['DELETE', 'restore']],
  ['workshop', 'workshops', ['GET', 'PATCH', 'DELETE', 'restore', 'open', 'close']],
  ['import', 'purchase-imports', ['DELETE', 'restore']],
  ['purchase', 'purchases', ['PATCH', 'DELETE', 'restore']],
]

describe('a record is reached through its own evaluation alone', () => {
  const knocks = RECORDS.flatMap(([kind, path, acts]) => acts.map((act) => [act, kind, path] as const))

  it.each(knocks)('%s %s', async (act, kind, path) => {
    const { id, version } = made[kind] as Made
    const at = `${here}/${path}/${id}`
    const verb = /^[a-z]/.test(act)
    const reply = verb
      ? await owner.call<Refusal>('POST', `${at}/${act}`, { version })
      : await owner.call<Refusal>(act, at, act === 'GET' ? undefined : { version, values: { note: 'x' } })
    expect([reply.status, reply.body.code]).toEqual([404, 'record.absent'])
  })
})

describe('the network of a territory is its own', () => {
  const PATHS = [
    'worlds',
    'actions',
    'action-actors',
    'action-worlds',
    'world-memberships',
    'actor-ties',
    'world-contacts',
    'world-encounters',
  ] as const
  const ids: Record<string, Made> = {}
  let elsewhere: string

  beforeAll(async () => {
    const foreign = `/territories/${await server.makeTerritory(owner, 'Pays voisin')}`
    const home = `/territories/${territoryId}`
    elsewhere = foreign
    const put = async (name: string, path: string, body: object) => {
      const reply = await owner.call<Made>('POST', `${home}/${path}`, body)
      if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
      ids[name] = reply.body
      return reply.body.id
    }
    const [a, b] = [
      await put('actor', 'actors', { name: 'A', kind: 'association' }),
      await put('other', 'actors', { name: 'B', kind: 'association' }),
    ]
    const [worldId, worldBId] = [
      await put('worlds', 'worlds', { name: 'Un' }),
      await put('w', 'worlds', { name: 'Deux' }),
    ]
    const actionId = await put('actions', 'actions', { title: 'Marché' })
    await put('action-actors', 'action-actors', { actionId, actorId: a })
    await put('action-worlds', 'action-worlds', { actionId, worldId })
    await put('world-memberships', 'world-memberships', { worldId, actorId: a })
    await put('actor-ties', 'actor-ties', { fromId: a, toId: b, kind: 'trust' })
    await put('world-contacts', 'world-contacts', { worldId, actorId: b })
    await put('world-encounters', 'world-encounters', { worldAId: worldId, worldBId, form: 'cross_visit' })
    const entered = await owner.call<{ source: Made }>('POST', `${home}/network/sources`, {
      id: randomUUID(),
      kind: 'memory',
      title: 'Mémoire',
      heldOn: '2026-01-01',
      entry: {},
    })
    ids['network/sources'] = entered.body.source
    const merge = { keptId: a, mergedId: await put('third', 'actors', { name: 'C', kind: 'association' }) }
    await put('actor-merges', 'actor-merges', merge)
  })

  const knocks = [...PATHS, 'network/sources'].flatMap((path) =>
    ['GET', 'PATCH', 'DELETE', 'restore'].map((act) => [act, path] as const),
  )
  it.each([...knocks, ['undo', 'actor-merges'] as const])('%s %s', async (act, path) => {
    const { id, version } = ids[path] as Made
    const at = `${elsewhere}/${path}/${id}`
    const reply = /^[a-z]/.test(act)
      ? await owner.call<Refusal>('POST', `${at}/${act}`, {})
      : await owner.call<Refusal>(act, at, act === 'GET' ? undefined : { version, values: { note: 'x' } })
    expect([reply.status, reply.body.code]).toEqual([404, 'record.absent'])
  })

  it('names only what is there', async () => {
    const { worlds, w, actions, actor, other } = ids as Record<string, Made>
    const bodies: [string, object][] = [
      ['action-actors', { actionId: actions?.id, actorId: actor?.id }],
      ['action-worlds', { actionId: actions?.id, worldId: worlds?.id }],
      ['world-memberships', { worldId: worlds?.id, actorId: actor?.id }],
      ['actor-ties', { fromId: actor?.id, toId: other?.id, kind: 'information' }],
      ['world-contacts', { worldId: worlds?.id, actorId: actor?.id }],
      ['world-encounters', { worldAId: worlds?.id, worldBId: w?.id, form: 'cross_visit' }],
      ['actor-merges', { keptId: actor?.id, mergedId: other?.id }],
    ]
    for (const [path, body] of bodies) {
      const reply = await owner.call<Refusal>('POST', `${elsewhere}/${path}`, body)
      expect([path, reply.status >= 400, reply.status < 500]).toEqual([path, true, true])
    }
    const taken = await owner.call<Refusal>('POST', `${elsewhere}/network/sources`, {
      id: ids['network/sources']?.id,
      kind: 'memory',
      title: 'Mémoire',
      heldOn: '2026-01-01',
      entry: {},
    })
    expect([taken.status, taken.body.code]).toEqual([409, 'worlds.source-other'])
  })
})

describe('a record names only records of its own evaluation', () => {
  it.each([
    ['objectives', () => ({ change: 'Ailleurs', storyIds: [made.story?.id] })],
    ['chain-elements', () => ({ type: 'need', statement: 'x', objectiveId: made.objective?.id })],
    ['chain-links', () => ({ fromId: made.element?.id, toId: made.other?.id })],
    ['chain-evidence', () => ({ linkId: made.link?.id, statement: 'x' })],
    ['rival-explanations', () => ({ elementId: made.element?.id, statement: 'x' })],
    [
      'framework-lines',
      () => ({ name: 'x', kind: 'quantitative', dimension: 'ECO', objectiveId: made.objective?.id }),
    ],
    [
      'framework-lines',
      () => ({ name: 'x', kind: 'quantitative', dimension: 'ECO', elementId: made.element?.id }),
    ],
    ['framework-respondents', () => ({ lineId: made.line?.id, stakeholderId: made.stakeholder?.id })],
    [
      'observations',
      () => ({
        lineId: made.line?.id,
        periodFrom: '2025-01-01',
        periodTo: '2025-12-31',
        value: 1,
        source: 's',
        confidence: 'A',
      }),
    ],
    ['supports', () => ({ title: 'x', storyId: made.story?.id })],
    ['engagement-steps', () => ({ stakeholderId: made.stakeholder?.id, what: 'x' })],
    ['solicitations', () => ({ stakeholderId: made.stakeholder?.id, askedOn: '2026-01-05', kind: 'call' })],
    ['interviews', () => ({ guideId: made.guide?.id })],
    ['interviews', () => ({ stakeholderId: made.stakeholder?.id })],
    ['codes', () => ({ name: 'x', parentId: made.code?.id })],
    ['coding-sources', () => ({ interviewId: made.interview?.id })],
    ['quotes', () => ({ text: 'x', interviewId: made.interview?.id })],
    ['quotes', () => ({ text: 'x', sourceKind: 'other', lineId: made.line?.id })],
    ['quotes', () => ({ text: 'x', sourceKind: 'other', linkId: made.link?.id })],
    ['quotes', () => ({ text: 'x', sourceKind: 'other', elementId: made.element?.id })],
    ['meetings', () => ({ title: 'x', present: [made.stakeholder?.id] })],
    ['attachments', () => attachmentOf('story', made.story?.id)],
  ] as const)('%s', async (path, body) => {
    const reply = await owner.call<Refusal>('POST', `${here}/${path}`, body())
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(reply.status).toBeLessThan(500)
  })
})

describe('what is said of a stakeholder', () => {
  it.each([
    ['PUT', 'rating', { involvement: 1, importance: 1 }],
    ['DELETE', 'rating', { version: 1 }],
    ['PUT', 'notice', { values: { purpose: 'x' } }],
    ['POST', 'notice/tell', { version: 1, how: 'handed' }],
    ['GET', 'notice/pdf', undefined],
    ['POST', 'notice/answer', { version: 1, answer: 'x', ratings: 'kept' }],
    ['POST', 'notice/erase', { version: 1 }],
  ] as const)('is reached through its own evaluation alone: %s %s', async (method, path, body) => {
    const at = `${here}/stakeholders/${made.stakeholder?.id}/${path}`
    const reply = await owner.call<Refusal>(method, at, body)
    expect([reply.status, reply.body.code]).toEqual([404, 'record.absent'])
  })
})

type Knock = [method: string, path: () => string, body: () => object | undefined]

describe('what people in a room sent', () => {
  const contributionId = randomUUID()
  let participantId = ''
  beforeAll(async () => {
    const workshop = await owner.call<Made & { code: string }>('POST', `${there}/workshops`, {
      title: 'Soirée',
    })
    made.evening = workshop.body
    await owner.call('POST', `${there}/workshops/${workshop.body.id}/open`, {
      version: workshop.body.version,
    })
    const phone = makePhone(server, workshop.body.code)
    await phone.call('PUT', '/me', {})
    const sent = await phone.call('PUT', `/contributions/${contributionId}`, {
      kind: 'story_fragment',
      content: { card: 'situation', text: 'Il pleuvait.' },
    })
    expect(sent.status).toBe(200)
    const list = await owner.call<{ items: Made[] }>(
      'GET',
      `${there}/workshops/${workshop.body.id}/participants`,
    )
    participantId = list.body.items[0]?.id ?? ''
  })
  const landing = () => ({ kind: 'story_fragment', storyId: made.story?.id })
  const into = () => ({ ...landing(), card: 'situation', seen: '', text: 'x' })

  it.each([
    ['GET', () => 'participants', () => undefined],
    ['POST', () => `participants/${participantId}/set-aside`, () => ({})],
    ['POST', () => `participants/${participantId}/bring-back`, () => ({})],
    ['GET', () => 'contributions', () => undefined],
    ['POST', () => `contributions/${contributionId}/accept`, () => ({ landing: landing() })],
    ['POST', () => `contributions/${contributionId}/merge`, () => ({ into: into() })],
    ['POST', () => `contributions/${contributionId}/refuse`, () => ({ reason: 'x' })],
    ['POST', () => `contributions/${contributionId}/reopen`, () => ({})],
    ['GET', () => 'results', () => undefined],
  ] as Knock[])('is reached through its own evaluation alone: %s %s', async (method, path, body) => {
    const reply = await owner.call<Refusal>(method, `${here}/workshops/${made.evening?.id}/${path()}`, body())
    expect([reply.status, reply.body.code]).toEqual([404, 'record.absent'])
  })

  it('lands in a story of its own evaluation alone', async () => {
    const story = await owner.call<Made>('POST', `${here}/stories`, { title: 'D’ici' })
    const at = `${there}/workshops/${made.evening?.id}/contributions/${contributionId}`
    const storyId = story.body.id
    for (const [act, body] of [
      ['accept', { landing: { ...landing(), storyId } }],
      ['merge', { into: { ...into(), storyId } }],
    ] as const) {
      const reply = await owner.call<Refusal>('POST', `${at}/${act}`, body)
      expect([reply.status, reply.body.code]).toEqual([404, 'record.absent'])
    }
  })
})

describe('a collection of answers', () => {
  let scene: Scene
  const ids: Record<string, string> = {}
  const sheetId = randomUUID()
  beforeAll(async () => {
    scene = await openCollection(server.db, owner, territoryId, SURVEY)
    const code = await makeLink(owner, scene.path)
    const phone = makeRespondent(server, code)
    ids.answer = randomUUID()
    const sent = await phone.call('PUT', `/answers/${ids.answer}`, parcelOf(scene.versionId, surveyAnswer(1)))
    expect(sent.status).toBe(200)
    const first = async (path: string) =>
      (await owner.call<{ items: Made[] }>('GET', `${scene.path}/${path}`)).body.items[0]?.id ?? ''
    ids.link = await first('links')
    ids.group = (await owner.call<Made>('POST', `${scene.path}/groups`, { name: 'Fermes' })).body.id
    const emails = ['aline@example.org']
    await owner.call('POST', `${scene.path}/invitations`, { groupId: null, lang: 'fr', emails })
    ids.invitation = await first('invitations')
  })
  const invited = () => ({ groupId: null, lang: 'fr', emails: ['x@example.org'] })
  const sheet = () => ({
    versionId: scene.versionId,
    answers: {},
    lang: 'fr',
    groupId: null,
    sheet: '',
    collector: '',
    finishedOn: null,
  })
  const version = () => ({ version: 1, values: {}, reason: 'x' })
  const none = () => undefined

  const knocks: Knock[] = [
    ['GET', () => '', none],
    ['PATCH', () => '', () => ({ version: 1, values: { title: 'x' } })],
    ['DELETE', () => '', () => ({ version: 1 })],
    ['POST', () => '/restore', () => ({})],
    ['POST', () => '/open', () => ({ version: 1, versionId: scene.versionId })],
    ['POST', () => '/close', () => ({ version: 1 })],
    ['GET', () => '/groups', none],
    ['POST', () => '/groups', () => ({ name: 'x' })],
    ['GET', () => `/groups/${ids.group}`, none],
    ['PATCH', () => `/groups/${ids.group}`, () => ({ version: 1, values: { note: 'x' } })],
    ['DELETE', () => `/groups/${ids.group}`, () => ({ version: 1 })],
    ['POST', () => `/groups/${ids.group}/restore`, () => ({})],
    ['GET', () => '/links', none],
    ['POST', () => '/links', () => ({ kind: 'link', label: '' })],
    ['POST', () => `/links/${ids.link}/revoke`, () => ({ version: 1 })],
    ['GET', () => '/invitations', none],
    ['POST', () => '/invitations', invited],
    ['POST', () => '/invitations/send', () => ({})],
    ['POST', () => '/invitations/remind', () => ({})],
    ['DELETE', () => `/invitations/${ids.invitation}`, () => ({ version: 1 })],
    ['GET', () => '/answers', none],
    ['GET', () => `/answers/${ids.answer}`, none],
    ['PATCH', () => `/answers/${ids.answer}`, version],
    ['DELETE', () => `/answers/${ids.answer}`, () => ({ version: 1 })],
    ['POST', () => `/answers/${ids.answer}/restore`, () => ({})],
    ['GET', () => `/answers/${ids.answer}/files/${randomUUID()}`, none],
    ['PUT', () => `/sheets/${sheetId}`, sheet],
    ['GET', () => '/export?lang=fr', none],
    ['GET', () => '/rates', none],
    ['GET', () => '/results', none],
  ]
  it.each(knocks)('is reached through its own evaluation alone: %s %#', async (method, path, body) => {
    const at = `${here}/collections/${scene.collectionId}${path()}`
    const reply = await owner.call<Refusal>(method, at, body())
    expect([reply.status, reply.body.code]).toEqual([404, 'record.absent'])
  })

  const parts: Knock[] = [
    ['GET', () => `/groups/${ids.group}`, none],
    ['PATCH', () => `/groups/${ids.group}`, () => ({ version: 1, values: { note: 'x' } })],
    ['POST', () => `/links/${ids.link}/revoke`, () => ({ version: 1 })],
    ['DELETE', () => `/invitations/${ids.invitation}`, () => ({ version: 1 })],
    ['GET', () => `/answers/${ids.answer}`, none],
    ['PATCH', () => `/answers/${ids.answer}`, version],
    ['DELETE', () => `/answers/${ids.answer}`, () => ({ version: 1 })],
    ['POST', () => `/answers/${ids.answer}/restore`, () => ({})],
    ['GET', () => `/results?groupId=${ids.group}`, none],
  ]
  it.each(parts)('keeps what is its own from another collection: %s %#', async (method, path, body) => {
    const other = await owner.call<Made>('POST', `${scene.evaluationPath}/collections`, {
      title: 'Autre',
      questionnaireId: scene.questionnaireId,
    })
    const at = `${scene.evaluationPath}/collections/${other.body.id}${path()}`
    const reply = await owner.call<Refusal>(method, at, body())
    expect([reply.status, reply.body.code]).toEqual([404, 'record.absent'])
  })

  it('names no group, structure or questionnaire of elsewhere', async () => {
    const other = await openCollection(
      server.db,
      owner,
      await server.makeTerritory(owner, 'Ailleurs'),
      SURVEY,
    )
    const group = await owner.call<Made>('POST', `${other.path}/groups`, { name: 'D’ailleurs' })
    const actor = await owner.call<Made>('POST', `/territories/${other.territoryId}/actors`, {
      name: 'Ferme',
      kind: 'association',
    })
    const bodies: [string, string, object][] = [
      ['POST', `${scene.path}/links`, { kind: 'link', label: '', groupId: group.body.id }],
      ['POST', `${scene.path}/links`, { kind: 'relay', label: '', actorId: actor.body.id }],
      ['POST', `${scene.path}/invitations`, { ...invited(), groupId: group.body.id }],
      ['PUT', `${scene.path}/sheets/${randomUUID()}`, { ...sheet(), groupId: group.body.id }],
      ['POST', `${scene.evaluationPath}/collections`, { title: 'x', questionnaireId: other.questionnaireId }],
      ['POST', `${here}/collections`, { title: 'x', questionnaireId: scene.questionnaireId }],
      [
        'PATCH',
        `${scene.path}/answers/${ids.answer}`,
        { version: 1, values: { groupId: group.body.id }, reason: 'x' },
      ],
    ]
    for (const [method, path, body] of bodies) {
      const reply = await owner.call<Refusal>(method, path, body)
      expect([path, reply.status, reply.body.code]).toEqual([path, 409, 'database.reference-broken'])
    }
    const stolen = await owner.call<Refusal>('PUT', `${scene.path}/sheets/${ids.answer}`, sheet())
    expect([stolen.status, stolen.body.code]).toEqual([409, 'collection.id-taken'])
  })
})

describe('a change of the chain', () => {
  it.each([
    ['update-element', () => ({ id: made.element?.id, version: 1, values: { who: 'x' } })],
    ['remove-element', () => ({ id: made.element?.id, version: 1 })],
    ['restore-element', () => ({ id: made.element?.id })],
    ['update-link', () => ({ id: made.link?.id, version: 1, values: { note: 'x' } })],
    ['remove-link', () => ({ id: made.link?.id, version: 1 })],
    ['restore-link', () => ({ id: made.link?.id })],
  ] as [string, () => object][])('touches its own evaluation alone: %s', async (act, change) => {
    const changes = [{ do: act, ...change() }]
    const reply = await owner.call<Refusal>('POST', `${here}/chain/changes`, { id: randomUUID(), changes })
    expect([reply.status, reply.body.code]).toEqual([404, 'record.absent'])
  })

  it.each([
    [
      'an objective',
      'create-element',
      () => ({ type: 'need', statement: 'x', objectiveId: made.objective?.id }),
    ],
    ['elements', 'create-link', () => ({ fromId: made.element?.id, toId: made.other?.id })],
  ] as [string, string, () => object][])('names no %s of another evaluation', async (_, act, values) => {
    const changes = [{ do: act, id: randomUUID(), values: values() }]
    const reply = await owner.call<Refusal>('POST', `${here}/chain/changes`, { id: randomUUID(), changes })
    expect(reply.status).toBe(400)
  })

  it.each([
    ['GET', () => `chain?rivalId=${made.rival?.id}`, () => undefined],
    ['GET', () => `chain/history?rivalId=${made.rival?.id}`, () => undefined],
    ['GET', () => `chain/document?lang=fr&rivalId=${made.rival?.id}`, () => undefined],
    [
      'POST',
      () => `chain-rivals/${made.rival?.id}/merge`,
      () => ({ version: 1, id: randomUUID(), choices: [] }),
    ],
    [
      'POST',
      () => 'chain/changes',
      () => ({
        id: randomUUID(),
        rivalId: made.rival?.id,
        changes: [{ do: 'create-element', id: randomUUID(), values: { type: 'need', statement: 'x' } }],
      }),
    ],
  ] as Knock[])('reaches no rival version of another evaluation: %s %s', async (method, path, body) => {
    const reply = await owner.call<Refusal>(method, `${here}/${path()}`, body())
    expect([reply.status, reply.body.code]).toEqual([404, 'record.absent'])
  })
})

describe('records of another territory', () => {
  it('cannot be named in a body', async () => {
    const elsewhere = await server.makeTerritory(owner, 'Ailleurs')
    const actor = await owner.call<Made>('POST', `/territories/${elsewhere}/actors`, {
      name: 'Ferme',
      kind: 'farm',
    })
    const reply = await owner.call<Refusal>('POST', `${here}/stakeholders`, {
      name: 'Ferme',
      actorId: actor.body.id ?? made.story?.id,
    })
    expect([reply.status, reply.body.code]).toEqual([409, 'database.reference-broken'])
  })

  it.each([
    ['event-guests', (event: string, actor: string) => ({ eventId: event, actorId: actor })],
    ['event-decisions', (event: string) => ({ eventId: event, what: 'x' })],
    ['relays', (_: string, actor: string) => ({ actorId: actor })],
    ['events', (event: string) => ({ title: 'x', parentId: event })],
    ['territory-exchanges', (event: string) => ({ title: 'x', eventId: event })],
  ])('cannot be named by what belongs to this one: %s', async (path, body) => {
    const elsewhere = await server.makeTerritory(owner, 'Ailleurs')
    const at = `/territories/${elsewhere}`
    const actor = await owner.call<Made>('POST', `${at}/actors`, { name: 'Ferme', kind: 'association' })
    const event = await owner.call<Made>('POST', `${at}/events`, { title: 'Marché' })
    expect([actor.status, event.status]).toEqual([201, 201])
    const foreign = body(event.body.id, actor.body.id)
    const reply = await owner.call<Refusal>('POST', `/territories/${territoryId}/${path}`, foreign)
    expect([reply.status, reply.body.code]).toEqual([409, 'database.reference-broken'])
    const own = `/territories/${territoryId}/events/${event.body.id}`
    for (const what of ['', '/guests', '/diagnosis', '/calendar'])
      expect((await owner.call('GET', `${own}${what}`)).status).toBe(404)
  })

  it('cannot be reached by a territory of the body: the one of the path counts', async () => {
    const elsewhere = await server.makeTerritory(owner, 'Ailleurs')
    const reply = await owner.call<Made>('POST', `/territories/${elsewhere}/evaluations`, {
      title: 'x',
      territoryId,
    })
    expect(reply.status).toBe(201)
    const read = await owner.call('GET', `/territories/${elsewhere}/evaluations/${reply.body.id}`)
    expect(read.status).toBe(200)
  })
})

describe('hostile input is the caller’s fault, never ours', () => {
  const story = () => `${here}/stories`
  it.each([
    ['a NUL in a text', () => ['POST', story(), { title: 'a\u0000b' }]],
    ['a NUL in a document', () => ['POST', story(), { cards: { [STORY_CARDS[0]]: 'a\u0000b' } }]],
    ['half a character in a text', () => ['POST', story(), { title: 'a\ud800b' }]],
    ['half a character in a document', () => ['POST', story(), { cards: { [STORY_CARDS[0]]: 'a\ud800b' } }]],
    ['a NUL in a search', () => ['GET', `/territories/${territoryId}/actors?q=%00`, undefined]],
    ['a NUL in a search of purchases', () => ['GET', `${here}/purchases?text=a%00`, undefined]],
    [
      'a version that no integer holds',
      () => ['PATCH', `${there}/stories/${made.story?.id}`, { version: 9e15, values: { title: 'x' } }],
    ],
    [
      'a position that no integer holds',
      () => ['POST', `${here}/objectives`, { change: 'x', position: 9e15 }],
    ],
    ['the year zero', () => ['GET', `${here}/purchases?year=0000`, undefined]],
    ['a day of the year zero', () => ['POST', `${here}/objectives`, { change: 'x', byWhen: '0000-01-01' }]],
    ['a cursor of ours no more', () => ['GET', `${here}/stories?cursor=zzz`, undefined]],
    ['a broken path', () => ['GET', '/territories/%E0%A4%A', undefined]],
    ['a list where a territory belongs', () => ['POST', `/deleted-territories/x/restore`, []]],
    ['mending that is null', () => ['POST', `${here}/purchase-imports`, purchaseFile(CSV, 'null')]],
    [
      'mending that is a number of rows',
      () => ['POST', `${here}/purchase-imports`, purchaseFile(CSV, '{"excludedRows":5}')],
    ],
    [
      'mending with columns that are no columns',
      () => ['POST', `${here}/purchase-imports`, purchaseFile(CSV, '{"columns":[1],"cells":7}')],
    ],
    [
      'an amount that no column holds',
      () => [
        'POST',
        `${here}/purchase-imports`,
        purchaseFile(CSV.replace('120.50', '99999999999999999999.50')),
      ],
    ],
    [
      'a NUL in a purchase',
      () => ['POST', `${here}/purchase-imports`, purchaseFile(CSV.replace('Carottes', 'Caro\u0000ttes'))],
    ],
    [
      'a year zero in a purchase',
      () => ['POST', `${here}/purchase-imports`, purchaseFile(CSV.replace('2025-03-04', '0000-03-04'))],
    ],
    [
      'a kilometre of a light year',
      () => [
        'POST',
        `${here}/purchase-imports`,
        purchaseFile(CSV.replace('PAT,', 'DISTANCE_KM,99999999999')),
      ],
    ],
  ] as [string, () => [string, string, unknown]][])('%s', async (_, ask) => {
    const [method, path, body] = ask()
    const reply = await owner.call<Refusal>(method, path, body)
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(reply.status).toBeLessThan(500)
  })
})

describe('names and numbers that a language or a column minds', () => {
  it('keeps no detail under the name of a prototype', async () => {
    const reply = await server.app.request(`http://localhost:4600/api${here}/chain-elements`, {
      method: 'POST',
      headers: { cookie: owner.cookie, 'content-type': 'application/json' },
      body: '{"type":"need","statement":"x","details":{"__proto__":"y","constructor":"z"}}',
    })
    expect(reply.status).toBe(201)
    expect((await reply.json()).details).toEqual({ constructor: 'z' })
  })

  it('does not take a word of the language for a typed value', async () => {
    const name = 'constructor'
    const variables = [{ name, meaning: '' }]
    const line = { name: 'x', kind: 'quantitative', dimension: 'ECO', formula: `${name} * 2`, variables }
    const { body } = await owner.call<Made>('POST', `${here}/framework-lines`, line)
    const ask = { lineId: body.id, year: '2025', typed: { other: { value: 1, source: '' } } }
    const reply = await owner.call<{ value: number | null }>('POST', `${here}/computations/preview`, ask)
    expect([reply.status, reply.body.value]).toEqual([200, null])
  })

  it('gives no value for a result that no number holds', async () => {
    const variables = [{ name: 'a', meaning: '' }]
    const line = { name: 'x', kind: 'quantitative', dimension: 'ECO', formula: 'a * a', variables }
    const { body } = await owner.call<Made>('POST', `${here}/framework-lines`, line)
    const ask = { lineId: body.id, year: '2025', typed: { a: { value: 1e308, source: '' } } }
    const reply = await owner.call<{ value: number | null }>('POST', `${here}/computations/preview`, ask)
    expect([reply.status, reply.body.value]).toEqual([200, null])
  })

  it('adds up amounts that together outgrow one', async () => {
    const place = await newEvaluation('Grand')
    const rows = CSV.replace('120.50', '999999999999.99')
    const file = `${rows}${rows.split('\n')[1]}\n`
    expect((await owner.call('POST', `${place}/purchase-imports`, purchaseFile(file))).status).toBe(201)
    const reply = await owner.call<{ total: string }>('GET', `${place}/purchases-summary`)
    expect(reply.body.total).toBe('1999999999999.98')
  })

  it('lets a purchase of today enter where today has already begun', async () => {
    const day = new Date(Date.now() + 13 * 3_600_000).toISOString().slice(0, 10)
    const file = purchaseFile(CSV.replace('2025-03-04', day))
    expect((await owner.call('POST', `${await newEvaluation('Wallis')}/purchase-imports`, file)).status).toBe(
      201,
    )
  })
})

describe('what is large', () => {
  const large = (bytes: number) => new File(['x'.repeat(bytes)], 'grand.csv')
  function form(bytes: number): FormData {
    const made = new FormData()
    made.set('file', large(bytes))
    return made
  }

  it('is refused as JSON beyond what any form holds', async () => {
    const reply = await owner.call<Refusal>('POST', `${here}/stories`, { title: 'x'.repeat(3_000_000) })
    expect([reply.status, reply.body.code]).toEqual([413, 'request.too-large'])
  })

  it('is not even read as a file from nobody', async () => {
    const reply = await server.nobody.call<Refusal>('POST', '/host/contours', form(100))
    expect([reply.status, reply.body.code]).toEqual([401, 'accounts.sign-in-first'])
    const open = await server.nobody.call<Refusal>('POST', '/session', form(100))
    expect(open.status).toBe(401)
  })

  it('is taken at the size of contours from the host alone', async () => {
    const member = await server.invite(owner, territoryId, 'owner')
    const reply = await member.call<Refusal>('POST', '/host/contours', form(33 * 1024 * 1024))
    expect([reply.status, reply.body.code]).toEqual([413, 'request.too-large'])
  })
})

describe('replies', () => {
  it('are kept by no cache and listed by no search engine', async () => {
    const { headers } = await owner.call('GET', `${here}/stories`)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-robots-tag')).toContain('noindex')
    expect(headers.get('referrer-policy')).toBe('same-origin')
  })

  it('answer a path that is no text', async () => {
    const reply = await server.app.request('http://localhost:4600/%E0%A4%A.js')
    expect(reply.status).toBe(404)
  })
})

describe('the ordinary role', () => {
  it.each([
    `select mark_leaning(gen_random_uuid(), 'story', '{}', 'change')`,
    `select guard_table('person', 'person')`,
  ])('may not: %s', async (sql) => {
    await expect(server.db.app.query(sql)).rejects.toThrow(/permission denied/)
  })

  it('makes nobody an owner of the demonstration but the host', async () => {
    const { rows } = await server.db.app.query<{ id: string }>(
      `select create_territory($1, 'Démonstration', '', null, true) as id`,
      [owner.personId],
    )
    const member = await server.invite(owner, territoryId, 'reader')
    await server.db.app.query('select adopt_demonstration($1)', [member.personId])
    expect((await member.call('GET', `/territories/${rows[0]?.id}`)).status).toBe(404)
  })
})

describe('whoever guesses links', () => {
  const guess = (app: Server['app'], from: string) =>
    app.request(`http://localhost:4600/api/invitations/${'x'.repeat(43)}`, {
      headers: { 'x-forwarded-for': from },
    })

  it('is slowed by the address that our proxy saw, whatever she writes before it', async () => {
    const behind = await startTestServer({ behindProxy: true })
    for (let i = 0; i < 60; i++) expect((await guess(behind.app, `10.0.0.${i}, 192.0.2.7`)).status).toBe(404)
    expect((await guess(behind.app, '10.0.1.1, 192.0.2.7')).status).toBe(429)
    expect((await guess(behind.app, '192.0.2.7, 192.0.2.8')).status).toBe(404)
    await behind.stop()
  })
})

describe('the link of the first account', () => {
  it('makes one host, however many come at once', async () => {
    const fresh = await startTestServer()
    const token = 't'.repeat(43)
    const hash = createHash('sha256').update(token).digest('hex')
    await fresh.db.app.query('update instance set setup_token_hash = $1', [hash])
    const replies = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        fresh.nobody.call('POST', '/setup', {
          token,
          name: `H${n}`,
          email: `h${n}@example.org`,
          password: 'carottes-et-panais',
          lang: 'fr',
        }),
      ),
    )
    expect(replies.map((r) => r.status).sort()).toEqual([201, 409, 409, 409])
    await fresh.stop()
  })
})

describe('an invitation', () => {
  it('is not revoked by whoever saw an older version of it', async () => {
    const { body } = await owner.call<{ invitation: Made }>(
      'POST',
      `/territories/${territoryId}/invitations`,
      {
        email: 'tard@example.org',
        role: 'reader',
        lang: 'fr',
      },
    )
    const at = `/territories/${territoryId}/invitations/${body.invitation.id}`
    const stale = await owner.call<Refusal>('DELETE', at, { version: body.invitation.version + 1 })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
  })
})
