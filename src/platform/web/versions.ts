/** The fields in which two versions of a record differ. */
export function differingFields<T extends object>(mine: T, theirs: T, fields: readonly (keyof T & string)[]) {
  return fields.filter((field) => JSON.stringify(mine[field]) !== JSON.stringify(theirs[field]))
}
