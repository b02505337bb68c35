import type { Versioned } from './autosave.ts'
import { type Draft, useDraft } from './draft.ts'

/**
 * The draft of an existing record, which remembers what it began from even across a closed tab. Give both to
 * `useSaving`: fields that nobody touched here follow the record as it is read again; what others changed meanwhile is
 * never overwritten.
 */
export function useRecordDraft<T extends object, R extends Versioned>(
  key: string,
  record: R,
  read: (record: R) => T,
): { readonly draft: Draft<T>; readonly version: number } {
  const value = read(record)
  const draft = useDraft<T>(key, value)
  return { draft: { ...draft, newest: { version: record.version, value } }, version: record.version }
}
