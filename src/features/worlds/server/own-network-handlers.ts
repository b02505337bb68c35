import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { RequestContext } from '#features/accounts/server/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { countTry } from '#platform/server/http/rate-limit.ts'
import { eraseInNetwork } from './notices-store.ts'
import { enterToAnswer, readOwnNetwork } from './own-network-store.ts'

// Only wrong links are counted by address: somebody who has one is never held up by a neighbour who guesses.
const wrongLinks = new RateLimiterMemory({ points: 30, duration: 10 * 60 })

type Context = RequestContext & { tx: Tx }
type Call<I = object> = { context: Context; input: { token: string } & I }

async function slowingGuessers<T>({ ip }: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem && error.code === 'worlds.link-unknown')
      await countTry(wrongLinks, ip, 'worlds.too-many-tries')
    throw error
  }
}

/** Handlers of the actor's own page: whoever has the link, and nobody else. */
export const ownNetworkHandlers = {
  read: ({ context, input }: Call) => slowingGuessers(context, () => readOwnNetwork(context.tx, input.token)),
  answer: async (): Promise<never> => {
    throw new Problem('request.no-such-route', 'absent')
  },
  withdraw: async (): Promise<never> => {
    throw new Problem('request.no-such-route', 'absent')
  },
  erase: ({ context, input }: Call) =>
    slowingGuessers(context, async () => {
      const { noticeId } = await enterToAnswer(context.tx, input.token)
      await eraseInNetwork(context.tx, noticeId)
      return readOwnNetwork(context.tx, input.token)
    }),
}
