import { describe, expect, it } from 'vitest'
import { routeClient } from './route-client.ts'

const routes = {
  list: 'GET /gardens/{gardenId}/beds',
  change: 'PATCH /beds/{id}',
  bring: 'POST /gardens/{gardenId}/files',
  leave: 'POST /leave',
}

function asking(reply = Response.json({ done: true })) {
  const asked: Request[] = []
  const client = routeClient(routes, 'http://tablee.test/api', async (request) => {
    asked.push(request)
    return reply
  })
  const ask = async (name: string, input: unknown, options?: { signal: AbortSignal }) => {
    const call = client[name]
    if (typeof call !== 'function') throw new Error(`no route ${name}`)
    return { reply: await call(input, options), asked: asked[0] as Request }
  }
  return ask
}

describe('a call of a route', () => {
  it('puts what the path names there, and the rest of a GET into the query, without what is not known', async () => {
    const { asked } = await asking()('list', {
      gardenId: 'a/b',
      q: 'é&',
      deleted: false,
      cursor: undefined,
      limit: 50,
      kinds: ['x', 'y'],
    })
    const url = new URL(asked.url)
    expect(asked.method).toBe('GET')
    expect(url.pathname).toBe('/api/gardens/a%2Fb/beds')
    expect([...url.searchParams]).toEqual([
      ['q', 'é&'],
      ['deleted', 'false'],
      ['limit', '50'],
      ['kinds[0]', 'x'],
      ['kinds[1]', 'y'],
    ])
  })

  it('sends JSON, where null is kept: a field that was emptied is not one left alone', async () => {
    const { asked } = await asking()('change', {
      id: 'a',
      version: 2,
      values: { name: null, size: undefined },
    })
    expect(asked.headers.get('content-type')).toBe('application/json')
    expect(await asked.json()).toEqual({ version: 2, values: { name: null } })
  })

  it('sends a form when there is a file', async () => {
    const file = new File(['a;b'], 'achats.csv', { type: 'text/csv' })
    const { asked } = await asking()('bring', { gardenId: 'g', file, mode: 'all', year: 2025 })
    const form = await asked.formData()
    expect((form.get('file') as File).name).toBe('achats.csv')
    expect([form.get('mode'), form.get('year'), form.get('gardenId')]).toEqual(['all', '2025', null])
  })

  it('gives what came back: JSON, nothing, or a file', async () => {
    expect((await asking()('leave', {})).reply).toEqual({ done: true })
    expect((await asking(new Response(null, { status: 204 }))('leave', {})).reply).toBeUndefined()
    const pdf = new Response('%PDF', { headers: { 'content-type': 'application/pdf' } })
    expect((await asking(pdf)('leave', {})).reply).toBeInstanceOf(Blob)
  })

  it('can be given up', async () => {
    const stop = new AbortController()
    const { asked } = await asking()('leave', {}, { signal: stop.signal })
    stop.abort()
    expect(asked.signal.aborted).toBe(true)
  })
})
