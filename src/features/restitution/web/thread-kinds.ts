import { THREAD_KINDS, type ThreadKind } from '../domain/thread.ts'

/** The kind that an address names; undefined for one that the thread does not know. */
export function findThreadKind(text: string): ThreadKind | undefined {
  return THREAD_KINDS.find((kind) => kind === text)
}

/** Whether a mark is shown: a file only holds its rows, whose own figures carry the mark that counts. */
export function isToReview(record: { readonly kind: ThreadKind; readonly toReview: boolean }): boolean {
  return record.toReview && record.kind !== 'purchase-import'
}

export function threadAddress(territoryId: string, kind: ThreadKind, id: string): string {
  return `/territoires/${territoryId}/fil/${kind}/${id}`
}
