import type { RecordTable } from '#platform/server/record-store.ts'

export const codeTable: RecordTable = {
  table: 'code',
  kind: 'code',
  fields: ['evaluationId', 'parentId', 'name', 'definition', 'color', 'sign', 'position'],
  order: 'r.position, r.id',
}

export const codingImportTable: RecordTable = {
  table: 'coding_import',
  kind: 'coding-import',
  fields: [
    'evaluationId',
    'fileName',
    'kind',
    'codesEntered',
    'sourcesEntered',
    'passagesEntered',
    'leftOut',
  ],
  json: ['leftOut'],
  order: 'r.created_at desc, r.id',
}
