import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { RequestContext } from '#features/accounts/server/access.ts'
import { Problem } from '#kernel/problem.ts'
import { sayIn } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { countTry } from '#platform/server/http/rate-limit.ts'
import { stakeholdersWords } from '../words.ts'
import { contestHeldData, eraseHeldData, readPersonalData } from './personal-data-store.ts'

// Only wrong links are counted by address: somebody who has hers is never held up by a neighbour who guesses.
const wrongLinks = new RateLimiterMemory({ points: 30, duration: 10 * 60 })
// What one link may write: each contest mails the team.
const writings = new RateLimiterMemory({ points: 10, duration: 60 * 60 })

const CODE = 'stakeholders.too-many-tries'

type Context = RequestContext & { tx: Tx }
type Call<I = object> = { context: Context; input: { token: string } & I }

async function slowingGuessers<T>({ ip }: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem && error.code === 'stakeholders.link-unknown')
      await countTry(wrongLinks, ip, CODE)
    throw error
  }
}

/** Handlers of the person's own page: whoever has the link, and nobody else. */
export const personalDataHandlers = {
  read: ({ context, input }: Call) =>
    slowingGuessers(context, () => readPersonalData(context.tx, input.token)),
  contest: ({ context, input }: Call<{ text: string }>) =>
    slowingGuessers(context, async () => {
      const contested = await contestHeldData(context.tx, input.token, input.text)
      await countTry(writings, input.token, CODE)
      const { territoryId, evaluationId, stakeholderId, territoryName, alerts } = contested
      const map = `${context.publicUrl}/territoires/${territoryId}/demarches/${evaluationId}/parties-prenantes`
      const link = `${map}/fiches/${stakeholderId}/information`
      // The mail says that something is contested, not by whom nor what.
      await Promise.all(
        alerts.map(({ email, lang }) => {
          const say = sayIn(stakeholdersWords, lang)
          const subject = say('mail.contest.subject', { territory: territoryName })
          return context.mailer.send({ to: email, subject, text: say('mail.contest.text', { link }) })
        }),
      )
      return readPersonalData(context.tx, input.token)
    }),
  erase: ({ context, input }: Call) =>
    slowingGuessers(context, async () => {
      await eraseHeldData(context.tx, input.token)
      return readPersonalData(context.tx, input.token)
    }),
}
