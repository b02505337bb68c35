import type { MiddlewareHandler } from 'hono'

/** Nothing is loaded from elsewhere: no script, no font, no frame. Inline styles are Mantine's. */
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

/** What every reply carries, unless its route closes it tighter. */
export const SECURITY_HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  // A public page is for whoever was given its link, not for search engines.
  'x-robots-tag': 'noindex, nofollow',
} as const

/** The preview of a questionnaire: a page without any act, which the editor shows in a frame of its own. */
const FRAMED_PATH = '/r/apercu'
const FRAMED_HEADERS = {
  ...SECURITY_HEADERS,
  'content-security-policy': POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
  'x-frame-options': 'SAMEORIGIN',
} as const

export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  const headers = c.req.path === FRAMED_PATH ? FRAMED_HEADERS : SECURITY_HEADERS
  // a file that somebody gave is closed tighter by the route that serves it
  for (const [name, value] of Object.entries(headers))
    if (name !== 'content-security-policy' || !c.res.headers.has(name)) c.res.headers.set(name, value)
}
