import { useId } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import {
  EVENT_ITEMS,
  EVENT_LEVELS,
  type EventItem,
  type EventItems,
  type EventLevel,
  ITEM_ANSWERS,
  type ItemAnswer,
} from '../domain/event.ts'
import type { EventScore } from '../domain/event-score.ts'
import { leversScreensWords, leversWords } from '../words.ts'

type LadderProps = {
  readonly level: EventLevel | null
  readonly disabled: boolean
  readonly onChange: (level: EventLevel | null) => void
}

/** From passive to deciding, each rung with what tells it from the one below (method 6.1). */
export function EventLadder({ level, disabled, onChange }: LadderProps) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const name = useId()
  return (
    <fieldset className="lv-ladder" disabled={disabled}>
      <legend>{say('scale.label')}</legend>
      {[...EVENT_LEVELS].reverse().map((rung) => (
        <label key={rung} className="lv-rung">
          <input type="radio" name={name} checked={level === rung} onChange={() => onChange(rung)} />
          <span className="lv-rung-number">{rung}</span>
          <span>
            <span className="lv-rung-name">{code(`level.${rung}`)}</span>
            <span className="lv-rung-test">{code(`level-test.${rung}`)}</span>
          </span>
        </label>
      ))}
      <label className="lv-rung">
        <input type="radio" name={name} checked={level === null} onChange={() => onChange(null)} />
        <span className="lv-rung-number">?</span>
        <span>{say('scale.unknown')}</span>
      </label>
    </fieldset>
  )
}

type ItemsProps = {
  readonly items: EventItems
  readonly score: EventScore
  readonly disabled: boolean
  readonly onChange: (items: EventItems) => void
}

/** The six items; what a recorded day or share answers is said, and may be answered otherwise. */
export function EventItemList({ items, score, disabled, onChange }: ItemsProps) {
  const say = useSay(leversScreensWords)
  return (
    <div className="lv-items" data-field="items">
      <h3>{say('scale.items')}</h3>
      {EVENT_ITEMS.map((item) => (
        <ItemLine
          key={item}
          item={item}
          answer={items[item] ?? 'unknown'}
          derived={score.derived.includes(item) ? score.items[item] : null}
          disabled={disabled}
          onChange={(answer) => onChange({ ...items, [item]: answer })}
        />
      ))}
    </div>
  )
}

type LineProps = {
  readonly item: EventItem
  readonly answer: ItemAnswer
  readonly derived: ItemAnswer | null
  readonly disabled: boolean
  readonly onChange: (answer: ItemAnswer) => void
}

function ItemLine({ item, answer, derived, disabled, onChange }: LineProps) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const name = useId()
  return (
    <fieldset className="lv-item" disabled={disabled}>
      <legend>
        {code(`item.${item}`)}
        {derived !== null && (
          <span className="lv-rung-test">{say('item.derived', { answer: code(`answer.${derived}`) })}</span>
        )}
      </legend>
      <div className="lv-answers">
        {ITEM_ANSWERS.map((each) => (
          <label key={each} className="lv-answer">
            <input type="radio" name={name} checked={answer === each} onChange={() => onChange(each)} />
            {code(`answer.${each}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
