import { lazy, Suspense, useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { VersionedKind } from '../domain/versions.ts'
import { evaluationsWords } from '../words.ts'
import type { EvaluationHere } from './evaluation-page.tsx'

/** The comparison of words comes with the dialog, not with the page. */
const VersionsDialog = lazy(() =>
  import('./versions-dialog.tsx').then((module) => ({ default: module.VersionsDialog })),
)

export type VersionedRecord = { readonly id: string; readonly version: number }

type VersionsButtonProps = {
  readonly here: EvaluationHere
  readonly kind: VersionedKind
  readonly record: VersionedRecord
  /** What the record is called. */
  readonly title: string
}

/** Opens what was written before, by whom, and what changed since. */
export function VersionsButton(props: VersionsButtonProps) {
  const say = useSay(evaluationsWords)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {say('versions.open')}
      </Button>
      {isOpen && (
        <Suspense>
          <VersionsDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
