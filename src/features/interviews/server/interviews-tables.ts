import type { RecordTable } from '#platform/server/record-store.ts'

export const guideTable: RecordTable = {
  table: 'interview_guide',
  kind: 'interview-guide',
  fields: ['evaluationId', 'title', 'format', 'publicKind', 'lang', 'opening', 'closing', 'items'],
  json: ['items'],
}

export const interviewTable: RecordTable = {
  table: 'interview',
  kind: 'interview',
  fields: [
    'evaluationId',
    'format',
    'state',
    'guideId',
    'eventId',
    'takesPlaceOn',
    'startsAt',
    'place',
    'stakeholderId',
    'actorId',
    'worldId',
    'publicKind',
    'describedAs',
    'interviewer',
    'lang',
    'clockStartedAt',
    'groupCounts',
    'note',
    'consentHow',
    'consentOn',
    'consentUses',
    'consentExpiresOn',
    'shownAs',
  ],
  json: ['groupCounts'],
  documents: ['groupCounts'],
  order: 'r.takes_place_on nulls last, r.starts_at nulls last, r.created_at, r.id',
}

export const noteTable: RecordTable = {
  table: 'interview_note',
  kind: 'interview-note',
  fields: ['interviewId', 'text', 'atSeconds', 'isVerbatim', 'itemId', 'position', 'revision'],
  order: 'r.position, r.created_at, r.id',
}
