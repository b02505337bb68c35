import { useId } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { type Axis, LEVELS, type Level } from '../domain/ratings.ts'
import { stakeholdersWords } from '../words.ts'

type LevelRadiosProps = {
  readonly axis: Axis
  /** Of whom, for those who do not see the row. */
  readonly name: string
  readonly value: Level | null
  readonly onChange: (level: Level) => void
  readonly disabled: boolean
}

/** Five figures on one line, the sentence of the chosen one below; arrows change the level. */
export function LevelRadios({ axis, name, value, onChange, disabled }: LevelRadiosProps) {
  const say = useSay(stakeholdersWords)
  const group = useId()
  return (
    <fieldset className="sh-levels" disabled={disabled}>
      <legend>
        {say(`axis.${axis}`)}
        <span className="tb-hidden">, {name}</span>
      </legend>
      <div className="sh-levels-row">
        {LEVELS.map((level) => (
          <label key={level} title={say(`level.${axis}.${level}`)}>
            <input
              type="radio"
              name={group}
              checked={value === level}
              onChange={() => onChange(level)}
              aria-label={`${level}, ${say(`level.${axis}.${level}`)}`}
            />
            <span aria-hidden="true">{level}</span>
          </label>
        ))}
      </div>
      <p className="sh-level-text" aria-hidden="true">
        {value === null ? say('rating.not-yet') : say(`level.${axis}.${value}`)}
      </p>
    </fieldset>
  )
}
