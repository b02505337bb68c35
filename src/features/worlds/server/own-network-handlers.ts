import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { RequestContext } from '#features/accounts/server/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { countTry } from '#platform/server/http/rate-limit.ts'
import { eraseInNetwork } from './notices-store.ts'
import { answerByLink, type OwnAnswer, withdrawByLink } from './own-answer-store.ts'
import { enterToAnswer, enterToTakeBack, readOwnNetwork } from './own-network-store.ts'

// Only wrong links are counted by address: somebody who has one is never held up by a neighbour who guesses.
const wrongLinks = new RateLimiterMemory({ points: 30, duration: 10 * 60 })

// What one link may write in an hour.
const writings = new RateLimiterMemory({ points: 30, duration: 60 * 60 })

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
  answer: ({ context, input }: Call<Omit<OwnAnswer, 'token'>>) =>
    slowingGuessers(context, async () => {
      await countTry(writings, input.token, 'worlds.too-many-tries')
      await answerByLink(context.tx, await enterToAnswer(context.tx, input.token), input)
      return readOwnNetwork(context.tx, input.token)
    }),
  withdraw: ({ context, input }: Call) =>
    slowingGuessers(context, async () => {
      await withdrawByLink(context.tx, await enterToAnswer(context.tx, input.token))
      return readOwnNetwork(context.tx, input.token)
    }),
  erase: ({ context, input }: Call) =>
    slowingGuessers(context, async () => {
      const { noticeId } = await enterToTakeBack(context.tx, input.token)
      await eraseInNetwork(context.tx, noticeId)
      return readOwnNetwork(context.tx, input.token)
    }),
}
