import { oc } from '@orpc/contract'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { type ApiOf, createApi } from './api.ts'

const contract = {
  gardens: {
    change: oc
      .route({ method: 'PATCH', path: '/gardens/{id}' })
      .input(z.object({ id: z.string(), version: z.number() }))
      .output(z.object({ id: z.string(), madeOn: z.date() })),
  },
}

// the network alone is replaced: what goes out and what comes in is what a server would see and say
function answer(status: number, body: unknown): Request[] {
  const asked: Request[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request)
    const headers = { 'content-type': status === 200 ? 'application/json' : 'application/problem+json' }
    return new Response(JSON.stringify(body), { status, headers })
  })
  return asked
}

function gardens() {
  const api = createApi({ gardens: { change: 'PATCH /gardens/{id}' } }, 'http://tablee.test/api')
  return api.gardens as ApiOf<typeof contract.gardens>
}

afterEach(() => vi.unstubAllGlobals())

describe('the client of the API', () => {
  it('asks by method, path and body, and gives back what JSON brings', async () => {
    const asked = answer(200, { id: 'a', madeOn: '2026-01-02T00:00:00.000Z' })
    const reply = await gardens().change({ id: 'a b', version: 3 })
    expect(reply.madeOn).toBe('2026-01-02T00:00:00.000Z')
    expect(asked[0]?.method).toBe('PATCH')
    expect(asked[0]?.url).toBe('http://tablee.test/api/gardens/a%20b')
    expect(await asked[0]?.json()).toEqual({ version: 3 })
  })

  it('throws the problem that the server named', async () => {
    answer(409, { status: 409, code: 'record.stale', details: { current: { version: 4 } } })
    await expect(gardens().change({ id: 'a', version: 3 })).rejects.toMatchObject({
      name: 'Problem',
      code: 'record.stale',
      fault: 'conflict',
      details: { current: { version: 4 } },
    })
  })

  it('has a problem of its own for a lost network', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(gardens().change({ id: 'a', version: 3 })).rejects.toMatchObject({
      code: 'network.unreachable',
    })
  })
})
