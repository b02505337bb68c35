import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { frameworkWords } from '../words.ts'
import type { Line } from './framework-state.ts'

type HandleProps = {
  readonly id: string
  readonly line: Line
  /** Its place in the framework, from 1. */
  readonly number: number
  readonly base: string
  readonly isActive: boolean
  readonly mayWrite: boolean
  readonly onPick: () => void
  readonly onDrag: (lineId: string | undefined) => void
}

/** A line's own cell: its number, by which it is drawn to another place; its sheet; whether it is set aside. */
export function LineGridHandle({ id, line, number, base, isActive, mayWrite, onPick, onDrag }: HandleProps) {
  const say = useSay(frameworkWords)
  return (
    <th
      id={id}
      scope="row"
      tabIndex={isActive ? 0 : -1}
      data-active={isActive || undefined}
      draggable={mayWrite}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', line.name)
        onDrag(line.id)
      }}
      onDragEnd={() => onDrag(undefined)}
      onClick={onPick}
      title={mayWrite ? say('table.drag') : undefined}
    >
      <span className="fw-grid-handle">
        {mayWrite && (
          <svg viewBox="0 0 8 14" width={8} height={14} aria-hidden="true">
            {[2, 7, 12].map((y) => (
              <g key={y}>
                <circle cx={2} cy={y} r={1.2} />
                <circle cx={6} cy={y} r={1.2} />
              </g>
            ))}
          </svg>
        )}
        <span className="tb-number">{number}</span>
        <LinkTo to={`${base}/referentiel/${line.id}`}>
          {say('table.sheet')}
          <span className="tb-hidden"> {line.name}</span>
        </LinkTo>
      </span>
      {line.isSetAside && <span className="fw-grid-aside">{say('aside.short')}</span>}
    </th>
  )
}
