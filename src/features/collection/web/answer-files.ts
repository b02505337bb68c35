import type { CollectionScope } from './collection-client.ts'

/** Where the API knows a collection, for what is no JSON: files and exports. */
export function answersPath({ territoryId, evaluationId, collectionId }: CollectionScope): string {
  return `/api/territories/${territoryId}/evaluations/${evaluationId}/collections/${collectionId}`
}

/** The address of a photo or a voice of an answer. */
export function answerFileAddress(scope: CollectionScope, answerId: string, fileId: string): string {
  return `${answersPath(scope)}/answers/${answerId}/files/${fileId}`
}
