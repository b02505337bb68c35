import { Disclosure } from '#platform/web/disclosure.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ACTOR_FAMILIES, type ActorFamily } from '../domain/actor-family.ts'
import { TIE_KINDS } from '../domain/world.ts'
import { networkMapWords, worldsWords } from '../words.ts'
import { MARK_LOOKS, TIE_LOOKS } from './map-inks.ts'
import type { Focus } from './map-light.ts'
import type { MapScene } from './map-scene.ts'
import { WorldMark } from './world-mark.tsx'

type MapLegendProps = {
  readonly scene: MapScene
  readonly isComparing: boolean
  readonly onFocus: (focus: Focus) => void
}

const MARKS = ['new', 'lost', 'strengthened', 'weakened', 'sleeping'] as const
const SHAPES: Readonly<Record<ActorFamily, string>> = {
  enterprise: 'M10 4a6 6 0 1 0 0 12a6 6 0 1 0 0-12Z',
  public: 'M4.5 4.5h11v11h-11Z',
  collective: 'M10 3 17 15.5H3Z',
  person: 'M10 3 17 10 10 17 3 10Z',
}

/** What colours, shapes and lines say; each world is a way to it. */
export function MapLegend({ scene, isComparing, onFocus }: MapLegendProps) {
  const say = useSay(networkMapWords)
  const sayWorlds = useSay(worldsWords)
  return (
    <div className="wn-legend">
      {isComparing && (
        <>
          <h2>{say('legend.changes')}</h2>
          <ul className="wn-keys-list">
            {MARKS.map((mark) => (
              <li key={mark}>
                <LineSample {...MARK_LOOKS[mark]} sign={MARK_LOOKS[mark].sign} />
                {say(`change.${mark}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      <Disclosure title={say('legend.title')}>
        <ul className="wn-keys-list">
          {ACTOR_FAMILIES.map((family) => (
            <li key={family}>
              <svg width={20} height={20} viewBox="0 0 20 20" aria-hidden="true">
                <path d={SHAPES[family]} fill="var(--tb-soft)" />
              </svg>
              {say(`family.${family}`)}
            </li>
          ))}
          <li>
            <svg width={20} height={20} viewBox="0 0 20 20" aria-hidden="true">
              <path d="M10 3a7 7 0 0 1 0 14" fill="none" stroke="#286cab" strokeWidth={4} />
              <path d="M10 3a7 7 0 0 0 0 14" fill="none" stroke="#6f1821" strokeWidth={4} />
            </svg>
            {say('legend.several')}
          </li>
          <li>
            <svg width={20} height={20} viewBox="0 0 20 20" aria-hidden="true">
              <circle cx={10} cy={10} r={8} fill="none" stroke="var(--tb-soft)" strokeDasharray="3 3" />
            </svg>
            {say('legend.absent')}
          </li>
          {TIE_KINDS.map((kind) => (
            <li key={kind}>
              <LineSample {...TIE_LOOKS[kind]} width={2.2} />
              {sayWorlds(`tie.${kind}`)}
            </li>
          ))}
          <li>
            <LineSample color="#8d7b86" dash={[]} width={8} opacity={0.4} />
            {say('legend.bond')}
          </li>
        </ul>
      </Disclosure>
      <Disclosure title={say('legend.worlds', { n: scene.worlds.length })}>
        <ul className="wn-worlds">
          {scene.worlds.map((world) => (
            <li key={world.id}>
              <button type="button" onClick={() => onFocus({ kind: 'world', id: world.id })}>
                <WorldMark world={world} />
                <span>{world.name}</span>
                <span className="tb-soft tb-number">
                  {world.isAbsent ? say('legend.nobody') : world.size}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}

type LineSampleProps = {
  readonly color: string
  readonly dash: readonly number[]
  readonly width: number
  readonly sign?: string
  readonly opacity?: number
}

function LineSample({ color, dash, width, sign, opacity = 1 }: LineSampleProps) {
  return (
    <svg width={44} height={20} viewBox="0 0 44 20" aria-hidden="true">
      <path
        d="M1 10H43"
        stroke={color}
        strokeWidth={width}
        strokeDasharray={dash.join(' ')}
        opacity={opacity}
      />
      {sign && (
        <>
          <circle cx={22} cy={10} r={8} fill="#fff" stroke={color} />
          <text x={22} y={14.5} textAnchor="middle" fontSize={13} fontWeight={700} fill={color}>
            {sign}
          </text>
        </>
      )}
    </svg>
  )
}
