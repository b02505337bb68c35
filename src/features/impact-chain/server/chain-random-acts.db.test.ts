import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { someChanges } from '../../../../tests/support/chain-arbitraries.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import type { ChainChange } from '../domain/chain-change.ts'
import { applyChanges, invertChanges, renewChanges } from '../domain/chain-changes.ts'
import { standing, type WholeChain } from '../domain/chain-record.ts'

let server: Awaited<ReturnType<typeof startTestServer>>
let owner: Caller
let territoryId: string

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner)
})
afterAll(() => server?.stop())

/** The changes of `tests/support/chain-arbitraries.ts` under identifiers that the database takes. */
function withRealIds(changes: readonly ChainChange[], ids: Map<string, string>): ChainChange[] {
  const real = (id: string) => {
    const known = ids.get(id) ?? randomUUID()
    ids.set(id, known)
    return known
  }
  const text = JSON.stringify(changes).replace(/"([el]\d+)"/g, (_, id: string) => `"${real(id)}"`)
  return JSON.parse(text) as ChainChange[]
}

/** What stands, versions included; not when, nor what the thread of evidence marked. */
function plain(chain: WholeChain) {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  const bare = <R extends object>(record: R) => ({ ...record, createdAt: '', updatedAt: '', toReview: false })
  const { elements, links } = standing(chain)
  return { elements: elements.map(bare).sort(byId), links: links.map(bare).sort(byId) }
}

it('the database makes of any acts, their undoing and redoing what the domain makes of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someChanges, { minLength: 1, maxLength: 3 }), async (acts) => {
      const made = await owner.call<{ id: string }>('POST', `/territories/${territoryId}/evaluations`, {
        title: 'x',
      })
      const evaluationId = made.body.id
      const at = `/territories/${territoryId}/evaluations/${evaluationId}`
      const ids = new Map<string, string>()
      let chain: WholeChain = { elements: [], links: [] }
      const act = async (asked: readonly ChainChange[]) => {
        const changes = renewChanges(chain, asked)
        if (changes.length === 0) return []
        const before = chain
        const reply = await owner.call<{ code?: string }>('POST', `${at}/chain/changes`, {
          id: randomUUID(),
          changes,
        })
        expect([reply.status, reply.body.code]).toEqual([200, undefined])
        const after = applyChanges(chain, changes, randomUUID(), { evaluationId, rivalId: null })
        chain = (await owner.call<WholeChain>('GET', `${at}/chain`)).body
        expect(plain(chain)).toEqual(plain(after))
        return invertChanges(before, changes)
      }
      for (const changes of acts) {
        const undo = await act(withRealIds(changes, ids))
        const redo = await act(undo)
        await act(redo)
      }
    }),
    { numRuns: 40 },
  )
})
