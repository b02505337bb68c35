import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { createContext, useContext } from 'react'
import { type Fault, Problem, type ProblemDetails } from '#kernel/problem.ts'
import type { RouteMap } from '#kernel/route.ts'
import type { Words } from '#kernel/words.ts'
import { registerProblemWords } from './problem-words.ts'
import { routeClient } from './route-client.ts'

/** The typed client of one contract, with replies as JSON brings them (dates are strings). */
export type ApiOf<C extends AnyContractRouter> = JsonifiedClient<ContractRouterClient<C>>

const FAULT_BY_STATUS: Readonly<Record<number, Fault>> = {
  400: 'caller',
  401: 'anonymous',
  403: 'forbidden',
  404: 'absent',
  409: 'conflict',
  410: 'gone',
  413: 'too-large',
  422: 'caller',
  429: 'too-often',
  503: 'busy',
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads an `application/problem+json` reply (RFC 9457) back into the problem that the server threw. */
export async function readProblem(reply: Response): Promise<Problem> {
  const body: unknown = await reply.json().catch(() => undefined)
  const fault = FAULT_BY_STATUS[reply.status] ?? (reply.status >= 500 ? 'server' : 'caller')
  if (!isRecord(body) || typeof body.code !== 'string') {
    return new Problem(`http.${reply.status}`, fault, { status: reply.status })
  }
  const details: ProblemDetails = isRecord(body.details) ? body.details : {}
  return new Problem(body.code, fault, details)
}

/** `fetch` that fails only by problems: a lost network is `network.unreachable`, a refusal is the server's own. */
export async function fetchOrProblem(request: Request | string, init?: RequestInit): Promise<Response> {
  let reply: Response
  try {
    reply = await fetch(request, init)
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new Problem('network.unreachable', 'busy')
  }
  if (!reply.ok) throw await readProblem(reply)
  return reply
}

type Clients = Readonly<Record<string, unknown>>

/** Makes the client of the whole contract from its routes alone: no schemas, so zod stays on the server. */
export function createApi(routes: RouteMap, url: string): Clients {
  return routeClient(routes, url, fetchOrProblem)
}

/** Clients by feature name; `main` binds them (`src/main/web/api-binding.tsx`), the platform does not know which exist. */
export const ApiContext = createContext<Clients | undefined>(undefined)

/**
 * Makes the hook that gives a feature's pages the client of their own contract, and lets problems speak the
 * feature's words (`problem.<code>` keys):
 * `export const useActorsApi = featureApi<typeof actorsContract>('actors', actorsWords)`.
 */
export function featureApi<C extends AnyContractRouter>(feature: string, words: Words): () => ApiOf<C> {
  registerProblemWords(words)
  // biome-ignore lint/correctness/noComponentHookFactories: called once a feature, when its module loads
  return function useFeatureApi() {
    const api = useContext(ApiContext)?.[feature]
    if (api === undefined) throw new Error(`no client is bound for the feature ${feature}`)
    // main's binding is checked against the whole contract; here the name is all that is known
    return api as ApiOf<C>
  }
}
