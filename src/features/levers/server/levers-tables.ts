import type { RecordTable } from '#platform/server/record-store.ts'

const DOCUMENTS = ['items', 'genders', 'audiences', 'communes']

export const eventTable: RecordTable = {
  table: 'event',
  kind: 'event',
  fields: [
    'title',
    'kind',
    'state',
    'openness',
    'startsOn',
    'endsOn',
    'startsAt',
    'endsAt',
    'place',
    'communeCode',
    'venue',
    'level',
    'aims',
    'levers',
    'agenda',
    'report',
    'speechPercent',
    'traceOn',
    'followUpOn',
    'parentId',
    'persons',
    'firstTimers',
    'returners',
    'note',
    ...DOCUMENTS,
  ],
  json: DOCUMENTS,
  documents: DOCUMENTS,
  order: 'r.starts_on desc nulls first, r.starts_at desc nulls last, r.created_at desc, r.id',
}

/** The address of a guest is read through here by those alone who may write. */
export const guestTable: RecordTable = {
  table: 'event_guest',
  kind: 'event-guest',
  fields: [
    'eventId',
    'actorId',
    'worldId',
    'invitation',
    'invitedOn',
    'email',
    'isPresent',
    'persons',
    'note',
  ],
}

export const decisionTable: RecordTable = {
  table: 'event_decision',
  kind: 'event-decision',
  fields: [
    'eventId',
    'kind',
    'what',
    'isCodesigned',
    'actorId',
    'who',
    'dueOn',
    'state',
    'doneOn',
    'outcome',
    'actionId',
  ],
  order: `r.state <> 'open', r.due_on nulls last, r.created_at, r.id`,
}

export const audienceTable: RecordTable = {
  table: 'audience',
  kind: 'audience',
  fields: ['code', 'name', 'isSeldomHeard', 'populationPercent', 'populationSource', 'note'],
  order: 'not r.is_seldom_heard, lower(r.name), r.id',
}

export const relayTable: RecordTable = {
  table: 'relay',
  kind: 'relay',
  fields: [
    'actorId',
    'audiences',
    'size',
    'trust',
    'capacity',
    'expects',
    'cost',
    'lastAction',
    'lastActionOn',
    'hasMobilised',
    'result',
    'note',
  ],
}

export const exchangeTable: RecordTable = {
  table: 'territory_exchange',
  kind: 'territory-exchange',
  fields: [
    'title',
    'form',
    'state',
    'heldOn',
    'otherName',
    'otherTerritoryId',
    'eventId',
    'isFormal',
    'lessons',
    'takenHome',
    'note',
  ],
  order: 'r.held_on desc nulls first, r.created_at desc, r.id',
}

export const judgementTable: RecordTable = {
  table: 'governance_judgement',
  kind: 'governance-judgement',
  fields: ['criterion', 'level', 'argument', 'judgedOn', 'judgedWith'],
  order: 'r.judged_on desc, r.created_at desc, r.id',
}

export const checkTable: RecordTable = {
  table: 'check_item',
  kind: 'check-item',
  fields: ['code', 'text', 'position', 'answer', 'answeredOn', 'note', 'proofs'],
  json: ['proofs'],
  order: 'r.position, r.created_at, r.id',
}
