/** Whose fault a failure is; the HTTP status follows from it in one place (platform/server/http). */
export type Fault =
  | 'caller' // 400: what was asked is malformed or breaks a rule
  | 'anonymous' // 401: nobody is signed in
  | 'forbidden' // 403: signed in, but the role does not allow it
  | 'absent' // 404: there is no such thing, or it may not be known that there is
  | 'conflict' // 409: a stale version, a duplicate
  | 'gone' // 410: it was there and has been withdrawn
  | 'too-large' // 413
  | 'too-often' // 429
  | 'server' // 500: ours
  | 'busy' // 503: come back later

export type ProblemDetails = Readonly<Record<string, unknown>>

/**
 * A named failure. `code` is stable (`feature.what-is-wrong`), scripts may rely on it; the sentence that people
 * read is made by the client from `code` and `details` in their language.
 */
export class Problem extends Error {
  readonly code: string
  readonly fault: Fault
  readonly details: ProblemDetails

  constructor(code: string, fault: Fault, details: ProblemDetails = {}) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.fault = fault
    this.details = details
  }
}
