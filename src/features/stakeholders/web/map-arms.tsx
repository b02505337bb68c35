import type { Frame } from '../domain/quadrant-layout.ts'
import { type MapDot, RADIUS } from './map-dots.ts'
import type { Placed } from './map-view.ts'

type MapArmsProps = {
  readonly dot: MapDot
  readonly placed: Placed
  readonly frame: Frame
  readonly isSelected: boolean
}

/** What lies under a dot: the range of views, or the line from where the others place it. */
export function MapArms(props: MapArmsProps) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: takes no focus; the label of the dot says the same
    <g
      className={props.placed.others ? 'sh-from-others' : 'sh-arms'}
      data-selected={props.isSelected || undefined}
      aria-hidden="true"
    >
      {props.placed.others ? <FromOthers {...props} /> : <Arms {...props} />}
    </g>
  )
}

/** From the lowest to the highest view on each scale, with ends. */
function Arms({ dot, placed, frame }: MapArmsProps) {
  const { involvement, importance } = placed.rated.summary
  const across = ends(involvement.lowest, involvement.highest)
  const up = ends(importance.lowest, importance.highest)
  const { x, y } = dot
  return (
    <g>
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
function FromOthers({ dot, placed, frame }: MapArmsProps) {
  if (!placed.others) return null
  const [x, y] = [frame.x(placed.others.involvement), frame.y(placed.others.importance)]
  if (Math.hypot(x - dot.x, y - dot.y) < RADIUS * 2) return null
  return (
    <g>
      <line x1={x} y1={y} x2={dot.x} y2={dot.y} />
      <circle cx={x} cy={y} r={4.5} />
    </g>
  )
}
