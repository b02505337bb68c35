import type { TerritoryAccess } from '#kernel/access.ts'

/** How far an import is: rows looked at, of as many. */
export type ImportProgress = { readonly done: number; readonly total: number }

/** Imports that run at once in one process are few; the oldest give way, so that nothing grows. */
const MOST = 200
const running = new Map<string, ImportProgress>()

const keyOf = ({ territoryId, personId }: TerritoryAccess, key: string) => `${territoryId} ${personId} ${key}`

/**
 * Follows an import under the key that the browser made for it. Kept in this process alone: where several stand behind one
 * address another may be asked, which then knows nothing and says so.
 */
export function followImport(access: TerritoryAccess, key: string | undefined) {
  if (key === undefined) return { report: undefined, end: () => undefined }
  const place = keyOf(access, key)
  return {
    report(done: number, total: number): void {
      running.delete(place)
      running.set(place, { done, total })
      const [oldest] = running.keys()
      if (running.size > MOST && oldest !== undefined) running.delete(oldest)
    },
    end: () => void running.delete(place),
  }
}

export function findImportProgress(access: TerritoryAccess, key: string): ImportProgress | undefined {
  return running.get(keyOf(access, key))
}
