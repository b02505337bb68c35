import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import { type ChainChange, editElement, editLink } from '../domain/chain-change.ts'
import { ELEMENT_FIELDS, LINK_FIELDS, standing, type WholeChain } from '../domain/chain-record.ts'
import { planReturn } from '../domain/chain-return.ts'

let server: Awaited<ReturnType<typeof startTestServer>>
let owner: Caller
let chainPath: string

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  const territoryId = await server.makeTerritory(owner, 'Figeac')
  const made = await owner.call<{ id: string }>('POST', `/territories/${territoryId}/evaluations`, {
    title: 'Légumes',
  })
  chainPath = `/territories/${territoryId}/evaluations/${made.body.id}/chain`
})
afterAll(() => server?.stop())

async function act(changes: readonly ChainChange[]): Promise<void> {
  const reply = await owner.call<{ code?: string }>('POST', `${chainPath}/changes`, {
    id: randomUUID(),
    changes,
  })
  expect([reply.status, reply.body.code]).toEqual([200, undefined])
}
const whole = async (query = '') => (await owner.call<WholeChain>('GET', `${chainPath}${query}`)).body

/** What stands, without versions nor instants. */
function contentOf(chain: WholeChain) {
  const { elements, links } = standing(chain)
  const only = (record: object, fields: readonly string[]) =>
    Object.fromEntries(Object.entries(record).filter(([field]) => field === 'id' || fields.includes(field)))
  const byId = (a: Record<string, unknown>, b: Record<string, unknown>) =>
    String(a.id) < String(b.id) ? -1 : 1
  return {
    elements: elements.map((each) => only(each, ELEMENT_FIELDS)).sort(byId),
    links: links.map((each) => only(each, LINK_FIELDS)).sort(byId),
  }
}

describe('a chain brought back to what it was', () => {
  it('is read at a moment from the audit, made to stand again as one act, and that act is undone', async () => {
    const [a, b, c, ab, bc, ac] = Array.from({ length: 6 }, () => randomUUID()) as [
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    await act([
      {
        do: 'create-element',
        id: a,
        values: {
          type: 'activity',
          statement: 'Livrer',
          details: { where: 'Figeac', frequency: 'le lundi' },
        },
      },
      { do: 'create-element', id: b, values: { type: 'output', statement: 'Des repas', position: 1 } },
      { do: 'create-element', id: c, values: { type: 'impact', statement: 'Mieux manger' } },
      { do: 'create-link', id: ab, values: { fromId: a, toId: b, confidence: 3 } },
      { do: 'create-link', id: bc, values: { fromId: b, toId: c } },
    ])
    const history = await owner.call<{ items: { at: string }[] }>('GET', `${chainPath}/history`)
    const moment = history.body.items[0]?.at ?? ''
    const then = await whole(`?at=${encodeURIComponent(moment)}`)
    expect(contentOf(then)).toEqual(contentOf(await whole()))

    const first = await whole()
    const livrer = first.elements.find(({ id }) => id === a)
    const lien = first.links.find(({ id }) => id === ab)
    if (!livrer || !lien) throw new Error('what was made is there')
    await act([
      editElement(livrer, { statement: 'Livrer chaque jour', details: { frequency: '', unit: 'repas' } }),
      editLink(lien, { confidence: 1, delay: 'months' }),
      { do: 'remove-element', id: b, version: 1 },
      { do: 'create-link', id: ac, values: { fromId: a, toId: c } },
    ])
    const before = await whole('?deleted=true')
    expect(before.elements.map(({ deletedAt }) => deletedAt === null)).toContain(false)
    await act(planReturn(before, then))
    expect(contentOf(await whole())).toEqual(contentOf(then))

    await act(planReturn(await whole('?deleted=true'), before))
    expect(contentOf(await whole())).toEqual(contentOf(before))
  })
})
