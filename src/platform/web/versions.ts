/** The fields in which two versions of a record differ. The order of keys in a document is no difference. */
export function differingFields<T extends object>(mine: T, theirs: T, fields: readonly (keyof T & string)[]) {
  return fields.filter((field) => !isSame(mine[field], theirs[field]))
}

/** Whether two values of a field say the same; the order of keys in a document is no difference. */
export function isSame(one: unknown, other: unknown): boolean {
  return one === other || sameText(one) === sameText(other)
}

/** JSON with the keys of every object in one order: the database gives them back in its own. */
function sameText(value: unknown): string | undefined {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
