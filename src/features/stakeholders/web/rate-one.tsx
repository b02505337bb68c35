import { useEffect, useRef, useState } from 'react'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { Button } from '#platform/web/button.tsx'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { AXES, type Axis, LEVELS, type Level } from '../domain/ratings.ts'
import { stakeholdersWords } from '../words.ts'
import { asLevel, type Rated } from './rated.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

type RateOneProps = {
  readonly here: StakeholdersHere
  readonly rated: Rated
  readonly onNext: () => void
  readonly onUnknown: () => void
  readonly onBack: (() => void) | undefined
  readonly onStop: () => void
}

/** One stakeholder, two questions with big answers; 0 to 4 on the keyboard answers the question in sight. */
export function RateOne({ here, rated, onNext, onUnknown, onBack, onStop }: RateOneProps) {
  const say = useSay(stakeholdersWords)
  const sayEvaluations = useSay(evaluationsWords)
  const { mine, record } = rated
  const [involvement, setInvolvement] = useState<Level | null>(mine ? asLevel(mine.involvement) : null)
  const [importance, setImportance] = useState<Level | null>(mine ? asLevel(mine.importance) : null)
  const [reason, setReason] = useState(mine?.reason ?? '')
  const [asked, setAsked] = useState<Axis>('importance')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  const isWhole = involvement !== null && importance !== null
  const keep = () => {
    if (involvement === null || importance === null) return
    here.queue.rate({ stakeholderId: rated.id, involvement, importance, reason })
    onNext()
  }
  const value = { involvement, importance }
  const set = { involvement: setInvolvement, importance: setImportance }
  const answer = (axis: Axis, level: Level) => {
    set[axis](level)
    setAsked(axis === 'importance' ? 'involvement' : 'importance')
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys repeat the buttons inside
    <div
      ref={box}
      className="sh-round"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.target instanceof HTMLTextAreaElement || event.ctrlKey || event.metaKey || event.altKey)
          return
        const level = LEVELS.find((each) => `${each}` === event.key)
        if (level !== undefined) answer(asked, level)
        else if (event.key === 'Enter' && event.target === box.current && isWhole) keep()
        else return
        event.preventDefault()
      }}
    >
      <div>
        <h3 className="sh-round-name">{rated.name}</h3>
        <p className="tb-soft">
          {[
            record.urbalGroup ? say(`urbal-group.${record.urbalGroup}`) : '',
            ...record.links.map((link) => sayEvaluations(`link-of-chain.${link}`)),
          ]
            .filter((each) => each !== '')
            .join(' · ')}
        </p>
      </div>
      <div className="sh-round-pair">
        {[...AXES].reverse().map((axis) => (
          <BigScale
            key={axis}
            axis={axis}
            value={value[axis]}
            isAsked={asked === axis}
            onChange={(level) => answer(axis, level)}
          />
        ))}
      </div>
      <TextField
        label={say('rating.reason')}
        help={say('rating.reason-help')}
        optional
        lines={2}
        maxLength={1000}
        value={reason}
        onChange={setReason}
      />
      <div className="tb-row sh-round-acts">
        <Button onClick={keep} disabled={!isWhole}>
          {say('rate.keep')}
        </Button>
        <Button look="second" onClick={onUnknown}>
          {say('rate.unknown')}
        </Button>
        {onBack && (
          <Button look="quiet" onClick={onBack}>
            {say('rate.back')}
          </Button>
        )}
        <Button look="quiet" onClick={onStop}>
          {say('rate.stop')}
        </Button>
      </div>
      <p className="tb-soft">{say('rate.keys')}</p>
    </div>
  )
}

type BigScaleProps = {
  readonly axis: Axis
  readonly value: Level | null
  readonly isAsked: boolean
  readonly onChange: (level: Level) => void
}

function BigScale({ axis, value, isAsked, onChange }: BigScaleProps) {
  const say = useSay(stakeholdersWords)
  return (
    <fieldset className="sh-big" data-asked={isAsked || undefined}>
      <legend>
        {say(`axis.${axis}`)} <span className="tb-soft">· {say(`axis-help.${axis}`)}</span>
      </legend>
      {LEVELS.map((level) => (
        <label key={level} className="sh-big-choice">
          <input
            type="radio"
            name={`sh-big-${axis}`}
            checked={value === level}
            onChange={() => onChange(level)}
          />
          <span className="tb-level-figure">{level}</span>
          <span>{say(`level.${axis}.${level}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
