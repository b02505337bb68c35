import type { MiddlewareHandler } from 'hono'

/** Nothing is loaded from elsewhere: no script, no font, no frame. Inline styles are Mantine's. */
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  // a file that somebody gave is closed tighter by the route that serves it
  if (!c.res.headers.has('content-security-policy')) c.res.headers.set('content-security-policy', POLICY)
  c.res.headers.set('x-content-type-options', 'nosniff')
  c.res.headers.set('referrer-policy', 'same-origin')
  c.res.headers.set('x-frame-options', 'DENY')
  // A public page is for whoever was given its link, not for search engines.
  c.res.headers.set('x-robots-tag', 'noindex, nofollow')
}
