import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterMadeNetwork } from '../../../../tests/support/made-territory-network.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Network = {
  data: Record<
    'actors' | 'worlds' | 'ties' | 'memberships',
    { id: string; name?: string; since?: string | null }[]
  >
}

let server: Server
let owner: Caller
let here: string
const SIZE = { actors: 120, ties: 260, worlds: 9 }

async function ask<T>(method: string, path: string, data?: object): Promise<T> {
  const reply = await owner.call<T>(method, path, data)
  if (reply.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(reply.body)}`)
  return reply.body
}
const read = (territory: string) => ask<Network>('GET', `${territory}/network`)
const fileOf = (format: string) => ask<string>('GET', `${here}/network/export?format=${format}`)

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  here = `/territories/${await server.makeTerritory(owner)}`
  await enterMadeNetwork(ask, here, SIZE)
})
afterAll(() => server?.stop())

describe.each(['gexf', 'graphml', 'csv'])('an export in %s', (format) => {
  it('is imported into another territory with the same worlds, actors, ties, memberships and dates', async () => {
    const there = `/territories/${await server.makeTerritory(owner, `Retour ${format}`)}`
    const form = new FormData()
    form.set('file', new File([await fileOf(format)], `reseau.${format}`))
    if (format === 'csv') form.set('nodes', new File([await fileOf('csv-nodes')], 'noeuds.csv'))
    form.set('mode', 'all-good-rows')
    await ask('POST', `${there}/network/import`, form)
    const [before, after] = [(await read(here)).data, (await read(there)).data]
    for (const part of ['actors', 'worlds', 'ties', 'memberships'] as const)
      expect(after[part], part).toHaveLength(before[part].length)
    const names = (data: Network['data']) => data.actors.map(({ name }) => name).toSorted()
    expect(names(after)).toEqual(names(before))
    const since = (data: Network['data']) =>
      [...data.ties, ...data.memberships].map((each) => each.since ?? '').toSorted()
    expect(since(after)).toEqual(since(before))
  })
})
