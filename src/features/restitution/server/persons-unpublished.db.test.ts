import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Rec = { id: string; version: number }
type Refusal = { code: string; details: { findings: { code: string; params: { name?: string } }[] } }

let server: Server
let owner: Caller
let base: string

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  const territoryId = await server.makeTerritory(owner)
  const evaluation = await made('POST', `/territories/${territoryId}/evaluations`, { title: 'Cantines' })
  base = `/territories/${territoryId}/evaluations/${evaluation.id}`
})
afterAll(() => server?.stop())

async function made<T extends object = Rec>(method: string, path: string, body?: unknown): Promise<T> {
  const reply = await owner.call<T>(method, path, body)
  if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

/** A support on a figure whose whole thread names nobody yet. */
async function makeSupport() {
  const story = await made('POST', `${base}/stories`, {
    title: 'Midi',
    cards: { character: 'La cuisinière.' },
  })
  const objective = await made('POST', `${base}/objectives`, {
    change: 'Plus de légumes',
    storyIds: [story.id],
  })
  const element = await made('POST', `${base}/chain-elements`, {
    type: 'output',
    statement: 'Repas servis',
    objectiveId: objective.id,
    stakeholders: ['Cantine', 'Mme Essai'],
  })
  const line = await made('POST', `${base}/framework-lines`, {
    name: 'Repas',
    kind: 'quantitative',
    dimension: 'SOC',
    elementId: element.id,
    objectiveId: objective.id,
    definition: 'Comptés par la cuisine',
  })
  const figure = await made('POST', `${base}/observations`, {
    lineId: line.id,
    periodFrom: '2025-01-01',
    periodTo: '2025-12-31',
    value: 1200,
    source: 'Registre',
    confidence: 'A',
  })
  const support = await made('POST', `${base}/supports`, {
    title: 'Où en sommes-nous ?',
    keyMessage: 'On sert plus de légumes.',
    storyId: story.id,
  })
  const place = `${base}/supports/${support.id}`
  const statement = await made('POST', `${place}/statements`, {
    observationId: figure.id,
    sentence: 'On sert.',
  })
  return { story, support, place, figure, line, statement }
}

async function readAll(token: string, figureId: string, statementId: string): Promise<string> {
  const open = (rest: string) => server.nobody.call<object>('GET', `/public/supports/${token}${rest}`)
  const replies = await Promise.all([
    open(''),
    open(`/thread/observation/${figureId}`),
    open(`/thread/statement/${statementId}`),
  ])
  for (const reply of replies) expect(reply.status).toBe(200)
  return JSON.stringify(replies.map((reply) => reply.body))
}

describe('a person of the stakeholder map', () => {
  it('is in no published support and in no public thread, not even where the chain lists her', async () => {
    const person = await made('POST', `${base}/stakeholders`, { name: 'Mme Essai', kind: 'person' })
    await made('PUT', `${base}/stakeholders/${person.id}/notice`, {
      values: { purpose: 'p', notice: 'n', expiresOn: `${new Date().getFullYear() + 1}-06-01` },
    })
    await made('PUT', `${base}/stakeholders/${person.id}/rating`, {
      involvement: 1,
      importance: 4,
      reason: 'Absente',
    })
    const at = await makeSupport()
    const { token } = await made<{ token: string }>('POST', `${at.place}/publish`, {
      version: at.support.version,
    })
    const said = await readAll(token, at.figure.id, at.statement.id)
    expect(said).toContain('1200')
    expect(said).not.toMatch(/durand|absente|involvement|stakeholder/i)
  })

  it('stops a publication whose text names her, and says whom', async () => {
    await made('POST', `${base}/stakeholders`, { name: 'M. Lacaze', kind: 'person' })
    const at = await makeSupport()
    await made('PATCH', `${at.place}/statements/${at.statement.id}`, {
      version: at.statement.version,
      values: { sentence: 'Grâce à LACAZE, on sert.' },
    })
    const refused = await owner.call<Refusal>('POST', `${at.place}/publish`, { version: at.support.version })
    expect([refused.status, refused.body.code]).toEqual([400, 'restitution.not-publishable'])
    expect(refused.body.details.findings).toMatchObject([
      { code: 'support.names-person', params: { name: 'LACAZE' } },
    ])
  })

  it('is taken out of what was published before somebody wrote her name', async () => {
    await made('POST', `${base}/stakeholders`, { name: 'Mme Factice', kind: 'person' })
    const at = await makeSupport()
    const { token } = await made<{ token: string }>('POST', `${at.place}/publish`, {
      version: at.support.version,
    })
    await made('PATCH', `${at.place}/statements/${at.statement.id}`, {
      version: at.statement.version,
      values: { sentence: 'Mme Factice l’a dit.' },
    })
    await made('PATCH', `${base}/stories/${at.story.id}`, {
      version: at.story.version,
      values: { cards: { character: 'Madame Factice, cuisinière.' } },
    })
    await made('PATCH', `${base}/framework-lines/${at.line.id}`, {
      version: at.line.version,
      values: { definition: 'Comptés par Factice', name: 'Repas (Factice)' },
    })
    const said = await readAll(token, at.figure.id, at.statement.id)
    expect(said).not.toMatch(/vidal|madame/i)
    expect(said).toContain('une personne l’a dit.')
    expect(said).toContain('Comptés par une personne')
  })
})
