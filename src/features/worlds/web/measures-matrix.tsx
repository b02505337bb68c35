import { useSay } from '#platform/web/lang.tsx'
import { markWorlds } from '../domain/network-palette.ts'
import { networkMapWords } from '../words.ts'
import { WorldMark } from './world-mark.tsx'

type World = { readonly id: string; readonly name: string; readonly color: number }
type Pair = {
  readonly a: string
  readonly b: string
  readonly shared: number
  readonly affinity: number | null
}
type Reading = 'under-linked' | 'as-expected' | 'regulars'

const SIZE = 30
const HEAD = 34

type WorldMatrixProps = {
  readonly worlds: readonly World[]
  readonly pairs: readonly Pair[]
  readonly reading: (affinity: number) => Reading
}

/** Worlds by worlds: the larger the square, the more shared actors; its sign says more, as much or less than by chance. */
export function WorldMatrix({ worlds, pairs, reading }: WorldMatrixProps) {
  const say = useSay(networkMapWords)
  const marks = markWorlds(worlds)
  const order = new Map(worlds.map(({ id }, i) => [id, i]))
  const most = Math.max(1, ...pairs.map(({ shared }) => shared))
  const width = HEAD + worlds.length * SIZE
  return (
    <figure className="wm-matrix">
      <svg
        viewBox={`0 0 ${width} ${width}`}
        style={{ maxWidth: `${width}px` }}
        role="img"
        aria-label={say('pairs.matrix')}
      >
        {worlds.map((world, i) => (
          <g key={world.id} fontSize={11} fontWeight={600} fill="var(--tb-soft)" textAnchor="middle">
            <text x={HEAD / 2} y={HEAD + i * SIZE + SIZE / 2 + 4}>
              {marks.get(world.id)}
            </text>
            <text x={HEAD + i * SIZE + SIZE / 2} y={HEAD / 2 + 6}>
              {marks.get(world.id)}
            </text>
          </g>
        ))}
        {pairs.map(({ a, b, shared, affinity }) => {
          const [i, j] = [order.get(a) ?? 0, order.get(b) ?? 0]
          const said = affinity === null ? null : reading(affinity)
          return [
            [i, j],
            [j, i],
          ].map(([column = 0, row = 0]) => (
            <MatrixCell
              key={`${column} ${row}`}
              x={HEAD + column * SIZE}
              y={HEAD + row * SIZE}
              share={shared / most}
              said={said}
            />
          ))
        })}
      </svg>
      <figcaption>
        <ul className="wm-matrix-keys">
          {(['under-linked', 'as-expected', 'regulars'] as const).map((each) => (
            <li key={each}>
              <svg width={SIZE} height={SIZE} viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
                <MatrixCell x={0} y={0} share={0.7} said={each} />
              </svg>
              {say(`pairs.${each}`)}
            </li>
          ))}
        </ul>
        <ul className="wm-matrix-keys">
          {worlds.map((world) => (
            <li key={world.id}>
              <WorldMark world={{ color: world.color, mark: marks.get(world.id) ?? '' }} /> {world.name}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

const COLOURS: Readonly<Record<Reading, string>> = {
  'under-linked': '#b34700',
  'as-expected': '#85767f',
  regulars: '#0060a8',
}

function MatrixCell({ x, y, share, said }: { x: number; y: number; share: number; said: Reading | null }) {
  const side = 5 + (SIZE - 9) * Math.sqrt(share)
  const [cx, cy] = [x + SIZE / 2, y + SIZE / 2]
  const color = said ? COLOURS[said] : '#e4dce1'
  return (
    <g>
      <rect x={x + 0.5} y={y + 0.5} width={SIZE - 1} height={SIZE - 1} fill="none" stroke="var(--tb-line)" />
      {said === 'under-linked' ? (
        <path d={`M${cx - 4} ${cy}h8`} stroke={color} strokeWidth={2.4} />
      ) : (
        share > 0 && (
          <rect
            x={cx - side / 2}
            y={cy - side / 2}
            width={side}
            height={side}
            rx={2}
            fill={color}
            opacity={0.85}
          />
        )
      )}
      {said === 'regulars' && share > 0 && (
        <path d={`M${cx - 4} ${cy}h8M${cx} ${cy - 4}v8`} stroke="#fff" strokeWidth={2} />
      )}
    </g>
  )
}
