import { implement } from '@orpc/server'
import { type RequestContext, withAnyone, withTerritory } from '#features/accounts/server/access.ts'
import { Problem } from '#kernel/problem.ts'
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
import { leverRecords } from './lever-records.ts'
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

const later = () => {
  throw new Problem('record.absent', 'absent', { kind: 'lever', id: '' })
}

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
  levers: { list: os.levers.list.handler(later), change: os.levers.change.handler(later) },
  events: {
    list: os.events.list.handler(events.list),
    get: os.events.get.handler(events.get),
    create: os.events.create.handler(events.create),
    update: os.events.update.handler(events.update),
    remove: os.events.remove.handler(events.remove),
    restore: os.events.restore.handler(events.restore),
  },
  agenda: os.agenda.handler(later),
  calendar: os.calendar.handler(later),
  diagnosis: os.diagnosis.handler(later),
  guests: {
    list: os.guests.list.handler(guests.list),
    get: os.guests.get.handler(guests.get),
    create: os.guests.create.handler(guests.create),
    update: os.guests.update.handler(guests.update),
    remove: os.guests.remove.handler(guests.remove),
    restore: os.guests.restore.handler(guests.restore),
  },
  guestList: os.guestList.handler(later),
  addGuests: os.addGuests.handler(later),
  sendInvitations: os.sendInvitations.handler(later),
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
  startAudiences: os.startAudiences.handler(later),
  relays: {
    list: os.relays.list.handler(relays.list),
    get: os.relays.get.handler(relays.get),
    create: os.relays.create.handler(relays.create),
    update: os.relays.update.handler(relays.update),
    remove: os.relays.remove.handler(relays.remove),
    restore: os.relays.restore.handler(relays.restore),
  },
  coverage: os.coverage.handler(later),
  exchanges: {
    list: os.exchanges.list.handler(exchanges.list),
    get: os.exchanges.get.handler(exchanges.get),
    create: os.exchanges.create.handler(exchanges.create),
    update: os.exchanges.update.handler(exchanges.update),
    remove: os.exchanges.remove.handler(exchanges.remove),
    restore: os.exchanges.restore.handler(exchanges.restore),
  },
  figures: os.figures.handler(later),
  trends: os.trends.handler(later),
  inclusion: os.inclusion.handler(later),
  governance: os.governance.handler(later),
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
  startChecks: os.startChecks.handler(later),
  evidence: {
    list: os.evidence.list.handler(later),
    create: os.evidence.create.handler(later),
    content: os.evidence.content.handler(later),
    remove: os.evidence.remove.handler(later),
    restore: os.evidence.restore.handler(later),
  },
  agendaLinks: {
    list: os.agendaLinks.list.handler(later),
    create: os.agendaLinks.create.handler(later),
    rotate: os.agendaLinks.rotate.handler(later),
    revoke: os.agendaLinks.revoke.handler(later),
  },
  feed: open.feed.handler(later),
})
