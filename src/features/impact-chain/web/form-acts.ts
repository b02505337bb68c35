import { useCallback, useEffect, useRef } from 'react'
import { useSaving } from '#platform/web/autosave.ts'
import { useDraft } from '#platform/web/draft.ts'
import { differingFields } from '#platform/web/versions.ts'

type Kept<F> = { readonly version: number; readonly form: F }

/** What the form showed before something was typed, and of which version of the record. */
export type Seen<F> = { readonly form: F; readonly version: number }

/**
 * A form whose pauses are acts: 800 ms after the last key, the fields that differ from what was seen are given to
 * `commit`, as one step to undo. While nothing is typed, the form follows the record: others' changes and undo show.
 */
export function useFormActs<F extends object, R extends { readonly version: number }>(
  key: string,
  record: R,
  read: (record: R) => F,
  commit: (fields: readonly (keyof F & string)[], form: F, seen: Seen<F>) => void,
) {
  const draft = useDraft<F>(key, read(record))
  const seen = useRef<Seen<F>>({ form: read(record), version: record.version })
  const latest = useRef({ record, read, commit })
  const { changed, value, saved } = draft
  useEffect(() => {
    latest.current = { record, read, commit }
    if (changed) return
    const form = read(record)
    seen.current = { form, version: record.version }
    // what was typed stays as it was typed: a space at the end of a word is not taken away under the fingers
    if (!isSameWritten(form, value)) saved(form)
  })
  const save = useCallback(async (form: F): Promise<Kept<F>> => {
    const before = seen.current
    const fields = differingFields(form, before.form, Object.keys(form) as (keyof F & string)[])
    seen.current = { form, version: before.version }
    if (fields.length > 0) latest.current.commit(fields, form, before)
    return { version: before.version, form }
  }, [])
  const saving = useSaving<F, Kept<F>>({
    draft,
    version: record.version,
    save,
    read: ({ form }) => form,
  })
  return { draft, saving }
}

function isSameWritten(a: object, b: object): boolean {
  return JSON.stringify(trimmed(a)) === JSON.stringify(trimmed(b))
}

function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.trim()
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.entries(value)
    .map(([name, each]): [string, unknown] => [name, trimmed(each)])
    .filter(([, each]) => each !== '')
    .sort(([x], [y]) => (x < y ? -1 : 1))
}
