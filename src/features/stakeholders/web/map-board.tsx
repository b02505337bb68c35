import { type RefObject, useRef } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { boxOfQuadrant } from '../domain/quadrant-layout.ts'
import { QUADRANTS, type QuadrantThresholds } from '../domain/quadrants.ts'
import { stakeholdersWords } from '../words.ts'
import { MapArms } from './map-arms.tsx'
import { MapDotMark, MapDotText } from './map-dot-mark.tsx'
import { type MapLayout, RADIUS } from './map-dots.ts'
import type { Taken, useTaking } from './map-taking.ts'
import type { Placed } from './map-view.ts'

type MapBoardProps = {
  readonly layout: MapLayout
  readonly placed: readonly Placed[]
  readonly thresholds: QuadrantThresholds
  readonly board: RefObject<SVGSVGElement | null>
  readonly taking: ReturnType<typeof useTaking>
  readonly selected: string | undefined
  readonly onSelect: (id: string | undefined) => void
  readonly label: string
  readonly describe: (placed: Placed) => string
  /** Arms for all, or for the selected one alone. */
  readonly showsArms: boolean
}

/** The map itself: dots can be taken with a pointer or with keys; arrows walk from one to the next. */
export function MapBoard(props: MapBoardProps) {
  const { layout, placed, board, taking, selected, onSelect, showsArms } = props
  const say = useSay(stakeholdersWords)
  const { taken } = taking
  const placedOf = new Map(placed.map((each) => [each.rated.id, each]))
  const group = useRef<SVGGElement>(null)
  const focus = (id: string) => {
    group.current?.querySelector<SVGGElement>(`[data-dot="${CSS.escape(id)}"]`)?.focus()
    onSelect(id)
  }
  const stop = layout.dots.find((dot) => dot.id === selected)?.id ?? layout.dots[0]?.id
  return (
    <svg
      ref={board}
      className="sh-board"
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      width={layout.width}
      height={layout.height}
      role="application"
      aria-label={props.label}
      aria-roledescription={say('map.role')}
    >
      <Ground {...props} />
      {taken && !taken.isOutside && <Target layout={layout} taken={taken} />}
      {layout.dots.map((dot) => {
        const each = placedOf.get(dot.id)
        const isSelected = dot.id === selected
        if (!each || !(showsArms || isSelected || each.others)) return null
        return <MapArms key={dot.id} dot={dot} placed={each} frame={layout.frame} isSelected={isSelected} />
      })}
      <g ref={group}>
        {layout.dots.map((dot) => {
          const each = placedOf.get(dot.id)
          if (!each) return null
          return (
            <MapDotMark
              key={dot.id}
              dot={dot}
              placed={each}
              isSelected={dot.id === selected}
              isTaken={taken?.id === dot.id}
              label={props.describe(each)}
              tabIndex={dot.id === stop ? 0 : -1}
              pointer={taking.pointer(dot.id)}
              onFocus={() => onSelect(dot.id)}
              onBlur={taking.letGo}
              onKeyDown={(event) => taking.onKeyDown(event, dot.id, dot, focus)}
            />
          )
        })}
      </g>
      {layout.dots.map((dot) => {
        const each = placedOf.get(dot.id)
        return (
          each && (
            <MapDotText
              key={dot.id}
              dot={dot}
              placed={each}
              isSelected={dot.id === selected}
              pointer={taking.pointer(dot.id)}
            />
          )
        )
      })}
      {taken?.by === 'pointer' && <circle className="sh-hand" cx={taken.x} cy={taken.y} r={RADIUS + 2} />}
    </svg>
  )
}

function Ground({ layout, thresholds }: MapBoardProps) {
  const say = useSay(stakeholdersWords)
  const { frame } = layout
  const { left, right, top, bottom } = frame.box
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of shapes takes no focus
    <g aria-hidden="true">
      {QUADRANTS.map((quadrant) => {
        const box = boxOfQuadrant(quadrant, frame, thresholds)
        const isNarrow = box.right - box.left < say(`quadrant.${quadrant}`).length * 8
        return (
          <g key={quadrant}>
            <rect
              className={`sh-ground sh-ground-${quadrant}`}
              x={box.left}
              y={box.top}
              width={box.right - box.left}
              height={box.bottom - box.top}
            />
            {!isNarrow && (
              <text
                className="sh-ground-name"
                x={box.left + 9}
                y={quadrant === 'pillars' || quadrant === 'to_mobilise' ? box.top + 19 : box.bottom - 9}
              >
                {say(`quadrant.${quadrant}`)}
              </text>
            )}
          </g>
        )
      })}
      {[0, 1, 2, 3, 4].map((level) => (
        <g key={level} className="sh-tick">
          <line x1={frame.x(level)} x2={frame.x(level)} y1={bottom} y2={bottom + 5} />
          <text x={frame.x(level)} y={bottom + 18} textAnchor="middle">
            {level}
          </text>
          <line x1={left - 5} x2={left} y1={frame.y(level)} y2={frame.y(level)} />
          <text x={left - 9} y={frame.y(level) + 4} textAnchor="end">
            {level}
          </text>
        </g>
      ))}
      <text className="sh-axis" x={(left + right) / 2} y={bottom + 39} textAnchor="middle">
        {say('axis.involvement')} →
      </text>
      <text
        className="sh-axis"
        x={16}
        y={(top + bottom) / 2}
        textAnchor="middle"
        transform={`rotate(-90 16 ${(top + bottom) / 2})`}
      >
        {say('axis.importance')} →
      </text>
    </g>
  )
}

/** Where it would land: the crossing of two levels. */
function Target({ layout, taken }: { readonly layout: MapLayout; readonly taken: Taken }) {
  const { frame } = layout
  const { left, right, top, bottom } = frame.box
  const [x, y] = [frame.x(taken.involvement), frame.y(taken.importance)]
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of shapes takes no focus
    <g className="sh-target" aria-hidden="true">
      <line x1={left} x2={right} y1={y} y2={y} />
      <line x1={x} x2={x} y1={top} y2={bottom} />
      <circle cx={x} cy={y} r={RADIUS + 7} />
      <text x={x} y={y + 4} textAnchor="middle">
        {taken.involvement}/{taken.importance}
      </text>
    </g>
  )
}
