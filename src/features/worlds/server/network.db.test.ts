import { MultiGraph } from 'graphology'
import gexf from 'graphology-gexf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { networkOf } from '../../../../tests/support/network-of-test.ts'
import { networkxVersion, readByNetworkx } from '../../../../tests/support/networkx.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Positions = { worlds: Record<string, number[]>; actors: Record<string, number[]> }
type Network = {
  data: { actors: { id: string }[]; ties: unknown[]; memberships: unknown[] }
  positions: Positions
  settings: { version: number; sleepingMonths: number }
}
type Study = {
  figures: { code: string; value: number | null; reason: string | null; reading: string | null }[]
  warnings: string[]
  actorFigures: { ids: string[]; columns: Record<string, (number | null)[]>; ranks: object }
  worldFigures: { ids: string[] }
  articulation: unknown[]
  pairs: { shared: number }[]
}
type Proposal = {
  worldA: string
  worldB: string
  shared: number
  form: string
  relevanceFrom: string
  score: number
}

let server: Server
let owner: Caller
let reader: Caller
let territoryId: string
let net: ReturnType<typeof networkOf>
const worlds: Record<string, string> = {}
const actors: string[] = []

/** Farming and shops share two actors; health has three of its own and shares none. */
beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner, 'Figeac')
  reader = await server.invite(owner, territoryId, 'reader')
  net = networkOf(owner, territoryId)
  for (const name of ['Agriculture', 'Commerce', 'Santé', 'Médias']) worlds[name] = await net.world(name)
  for (let i = 0; i < 9; i++) actors.push(await net.actor(`Acteur ${i}`))
  const join = async (i: number, world: string, since: string | null = null) =>
    net.make('world-memberships', { actorId: actors[i], worldId: worlds[world], since })
  for (const i of [0, 1, 2, 3]) await join(i, 'Agriculture')
  for (const i of [2, 3, 4]) await join(i, 'Commerce')
  for (const i of [5, 6, 7]) await join(i, 'Santé')
  const tie = async (a: number, b: number, kind = 'information', since: string | null = null) =>
    net.make('actor-ties', { fromId: actors[a], toId: actors[b], kind, since })
  await tie(0, 1)
  await tie(1, 2)
  await tie(2, 4, 'purchase')
  await tie(4, 5, 'trust', '2024-03-01')
  await tie(5, 6)
  await tie(6, 7)
  await tie(5, 7)
})
afterAll(() => server?.stop())

const read = async <T>(path: string, by = owner) => {
  const reply = await by.call<T>('GET', `/territories/${territoryId}/network${path}`)
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return reply.body
}
const post = <T = Record<string, unknown>>(path: string, body: object, by = owner) =>
  by.call<T>('POST', `/territories/${territoryId}/network/${path}`, body)

describe('the network', () => {
  it('gives everyone a place, and the same one the next time, also when others come', async () => {
    const first = await read<Network>('')
    expect(Object.keys(first.positions.worlds)).toHaveLength(4)
    expect(Object.keys(first.positions.actors)).toHaveLength(9)
    const newcomer = await net.actor('Maraîcher du Célé')
    await net.make('world-memberships', { actorId: newcomer, worldId: worlds.Agriculture })
    const { positions } = await read<Network>('')
    expect(positions.actors[newcomer]).toHaveLength(2)
    expect(positions).toMatchObject(first.positions)
    expect((await read<Network>('', reader)).positions).toEqual(positions)
  })

  it('is laid out anew on demand, and put back by sending the former places', async () => {
    const { positions: before } = await read<Network>('')
    const anew = await post<{ positions: Positions; former: Positions }>('layout', {})
    expect(anew.status).toBe(200)
    expect(anew.body.former).toEqual(before)
    const back = await post<{ positions: Positions }>('layout', { positions: anew.body.former })
    expect(back.body.positions).toEqual(before)
    expect((await read<Network>('')).positions).toEqual(before)
  })
})

describe('the study', () => {
  const figure = (study: Study, code: string) => study.figures.find((each) => each.code === code)

  it('says every figure with its reading, and why one is missing', async () => {
    const study = await read<Study>('/study')
    expect(figure(study, 'coverage')).toMatchObject({ value: 0.75, reading: 'medium' })
    expect(figure(study, 'two-mode-density')?.value).toBeCloseTo(11 / (9 * 4), 12)
    expect(figure(study, 'cut-points')?.value).toBeGreaterThan(0)
    expect(study.warnings).toContain('few-actors')
    expect(study.pairs.map(({ shared }) => shared).sort()).toEqual([0, 0, 0, 0, 0, 2])
    const trust = await read<Study>('/study?kinds=purchase&on=2000-01-01')
    expect(figure(trust, 'ei')?.value).not.toBeNull()
    const none = await read<Study>('/study?kinds=joint_project')
    expect(figure(none, 'modularity')).toMatchObject({ value: null, reason: 'no-ties', reading: null })
  })

  it('changes with the data, and not otherwise', async () => {
    const before = await read<Study>('/study')
    expect(await read<Study>('/study')).toEqual(before)
    const media = await net.make('world-memberships', { actorId: actors[7], worldId: worlds.Médias })
    expect(figure(await read<Study>('/study'), 'coverage')?.value).toBe(1)
    await owner.call('DELETE', `${net.here}/world-memberships/${media.id}`, { version: 1 })
    expect(await read<Study>('/study')).toEqual(before)
  })

  it('keeps what it says of each actor in the team', async () => {
    const team = await read<Study>('/study')
    expect(team.actorFigures.ids).toContain(actors[0])
    expect(team.actorFigures.columns.worlds?.[team.actorFigures.ids.indexOf(actors[2] ?? '')]).toBe(2)
    const shown = await read<Study>('/study', reader)
    expect(JSON.stringify(shown)).not.toContain(actors[0])
    expect(shown.worldFigures.ids).toHaveLength(4)
    expect(shown.articulation).toEqual([])
  })

  it('takes thresholds of the territory, and refuses those that do not ascend', async () => {
    const settings = `/territories/${territoryId}/network/settings`
    const wrong = await owner.call<{ code: string }>('PUT', settings, {
      version: 0,
      values: { thresholds: { coverage: [0.9, 0.2] } },
    })
    expect([wrong.status, wrong.body.code]).toEqual([400, 'worlds.thresholds-wrong'])
    const set = await owner.call<{ version: number }>('PUT', settings, {
      version: 0,
      values: { thresholds: { coverage: [0.5, 0.7] }, sleepingMonths: 12 },
    })
    expect(set.status).toBe(200)
    expect(figure(await read<Study>('/study'), 'coverage')?.reading).toBe('wide')
    const stale = await owner.call<{ code: string }>('PUT', settings, {
      version: 0,
      values: { sleepingMonths: 6 },
    })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
  })
})

describe('who should meet', () => {
  const accept = (id: string, proposal: Proposal) =>
    post<{ encounterId: string; actionId: string }>('who-should-meet/accept', {
      id,
      worldAId: proposal.worldA,
      worldBId: proposal.worldB,
      form: proposal.form,
      introducers: [actors[4]],
      plannedOn: '2027-02-01',
      title: 'Visite croisée à la maison de santé',
    })

  it('puts large worlds that share nobody first, and hears what the team says of them', async () => {
    const [first] = await read<Proposal[]>('/who-should-meet')
    expect(first).toMatchObject({ shared: 0, form: 'cross_visit', relevanceFrom: 'default' })
    expect([first?.worldA, first?.worldB].sort()).toEqual([worlds.Agriculture, worlds.Santé].sort())
    const pair = { a: worlds.Commerce, b: worlds.Santé, value: 1 }
    const { settings } = await read<Network>('')
    await owner.call('PUT', `/territories/${territoryId}/network/settings`, {
      version: settings.version,
      values: { complementarity: [pair] },
    })
    const [told] = await read<Proposal[]>('/who-should-meet')
    expect(told?.relevanceFrom).toBe('matrix')
    expect([told?.worldA, told?.worldB].sort()).toEqual([worlds.Commerce, worlds.Santé].sort())
  })

  it('becomes one planned action of both worlds, however often it is sent, and is not proposed again', async () => {
    const [proposal] = await read<Proposal[]>('/who-should-meet')
    if (!proposal) throw new Error('nothing proposed')
    const id = crypto.randomUUID()
    const first = await accept(id, proposal)
    expect(first.status).toBe(201)
    expect((await accept(id, proposal)).body).toEqual(first.body)
    const { actionId } = first.body
    expect(await net.get(`actions/${actionId}`)).toMatchObject({ state: 'planned', startedOn: '2027-02-01' })
    expect((await net.list(`action-worlds?actionId=${actionId}`)).total).toBe(2)
    expect((await net.list(`action-actors?actionId=${actionId}`)).total).toBe(1)
    const left = await read<Proposal[]>('/who-should-meet')
    expect(left.some((each) => each.worldA === proposal.worldA && each.worldB === proposal.worldB)).toBe(
      false,
    )
  })

  it('leaves a pair that was set aside in peace', async () => {
    const before = await read<Proposal[]>('/who-should-meet?limit=50')
    const [proposal] = before
    if (!proposal) throw new Error('nothing proposed')
    const { worldA, worldB, form } = proposal
    await net.make('world-encounters', { worldAId: worldB, worldBId: worldA, form, state: 'set_aside' })
    const after = await read<Proposal[]>('/who-should-meet?limit=50')
    expect(after).toEqual(before.slice(1))
  })

  it('hears objectives that two worlds serve, and stakeholders to mobilise', async () => {
    const own = networkOf(owner, await server.makeTerritory(owner))
    const [a, b, c] = [await own.world('Agriculture'), await own.world('Santé'), await own.world('Médias')]
    const farm = await own.actor('Ferme')
    for (const [actorId, worldId] of [
      [farm, a],
      [await own.actor('Cabinet'), b],
      [await own.actor('Radio'), c],
    ])
      await own.make('world-memberships', { actorId, worldId })
    const relevances = async () =>
      new Map(
        (await owner.call<Proposal[]>('GET', `${own.here}/network/who-should-meet`)).body.map(
          ({ worldA, worldB, relevanceFrom }) => [[worldA, worldB].sort().join(), relevanceFrom],
        ),
      )
    const pair = (x: string, y: string) => [x, y].sort().join()
    expect((await relevances()).get(pair(a, b))).toBe('default')
    const evaluation = `evaluations/${(await own.make('evaluations', { title: 'Cantines' })).id}`
    const stakeholder = await own.make(`${evaluation}/stakeholders`, { name: 'Ferme', actorId: farm })
    const rating = `${own.here}/${evaluation}/stakeholders/${stakeholder.id}/rating`
    const rated = await owner.call('PUT', rating, { involvement: 1, importance: 4 })
    expect(rated.status).toBe(200)
    expect((await relevances()).get(pair(a, b))).toBe('to_mobilise')
    expect((await relevances()).get(pair(b, c))).toBe('default')
    await own.make(`${evaluation}/stakeholders`, { name: 'Maison de santé', worlds: ['santé'] })
    await own.make(`${evaluation}/objectives`, { change: 'Manger mieux' })
    expect((await relevances()).get(pair(a, b))).toBe('objectives')
  })

  it('shows what has changed between the two since', async () => {
    type Effects = {
      items: { before: { shared: number }; now: { shared: number }; newTies: number }[]
      total: number
    }
    const [before] = (await read<Effects>('/encounter-effects')).items
    expect(before).toMatchObject({ before: { shared: 0 }, now: { shared: 0 }, newTies: 0 })
    const both = await net.actor('Épicerie des soins')
    await net.make('world-memberships', { actorId: both, worldId: worlds.Commerce })
    await net.make('world-memberships', { actorId: both, worldId: worlds.Santé })
    const [after] = (await read<Effects>('/encounter-effects')).items
    expect(after).toMatchObject({ before: { shared: 0 }, now: { shared: 1 } })
  })
})

describe('exports', () => {
  const fetchFile = async (query: string, by = owner) =>
    by.call<string>('GET', `/territories/${territoryId}/network/export?${query}`)

  it('open in graphology with the same nodes, ties, dates and places', async () => {
    const { data, positions } = await read<Network>('')
    const file = await fetchFile('format=gexf')
    expect(file.headers.get('content-disposition')).toContain('figeac-reseau.gexf')
    const graph = gexf.parse(MultiGraph, file.body, { addMissingNodes: false })
    expect(graph.order).toBe(data.actors.length + 4)
    expect(graph.size).toBe(data.ties.length + data.memberships.length)
    const [x, y] = positions.actors[actors[0] ?? ''] ?? []
    expect(graph.getNodeAttributes(actors[0])).toMatchObject({
      x,
      y: -(y ?? 0),
      label: 'Acteur 0',
      mode: 'actor',
    })
    const dated = graph.filterEdges((_, attributes) => attributes.since === '2024-03-01')
    expect(dated).toHaveLength(1)
  })

  it.skipIf(networkxVersion() === undefined)('open in networkx with the same nodes and ties', async () => {
    const { data } = await read<Network>('')
    for (const format of ['gexf', 'graphml']) {
      const graph = readByNetworkx(`ours.${format}`, (await fetchFile(`format=${format}`)).body)
      expect(graph.nodes).toHaveLength(data.actors.length + 4)
      expect(graph.edges).toHaveLength(data.ties.length + data.memberships.length)
    }
  })

  it('draw the network and say it in CSV', async () => {
    const svg = (await fetchFile('format=svg')).body
    expect(svg).toContain('Agriculture')
    expect(svg).toContain('Acteur 0')
    const csv = (await fetchFile('format=csv')).body
    expect(csv).toContain('Acteur 4;Acteur 5;trust;2;2024-03-01;')
    expect((await fetchFile('format=csv-nodes')).body).toContain('Santé')
    const pdf = await fetchFile('format=pdf')
    expect(pdf.status).toBe(200)
    expect(pdf.body.slice(0, 5)).toBe('%PDF-')
  })

  it('leave persons out, and give them to who leads alone', async () => {
    const refused = await reader.call<{ code: string }>(
      'GET',
      `/territories/${territoryId}/network/export?format=gexf&persons=in`,
    )
    expect([refused.status, refused.body.code]).toEqual([403, 'worlds.persons-stay-in-the-team'])
  })
})
