import { lazy, Suspense, useEffect, useRef } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { IconButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { impactChainWords } from '../words.ts'

const ChainWall = lazy(() => import('./chain-wall.tsx').then((m) => ({ default: m.ChainWall })))

type ChainWallDialogProps = { readonly here: EvaluationHere; readonly onClose: () => void }

/** The wall over the whole screen; Escape or the cross leads back to the editor. */
export function ChainWallDialog({ here, onClose }: ChainWallDialogProps) {
  const say = useSay(impactChainWords)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    // where the browser refuses the whole screen, the whole window serves
    void element?.requestFullscreen?.().catch(() => undefined)
    return () => {
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
      element?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className="ch-wall-dialog"
      aria-label={say('wall.title', { title: here.evaluation.title })}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className="ch-wall-head">
        <h2>{here.evaluation.title}</h2>
        <IconButton label={say('wall.close')} onClick={onClose}>
          <SignIcon sign="close" />
        </IconButton>
      </header>
      <Suspense fallback={<div className="tb-coming" />}>
        <ChainWall territoryId={here.territoryId} evaluationId={here.evaluation.id} />
      </Suspense>
    </dialog>
  )
}
