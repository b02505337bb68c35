import { useSay } from '#platform/web/lang.tsx'
import { SMALL_COUNT } from '../domain/event.ts'
import { countDown, countUp } from '../domain/tally.ts'
import { leversScreensWords } from '../words.ts'

type TallyLineProps = {
  readonly label: string
  /** null: nobody counted, which is not 0. */
  readonly count: number | null
  readonly disabled: boolean
  readonly onChange: (count: number | null) => void
  /** The count of everybody: larger, and never a small count. */
  readonly isWhole?: boolean
}

/** One count with a large − and +. What is not counted says so; a second press on it counts nobody (0). */
export function TallyLine({ label, count, disabled, onChange, isWhole = false }: TallyLineProps) {
  const say = useSay(leversScreensWords)
  const isSmall = !isWhole && count !== null && count > 0 && count < SMALL_COUNT
  return (
    <li className={isWhole ? 'lv-tally lv-tally-whole' : 'lv-tally'}>
      <span className="lv-tally-name">
        {label}
        {isSmall && <span className="lv-rung-test">{say('tally.small')}</span>}
        {!disabled && (
          <button
            type="button"
            className="lv-tally-reset tb-no-print"
            onClick={() => onChange(count === null ? 0 : null)}
          >
            {say(count === null ? 'tally.nobody' : 'tally.reset')}
            <span className="tb-hidden"> {label}</span>
          </button>
        )}
      </span>
      <span className="lv-tally-acts">
        <button
          type="button"
          className="tb-no-print"
          disabled={disabled}
          aria-disabled={!count || undefined}
          aria-label={say('tally.less', { what: label })}
          onClick={() => count && onChange(countDown(count))}
        >
          −
        </button>
        <output className="lv-tally-count" aria-label={say('tally.count', { what: label })}>
          {count === null ? (
            <>
              <span aria-hidden="true">–</span>
              <span className="lv-tally-none">{say('tally.none')}</span>
            </>
          ) : (
            count
          )}
        </output>
        <button
          type="button"
          className="tb-no-print"
          disabled={disabled}
          aria-label={say('tally.more', { what: label })}
          onClick={() => onChange(countUp(count))}
        >
          +
        </button>
      </span>
    </li>
  )
}
