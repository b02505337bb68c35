import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { networkOf } from '../../../../tests/support/network-of-test.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>

let server: Server
let owner: Caller

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
})
afterAll(() => server?.stop())

/** The four ties that sources may say, between three actors whom whoever comes first brings. */
const TIES = [
  ['a', 'b', 'trust'],
  ['b', 'c', 'trust'],
  ['a', 'c', 'purchase'],
  ['c', 'a', 'purchase'],
] as const

it('whatever is undone and brought back, what stands is what standing sources say', async () => {
  const says = fc.uniqueArray(fc.nat(TIES.length - 1), { minLength: 1 })
  const sources = fc.array(says, { minLength: 1, maxLength: 4 })
  const acts = fc.array(fc.nat(20), { maxLength: 10 })
  await fc.assert(
    fc.asyncProperty(sources, acts, async (told, turns) => {
      const net = networkOf(owner, await server.makeTerritory(owner))
      const entered: { id: string; stands: boolean; heldOn: string; says: readonly number[] }[] = []
      for (const [i, said] of told.entries()) {
        const heldOn = `2025-0${i + 1}-01`
        const ties = said.map((n) => {
          const [from = '', to = '', kind = ''] = TIES[n] ?? []
          return { from, to, kind, strength: 1 + (i % 3) }
        })
        const keys = [...new Set(ties.flatMap(({ from, to }) => [from, to]))]
        const actors = keys.map((key) => ({ key, name: `Acteur ${key}`, kind: 'association' }))
        const { status } = await net.enter({ actors, ties }, { id: randomUUID(), heldOn }).then((reply) => {
          entered.push({ id: String(reply.source.id), stands: true, heldOn, says: said })
          return reply
        })
        expect(status).toBe(201)
      }
      for (const turn of turns) {
        const source = entered[turn % entered.length]
        if (!source) continue
        const now = (await net.get(`network/sources/${source.id}`)) as { id: string; version: number }
        await (source.stands ? net.undo(now) : net.restore(now))
        source.stands = !source.stands
        const standing = entered.filter((each) => each.stands)
        const wanted = TIES.map(
          (_, n) => standing.filter((each) => each.says.includes(n)).at(-1)?.heldOn,
        ).filter(Boolean)
        const ties = (await net.list('actor-ties')).items
        expect(ties.map((tie) => tie.seenOn).sort()).toEqual(wanted.sort())
        const named = new Set(
          standing.flatMap((each) => each.says.flatMap((n) => TIES[n]?.slice(0, 2) ?? [])),
        )
        expect((await net.list('actors')).total).toBe(named.size)
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)
