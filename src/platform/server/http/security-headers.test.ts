import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { securityHeaders } from './security-headers.ts'

const app = new Hono().use(securityHeaders).get('*', (c) => c.text('page'))
const headersOf = async (path: string) => {
  const { headers } = await app.request(`http://localhost${path}`)
  return [
    headers.get('content-security-policy')?.match(/frame-ancestors [^;]+/)?.[0],
    headers.get('x-frame-options'),
  ]
}

describe('who may put a page into a frame', () => {
  it.each(['/', '/r/k7m3p-q9xrt', '/r/apercu/x', '/a/apercu', '/api/session'])(
    'is nobody: %s',
    async (path) => {
      expect(await headersOf(path)).toEqual(["frame-ancestors 'none'", 'DENY'])
    },
  )

  it('is the application alone, for the preview of a questionnaire', async () => {
    expect(await headersOf('/r/apercu')).toEqual(["frame-ancestors 'self'", 'SAMEORIGIN'])
  })
})
