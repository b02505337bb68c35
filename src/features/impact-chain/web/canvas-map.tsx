import { useOnViewportChange, useReactFlow, useStoreApi, type Viewport } from '@xyflow/react'
import { memo, type PointerEvent, useCallback, useEffect, useRef } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { impactChainWords } from '../words.ts'
import type { CanvasLayout } from './canvas-layout.ts'

const WIDTH = 190

type CanvasMapProps = { readonly layout: CanvasLayout; readonly selected: ReadonlySet<string> }

/**
 * The whole canvas in a corner, and the part that is in sight as a frame; a press goes there. The frame is moved by
 * its style alone: panning draws nothing again.
 */
export function CanvasMap({ layout, selected }: CanvasMapProps) {
  const say = useSay(impactChainWords)
  const { getViewport, setCenter, getZoom } = useReactFlow()
  const store = useStoreApi()
  const frame = useRef<HTMLDivElement>(null)
  const scale = Math.min(WIDTH / layout.width, 220 / layout.height)
  const follow = useCallback(
    ({ x, y, zoom }: Viewport) => {
      const { width, height } = store.getState()
      const box = frame.current
      if (!box) return
      box.style.transform = `translate(${(-x / zoom) * scale}px, ${(-y / zoom) * scale}px)`
      const size = [`${(width / zoom) * scale}px`, `${(height / zoom) * scale}px`] as const
      if (box.style.width === size[0] && box.style.height === size[1]) return
      box.style.width = size[0]
      box.style.height = size[1]
    },
    [scale, store],
  )
  useOnViewportChange({ onChange: follow })
  useEffect(() => follow(getViewport()))
  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 0) return
    const { left, top } = event.currentTarget.getBoundingClientRect()
    void setCenter((event.clientX - left) / scale, (event.clientY - top) / scale, { zoom: getZoom() })
  }
  return (
    <div
      className="ch-map"
      role="img"
      aria-label={say('canvas.map')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={go}
    >
      <MapPicture layout={layout} selected={selected} scale={scale} />
      <div ref={frame} className="ch-map-frame" />
    </div>
  )
}

const MapPicture = memo(function MapPicture({
  layout,
  selected,
  scale,
}: CanvasMapProps & { readonly scale: number }) {
  return (
    <svg
      width={layout.width * scale}
      height={layout.height * scale}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      aria-hidden="true"
    >
      {[...layout.boxes].map(([id, { left, top, right, bottom }]) => (
        <rect
          key={id}
          x={left}
          y={top}
          width={right - left}
          height={bottom - top}
          data-selected={selected.has(id) || undefined}
        />
      ))}
    </svg>
  )
})
