import { useSay } from '#platform/web/lang.tsx'
import { type Axis, LEVELS, type Level } from '../domain/ratings.ts'
import { stakeholdersWords } from '../words.ts'

type LevelSelectProps = {
  readonly axis: Axis
  readonly name: string
  readonly value: Level | null
  readonly onChange: (level: Level) => void
}

/** One scale in one cell: a native list, closed it shows the figure. */
export function LevelSelect({ axis, name, value, onChange }: LevelSelectProps) {
  const say = useSay(stakeholdersWords)
  return (
    <label className="sh-level-select">
      <span aria-hidden="true">{say(`axis-short.${axis}`)}</span>
      <select
        aria-label={`${say(`axis.${axis}`)}, ${name}`}
        value={value ?? ''}
        title={value === null ? say('rating.not-yet') : say(`level.${axis}.${value}`)}
        onChange={(event) => {
          const level = LEVELS.find((each) => `${each}` === event.currentTarget.value)
          if (level !== undefined) onChange(level)
        }}
      >
        {value === null && <option value="">—</option>}
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {/* an em space: closed, the list shows the figure alone */}
            {`${level}\u2003${say(`level.${axis}.${level}`)}`}
          </option>
        ))}
      </select>
    </label>
  )
}
