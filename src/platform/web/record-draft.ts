import { useEffect, useState } from 'react'
import type { Versioned } from './autosave.ts'
import { dropStored, readStored, writeStored } from './browser-storage.ts'
import { type Draft, useDraft } from './draft.ts'

/** Beside the draft itself, so that `forgetDrafts` takes it too. */
const baseKey = (key: string) => `tablee.draft.${key}#base`

/**
 * The draft of an existing record, which remembers the version it began from even across a closed tab: what somebody
 * else saved meanwhile becomes a conflict to settle, never an overwrite. Give `version` to `useSaving`. While nothing
 * is typed here, the form follows the record as it is read again.
 */
export function useRecordDraft<T extends object, R extends Versioned>(
  key: string,
  record: R,
  read: (record: R) => T,
): { readonly draft: Draft<T>; readonly version: number } {
  const draft = useDraft<T>(key, read(record))
  const { changed, saved } = draft
  const [base, setBase] = useState(() => (changed ? Number(readStored(baseKey(key))) : 0) || record.version)
  useEffect(() => {
    if (changed) writeStored(baseKey(key), String(base))
    else dropStored(baseKey(key))
  }, [changed, key, base])
  const isBehind = !changed && record.version > base
  useEffect(() => {
    if (!isBehind) return
    setBase(record.version)
    saved(read(record))
  }, [isBehind, record, read, saved])
  return { draft, version: base }
}
