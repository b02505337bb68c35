import { useOnViewportChange, useReactFlow, type Viewport, ViewportPortal } from '@xyflow/react'
import { type RefObject, useCallback, useEffect } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { rankOnPath } from '../domain/element-details.ts'
import type { ElementType } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import type { Band, CanvasLayout } from './canvas-layout.ts'
import { TypeSign } from './type-sign.tsx'

type CanvasHeadsProps = {
  readonly layout: CanvasLayout
  readonly bar: RefObject<HTMLDivElement | null>
  readonly onAdd: ((type: ElementType) => void) | undefined
}

/**
 * The names of the columns stay at the top while the canvas moves under them. The position goes straight into the style
 * of the bar: panning draws nothing again.
 */
export function CanvasHeads({ layout, bar, onAdd }: CanvasHeadsProps) {
  const say = useSay(impactChainWords)
  const { getViewport } = useReactFlow()
  const follow = useCallback(
    ({ x, zoom }: Viewport) => {
      const row = bar.current
      if (!row) return
      row.style.transform = `translateX(${x}px)`
      if (row.style.getPropertyValue('--ch-zoom') !== String(zoom))
        row.style.setProperty('--ch-zoom', String(zoom))
    },
    [bar],
  )
  useOnViewportChange({ onChange: follow })
  useEffect(() => follow(getViewport()))
  const columns = layout.bands.filter(({ type }) => rankOnPath(type) !== null)
  return (
    <div className="ch-heads">
      <div ref={bar} className="ch-heads-row">
        {columns.map(({ type, left, right }) => (
          <div
            key={type}
            className="ch-head"
            data-empty={isEmpty(layout, left, right) || undefined}
            style={{
              left: `calc(${left}px * var(--ch-zoom))`,
              width: `calc(${right - left}px * var(--ch-zoom))`,
            }}
          >
            <TypeSign type={type} size={16} />
            <span>{say(`elements.${type}`)}</span>
            {onAdd && (
              <button
                type="button"
                className="ch-head-add"
                aria-label={say('add.to', { type: say(`element.${type}`) })}
                title={say('add.to', { type: say(`element.${type}`) })}
                onClick={() => onAdd(type)}
              >
                <SignIcon sign="plus" size={14} />
              </button>
            )}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Whether nothing stands between two edges: on a wall such a column keeps its sign and leaves its room to the others. */
function isEmpty({ boxes, aroundTop }: CanvasLayout, left: number, right: number): boolean {
  return [...boxes.values()].every((box) => box.left < left || box.right > right || box.top >= aroundTop)
}

type CanvasBandsProps = {
  readonly layout: CanvasLayout
  /** The band that something is being dragged over, and the height at which it would land. */
  readonly target: { readonly type: ElementType; readonly x: number; readonly y: number } | undefined
  readonly onAdd: ((type: ElementType) => void) | undefined
}

/** The grounds of the columns, under the elements; they move with the canvas. */
export function CanvasBands({ layout, target, onAdd }: CanvasBandsProps) {
  const say = useSay(impactChainWords)
  return (
    <ViewportPortal>
      {layout.bands.map((band) => (
        <BandGround
          key={band.type}
          band={band}
          isTarget={target?.type === band.type}
          name={rankOnPath(band.type) === null ? say(`elements.${band.type}`) : undefined}
          addName={say('add.to', { type: say(`element.${band.type}`) })}
          onAdd={onAdd}
        />
      ))}
      {target && (
        <div className="ch-landing" style={{ transform: `translate(${target.x}px, ${target.y - 11}px)` }} />
      )}
    </ViewportPortal>
  )
}

type BandGroundProps = {
  readonly band: Band
  readonly isTarget: boolean
  readonly name: string | undefined
  readonly addName: string
  readonly onAdd: ((type: ElementType) => void) | undefined
}

function BandGround({ band, isTarget, name, addName, onAdd }: BandGroundProps) {
  const { type, left, top, right, bottom } = band
  return (
    <div
      className="ch-band"
      data-target={isTarget || undefined}
      data-around={name !== undefined || undefined}
      style={{
        transform: `translate(${left - 14}px, ${top - 14}px)`,
        width: right - left + 28,
        height: bottom - top + 28,
      }}
    >
      {name && (
        <div className="ch-band-head">
          <TypeSign type={type} size={18} />
          <span>{name}</span>
          {onAdd && (
            <button
              type="button"
              className="ch-head-add nopan"
              aria-label={addName}
              title={addName}
              onClick={() => onAdd(type)}
            >
              <SignIcon sign="plus" size={16} />
            </button>
          )}
        </div>
      )}
    </div>
  )
}
