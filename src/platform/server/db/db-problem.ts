import { type Fault, Problem, type ProblemDetails } from '#kernel/problem.ts'

/** What PostgreSQL says about a failure; the driver copies it onto the error. */
interface DatabaseError extends Error {
  readonly code?: string
  readonly constraint?: string
  readonly table?: string
  readonly column?: string
  readonly detail?: string
}

/** SQLSTATE → our code and whose fault it is. A class (two characters) stands for all of its members. */
const KNOWN: Readonly<Record<string, readonly [code: string, fault: Fault]>> = {
  '23505': ['database.already-there', 'conflict'],
  '23P01': ['database.overlaps', 'conflict'],
  '23503': ['database.reference-broken', 'conflict'],
  '23514': ['database.rule-broken', 'caller'],
  '23502': ['database.value-missing', 'caller'],
  '22': ['database.value-refused', 'caller'],
  '42501': ['database.not-allowed', 'forbidden'],
  '40001': ['database.collision', 'conflict'],
  '40P01': ['database.collision', 'conflict'],
  '55P03': ['database.busy', 'busy'],
  '57014': ['database.too-slow', 'busy'],
  '57P': ['database.unreachable', 'busy'],
  '53': ['database.exhausted', 'busy'],
  '08': ['database.unreachable', 'busy'],
}

const OWN_RULE = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/

const SOCKET_ERRORS = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'])
const DRIVER_MESSAGES = /Connection terminated|timeout exceeded when trying to connect|Client has encountered/

/**
 * Every failure of the database as a named problem. The values of rows never appear in it (they may be about persons):
 * only names of constraints, tables and columns.
 */
export function explainDatabaseError(error: unknown): Problem {
  if (error instanceof Problem) return error
  const failure = error as DatabaseError
  const state = failure.code ?? ''
  // A trigger that says a rule of a feature names the problem itself, as its constraint.
  if (state === '23514' && OWN_RULE.test(failure.constraint ?? ''))
    return withCause(failure.constraint ?? '', 'conflict', {}, error)
  const known =
    KNOWN[state] ?? KNOWN[state.slice(0, 3)] ?? (state.length === 5 ? KNOWN[state.slice(0, 2)] : undefined)
  if (known && isSqlState(state)) return withCause(known[0], known[1], describe(failure), error)
  if (SOCKET_ERRORS.has(state) || DRIVER_MESSAGES.test(failure.message ?? '')) {
    return withCause('database.unreachable', 'busy', {}, error)
  }
  return withCause('database.failed', 'server', { ...(state ? { state } : {}) }, error)
}

/** A collision of two transactions or a deadlock: nothing has happened, the same work may be tried again. */
export function mayTryAgain(error: unknown): boolean {
  const { code } = error as DatabaseError
  return code === '40001' || code === '40P01'
}

/** True for what comes from the database or its connection, and not from the code around it. */
export function isDatabaseError(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof Problem) return false
  const { code = '' } = error as DatabaseError
  return isSqlState(code) || SOCKET_ERRORS.has(code) || DRIVER_MESSAGES.test(error.message)
}

function isSqlState(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code) && !SOCKET_ERRORS.has(code)
}

function describe({ constraint, table, column }: DatabaseError): ProblemDetails {
  return { ...(constraint && { constraint }), ...(table && { table }), ...(column && { column }) }
}

function withCause(code: string, fault: Fault, details: ProblemDetails, cause: unknown): Problem {
  const problem = new Problem(code, fault, details)
  problem.cause = cause
  return problem
}
