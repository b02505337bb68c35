import type { RateLimiterMemory } from 'rate-limiter-flexible'
import { Problem } from '#kernel/problem.ts'

/** Counts one try under a key; the one too many fails with `code` (too-often) and the seconds to wait. */
export async function countTry(limiter: RateLimiterMemory, key: string, code: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (refusal) {
    const wait = refusal instanceof Error ? 60_000 : (refusal as { msBeforeNext: number }).msBeforeNext
    throw new Problem(code, 'too-often', { retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)) })
  }
}
