import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { networkOf, type Refusal, type Row } from '../../../../tests/support/network-of-test.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Preview = {
  format: string
  actors: { key: string; name: string; matchId: string | null; doubts: { id: string }[] }[]
  worlds: { name: string; matchId: string | null }[]
  counts: { memberships: number; ties: number }
  problems: { code: string; where: string; params: Record<string, unknown> }[]
}

let server: Server
let owner: Caller
let net: ReturnType<typeof networkOf>

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
})
afterAll(() => server?.stop())

async function fresh() {
  net = networkOf(owner, await server.makeTerritory(owner))
  return net
}

type Given = { nodes?: string; choices?: object | string; mode?: string; name?: string }

function form(edges: string, { nodes, choices, mode, name = 'reseau.csv' }: Given): FormData {
  const made = new FormData()
  made.set('file', new File([edges], name))
  if (nodes !== undefined) made.set('nodes', new File([nodes], 'noeuds.csv'))
  if (choices !== undefined)
    made.set('choices', typeof choices === 'string' ? choices : JSON.stringify(choices))
  if (mode !== undefined) made.set('mode', mode)
  return made
}
const preview = async (edges: string, given: Given = {}) =>
  (await owner.call<Preview>('POST', `${net.here}/network/import/preview`, form(edges, given))).body
const enter = (edges: string, given: Given = {}) =>
  owner.call<Row & Refusal>(
    'POST',
    `${net.here}/network/import`,
    form(edges, { mode: 'all-good-rows', ...given }),
  )

const NODES = `id;nom;mode;type
1;Ferme du Puits;acteur;producteur
2;Cuisine centrale;acteur;cantine
3;Épicerie du Pond;acteur;magasin
m;Agriculture;monde;
n;Nouveau monde;monde;
`
const EDGES = `source;target;type;force;depuis
2;1;achat;forte;2024-01-01
1;m;;3;2020-01-01
3;n;;1;
3;1;confiance;faible;
`

describe('a network file', () => {
  it('shows what it would bring, whom it recognises and whom it doubts; nothing is written', async () => {
    const { actor, world, list } = await fresh()
    const farm = await actor('ferme du puits')
    const shop = await actor('Épicerie du Pont')
    const worldId = await world('agriculture')
    const seen = await preview(EDGES, { nodes: NODES })
    expect(seen.format).toBe('csv')
    expect(seen.actors.map((a) => [a.key, a.matchId, a.doubts.map((d) => d.id)])).toEqual([
      ['1', farm, []],
      ['2', null, []],
      ['3', null, [shop]],
    ])
    expect(seen.worlds).toEqual([
      { name: 'Agriculture', matchId: worldId },
      { name: 'Nouveau monde', matchId: null },
    ])
    expect(seen.counts).toEqual({ memberships: 2, ties: 2, actions: 0 })
    expect([(await list('actors')).total, (await list('network/sources')).total]).toEqual([2, 0])
  })

  it('enters as one source, as it was chosen, and goes and comes back as a whole', async () => {
    const { actor, list, undo, restore } = await fresh()
    const shop = await actor('Épicerie du Pont')
    const choices = { matches: { 3: shop }, worlds: { Agriculture: 'new' }, heldOn: '2026-01-31' }
    const entered = await enter(EDGES, { nodes: NODES, choices })
    expect(entered.status).toBe(201)
    expect(entered.body).toMatchObject({
      kind: 'import',
      fileName: 'reseau.csv',
      heldOn: '2026-01-31',
      counts: { actors: 2, memberships: 2, ties: 2 },
    })
    const totals = async () =>
      Promise.all(
        ['actors', 'worlds', 'actor-ties', 'world-memberships'].map(async (p) => (await list(p)).total),
      )
    expect(await totals()).toEqual([3, 2, 2, 2])
    const farm = (await list('actors')).items.find((a) => a.name === 'Ferme du Puits')
    expect(farm).toMatchObject({ kind: 'producer', worlds: ['Agriculture'] })
    expect((await list(`actor-ties?actorId=${shop}`)).items[0]).toMatchObject({ kind: 'trust', strength: 1 })
    const undone = await undo(entered.body)
    expect(await totals()).toEqual([1, 0, 0, 0])
    await restore(undone)
    expect(await totals()).toEqual([3, 2, 2, 2])
  })

  it('leaves out whom and what was skipped, with their ties', async () => {
    const { list } = await fresh()
    const choices = { matches: { 1: 'skip' }, worlds: { 'Nouveau monde': 'skip' } }
    expect((await enter(EDGES, { nodes: NODES, choices })).body.counts).toMatchObject({
      actors: 2,
      memberships: 0,
      ties: 0,
    })
    expect((await list('worlds')).items.map((w) => w.name)).toEqual(['Agriculture'])
  })

  it('is told when it comes twice, and may come again once it was undone', async () => {
    const { undo } = await fresh()
    const first = await enter(EDGES, { nodes: NODES })
    const seen = await preview(EDGES, { nodes: NODES })
    expect(seen.problems[0]).toMatchObject({ code: 'worlds.import-again', params: { title: 'reseau.csv' } })
    const again = await enter(EDGES, { nodes: NODES })
    expect([again.status, again.body.code]).toEqual([409, 'worlds.import-again'])
    await undo(first.body)
    expect((await enter(EDGES, { nodes: NODES })).status).toBe(201)
  })

  it('with bad rows enters its good ones, or nothing', async () => {
    await fresh()
    const edges = `${EDGES}1;9;achat;1;\n2;2;achat;1;\n`
    const seen = await preview(edges, { nodes: NODES })
    expect(seen.problems.map((p) => [p.code, p.where]).slice(0, 2)).toEqual([
      ['network.node-unknown', 'edges 6'],
      ['network.self-tie', 'edges 7'],
    ])
    const refused = await enter(edges, { nodes: NODES, mode: 'all-or-nothing' })
    expect([refused.body.code, refused.body.details]).toMatchObject([
      'worlds.import-has-problems',
      { problems: 2 },
    ])
    expect((await enter(edges, { nodes: NODES })).body.counts).toMatchObject({ ties: 2 })
  })

  it('waits for whom it doubts when everything must enter', async () => {
    const { actor } = await fresh()
    await actor('Épicerie du Pont')
    const refused = await enter(EDGES, { nodes: NODES, mode: 'all-or-nothing' })
    expect(refused.body.code).toBe('worlds.import-has-problems')
    const choices = { matches: { 3: 'new' } }
    expect((await enter(EDGES, { nodes: NODES, choices, mode: 'all-or-nothing' })).status).toBe(201)
  })

  it('makes a new actor of the same name where somebody says so, and one of two rows alike', async () => {
    const { actor, list } = await fresh()
    await actor('Cuisine centrale')
    const nodes = `${NODES}4;ferme DU puits;acteur;producteur\n`
    const edges = `${EDGES}4;1;confiance;1;\n`
    const entered = await enter(edges, { nodes, choices: { matches: { 2: 'new' } } })
    expect(entered.status).toBe(201)
    expect((await list('actors')).items.map((a) => a.name).sort()).toEqual(
      ['Cuisine centrale', 'Cuisine centrale', 'Ferme du Puits', 'Épicerie du Pond'].sort(),
    )
  })

  it('brings no person in, and says so', async () => {
    await fresh()
    const nodes = `${NODES}5;Anne Roux;acteur;personne\n`
    const edges = `${EDGES}5;1;confiance;1;\n`
    expect((await preview(edges, { nodes })).problems.map((p) => p.code)).toContain('worlds.import-person')
    expect((await enter(edges, { nodes })).body.counts).toMatchObject({ actors: 3, ties: 2 })
  })

  it('that is none says what is wrong with it', async () => {
    await fresh()
    const codes = []
    for (const text of ['', 'x', '<html></html>', 'source;target\n'])
      codes.push((await enter(text)).body.code)
    expect(codes.every((code) => /^(tables|network|worlds)\./.test(String(code)))).toBe(true)
    expect((await enter(EDGES, { nodes: NODES, choices: '{' })).body.code).toBe(
      'worlds.import-choices-unreadable',
    )
    expect((await enter(EDGES, { nodes: NODES, choices: { matches: { 1: 'perhaps' } } })).body.code).toBe(
      'worlds.import-choices-unreadable',
    )
  })

  it('of Gephi enters too', async () => {
    const { list } = await fresh()
    const gexf = `<?xml version="1.0" encoding="UTF-8"?><gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="undirected">
      <nodes><node id="a" label="Moulin"/><node id="b" label="Fournil"/></nodes><edges><edge id="0" source="a" target="b"/></edges></graph></gexf>`
    expect((await preview(gexf, { name: 'x.gexf' })).format).toBe('gexf')
    const entered = await enter(gexf, { name: 'x.gexf', choices: { tieKind: 'joint_project' } })
    expect(entered.status).toBe(201)
    expect((await list('actor-ties')).items[0]).toMatchObject({ kind: 'joint_project' })
  })

  it('of twenty thousand ties enters whole', async () => {
    await fresh()
    const lines = Array.from(
      { length: 20_000 },
      (_, i) => `A ${i % 5000};A ${(i + 1 + Math.floor(i / 5000)) % 5000};2`,
    )
    const entered = await enter(`source;target;force\n${lines.join('\n')}\n`)
    expect(entered.body.counts).toMatchObject({ actors: 5000, ties: 20_000 })
  }, 60_000)
})
