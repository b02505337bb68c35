import { QueryClient } from '@tanstack/react-query'
import { Problem } from '#kernel/problem.ts'

/** Only what may pass by itself is tried again: a refusal stays a refusal. */
function mayPass(failure: unknown): boolean {
  return failure instanceof Problem && failure.fault === 'busy'
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (times, failure) => times < 2 && mayPass(failure) },
      // the form's own draft keeps what was typed; a paused save would hide that it was not sent
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
