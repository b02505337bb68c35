import { implement } from '@orpc/server'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import { workshopsContract } from '../contract.ts'
import { findContributionPage } from './contributions-store.ts'
import { judge, refuseOtherKind, reopen } from './judging.ts'
import { landChange, landFragment, landStakeholder } from './landing.ts'
import { mergeIntoCard, mergeIntoElement, mergeIntoStakeholder } from './merging.ts'
import { findParticipantPage, setAside } from './participants-store.ts'
import { phonesRouter } from './phones-routes.ts'
import { findResults } from './votes-store.ts'
import { tellPhones } from './workshop-topic.ts'
import {
  changeWorkshop,
  closeWorkshop,
  createWorkshop,
  findWorkshopPage,
  getWorkshop,
  openWorkshop,
  type Place,
  proveWorkshopOfPath,
  removeWorkshop,
  restoreWorkshop,
} from './workshops-store.ts'

const os = implement(workshopsContract).$context<RequestContext>().use(withTerritory)
type Context = Parameters<Parameters<typeof os.workshops.get.handler>[0]>[0]['context']

const read = ({ tx, access, publicUrl }: Context, of: Place) => getWorkshop(tx, access, of, publicUrl)

/** Does something to a workshop of the path, tells the phones and shows it as it then is. */
async function act(
  context: Context,
  of: Place,
  change: (now: Awaited<ReturnType<typeof read>>) => Promise<void>,
) {
  await change(await read(context, of))
  await tellPhones(context.tx, of.workshopId, { what: 'state' })
  return read(context, of)
}

type Judged = { participant: { id: string } }

async function tellAuthor<T extends Judged>(context: Context, of: Place, judged: T): Promise<T> {
  const { id } = judged.participant
  await tellPhones(context.tx, of.workshopId, { what: 'judged', participantId: id })
  return judged
}

export const workshopsRouter = {
  workshops: {
    list: os.workshops.list.handler(({ context, input }) =>
      findWorkshopPage(context.tx, context.access, input, context.publicUrl),
    ),
    get: os.workshops.get.handler(({ context, input }) => read(context, input)),
    create: os.workshops.create.handler(async ({ context, input }) =>
      read(context, await createWorkshop(context.tx, context.access, input.evaluationId, input)),
    ),
    update: os.workshops.update.handler(({ context, input }) =>
      act(context, input, (now) =>
        changeWorkshop(context.tx, context.access, now, input.version, input.values),
      ),
    ),
    remove: os.workshops.remove.handler(({ context, input }) =>
      act(context, input, () => removeWorkshop(context.tx, context.access, input, input.version)),
    ),
    restore: os.workshops.restore.handler(({ context, input }) =>
      act(context, input, () => restoreWorkshop(context.tx, context.access, input)),
    ),
    open: os.workshops.open.handler(({ context, input }) =>
      act(context, input, (now) =>
        openWorkshop(context.tx, context.access, now, input.version, input.closesAt),
      ),
    ),
    close: os.workshops.close.handler(({ context, input }) =>
      act(context, input, (now) => closeWorkshop(context.tx, context.access, now, input.version)),
    ),
  },
  participants: {
    list: os.participants.list.handler(async ({ context, input }) => {
      await proveWorkshopOfPath(context.tx, context.access, input)
      return findParticipantPage(context.tx, context.access, input)
    }),
    setAside: os.participants.setAside.handler(async ({ context, input }) => {
      await proveWorkshopOfPath(context.tx, context.access, input)
      return setAside(context.tx, context.access, input, true)
    }),
    bringBack: os.participants.bringBack.handler(async ({ context, input }) => {
      await proveWorkshopOfPath(context.tx, context.access, input)
      return setAside(context.tx, context.access, input, false)
    }),
  },
  contributions: {
    list: os.contributions.list.handler(async ({ context, input }) => {
      await proveWorkshopOfPath(context.tx, context.access, input)
      return findContributionPage(context.tx, context.access, input)
    }),
    accept: os.contributions.accept.handler(async ({ context, input }) => {
      const { tx, access } = context
      await proveWorkshopOfPath(tx, access, input)
      const { landing } = input
      const judged = await judge(tx, access, input, 'accepted', (held) => {
        refuseOtherKind(held, landing.kind)
        if (landing.kind === 'story_fragment') return landFragment(tx, access, held, landing)
        if (landing.kind === 'change') return landChange(tx, access, held, landing)
        return landStakeholder(tx, access, held, landing)
      })
      return tellAuthor(context, input, judged)
    }),
    merge: os.contributions.merge.handler(async ({ context, input }) => {
      const { tx, access } = context
      await proveWorkshopOfPath(tx, access, input)
      const { into } = input
      const judged = await judge(tx, access, input, 'merged', (held) => {
        refuseOtherKind(held, into.kind)
        if (into.kind === 'story_fragment') return mergeIntoCard(tx, access, held, into)
        if (into.kind === 'change') return mergeIntoElement(tx, access, held, into)
        return mergeIntoStakeholder(tx, access, held, into)
      })
      return tellAuthor(context, input, judged)
    }),
    refuse: os.contributions.refuse.handler(async ({ context, input }) => {
      const { tx, access } = context
      await proveWorkshopOfPath(tx, access, input)
      const nowhere = async () => undefined
      return tellAuthor(context, input, await judge(tx, access, input, 'refused', nowhere, input.reason))
    }),
    reopen: os.contributions.reopen.handler(async ({ context, input }) => {
      await proveWorkshopOfPath(context.tx, context.access, input)
      const undone = await reopen(context.tx, context.access, input)
      await tellAuthor(context, input, undone.contribution)
      return undone
    }),
  },
  results: os.results.handler(async ({ context, input }) => {
    await proveWorkshopOfPath(context.tx, context.access, input)
    return findResults(context.tx, context.access, input)
  }),
  join: phonesRouter,
}
