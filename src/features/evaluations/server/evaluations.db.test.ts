import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Rec = {
  id: string
  version: number
  title: string
  deletedAt: string | null
  change: string
  position: number
}
type Items<T = Rec> = { items: T[]; total: number }
type Problem = { code: string; details: { current: Rec; yours: Partial<Rec> } }
type Task = { task: string; done: boolean; left: number; minutes: number }
type Progress = { steps: { step: string; state: string; tasks: Task[] }[]; next: Task | null }
type AuditEntry = {
  act: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

let server: Server
let owner: Caller
let territoryId: string

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner)
})
afterAll(() => server?.stop())

async function newEvaluation(title = 'Cantines', territory = territoryId) {
  const base = `/territories/${territory}/evaluations`
  const { body } = await owner.call<Rec>('POST', base, { title })
  return { base, id: body.id, version: body.version, path: `${base}/${body.id}` }
}

async function progressOf(path: string) {
  const { body } = await owner.call<Progress>('GET', `${path}/progress`)
  const tasks = new Map(body.steps.flatMap((step) => step.tasks).map((task) => [task.task, task]))
  return { ...body, left: (task: string) => tasks.get(task)?.left }
}

describe('an evaluation', () => {
  it('keeps its perimeter sheet as it was sent, codes of communes as text and money exact', async () => {
    const { path, version } = await newEvaluation()
    const perimeter = {
      communes: ['01001', '2A004'],
      meansEuros: '1500.50',
      meansDays: 12.5,
      links: ['collection'],
    }
    const saved = await owner.call('PATCH', path, { version, values: { mode: 'create', perimeter } })
    expect([saved.status, saved.body]).toMatchObject([
      200,
      { mode: 'create', perimeter, version: version + 1 },
    ])
    expect((await owner.call('GET', path)).body).toMatchObject({ perimeter })
  })

  it('keeps what « local » means by a measure, and sheets that had only words', async () => {
    const { path, version } = await newEvaluation()
    const localDefinitions = [
      { product: 'légumes', meaning: 'du coin' },
      { product: '', meaning: '', family: 'VIANDES_VOLAILLES', basis: 'distance', value: '80' },
    ]
    const saved = await owner.call('PATCH', path, { version, values: { perimeter: { localDefinitions } } })
    expect(saved.status).toBe(200)
    expect((await owner.call('GET', path)).body).toMatchObject({ perimeter: { localDefinitions } })
    const wrong = [{ product: '', meaning: '', basis: 'nearby' }]
    const values = { perimeter: { localDefinitions: wrong } }
    expect((await owner.call('PATCH', path, { version: version + 1, values })).status).toBe(400)
  })

  it('refuses a sheet with a link of the chain that does not exist, and nothing has changed', async () => {
    const { path, version } = await newEvaluation()
    const refused = await owner.call('PATCH', path, {
      version,
      values: { perimeter: { links: ['teleportation'] } },
    })
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect((await owner.call<Rec>('GET', path)).body.version).toBe(version)
  })

  it('refuses a stale version and shows both', async () => {
    const { path, version } = await newEvaluation('Avant')
    await owner.call('PATCH', path, { version, values: { title: 'Le leur' } })
    const stale = await owner.call<Problem>('PATCH', path, { version, values: { title: 'Le mien' } })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
    expect(stale.body.details.current).toMatchObject({ title: 'Le leur', version: version + 1 })
    expect(stale.body.details.yours).toMatchObject({ title: 'Le mien' })
    expect((await owner.call('GET', path)).body).toMatchObject({ title: 'Le leur' })
  })

  it('that is deleted leaves the list and comes back whole', async () => {
    const { base, path, id, version } = await newEvaluation('À reprendre')
    expect((await owner.call('DELETE', path, { version })).status).toBe(200)
    const ids = async () => (await owner.call<Items>('GET', `${base}?limit=200`)).body.items.map((e) => e.id)
    expect(await ids()).not.toContain(id)
    expect(
      (await owner.call<Items>('GET', `${base}?deleted=true&limit=200`)).body.items.map((e) => e.id),
    ).toContain(id)
    expect((await owner.call('POST', `${path}/restore`)).body).toMatchObject({
      title: 'À reprendre',
      deletedAt: null,
    })
    expect(await ids()).toContain(id)
  })

  it('leaves a trace of each write, before and after, for the owner', async () => {
    const { path, id, version } = await newEvaluation('Ancien nom')
    await owner.call('PATCH', path, { version, values: { title: 'Nouveau nom' } })
    await owner.call('DELETE', path, { version: version + 1 })
    const query = `?recordKind=evaluation&recordId=${id}`
    const { body } = await owner.call<{ items: AuditEntry[] }>(
      'GET',
      `/territories/${territoryId}/audit${query}`,
    )
    expect(body.items.map((entry) => entry.act).sort()).toEqual(['change', 'create', 'delete'])
    const changed = body.items.find((entry) => entry.act === 'change')
    expect([changed?.before?.title, changed?.after?.title]).toEqual(['Ancien nom', 'Nouveau nom'])
    expect(body.items.find((entry) => entry.act === 'create')?.before).toBeNull()
  })

  it('is read by every member and written by none below facilitator', async () => {
    const { base, path, version } = await newEvaluation('À lire')
    for (const role of ['contributor', 'reviewer', 'reader'] as const) {
      const member = await server.invite(owner, territoryId, role)
      expect((await member.call('GET', path)).status, role).toBe(200)
      expect((await member.call('POST', base, { title: 'Non' })).status, role).toBe(403)
      expect((await member.call('PATCH', path, { version, values: { title: 'Non' } })).status, role).toBe(403)
      expect((await member.call('POST', `${path}/objectives`, { change: 'non' })).status, role).toBe(403)
    }
    const facilitator = await server.invite(owner, territoryId, 'facilitator')
    expect((await facilitator.call('PATCH', path, { version, values: { title: 'Oui' } })).status).toBe(200)
  })
})

describe('the story and the objectives of an evaluation', () => {
  it('belong to it: another evaluation does not list them', async () => {
    const [one, other] = [await newEvaluation('Une'), await newEvaluation('Autre')]
    await owner.call('POST', `${one.path}/stories`, { cards: { moral: 'Ensemble.' } })
    await owner.call('POST', `${one.path}/objectives`, { change: 'vivre de' })
    expect((await owner.call<Items>('GET', `${other.path}/stories`)).body.total).toBe(0)
    expect((await owner.call<Items>('GET', `${other.path}/objectives`)).body.total).toBe(0)
  })

  it('are listed in the order that people gave, then as they came', async () => {
    const { path } = await newEvaluation()
    const made: Rec[] = []
    for (const [position, change] of ['un', 'deux', 'trois'].entries())
      made.push((await owner.call<Rec>('POST', `${path}/objectives`, { change, position })).body)
    const last = made[2]
    await owner.call('PATCH', `${path}/objectives/${last?.id}`, {
      version: last?.version,
      values: { position: -1 },
    })
    const { body } = await owner.call<Items>('GET', `${path}/objectives`)
    expect(body.items.map((objective) => objective.change)).toEqual(['trois', 'un', 'deux'])
  })

  it('come back after a deletion', async () => {
    const { path } = await newEvaluation()
    const { body } = await owner.call<Rec>('POST', `${path}/objectives`, {
      change: 'doubler',
      sat: ['O1', 'O4'],
    })
    await owner.call('DELETE', `${path}/objectives/${body.id}`, { version: body.version })
    expect((await owner.call<Items>('GET', `${path}/objectives`)).body.total).toBe(0)
    const back = await owner.call('POST', `${path}/objectives/${body.id}/restore`)
    expect(back.body).toMatchObject({ change: 'doubler', sat: ['O1', 'O4'], deletedAt: null })
  })

  it('are drawn from several stories: a correction of any of them asks to look at the objective again', async () => {
    const { path } = await newEvaluation()
    const story = async (title: string) => (await owner.call<Rec>('POST', `${path}/stories`, { title })).body
    const [one, two] = [await story('Aline'), await story('Yanis')]
    const drawn = { change: 'vivre de', storyIds: [one.id, two.id] }
    const objective = (await owner.call<Rec>('POST', `${path}/objectives`, drawn)).body
    const read = async () =>
      (
        await owner.call<Rec & { storyIds: string[]; toReview: boolean }>(
          'GET',
          `${path}/objectives/${objective.id}`,
        )
      ).body
    expect(await read()).toMatchObject({ storyIds: [one.id, two.id], toReview: false })
    await owner.call('PATCH', `${path}/stories/${two.id}`, {
      version: two.version,
      values: { cards: { moral: 'Un cochon qui reste' } },
    })
    expect((await read()).toReview).toBe(true)
    const other = await newEvaluation('Autre')
    const foreign = (await owner.call<Rec>('POST', `${other.path}/stories`, {})).body
    const refused = await owner.call<Problem>('PATCH', `${path}/objectives/${objective.id}`, {
      version: (await read()).version,
      values: { storyIds: [one.id, foreign.id] },
    })
    expect([refused.status, refused.body.code]).toEqual([409, 'database.reference-broken'])
    expect((await read()).storyIds).toEqual([one.id, two.id])
  })

  it('cannot be put into an evaluation of another territory, nor lean on its story', async () => {
    const elsewhere = await server.makeTerritory(owner, 'Ailleurs')
    const [here, there] = [await newEvaluation('Ici'), await newEvaluation('Là-bas', elsewhere)]
    const story = (await owner.call<Rec>('POST', `${there.path}/stories`, {})).body
    const crossed = `/territories/${territoryId}/evaluations/${there.id}`
    for (const [path, body] of [
      [`${crossed}/objectives`, { change: 'passer' }],
      [`${crossed}/stories`, {}],
      [`${here.path}/objectives`, { change: 'passer', storyIds: [story.id] }],
    ] as const) {
      const refused = await owner.call('POST', path, body)
      expect(refused.status, path).toBeGreaterThanOrEqual(400)
      expect(refused.status, path).toBeLessThan(500)
    }
    expect((await owner.call('GET', crossed)).status).toBe(404)
    expect((await owner.call('GET', `${crossed}/progress`)).status).toBe(404)
    expect((await owner.call<Items>('GET', `${there.path}/objectives`)).body.total).toBe(0)
  })
})

describe('the progress of an evaluation', () => {
  it('begins with the perimeter, title and mode already given', async () => {
    const { path } = await newEvaluation()
    const progress = await progressOf(path)
    expect(progress.next).toMatchObject({ task: 'fill_perimeter', left: 14, minutes: 14 })
    expect(progress.steps.map((step) => step.state)).toEqual([
      'under_way',
      'untouched',
      'untouched',
      'untouched',
    ])
  })

  it('counts cards that hold words, objectives, and ticks; what is deleted no longer counts', async () => {
    const { path } = await newEvaluation()
    await owner.call('POST', `${path}/stories`, {
      cards: { character: 'Aline', arrival: 'La cantine', moral: '  ' },
    })
    const ticks = { beneficiary: true, change: true, observable: true, dated: true, partial_influence: true }
    const held = (await owner.call<Rec>('POST', `${path}/objectives`, { change: 'vivre de', ticks })).body
    await owner.call('POST', `${path}/objectives`, { change: 'doubler', ticks: { ...ticks, dated: null } })
    const before = await progressOf(path)
    expect(['write_story', 'draw_objectives', 'test_objectives'].map(before.left)).toEqual([6, 1, 1])
    await owner.call('DELETE', `${path}/objectives/${held.id}`, { version: held.version })
    const after = await progressOf(path)
    expect(['write_story', 'draw_objectives'].map(after.left)).toEqual([6, 2])
  })

  it('lets a later step begin before an earlier one is done', async () => {
    const { path } = await newEvaluation()
    await owner.call('POST', `${path}/chain-elements`, {
      type: 'activity',
      statement: 'Ouvrir une légumerie',
    })
    const { steps, next } = await progressOf(path)
    expect(steps.map((step) => step.state).slice(0, 2)).toEqual(['under_way', 'under_way'])
    expect(next?.task).toBe('fill_perimeter')
  })
})
