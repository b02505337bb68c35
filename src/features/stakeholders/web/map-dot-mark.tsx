import type { KeyboardEvent, SVGProps } from 'react'
import type { Frame } from '../domain/quadrant-layout.ts'
import { hold, LINE_HEIGHT } from '../domain/quadrant-layout.ts'
import { type MapDot, RADIUS } from './map-dots.ts'
import type { Placed } from './map-view.ts'

type MapDotMarkProps = {
  readonly dot: MapDot
  readonly placed: Placed
  readonly frame: Frame
  readonly isSelected: boolean
  readonly isTaken: boolean
  readonly showsArms: boolean
  readonly label: string
  readonly tabIndex: number
  readonly keyNumber: number | undefined
  readonly pointer: SVGProps<SVGGElement>
  readonly onFocus: () => void
  readonly onBlur: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** One stakeholder on the map: its dot with the number of views, its arms, its name. */
export function MapDotMark(props: MapDotMarkProps) {
  const { dot, placed, isSelected, isTaken, keyNumber } = props
  const { summary, ratings, noticeState } = placed.rated
  const { x, y } = dot
  const inside = keyNumber ?? ratings.length
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
      data-key={keyNumber !== undefined || undefined}
      className="sh-dot"
      onFocus={props.onFocus}
      onBlur={props.onBlur}
      onKeyDown={props.onKeyDown}
      {...props.pointer}
    >
      {placed.others ? <FromOthers {...props} /> : props.showsArms && <Arms {...props} />}
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
      <text className="sh-dot-count" x={x} y={y + 4} textAnchor="middle">
        {inside}
      </text>
      <Name dot={dot} />
      <circle className="sh-dot-focus" cx={x} cy={y} r={RADIUS + 6} />
    </g>
  )
}

function Name({ dot }: { readonly dot: MapDot }) {
  const { label } = dot
  if (!label || label.key !== null) return null
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

/** From the lowest to the highest view on each scale, with ends. */
function Arms({ dot, placed, frame }: MapDotMarkProps) {
  const { involvement, importance } = placed.rated.summary
  const across = ends(involvement.lowest, involvement.highest)
  const up = ends(importance.lowest, importance.highest)
  const { x, y } = dot
  return (
    <g className="sh-arms">
      {across && (
        <path
          data-discuss={involvement.toDiscuss || undefined}
          d={`M${frame.x(across[0])} ${y - 4}v8M${frame.x(across[0])} ${y}H${frame.x(across[1])}M${frame.x(across[1])} ${y - 4}v8`}
        />
      )}
      {up && (
        <path
          data-discuss={importance.toDiscuss || undefined}
          d={`M${x - 4} ${frame.y(up[0])}h8M${x} ${frame.y(up[0])}V${frame.y(up[1])}M${x - 4} ${frame.y(up[1])}h8`}
        />
      )}
    </g>
  )
}

const ends = (lowest: number | null, highest: number | null) =>
  lowest === null || highest === null || lowest === highest ? null : ([lowest, highest] as const)

/** A line from the others' median to the place shown. */
function FromOthers({ dot, placed, frame }: MapDotMarkProps) {
  if (!placed.others) return null
  const [x, y] = [frame.x(placed.others.involvement), frame.y(placed.others.importance)]
  if (Math.hypot(x - dot.x, y - dot.y) < RADIUS * 2) return null
  return (
    <g className="sh-from-others">
      <line x1={x} y1={y} x2={dot.x} y2={dot.y} />
      <circle cx={x} cy={y} r={4.5} />
    </g>
  )
}

const diamond = (x: number, y: number, r: number) =>
  `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`
