import { implement } from '@orpc/server'
import { type RequestContext, withAnyone, withTerritory } from '#features/accounts/server/access.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import {
  type Audience,
  type CheckItem,
  type EventDecision,
  type GovernanceJudgement,
  type LeverEvent,
  leversContract,
  type Relay,
  type TerritoryExchange,
} from '../contract.ts'
import { eventHandlers } from './event-handlers.ts'
import { evidenceHandlers } from './evidence-handlers.ts'
import { proveOtherTerritory } from './exchanges-store.ts'
import { leverHandlers } from './lever-handlers.ts'
import { leverRecords } from './lever-records.ts'
import { startAudiences, startChecks } from './lever-starters-store.ts'
import {
  audienceTable,
  checkTable,
  decisionTable,
  eventTable,
  exchangeTable,
  guestTable,
  judgementTable,
  relayTable,
} from './levers-tables.ts'

const contract = implement(leversContract).$context<RequestContext>()
// Guards go on the whole implementer: there they run before the request's own validation.
const os = contract.use(withTerritory)
const open = contract.use(withAnyone)

const events = leverRecords<LeverEvent>(eventTable)
const guests = leverRecords<RecordOf<typeof leversContract.guests>>(guestTable, {
  equal: ['eventId'],
  on: { eventId: 'event', actorId: 'actor', worldId: 'social_world' },
})
const decisions = leverRecords<EventDecision>(decisionTable, {
  equal: ['eventId', 'state', 'kind'],
  on: { eventId: 'event' },
})
const audiences = leverRecords<Audience>(audienceTable)
const relays = leverRecords<Relay>(relayTable, { on: { actorId: 'actor' } })
const exchanges = leverRecords<TerritoryExchange>(exchangeTable, { equal: ['eventId'] })
const judgements = leverRecords<GovernanceJudgement>(judgementTable, { equal: ['criterion'] })
const checks = leverRecords<CheckItem>(checkTable)

export const leversRouter = contract.router({
  levers: {
    list: os.levers.list.handler(leverHandlers.list),
    change: os.levers.change.handler(leverHandlers.change),
  },
  events: {
    list: os.events.list.handler(events.list),
    get: os.events.get.handler(events.get),
    create: os.events.create.handler(events.create),
    update: os.events.update.handler(events.update),
    remove: os.events.remove.handler(events.remove),
    restore: os.events.restore.handler(events.restore),
  },
  agenda: os.agenda.handler(eventHandlers.agenda),
  calendar: os.calendar.handler(eventHandlers.calendar),
  diagnosis: os.diagnosis.handler(leverHandlers.diagnosis),
  guests: {
    list: os.guests.list.handler(guests.list),
    get: os.guests.get.handler(guests.get),
    create: os.guests.create.handler(guests.create),
    update: os.guests.update.handler(guests.update),
    remove: os.guests.remove.handler(guests.remove),
    restore: os.guests.restore.handler(guests.restore),
  },
  guestList: os.guestList.handler(eventHandlers.guestList),
  addGuests: os.addGuests.handler(eventHandlers.addGuests),
  sendInvitations: os.sendInvitations.handler(eventHandlers.sendInvitations),
  decisions: {
    list: os.decisions.list.handler(decisions.list),
    get: os.decisions.get.handler(decisions.get),
    create: os.decisions.create.handler(decisions.create),
    update: os.decisions.update.handler(decisions.update),
    remove: os.decisions.remove.handler(decisions.remove),
    restore: os.decisions.restore.handler(decisions.restore),
  },
  audiences: {
    list: os.audiences.list.handler(audiences.list),
    get: os.audiences.get.handler(audiences.get),
    create: os.audiences.create.handler(audiences.create),
    update: os.audiences.update.handler(audiences.update),
    remove: os.audiences.remove.handler(audiences.remove),
    restore: os.audiences.restore.handler(audiences.restore),
  },
  startAudiences: os.startAudiences.handler(async ({ context, input }) => ({
    added: await startAudiences(context.tx, context.access, input),
  })),
  relays: {
    list: os.relays.list.handler(relays.list),
    get: os.relays.get.handler(relays.get),
    create: os.relays.create.handler(relays.create),
    update: os.relays.update.handler(relays.update),
    remove: os.relays.remove.handler(relays.remove),
    restore: os.relays.restore.handler(relays.restore),
  },
  coverage: os.coverage.handler(leverHandlers.coverage),
  exchanges: {
    list: os.exchanges.list.handler(exchanges.list),
    get: os.exchanges.get.handler(exchanges.get),
    create: os.exchanges.create.handler(async ({ context, input }) => {
      await proveOtherTerritory(context.tx, context.access, input.otherTerritoryId)
      return exchanges.create({ context, input })
    }),
    update: os.exchanges.update.handler(async ({ context, input }) => {
      await proveOtherTerritory(context.tx, context.access, input.values.otherTerritoryId)
      return exchanges.update({ context, input })
    }),
    remove: os.exchanges.remove.handler(exchanges.remove),
    restore: os.exchanges.restore.handler(exchanges.restore),
  },
  figures: os.figures.handler(leverHandlers.figures),
  trends: os.trends.handler(leverHandlers.trends),
  inclusion: os.inclusion.handler(leverHandlers.inclusion),
  governance: os.governance.handler(leverHandlers.governance),
  judgements: {
    list: os.judgements.list.handler(judgements.list),
    get: os.judgements.get.handler(judgements.get),
    create: os.judgements.create.handler(judgements.create),
    update: os.judgements.update.handler(judgements.update),
    remove: os.judgements.remove.handler(judgements.remove),
    restore: os.judgements.restore.handler(judgements.restore),
  },
  checks: {
    list: os.checks.list.handler(checks.list),
    get: os.checks.get.handler(checks.get),
    create: os.checks.create.handler(checks.create),
    update: os.checks.update.handler(checks.update),
    remove: os.checks.remove.handler(checks.remove),
    restore: os.checks.restore.handler(checks.restore),
  },
  startChecks: os.startChecks.handler(async ({ context, input }) => ({
    added: await startChecks(context.tx, context.access, input.lang),
  })),
  evidence: {
    list: os.evidence.list.handler(evidenceHandlers.list),
    create: os.evidence.create.handler(evidenceHandlers.create),
    content: os.evidence.content.handler(evidenceHandlers.content),
    remove: os.evidence.remove.handler(evidenceHandlers.remove),
    restore: os.evidence.restore.handler(evidenceHandlers.restore),
  },
  agendaLinks: {
    list: os.agendaLinks.list.handler(eventHandlers.agendaLinks.list),
    create: os.agendaLinks.create.handler(eventHandlers.agendaLinks.create),
    rotate: os.agendaLinks.rotate.handler(eventHandlers.agendaLinks.rotate),
    revoke: os.agendaLinks.revoke.handler(eventHandlers.agendaLinks.revoke),
  },
  feed: open.feed.handler(eventHandlers.feed),
})
