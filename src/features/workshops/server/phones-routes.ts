import { implement } from '@orpc/server'
import { findKeyHash, type RequestContext, withWorkshop } from '#features/accounts/server/access.ts'
import { workshopsContract } from '../contract.ts'
import { lookAtWorkshop } from './look-store.ts'
import { enterWorkshop, participantOf, refuseUnlessOpen } from './participation-store.ts'
import { openPhoneStream } from './phone-streams.ts'
import { eraseParticipant, receiveContribution, withdrawContribution } from './sending-store.ts'
import { rateFromPhone, voteFromPhone } from './votes-store.ts'
import { tellPhones } from './workshop-topic.ts'

const os = implement(workshopsContract.join).$context<RequestContext>().use(withWorkshop)

const DONE = { done: true } as const

/** What phones ask, each under the proof of its link; nobody is signed in. */
export const phonesRouter = {
  look: os.look.handler(({ context }) => lookAtWorkshop(context.tx, context.phone)),
  enter: os.enter.handler(async ({ context, input }) => {
    const { tx, phone, headers } = context
    await refuseUnlessOpen(tx, phone)
    return enterWorkshop(tx, phone, findKeyHash(headers), input)
  }),
  leave: os.leave.handler(async ({ context }) => {
    await eraseParticipant(context.tx, context.phone)
    return DONE
  }),
  send: os.send.handler(({ context, input }) => receiveContribution(context.tx, context.phone, input)),
  withdraw: os.withdraw.handler(({ context, input }) =>
    withdrawContribution(context.tx, context.phone, input.id),
  ),
  rate: os.rate.handler(async ({ context, input }) => {
    await rateFromPhone(context.tx, context.phone, input.stakeholderId, input.rating)
    return DONE
  }),
  vote: os.vote.handler(async ({ context, input }) => {
    const { tx, phone } = context
    const { isShown } = await voteFromPhone(tx, phone, input.objectiveIds)
    if (isShown) await tellPhones(tx, phone.workshopId, { what: 'results' })
    return DONE
  }),
  events: os.events.handler(async ({ context }) => {
    participantOf(context.phone)
    return openPhoneStream(context.live, context.phone)
  }),
}
