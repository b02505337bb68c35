import './worlds.css'
import { useId } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { WEIGHTS, type Weight } from '../domain/world.ts'
import { worldsWords } from '../words.ts'

/** One to three dots, filled up to the grade; the words stand beside them for readers. */
export function GradeDots({ grade }: { readonly grade: Weight | undefined }) {
  return (
    <span className="wo-dots" aria-hidden="true">
      {WEIGHTS.map((each) => (
        <span key={each} data-on={grade !== undefined && each <= grade} />
      ))}
    </span>
  )
}

type GradeChoiceProps = {
  /** Of what: « Force du lien avec la Biocoop ». */
  readonly label: string
  readonly value: Weight
  readonly onChange: (grade: Weight) => void
  /** `grade` of belonging, `strength` of a tie, `share` that an action is of a world. */
  readonly words?: 'grade' | 'strength' | 'share'
  readonly disabled?: boolean
}

/** 1, 2 or 3, as three small radio buttons. */
export function GradeChoice({
  label,
  value,
  onChange,
  words = 'strength',
  disabled = false,
}: GradeChoiceProps) {
  const say = useSay(worldsWords)
  const name = useId()
  return (
    <fieldset className="wo-grade">
      <legend className="tb-hidden">{label}</legend>
      {WEIGHTS.map((each) => (
        <label key={each} title={say(`${words}.${each}`)}>
          <input
            type="radio"
            name={name}
            disabled={disabled}
            checked={each === value}
            aria-label={say(`${words}.${each}`)}
            onChange={() => onChange(each)}
          />
          <span aria-hidden="true">{each}</span>
        </label>
      ))}
      <span className="wo-grade-said" aria-hidden="true">
        {say(`${words}.${value}`)}
      </span>
    </fieldset>
  )
}
