import { QueryClient } from '@tanstack/react-query'
import { Problem } from '#kernel/problem.ts'

/** Only what may pass by itself is tried again: a refusal stays a refusal. */
function mayPass(failure: unknown): boolean {
  return failure instanceof Problem && failure.fault === 'busy'
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // 'always': on the host's own laptop the server answers even when the browser believes it is offline
      queries: {
        networkMode: 'always',
        staleTime: 15_000,
        retry: (times, failure) => times < 2 && mayPass(failure),
      },
      // a paused save would hide that it was not sent; the form's draft keeps what was typed
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
