import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import type { MiddlewareHandler } from 'hono'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** A path that is no text (`%E0%A4%A`) names no file: it is looked for as it was sent. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Links of participants (`/a/k7m3p-q9xrt`) and of respondents (`/r/…`) have light pages of their own; any other page is one of the app. */
function pageOf(path: string): string {
  if (/^\/a(\/|$)/.test(path)) return '/answer.html'
  return /^\/r(\/|$)/.test(path) ? '/respond.html' : '/index.html'
}

/**
 * Serves the built web app from a folder, precompressed when the browser takes it. Any path without an extension
 * is a page.
 */
export function staticFiles(root: string): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next()
    const path = normalize(decoded(c.req.path))
    if (path.includes('..') || path.includes('\0')) return c.notFound()
    const name = extname(path) === '' ? pageOf(path) : path
    const type = TYPES[extname(name)]
    if (!type) return c.notFound()
    const accepts = c.req.header('accept-encoding') ?? ''
    for (const [suffix, encoding] of [
      ['.br', 'br'],
      ['.gz', 'gzip'],
      ['', ''],
    ] as const) {
      if (encoding && !accepts.includes(encoding)) continue
      const body = await readFile(join(root, `${name}${suffix}`)).catch(() => undefined)
      if (!body) continue
      const headers: Record<string, string> = {
        'content-type': type,
        'cache-control': name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        vary: 'accept-encoding',
      }
      if (encoding) headers['content-encoding'] = encoding
      return c.body(new Uint8Array(body), 200, headers)
    }
    return c.notFound()
  }
}
