import type { IncomingHttpHeaders } from 'node:http'
import { OpenAPIGenerator } from '@orpc/openapi'
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { ORPCError } from '@orpc/server'
import { ResponseHeadersPlugin } from '@orpc/server/plugins'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { findSignedIn, type RequestContext } from '#features/accounts/server/access.ts'
import { Problem } from '#kernel/problem.ts'
import { countedAddress } from '#platform/server/http/client-address.ts'
import { problemBody, problemOf, problemResponse, STATUS } from '#platform/server/http/problem-reply.ts'
import { sameSiteOnly } from '#platform/server/http/same-site.ts'
import { securityHeaders } from '#platform/server/http/security-headers.ts'
import { staticFiles } from '#platform/server/http/static-files.ts'
import { contract } from './contract.ts'
import { router } from './router.ts'
import { VERSION } from './version.ts'

/** Forms as JSON: the largest is a perimeter with all communes of the country, well under it. */
export const MAX_JSON = 2 * 1024 * 1024
/** The largest body with a file: a purchase file of a large kitchen stays well under it. */
const MAX_FILE = 32 * 1024 * 1024
/** Contours of the whole country at the detail of a département: 55 MB when they are not zipped. */
const MAX_CONTOURS = 160 * 1024 * 1024

export type AppServices = Omit<RequestContext, 'headers' | 'resHeaders' | 'ip'>

type Incoming = { headers: IncomingHttpHeaders; socket?: { remoteAddress?: string | undefined } }

/**
 * Where a request comes from: the other end of its connection. Behind a proxy of ours (`TABLEE_PROXY=1`) that is the
 * proxy for everybody, and the last address it wrote is believed; what stands before it anybody can write.
 */
export function addressOf({ headers, socket }: Incoming, behindProxy: boolean): string {
  const forwarded = headers['x-forwarded-for']
  const told = behindProxy
    ? String(forwarded ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : undefined
  return countedAddress(told || (socket?.remoteAddress ?? 'unknown'))
}

/** The request as Node knows it; in tests without a socket, what its headers say. */
function incomingOf(c: Context): Incoming {
  const { socket } = (c as unknown as { env?: { incoming?: Partial<Incoming> } }).env?.incoming ?? {}
  const forwarded = c.req.header('x-forwarded-for')
  return { headers: forwarded ? { 'x-forwarded-for': forwarded } : {}, ...(socket ? { socket } : {}) }
}

const handler = new OpenAPIHandler<RequestContext>(router, {
  plugins: [new ResponseHeadersPlugin()],
  // Streams say `alive` themselves; this is for proxies that watch them before that.
  eventIteratorKeepAliveInterval: 15_000,
  clientInterceptors: [
    async ({ next }) => {
      try {
        return await next()
      } catch (error) {
        const problem = problemOf(error)
        if (problem.fault === 'server') console.error(error)
        throw new ORPCError(problem.code, { status: STATUS[problem.fault], cause: problem })
      }
    },
  ],
  customErrorResponseBodyEncoder: (error) => problemBody(problemOf(error)),
})

/** The description of the API, made from the schemas that validate it. */
export async function describeApi(): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  return generator.generate(contract, {
    info: {
      title: 'Tablée',
      version: VERSION,
      description: 'Problems are application/problem+json (RFC 9457) with a stable `code`.',
    },
    servers: [{ url: '/api' }],
  })
}

/** The seconds of the problem again as a header, for programs that know only HTTP. */
async function sayWhenToComeBack(response: Response): Promise<void> {
  const { details } = (await response.clone().json()) as { details?: { retryAfterSeconds?: number } }
  if (details?.retryAfterSeconds) response.headers.set('retry-after', String(details.retryAfterSeconds))
}

function limitBody(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => problemResponse(new Problem('request.too-large', 'too-large', { maxBytes: maxSize })),
  })
}

/** The whole HTTP application: API under /api, the built web app everywhere else. */
export function createApp(
  services: AppServices,
  webRoot: string,
  options: { behindProxy?: boolean } = {},
): Hono {
  const app = new Hono()
  const contextOf = (c: Context): RequestContext => ({
    ...services,
    headers: c.req.raw.headers,
    ip: addressOf(incomingOf(c), options.behindProxy ?? false),
  })
  app.use(securityHeaders)
  app.use('/api/*', sameSiteOnly(services.publicUrl))
  const limits = { json: limitBody(MAX_JSON), file: limitBody(MAX_FILE), contours: limitBody(MAX_CONTOURS) }
  app.use('/api/*', async (c, next) => {
    if (!c.req.header('content-type')?.startsWith('multipart/')) return limits.json(c, next)
    // A file is taken into memory before a guard can look: nobody sends one without a session, nor a huge one but the host.
    const person = await findSignedIn(contextOf(c))
    if (!person) return problemResponse(new Problem('accounts.sign-in-first', 'anonymous'))
    const huge = person.host && c.req.path === '/api/host/contours'
    return (huge ? limits.contours : limits.file)(c, next)
  })
  let description: Promise<object> | undefined
  app.get('/api/openapi.json', async (c) => {
    // anybody may ask, and making it takes time: once is enough
    description ??= describeApi()
    return c.json(await description)
  })
  app.use('/api/*', async (c) => {
    const { matched, response } = await handler.handle(c.req.raw, {
      prefix: '/api',
      context: contextOf(c),
    })
    if (!matched) return problemResponse(new Problem('request.no-such-route', 'absent', { path: c.req.path }))
    if (response.status >= 400)
      response.headers.set('content-type', 'application/problem+json; charset=utf-8')
    if (response.status === STATUS['too-often'] || response.status === STATUS.busy)
      await sayWhenToComeBack(response)
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
    return response
  })
  app.use(staticFiles(webRoot))
  app.notFound(() => problemResponse(new Problem('request.no-such-route', 'absent')))
  app.onError((error) => {
    const problem = problemOf(error)
    if (problem.fault === 'server') console.error(error)
    return problemResponse(problem)
  })
  return app
}
