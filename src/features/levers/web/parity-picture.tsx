import { formatNumber } from '#kernel/words.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { FAIR_PARITY } from '../domain/inclusion.ts'
import { leversScreensWords } from '../words.ts'
import { type ParityRead, useParityText } from './parity-text.ts'

/** From a quarter to four times: half as many stands as far from parity as twice as many. */
const MOST = 4
const WIDTH = 400
const placeOf = (ratio: number) => {
  const within = Math.min(Math.max(ratio, 1 / MOST), MOST)
  return (WIDTH * (Math.log2(within) + Math.log2(MOST))) / (2 * Math.log2(MOST))
}
const TICKS = [0.25, 0.5, 1, 2, 4] as const

/** Each public between a quarter and four times its share; the band is fair. The table below says the same. */
export function ParityPicture({ parity }: { readonly parity: readonly ParityRead[] }) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const told = useParityText()
  return (
    <figure className="lv-parity">
      <figcaption className="tb-hidden">{say('parity.picture')}</figcaption>
      <ul>
        {parity.map((each) => (
          <li key={each.audienceId}>
            <span className="lv-parity-name">{each.name}</span>
            <ParityTrack parity={each} />
            <span className="lv-parity-told">{told(each)}</span>
          </li>
        ))}
      </ul>
      <div className="lv-parity-foot">
        <svg
          className="lv-parity-scale"
          aria-hidden="true"
          focusable="false"
          viewBox={`-20 0 ${WIDTH + 40} 18`}
        >
          {TICKS.map((tick) => (
            <text key={tick} className="lv-trend-label" x={placeOf(tick)} y="13">
              ×{formatNumber(tick, lang, 2)}
            </text>
          ))}
        </svg>
      </div>
      <p className="tb-soft lv-source">
        {say('parity.key', {
          from: formatNumber(FAIR_PARITY.from, lang),
          to: formatNumber(FAIR_PARITY.to, lang),
        })}
      </p>
    </figure>
  )
}

const MARKS = {
  under: 'M-8 -6 8 -6 0 8Z',
  over: 'M-8 6 8 6 0 -8Z',
  fair: 'M-8 0A8 8 0 1 0 8 0A8 8 0 1 0 -8 0Z',
} as const

function ParityTrack({ parity: { ratio, reading, isSmall } }: { readonly parity: ParityRead }) {
  const from = placeOf(FAIR_PARITY.from)
  return (
    <svg className="lv-parity-track" viewBox={`-20 0 ${WIDTH + 40} 28`} aria-hidden="true" focusable="false">
      <rect className="lv-parity-fair" x={from} y="2" width={placeOf(FAIR_PARITY.to) - from} height="24" />
      <line className="lv-trend-floor" x1="0" x2={WIDTH} y1="14" y2="14" />
      <line className="lv-trend-floor" x1={placeOf(1)} x2={placeOf(1)} y1="2" y2="26" />
      {ratio !== null && reading !== null && (
        <path
          className={isSmall ? 'lv-parity-mark lv-parity-small' : 'lv-parity-mark'}
          d={MARKS[reading]}
          transform={`translate(${placeOf(ratio)} 14)`}
        />
      )}
    </svg>
  )
}
