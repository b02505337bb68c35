import { useReactFlow } from '@xyflow/react'
import { IconButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { impactChainWords } from '../words.ts'
import type { CanvasLayout } from './canvas-layout.ts'
import { ToolSign } from './tool-signs.tsx'

const MS = 200

/** Nearer, farther, everything at once. */
export function CanvasControls({ layout }: { readonly layout: CanvasLayout }) {
  const say = useSay(impactChainWords)
  const { zoomIn, zoomOut, fitBounds } = useReactFlow()
  const all = { x: 0, y: -70, width: layout.width, height: layout.height + 70 }
  return (
    <div className="ch-controls">
      <IconButton label={say('canvas.zoom-in')} onClick={() => void zoomIn({ duration: MS })}>
        <SignIcon sign="plus" />
      </IconButton>
      <IconButton label={say('canvas.zoom-out')} onClick={() => void zoomOut({ duration: MS })}>
        <ToolSign sign="minus" />
      </IconButton>
      <IconButton
        label={say('canvas.fit')}
        onClick={() => void fitBounds(all, { padding: 0.03, duration: MS })}
      >
        <ToolSign sign="fit" />
      </IconButton>
    </div>
  )
}
