type AnyPage<T> = { readonly items: readonly T[]; readonly next: string | null }

/** The most that one request may ask for (`pageQuery`). */
export const LARGEST_PAGE = 200

/**
 * A whole list, page after page: for lists that people see at one glance (lines, objectives), never for rows of files.
 * `readEveryPage((cursor) => api.lines.list({ territoryId, evaluationId, cursor, limit: LARGEST_PAGE }))`
 */
export async function readEveryPage<T>(
  read: (cursor: string | undefined) => Promise<AnyPage<T>>,
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    items.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return items
}
