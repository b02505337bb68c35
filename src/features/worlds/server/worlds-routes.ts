import { implement } from '@orpc/server'
import { type RequestContext, withAnyone, withTerritory } from '#features/accounts/server/access.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { worldsContract } from '../contract.ts'
import { duplicateHandlers } from './duplicate-handlers.ts'
import { importHandlers } from './import-handlers.ts'
import { networkHandlers } from './network-handlers.ts'
import { networkRecords } from './network-records.ts'
import { noticeHandlers } from './notice-handlers.ts'
import { ownNetworkHandlers } from './own-network-handlers.ts'
import { sourceHandlers } from './source-handlers.ts'
import {
  actionTable,
  actionWorldTable,
  contactTable,
  encounterTable,
  membershipTable,
  participationTable,
  tieTable,
  worldTable,
} from './worlds-tables.ts'

const contract = implement(worldsContract).$context<RequestContext>()
// Guards go on the whole implementer: there they run before the request's own validation.
const os = contract.use(withTerritory)
const open = contract.use(withAnyone)

type Contract = typeof worldsContract
const onWorldAndActor = { worldId: 'social_world', actorId: 'actor' }

const worlds = networkRecords<RecordOf<Contract['worlds']>>(worldTable)
const actions = networkRecords<RecordOf<Contract['actions']>>(actionTable, {
  equal: ['state'],
  text: { q: ['title', 'place', 'theme'] },
})
const participations = networkRecords<RecordOf<Contract['participations']>>(participationTable, {
  equal: ['actionId', 'actorId'],
  on: { actionId: 'action', actorId: 'actor' },
})
const actionWorlds = networkRecords<RecordOf<Contract['actionWorlds']>>(actionWorldTable, {
  equal: ['actionId', 'worldId'],
  on: { actionId: 'action', worldId: 'social_world' },
})
const memberships = networkRecords<RecordOf<Contract['memberships']>>(membershipTable, {
  equal: ['worldId', 'actorId'],
  on: onWorldAndActor,
})
const ties = networkRecords<RecordOf<Contract['ties']>>(tieTable, {
  either: { actorId: ['fromId', 'toId'] },
  on: { fromId: 'actor', toId: 'actor' },
})
const contacts = networkRecords<RecordOf<Contract['contacts']>>(contactTable, {
  equal: ['worldId', 'actorId'],
  on: onWorldAndActor,
})
const encounters = networkRecords<RecordOf<Contract['encounters']>>(encounterTable, {
  on: { worldAId: 'social_world', worldBId: 'social_world' },
})

export const worldsRouter = contract.router({
  worlds: {
    list: os.worlds.list.handler(worlds.list),
    get: os.worlds.get.handler(worlds.get),
    create: os.worlds.create.handler(worlds.create),
    update: os.worlds.update.handler(worlds.update),
    remove: os.worlds.remove.handler(worlds.remove),
    restore: os.worlds.restore.handler(worlds.restore),
  },
  starters: os.starters.handler(sourceHandlers.starters),
  actions: {
    list: os.actions.list.handler(actions.list),
    get: os.actions.get.handler(actions.get),
    create: os.actions.create.handler(actions.create),
    update: os.actions.update.handler(actions.update),
    remove: os.actions.remove.handler(actions.remove),
    restore: os.actions.restore.handler(actions.restore),
  },
  participations: {
    list: os.participations.list.handler(participations.list),
    get: os.participations.get.handler(participations.get),
    create: os.participations.create.handler(participations.create),
    update: os.participations.update.handler(participations.update),
    remove: os.participations.remove.handler(participations.remove),
    restore: os.participations.restore.handler(participations.restore),
  },
  actionWorlds: {
    list: os.actionWorlds.list.handler(actionWorlds.list),
    get: os.actionWorlds.get.handler(actionWorlds.get),
    create: os.actionWorlds.create.handler(actionWorlds.create),
    update: os.actionWorlds.update.handler(actionWorlds.update),
    remove: os.actionWorlds.remove.handler(actionWorlds.remove),
    restore: os.actionWorlds.restore.handler(actionWorlds.restore),
  },
  memberships: {
    list: os.memberships.list.handler(memberships.list),
    get: os.memberships.get.handler(memberships.get),
    create: os.memberships.create.handler(memberships.create),
    update: os.memberships.update.handler(memberships.update),
    remove: os.memberships.remove.handler(memberships.remove),
    restore: os.memberships.restore.handler(memberships.restore),
  },
  ties: {
    list: os.ties.list.handler(ties.list),
    get: os.ties.get.handler(ties.get),
    create: os.ties.create.handler(ties.create),
    update: os.ties.update.handler(ties.update),
    remove: os.ties.remove.handler(ties.remove),
    restore: os.ties.restore.handler(ties.restore),
  },
  contacts: {
    list: os.contacts.list.handler(contacts.list),
    get: os.contacts.get.handler(contacts.get),
    create: os.contacts.create.handler(contacts.create),
    update: os.contacts.update.handler(contacts.update),
    remove: os.contacts.remove.handler(contacts.remove),
    restore: os.contacts.restore.handler(contacts.restore),
  },
  sources: {
    list: os.sources.list.handler(sourceHandlers.list),
    get: os.sources.get.handler(sourceHandlers.get),
    enter: os.sources.enter.handler(sourceHandlers.enter),
    update: os.sources.update.handler(sourceHandlers.update),
    remove: os.sources.remove.handler(sourceHandlers.remove),
    restore: os.sources.restore.handler(sourceHandlers.restore),
  },
  findNames: os.findNames.handler(sourceHandlers.findNames),
  import: {
    preview: os.import.preview.handler(importHandlers.preview),
    enter: os.import.enter.handler(importHandlers.enter),
  },
  network: {
    get: os.network.get.handler(networkHandlers.get),
    study: os.network.study.handler(networkHandlers.study),
    encounters: os.network.encounters.handler(networkHandlers.encounters),
    encounterEffects: os.network.encounterEffects.handler(networkHandlers.encounterEffects),
    replace: os.network.replace.handler(networkHandlers.replace),
    export: os.network.export.handler(networkHandlers.export),
  },
  settings: { change: os.settings.change.handler(networkHandlers.changeSettings) },
  encounters: {
    list: os.encounters.list.handler(encounters.list),
    get: os.encounters.get.handler(encounters.get),
    create: os.encounters.create.handler(encounters.create),
    update: os.encounters.update.handler(encounters.update),
    remove: os.encounters.remove.handler(encounters.remove),
    restore: os.encounters.restore.handler(encounters.restore),
  },
  acceptEncounter: os.acceptEncounter.handler(networkHandlers.acceptEncounter),
  duplicates: {
    list: os.duplicates.list.handler(duplicateHandlers.list),
    merge: os.duplicates.merge.handler(duplicateHandlers.merge),
    undo: os.duplicates.undo.handler(duplicateHandlers.undo),
    merges: os.duplicates.merges.handler(duplicateHandlers.merges),
  },
  notices: {
    list: os.notices.list.handler(noticeHandlers.list),
    write: os.notices.write.handler(noticeHandlers.write),
    tell: os.notices.tell.handler(noticeHandlers.tell),
    erase: os.notices.erase.handler(noticeHandlers.erase),
  },
  own: {
    read: open.own.read.handler(ownNetworkHandlers.read),
    answer: open.own.answer.handler(ownNetworkHandlers.answer),
    withdraw: open.own.withdraw.handler(ownNetworkHandlers.withdraw),
    erase: open.own.erase.handler(ownNetworkHandlers.erase),
  },
})
