import { useSay } from '#platform/web/lang.tsx'
import { stakeholdersWords } from '../words.ts'

/** What the signs of the map stand for. */
export function MapLegend({ isCompared }: { readonly isCompared: boolean }) {
  const say = useSay(stakeholdersWords)
  return (
    <ul className="sh-legend" aria-label={say('legend.title')}>
      <li>
        <svg width={44} height={26} viewBox="0 0 44 26" aria-hidden="true" focusable="false">
          <g className="sh-arms">
            <path d="M3 9v8M3 13H41M41 9v8" />
          </g>
          <circle className="sh-dot-body" cx={22} cy={13} r={9} />
          <text className="sh-dot-count" x={22} y={17} textAnchor="middle">
            5
          </text>
        </svg>
        <span>{say('legend.dot')}</span>
      </li>
      <li>
        <svg width={44} height={30} viewBox="0 0 44 30" aria-hidden="true" focusable="false">
          <path className="sh-dot-discuss" d="M22 1 36 15 22 29 8 15Z" />
          <circle className="sh-dot-body" cx={22} cy={15} r={9} />
        </svg>
        <span>{say('legend.discuss')}</span>
      </li>
      <li>
        <svg width={44} height={22} viewBox="0 0 44 22" aria-hidden="true" focusable="false">
          <rect className="sh-dot-body" x={14} y={3} width={16} height={16} rx={3} />
        </svg>
        <span>{say('legend.person')}</span>
      </li>
      {isCompared && (
        <li>
          <svg width={44} height={22} viewBox="0 0 44 22" aria-hidden="true" focusable="false">
            <g className="sh-from-others">
              <line x1={6} y1={11} x2={30} y2={11} />
              <circle cx={6} cy={11} r={4.5} />
            </g>
            <circle className="sh-dot-body" cx={33} cy={11} r={9} />
          </svg>
          <span>{say('legend.others')}</span>
        </li>
      )}
    </ul>
  )
}
