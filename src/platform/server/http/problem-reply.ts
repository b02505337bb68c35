import { ORPCError } from '@orpc/server'
import { type Fault, Problem } from '#kernel/problem.ts'
import { explainDatabaseError, isDatabaseError } from '../db/db-problem.ts'

/** The one place where a fault becomes an HTTP status. */
export const STATUS: Readonly<Record<Fault, number>> = {
  caller: 400,
  anonymous: 401,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'too-often': 429,
  server: 500,
  busy: 503,
}

/** RFC 9457. `code` is stable; `title` is the code again, since sentences are the client's business. */
export function problemBody(problem: Problem) {
  return {
    type: `urn:tablee:problem:${problem.code}`,
    title: problem.code,
    status: STATUS[problem.fault],
    code: problem.code,
    // What failed in the house is told to the log, not to the caller.
    details: problem.fault === 'server' ? {} : problem.details,
  }
}

export function problemResponse(problem: Problem): Response {
  return new Response(JSON.stringify(problemBody(problem)), {
    status: STATUS[problem.fault],
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  })
}

/** Whatever was thrown, as a Problem. Unknown failures keep their words for the log, not for the caller. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof ORPCError) return problemOfOrpc(error)
  return isDatabaseError(error) ? explainDatabaseError(error) : new Problem('server.failed', 'server')
}

function problemOfOrpc(error: ORPCError<string, unknown>): Problem {
  if (error.cause instanceof Problem) return error.cause
  if (error.code === 'BAD_REQUEST') {
    const data = error.data as
      | { issues?: readonly { path?: readonly unknown[]; message: string }[] }
      | undefined
    const issues = (data?.issues ?? []).map((i) => ({
      path: (i.path ?? []).map(pathStep).join('.'),
      message: i.message,
    }))
    return new Problem('request.invalid', 'caller', { issues })
  }
  if (error.code === 'NOT_FOUND') return new Problem('request.no-such-route', 'absent')
  if (error.code === 'PAYLOAD_TOO_LARGE') return new Problem('request.too-large', 'too-large')
  return new Problem('server.failed', 'server')
}

function pathStep(step: unknown): string {
  return typeof step === 'object' && step !== null && 'key' in step ? String(step.key) : String(step)
}
