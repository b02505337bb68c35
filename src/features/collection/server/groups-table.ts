import type { RecordTable } from '#platform/server/record-store.ts'

export const groupTable: RecordTable = {
  table: 'collection_group',
  kind: 'collection-group',
  fields: [
    'evaluationId',
    'collectionId',
    'name',
    'stakeholderId',
    'audienceId',
    'population',
    'wanted',
    'note',
  ],
}
