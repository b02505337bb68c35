import { folded } from '#features/actors/server/actors-store.ts'
import type { RecordTable } from '#platform/server/record-store.ts'

const TOLD = ['since', 'until', 'seenOn', 'sourceId', 'note']

export const worldTable: RecordTable = {
  table: 'social_world',
  kind: 'social-world',
  fields: ['code', 'name', 'theme', 'conventions', 'sites', 'color', 'note'],
  order: `${folded('r.name')}, r.id`,
}

export const actionTable: RecordTable = {
  table: 'action',
  kind: 'action',
  fields: [
    'title',
    'kind',
    'state',
    'startedOn',
    'endedOn',
    'place',
    'communeCode',
    'theme',
    'note',
    'sourceId',
  ],
  order: `r.started_on desc nulls last, ${folded('r.title')}, r.id`,
}

export const participationTable: RecordTable = {
  table: 'action_actor',
  kind: 'action-actor',
  fields: ['actionId', 'actorId', 'role', 'since', 'until', 'sourceId'],
}

export const actionWorldTable: RecordTable = {
  table: 'action_world',
  kind: 'action-world',
  fields: ['actionId', 'worldId', 'weight', 'sourceId'],
}

export const membershipTable: RecordTable = {
  table: 'world_membership',
  kind: 'world-membership',
  fields: ['worldId', 'actorId', 'weight', ...TOLD],
}

export const tieTable: RecordTable = {
  table: 'actor_tie',
  kind: 'actor-tie',
  fields: ['fromId', 'toId', 'kind', 'strength', ...TOLD],
}

export const contactTable: RecordTable = {
  table: 'world_contact',
  kind: 'world-contact',
  fields: ['actorId', 'worldId', 'strength', ...TOLD],
}

export const encounterTable: RecordTable = {
  table: 'world_encounter',
  kind: 'world-encounter',
  fields: [
    'worldAId',
    'worldBId',
    'state',
    'form',
    'reason',
    'introducers',
    'actionId',
    'plannedOn',
    'heldOn',
    'outcome',
    'note',
  ],
  json: ['reason'],
  order: 'r.created_at desc, r.id',
}
