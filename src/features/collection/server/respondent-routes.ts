import { implement, os as orpc } from '@orpc/server'
import type { RequestContext } from '#features/accounts/server/access.ts'
import type { RouteMeta } from '#kernel/route.ts'
import { collectionContract } from '../contract.ts'
import { getAnswerKeyHash, withCollection, withOnceOpenCollection } from './access.ts'
import { getDoor, receiveAnswer } from './answer-receiving.ts'
import { refuseMails } from './invitations-store.ts'
import { findPlaces, lookAtCollection, lookAtRefusal } from './look-store.ts'
import { receiveFile, withdrawAnswer } from './respondent-files.ts'

const contract = implement(collectionContract.respondent).$context<RequestContext>()
const os = contract.use(withCollection)
const back = contract.use(withOnceOpenCollection)

/**
 * For answers, which come by thousands: the link is proved as `withCollection` does, from what this process remembers, and
 * again in the database when the answer enters. No transaction of its own: answers share one.
 */
const withDoor = orpc
  .$context<RequestContext>()
  .$meta<RouteMeta>({})
  .middleware(async ({ context, next, procedure }, input) => {
    if (procedure['~orpc'].meta.who !== 'anyone')
      throw new Error('withDoor guards a route that is not for anyone')
    const given = (input as { token?: unknown } | undefined)?.token
    const token = typeof given === 'string' ? given : ''
    return next({ context: { door: await getDoor(context.db, token, context.ip) } })
  })
const line = contract.use(withDoor)

const keyOf = ({ headers }: { headers: Headers }) => getAnswerKeyHash(headers.get('x-answer-key'))

/** What phones of respondents ask, each under the proof of its link; nobody is signed in. */
export const respondentRouter = {
  look: os.look.handler(({ context }) => lookAtCollection(context.tx, context.door)),
  send: line.send.handler(async ({ context, input }) => {
    const { token, id, ...sending } = input
    const sent = { token, ip: context.ip, id, keyHash: keyOf(context), sending }
    const { dropped, ...receipt } = await receiveAnswer(context.db, context.door, sent)
    return { ...receipt, dropped: dropped.map(({ path, reason }) => ({ path: [...path], reason })) }
  }),
  file: os.file.handler(({ context, input }) => receiveFile(context.tx, context.door, keyOf(context), input)),
  withdraw: back.withdraw.handler(async ({ context, input }) => {
    await withdrawAnswer(context.tx, context.door, keyOf(context), input.id)
    return { withdrawn: true as const }
  }),
  refusal: {
    look: os.refusal.look.handler(({ context }) => lookAtRefusal(context.tx, context.door)),
    refuse: os.refusal.refuse.handler(async ({ context }) => {
      await lookAtRefusal(context.tx, context.door)
      await refuseMails(context.tx, context.door)
      return { refused: true as const }
    }),
  },
  places: os.places.handler(async ({ input }) => ({ items: await findPlaces(input.text) })),
}
