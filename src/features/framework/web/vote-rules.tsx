import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { frameworkWords } from '../words.ts'
import type { BallotRecord } from './ballot-state.ts'

type RulesProps = {
  readonly ballot: BallotRecord
  readonly onChange: (values: { pointsEach?: number; mostALine?: number; isOpen?: boolean }) => void
}

/** How many points everybody has, how many a line may get, and whether the vote is open. */
export function VoteRules({ ballot, onChange }: RulesProps) {
  const say = useSay(frameworkWords)
  return (
    <Disclosure title={say('vote.rules')}>
      <div className="fw-pair">
        <Points
          key={`each ${ballot.pointsEach}`}
          label={say('vote.points-each')}
          value={ballot.pointsEach}
          onChange={(pointsEach) => onChange({ pointsEach })}
        />
        <Points
          key={`line ${ballot.mostALine}`}
          label={say('vote.most-a-line')}
          value={ballot.mostALine}
          onChange={(mostALine) => onChange({ mostALine })}
        />
        <div>
          <Button look="second" onClick={() => onChange({ isOpen: !ballot.isOpen })}>
            {say(ballot.isOpen ? 'vote.close' : 'vote.open')}
          </Button>
        </div>
      </div>
    </Disclosure>
  )
}

type PointsProps = {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}

/** Kept when the field is left, so that « 12 » is not first read as 1. */
function Points({ label, value, onChange }: PointsProps) {
  const [typed, setTyped] = useState(String(value))
  const leave = () => {
    const next = Number(typed)
    if (Number.isInteger(next) && next >= 1 && next <= 100 && next !== value) onChange(next)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving the field is what keeps it
    <div onBlur={leave}>
      <NumberField label={label} min={1} max={100} value={typed} onChange={setTyped} />
    </div>
  )
}
