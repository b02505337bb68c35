import type { MiddlewareHandler } from 'hono'
import { Problem } from '#kernel/problem.ts'
import { problemResponse } from './problem-reply.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what a page elsewhere sends with the visitor's cookie (`request.cross-site`). Browsers say where a request
 * comes from; scripts that say nothing bring their own cookie and are let through.
 */
export function sameSiteOnly(publicUrl: string): MiddlewareHandler {
  const own = new URL(publicUrl).origin
  return async (c, next) => {
    if (SAFE.has(c.req.method)) return next()
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const ours = origin === undefined || origin === own || origin === new URL(c.req.url).origin
    const allowed = site === undefined ? ours : site === 'same-origin' || site === 'none'
    if (!allowed) return problemResponse(new Problem('request.cross-site', 'forbidden'))
    return next()
  }
}
