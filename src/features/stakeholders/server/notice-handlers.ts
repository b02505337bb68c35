import type { InferContractRouterInputs } from '@orpc/contract'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { RequestContext } from '#features/accounts/server/access.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { countTry } from '#platform/server/http/rate-limit.ts'
import type { stakeholdersContract } from '../contract.ts'
import { makeNoticeLetter, sayAnswerMail, sayNoticeMail } from './notice-letter.ts'
import {
  answerContest,
  erasePerson,
  findNoticePage,
  forReader,
  getNotice,
  keepTold,
  linkOf,
  type NoticeRow,
  writeNotice,
} from './person-notices-store.ts'

// A text of one's own to any address, in the name of this instance: as many as a facilitator writes, not a mailing.
const mailings = new RateLimiterMemory({ points: 60, duration: 60 * 60 })

type Inputs = InferContractRouterInputs<typeof stakeholdersContract>['notices']
type Context = RequestContext & { tx: Tx; access: TerritoryAccess }
type Call<K extends keyof Inputs> = {
  context: Context
  input: K extends 'list' ? Inputs[K] & { limit: number } : Inputs[K]
}

const show = (context: Context, row: NoticeRow) => forReader(row, context.access, context.publicUrl)

type Around = { name: string; territory: string; evaluation: string; today: string }

/** What the letter says around the notice itself. */
function readAround({ tx, access }: Context, stakeholderId: string): Promise<Around> {
  return tx.one<Around>(
    `select s.name, t.name as territory, e.title as evaluation, current_date as today
     from stakeholder s join territory t on t.id = s.territory_id join evaluation e on e.id = s.evaluation_id
     where s.territory_id = $1 and s.id = $2`,
    [access.territoryId, stakeholderId],
  )
}

/** The letter of a notice that is complete. Fails with `stakeholders.notice-incomplete`. */
async function letterOf(context: Context, row: NoticeRow) {
  if (row.purpose.trim() === '' || row.notice.trim() === '' || row.expiresOn === null)
    throw new Problem('stakeholders.notice-incomplete', 'conflict', { stakeholderId: row.stakeholderId })
  const { today, ...around } = await readAround(context, row.stakeholderId)
  const { lang, controller, notice } = row
  return { ...around, lang, controller, notice, link: linkOf(row.token, context.publicUrl), on: today }
}

/** Handlers of what a person is told, for the routes of the team. */
export const noticeHandlers = {
  list: async ({ context, input }: Call<'list'>) => {
    const page = await findNoticePage(context.tx, context.access, input)
    return { ...page, items: page.items.map((row) => show(context, row)) }
  },
  write: async ({ context, input }: Call<'write'>) =>
    show(context, await writeNotice(context.tx, context.access, input)),
  tell: async ({ context, input }: Call<'tell'>) => {
    const { how, on, email, keepAddress = false } = input
    const row = await getNotice(context.tx, context.access, input)
    const letter = await letterOf(context, row)
    if (on !== undefined && on > letter.on) throw new Problem('stakeholders.told-in-future', 'caller', { on })
    if (how === 'mailed') {
      if (email === undefined) throw new Problem('stakeholders.address-needed', 'caller')
      await countTry(mailings, context.access.personId, 'stakeholders.too-many-tries')
      const mailed = await context.mailer.send({ to: email, ...sayNoticeMail(letter) })
      if (!mailed) return { notice: show(context, row), mailed }
    }
    const keptAddress = keepAddress && email !== undefined ? email : null
    const told = { how, on: how === 'mailed' ? undefined : on, keptAddress }
    const notice = show(context, await keepTold(context.tx, context.access, input, told))
    return { notice, mailed: how === 'mailed' }
  },
  document: async ({ context, input }: Call<'document'>) =>
    makeNoticeLetter(await letterOf(context, await getNotice(context.tx, context.access, input))),
  answer: async ({ context, input }: Call<'answer'>) => {
    const row = await answerContest(context.tx, context.access, input)
    // Her own page says it in any case; a mail goes only where she let us keep an address.
    if (row.address) {
      const { territory } = await readAround(context, row.stakeholderId)
      const { subject, text } = sayAnswerMail({
        lang: row.lang,
        territory,
        answer: input.answer,
        link: linkOf(row.token, context.publicUrl),
      })
      await context.mailer.send({ to: row.address, subject, text })
    }
    return show(context, row)
  },
  erase: async ({ context, input }: Call<'erase'>) => {
    const { id } = await getNotice(context.tx, context.access, input)
    await erasePerson(context.tx, id)
    return { done: true } as const
  },
}
