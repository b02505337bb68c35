import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { networkOf } from '../../../../tests/support/network-of-test.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

let server: Awaited<ReturnType<typeof startTestServer>>
let owner: Caller
let net: ReturnType<typeof networkOf>

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  net = networkOf(owner, await server.makeTerritory(owner, 'Ici "><script>alert(0)</script>'))
})
afterAll(() => server?.stop())

const NAMES = [
  '=HYPERLINK("http://example.org")',
  '@SUM(A1)',
  '+1+1',
  '<script>alert(1)</script>',
  '"><image href="http://example.org/x"/>',
  '#eval("1 + 1") #read("/etc/passwd") $x$',
  'deux\r\nlignes',
  '__proto__',
  'constructor',
]

describe('names that mean harm', () => {
  it('leave as text in every file', async () => {
    for (const name of NAMES) {
      const actorId = await net.actor(name)
      await net.make('world-memberships', { worldId: await net.world(name), actorId })
    }
    const files = new Map<string, string>()
    for (const format of ['svg', 'pdf', 'gexf', 'graphml', 'csv', 'csv-nodes']) {
      const reply = await owner.call<string>('GET', `${net.here}/network/export?format=${format}`)
      expect([format, reply.status]).toEqual([format, 200])
      files.set(format, String(reply.body))
    }
    for (const format of ['svg', 'gexf', 'graphml']) {
      expect(files.get(format)).not.toMatch(/<script|<image/)
      expect(files.get(format)).toMatch(/(&lt;|&#60;)script(&gt;|&#62;)/)
    }
    for (const format of ['csv', 'csv-nodes']) {
      expect(files.get(format)).toContain("'=HYPERLINK")
      expect(files.get(format)).not.toMatch(/(^|[;\n"])[=@+]/m)
    }
  })
})

describe('places sent back', () => {
  it('are places on a map, or refused', async () => {
    const { data } = (await net.get('network')) as unknown as { data: { worlds: { id: string }[] } }
    const worldId = data.worlds[0]?.id ?? ''
    for (const place of [
      [1e308, 1e308, 1e308],
      [0, 0, -1],
    ]) {
      const positions = { worlds: { [worldId]: place }, actors: {} }
      expect(await net.refused('POST', 'network/layout', { positions })).toEqual([400, 'request.invalid'])
    }
  })
})
