import './page.css'
import { type ReactNode, useId } from 'react'
import { useSay } from './lang.tsx'
import { shellWords } from './shell-words.ts'

type PillProps = { readonly children: ReactNode; readonly look?: 'plain' | 'accent' }

/** A short label: a tag, a kind, a role. */
export function Pill({ children, look = 'plain' }: PillProps) {
  return <span className={look === 'accent' ? 'tb-pill tb-pill-accent' : 'tb-pill'}>{children}</span>
}

export type Light = 'green' | 'orange' | 'red' | 'none'

type TrafficLightProps = {
  readonly light: Light
  /** Confidence D: the shape is hatched in grey and the words say so. */
  readonly hatched?: boolean
  /** Replaces the usual word (« sur la bonne voie », « en retard », « loin de ce qui était prévu », « pas encore connu »). */
  readonly word?: string
}

const SHAPE: Readonly<Record<Light, ReactNode>> = {
  green: <circle cx={11} cy={11} r={8.5} />,
  orange: <path d="M11 2.5 20.5 19H1.5Z" />,
  red: <rect x={3} y={3} width={16} height={16} rx={1.5} />,
  none: <circle cx={11} cy={11} r={8} strokeWidth={2.4} strokeDasharray="3.6 2.7" />,
}

const COLOUR: Readonly<Record<Light, string>> = {
  green: 'var(--tb-green)',
  orange: 'var(--tb-orange)',
  red: 'var(--tb-red)',
  none: 'var(--tb-grey)',
}

/** Shape, word and colour (method 8.6): circle, triangle, square, broken ring; hatched when confidence is D. */
export function TrafficLight({ light, hatched = false, word }: TrafficLightProps) {
  const say = useSay(shellWords)
  const hatchId = useId()
  return (
    <span className="tb-light">
      <svg width={22} height={22} viewBox="0 0 22 22" aria-hidden="true" focusable="false">
        {hatched && (
          <pattern
            id={hatchId}
            width={4.5}
            height={4.5}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width={4.5} height={4.5} fill="#fff" />
            <rect width={2} height={4.5} fill="var(--tb-grey)" />
          </pattern>
        )}
        <g
          fill={hatched ? `url(#${hatchId})` : light === 'none' ? 'none' : COLOUR[light]}
          stroke={COLOUR[light]}
          strokeWidth={1.5}
          strokeLinejoin="round"
        >
          {SHAPE[light]}
        </g>
      </svg>
      <span>
        {word ?? say(`light.${light}`)}
        {hatched && <span className="tb-soft"> ({say('light.unsure')})</span>}
      </span>
    </span>
  )
}

export type Confidence = 'A' | 'B' | 'C' | 'D'

const BARS: Readonly<Record<Confidence, number>> = { A: 4, B: 3, C: 2, D: 1 }

/** A to D in bars, letter and words; `short` keeps the words for the tooltip and for readers. */
export function ConfidenceBadge({
  level,
  short = false,
}: {
  readonly level: Confidence
  readonly short?: boolean
}) {
  const say = useSay(shellWords)
  const meaning = say(`confidence.${level}`)
  return (
    <span className="tb-confidence" title={short ? meaning : undefined}>
      <svg className="tb-confidence-bars" width={22} height={16} viewBox="0 0 22 16" aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <rect
            key={bar}
            x={bar * 5.5 - 5}
            y={15 - bar * 3.5}
            width={4}
            height={bar * 3.5}
            fill={bar <= BARS[level] ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeWidth={1}
          />
        ))}
      </svg>
      <span>
        {say('confidence', { level })}
        <span className={short ? 'tb-hidden' : 'tb-soft'}> · {meaning}</span>
      </span>
    </span>
  )
}

type StatProps = {
  /** Already written in the reader's language; `null` when it is not known, and then `missing` says why. */
  readonly value: string | null
  readonly unit?: string
  readonly label: string
  readonly missing?: string
  /** A light, a confidence, a link to the thread of evidence. */
  readonly children?: ReactNode
}

/** One figure that matters. Missing is never zero: it is written in words. Several stand in `<StatRow>`. */
export function Stat({ value, unit, label, missing, children }: StatProps) {
  const say = useSay(shellWords)
  return (
    <div className="tb-stat">
      <dt>{label}</dt>
      {value === null ? (
        <dd className="tb-stat-value tb-stat-missing">{missing ?? say('light.none')}</dd>
      ) : (
        <dd className="tb-stat-value">
          {value}
          {unit && <span className="tb-stat-unit">&#8239;{unit}</span>}
        </dd>
      )}
      {children && <dd className="tb-stat-more">{children}</dd>}
    </div>
  )
}

export function StatRow({ children }: { readonly children: ReactNode }) {
  return <dl className="tb-grid tb-stats">{children}</dl>
}
