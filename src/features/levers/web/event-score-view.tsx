import { formatNumber } from '#kernel/words.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import type { EventScore } from '../domain/event-score.ts'
import { leversScreensWords, leversWords } from '../words.ts'

/** The score with its range while something is unknown, and the next step. */
export function EventScoreView({ score }: { readonly score: EventScore }) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const round = (value: number) => formatNumber(Math.round(value), lang)
  const { value, low, high, missing } = score
  const words =
    value === null
      ? say('score.range', { low: Math.round(low), high: Math.round(high) })
      : say('score.value', { value: Math.round(value) })
  return (
    <div className="lv-score">
      <div role="status">
        <span className="tb-hidden">{words}</span>
        <span aria-hidden="true">
          <span className="lv-score-value">
            {value === null ? `${round(low)} – ${round(high)}` : round(value)}
          </span>{' '}
          / 100
        </span>
      </div>
      <svg className="lv-score-band" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect x="0" y="2" width="100" height="4" fill="var(--tb-line)" />
        {value === null ? (
          <rect
            x={low}
            y="1"
            width={Math.max(high - low, 1.2)}
            height="6"
            fill="var(--tb-accent)"
            opacity="0.45"
          />
        ) : (
          <rect x="0" y="1" width={value} height="6" fill="var(--tb-accent)" />
        )}
      </svg>
      {missing.length > 0 && (
        <p className="tb-soft">
          {say('score.missing', {
            what: missing
              .map((each) => (each === 'level' ? say('score.level') : say(`item-short.${each}`)))
              .join(', '),
          })}
        </p>
      )}
      <NextStep score={score} />
    </div>
  )
}

function NextStep({ score: { nextItem, nextLevel } }: { readonly score: EventScore }) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  if (nextItem === null && nextLevel === null) return <p>{say('score.all-met')}</p>
  return (
    <div className="lv-score-next">
      <h3>{say('score.next')}</h3>
      <ul>
        {nextItem !== null && (
          <li>
            {nextItem.answer === 'unknown' && (
              <>{say('score.find-out', { what: say(`item-short.${nextItem.item}`) })} </>
            )}
            {code(`advice.${nextItem.item}`)}
          </li>
        )}
        {nextLevel !== null && nextLevel > 0 && (
          <li>
            {say('score.next-level', { level: nextLevel, name: code(`level.${nextLevel}`) })}{' '}
            {code(`level-step.${nextLevel as 1 | 2 | 3 | 4 | 5}`)}
          </li>
        )}
      </ul>
    </div>
  )
}
