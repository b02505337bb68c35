import { writeAim } from '#features/levers/server/lever-aims-store.ts'
import { startChecks } from '#features/levers/server/lever-starters-store.ts'
import {
  audienceTable,
  decisionTable,
  eventTable,
  exchangeTable,
  guestTable,
  judgementTable,
  relayTable,
} from '#features/levers/server/levers-tables.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { Loader } from './demonstration.ts'
import type { DemonstrationLevers } from './demonstration-files.ts'

/** Loads the events of a demonstration territory and what surrounds them, after its network. */
export async function loadLevers(
  tx: Tx,
  access: TerritoryAccess,
  loader: Loader,
  levers: DemonstrationLevers,
): Promise<void> {
  for (const { lever, ...values } of levers.aims) await writeAim(tx, access, { lever, version: 0, values })
  for (const { key, ...audience } of levers.audiences)
    await loader.insert(audienceTable, audience, `audience:${key}`)
  for (const { actor, audiences, ...relay } of levers.relays)
    await loader.insert(relayTable, {
      ...relay,
      actorId: loader.at(`actor:${actor}`),
      audiences: audiences.map((key) => loader.at(`audience:${key}`)),
    })
  for (const event of levers.events) await loadEvent(loader, event)
  for (const { event, ...exchange } of levers.exchanges)
    await loader.insert(exchangeTable, { ...exchange, eventId: loader.maybeAt(event && `event:${event}`) })
  for (const judgement of levers.judgements) await loader.insert(judgementTable, judgement)
  await startChecks(tx, access, 'fr')
  for (const [code, [answer, note]] of Object.entries(levers.checks))
    await tx.one(
      `update check_item set answer = $3, note = $4, answered_on = '2026-10-15' where territory_id = $1 and code = $2 returning id`,
      [access.territoryId, code, answer, note],
    )
}

async function loadEvent(loader: Loader, event: DemonstrationLevers['events'][number]): Promise<void> {
  const { key, parent, audiences = {}, guests = [], worlds = [], decisions = [], ...values } = event
  const counted = Object.entries(audiences).map(([name, n]) => [loader.at(`audience:${name}`), n])
  const parentId = loader.maybeAt(parent && `event:${parent}`)
  const eventId = await loader.insert(
    eventTable,
    { ...values, parentId, audiences: Object.fromEntries(counted) },
    `event:${key}`,
  )
  for (const [actor, invitation, isPresent] of guests)
    await loader.insert(guestTable, { eventId, actorId: loader.at(`actor:${actor}`), invitation, isPresent })
  for (const [world, invitation, isPresent] of worlds)
    await loader.insert(guestTable, { eventId, worldId: loader.at(`world:${world}`), invitation, isPresent })
  for (const { actor, ...decision } of decisions)
    await loader.insert(decisionTable, {
      ...decision,
      eventId,
      actorId: loader.maybeAt(actor && `actor:${actor}`),
    })
}
