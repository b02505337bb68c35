import type { InferContractRouterInputs } from '@orpc/contract'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { RequestContext } from '#features/accounts/server/access.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import { sayIn } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { countTry } from '#platform/server/http/rate-limit.ts'
import type { worldsContract } from '../contract.ts'
import { ownNetworkWords } from '../words.ts'
import {
  eraseInNetwork,
  findNoticePage,
  forReader,
  getNotice,
  getNoticeToErase,
  keepTold,
  linkOf,
  type NoticeRow,
  writeNotice,
} from './notices-store.ts'

// A text of one's own to any address, in the name of this instance: as many as a facilitator writes, not a mailing.
const mailings = new RateLimiterMemory({ points: 60, duration: 60 * 60 })

type Inputs = InferContractRouterInputs<typeof worldsContract>['notices']
type Context = RequestContext & { tx: Tx; access: TerritoryAccess }
type Call<K extends keyof Inputs> = {
  context: Context
  input: K extends 'list' ? Inputs[K] & { limit: number } : Inputs[K]
}

const show = (context: Context, row: NoticeRow) => forReader(row, context.access, context.publicUrl)

/** Handlers of what an actor is told about the network, for the routes of the team. */
export const noticeHandlers = {
  list: async ({ context, input }: Call<'list'>) => {
    const page = await findNoticePage(context.tx, context.access, input)
    return { ...page, items: page.items.map((row) => show(context, row)) }
  },
  write: async ({ context, input }: Call<'write'>) =>
    show(context, await writeNotice(context.tx, context.access, input)),
  tell: async ({ context, input }: Call<'tell'>) => {
    const { tx, access } = context
    const { how, on, email, actorId } = input
    const row = await getNotice(tx, access, input)
    if (row.purpose.trim() === '' || row.notice.trim() === '')
      throw new Problem('worlds.notice-incomplete', 'conflict', { actorId })
    const { today, territory } = await tx.one<{ today: string; territory: string }>(
      'select current_date as today, name as territory from territory where id = $1',
      [access.territoryId],
    )
    if (on !== undefined && on > today) throw new Problem('worlds.told-in-future', 'caller', { on })
    if (how === 'mailed') {
      if (email === undefined) throw new Problem('worlds.address-needed', 'caller')
      await countTry(mailings, access.personId, 'worlds.too-many-tries')
      const say = sayIn(ownNetworkWords, row.lang)
      const said = {
        territory,
        name: row.actorName,
        notice: row.notice,
        link: linkOf(row.token, context.publicUrl),
      }
      const mailed = await context.mailer.send({
        to: email,
        subject: say('mail.notice.subject', said),
        text: say('mail.notice.text', said),
      })
      if (!mailed) return { notice: show(context, row), mailed }
    }
    const notice = await keepTold(tx, access, actorId, { how, on: how === 'mailed' ? undefined : on })
    return { notice: show(context, notice), mailed: how === 'mailed' }
  },
  erase: async ({ context, input }: Call<'erase'>) => {
    const { id } = await getNoticeToErase(context.tx, context.access, input)
    await eraseInNetwork(context.tx, id)
    return { done: true } as const
  },
}
