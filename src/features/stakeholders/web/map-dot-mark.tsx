import type { KeyboardEvent, SVGProps } from 'react'
import { hold, LINE_HEIGHT, type PlacedLabel } from '../domain/quadrant-layout.ts'
import { type MapDot, RADIUS } from './map-dots.ts'
import type { Placed } from './map-view.ts'

type MapDotMarkProps = {
  readonly dot: MapDot
  readonly placed: Placed
  readonly isSelected: boolean
  readonly isTaken: boolean
  readonly label: string
  readonly tabIndex: number
  readonly pointer: SVGProps<SVGGElement>
  readonly onFocus: () => void
  readonly onBlur: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** One stakeholder on the map: its dot with the number of views, its arms, its name. */
export function MapDotMark(props: MapDotMarkProps) {
  const { dot, placed, isSelected, isTaken } = props
  const { summary, noticeState } = placed.rated
  const { x, y } = dot
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a picture cannot be a button element
    <g
      role="button"
      tabIndex={props.tabIndex}
      aria-label={props.label}
      aria-pressed={isSelected}
      data-dot={dot.id}
      data-selected={isSelected || undefined}
      data-taken={isTaken || undefined}
      data-discuss={summary.toDiscuss || undefined}
      data-key={(dot.label && dot.label.key !== null) || undefined}
      className="sh-dot"
      onFocus={props.onFocus}
      onBlur={props.onBlur}
      onKeyDown={props.onKeyDown}
      {...props.pointer}
    >
      <circle className="sh-dot-room" cx={x} cy={y} r={16} />
      {summary.toDiscuss && <path className="sh-dot-discuss" d={diamond(x, y, RADIUS + 5)} />}
      {noticeState === null ? (
        <circle className="sh-dot-body" cx={x} cy={y} r={RADIUS} />
      ) : (
        <rect
          className="sh-dot-body"
          x={x - RADIUS + 1}
          y={y - RADIUS + 1}
          width={2 * RADIUS - 2}
          height={2 * RADIUS - 2}
          rx={3}
        />
      )}
      <circle className="sh-dot-focus" cx={x} cy={y} r={RADIUS + 6} />
    </g>
  )
}

type MapDotTextProps = Pick<MapDotMarkProps, 'dot' | 'placed' | 'isSelected' | 'pointer'>

/** What is written in and beside a dot: for eyes alone, readers have the dot's own label. */
export function MapDotText({ dot, placed, isSelected, pointer }: MapDotTextProps) {
  const { label } = dot
  const isKey = label !== undefined && label.key !== null
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: takes no focus
    <g
      className="sh-dot-text"
      aria-hidden="true"
      data-key={isKey || undefined}
      data-selected={isSelected || undefined}
      {...pointer}
    >
      <text className="sh-dot-count" x={dot.x} y={dot.y + 4} textAnchor="middle">
        {label?.key ?? placed.rated.ratings.length}
      </text>
      {label && !isKey && <Name dot={dot} label={label} />}
    </g>
  )
}

function Name({ dot, label }: { readonly dot: MapDot; readonly label: PlacedLabel }) {
  const { box, text } = label
  const [nearX, nearY] = [hold(dot.x, box.left, box.right), hold(dot.y, box.top, box.bottom)]
  const isFar = Math.hypot(nearX - dot.x, nearY - dot.y) > 2 * RADIUS
  return (
    <>
      {isFar && <line className="sh-leader" x1={dot.x} y1={dot.y} x2={nearX} y2={nearY} />}
      <text className="sh-dot-name" x={box.left} y={box.top + LINE_HEIGHT - 4}>
        {text}
      </text>
    </>
  )
}

const diamond = (x: number, y: number, r: number) =>
  `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`
