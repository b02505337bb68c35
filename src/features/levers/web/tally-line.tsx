import { useSay } from '#platform/web/lang.tsx'
import type { TallyChange } from '../domain/tally.ts'
import { leversScreensWords } from '../words.ts'

type TallyLineProps = {
  readonly label: string
  /** null: nobody counted, which is not 0. */
  readonly count: number | null
  readonly disabled: boolean
  readonly onTap: (step: TallyChange[string]) => void
  /** Why there cannot be one more, or one less, now. */
  readonly noMore?: string | undefined
  readonly noLess?: string | undefined
  /** The count of everybody stands out. */
  readonly isWhole?: boolean
}

/** One count with a large − and +. What is not counted says so, and is not 0: that is counted apart. */
export function TallyLine({
  label,
  count,
  disabled,
  onTap,
  noMore,
  noLess,
  isWhole = false,
}: TallyLineProps) {
  const say = useSay(leversScreensWords)
  return (
    <li className={isWhole ? 'lv-tally lv-tally-whole' : 'lv-tally'}>
      <span className="lv-tally-name">
        {label}
        {noMore !== undefined && <span className="lv-rung-test">{noMore}</span>}
        {!disabled && (
          <button
            type="button"
            className="lv-tally-reset tb-no-print"
            onClick={() => onTap({ set: count === null ? 0 : null })}
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
          aria-disabled={!count || noLess !== undefined || undefined}
          aria-label={say('tally.less', { what: label })}
          onClick={() => count && noLess === undefined && onTap({ add: -1 })}
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
          aria-disabled={noMore !== undefined || undefined}
          onClick={() => noMore === undefined && onTap({ add: 1 })}
        >
          +
        </button>
      </span>
    </li>
  )
}
