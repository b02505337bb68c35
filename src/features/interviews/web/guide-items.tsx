import { Button, IconButton } from '#platform/web/button.tsx'
import { ManyChoices } from '#platform/web/choices.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { newId } from '#platform/web/new-id.ts'
import { NumberField } from '#platform/web/number-field.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { GuideItem } from '../contract.ts'
import type { GuideLine } from '../domain/guide.ts'
import { interviewsScreensWords, interviewsWords } from '../words.ts'

type GuideItemsProps = {
  readonly items: readonly GuideItem[]
  readonly lines: readonly GuideLine[]
  readonly disabled: boolean
  readonly onChange: (items: readonly GuideItem[]) => void
}

/** The questions in their order; each says what it brings, in how many minutes, for which lines. */
export function GuideItems({ items, lines, disabled, onChange }: GuideItemsProps) {
  const say = useSay(interviewsScreensWords)
  const asked = new Set(items.flatMap(({ lineIds }) => lineIds))
  const left = lines.filter(({ id }) => !asked.has(id))
  const move = (at: number, to: number) => {
    const item = items[at]
    if (item) onChange(items.toSpliced(at, 1).toSpliced(to, 0, item))
  }
  const add = (line?: GuideLine) =>
    onChange([
      ...items,
      {
        id: newId(),
        text: line ? line.question || line.name : '',
        brings: line?.criterion ?? '',
        minutes: 5,
        lineIds: line ? [line.id] : [],
      },
    ])
  return (
    <>
      <ol className="iv-items">
        {items.map((item, at) => (
          <li key={item.id} className="iv-item">
            <GuideItemFields
              item={item}
              number={at + 1}
              lines={lines}
              disabled={disabled}
              onChange={(next) => onChange(items.with(at, next))}
            />
            {!disabled && (
              <div className="iv-item-acts">
                <IconButton
                  label={say('item.up', { n: at + 1 })}
                  disabled={at === 0}
                  onClick={() => move(at, at - 1)}
                >
                  <span className="iv-turned">
                    <SignIcon sign="chevron" size={16} />
                  </span>
                </IconButton>
                <IconButton
                  label={say('item.down', { n: at + 1 })}
                  disabled={at === items.length - 1}
                  onClick={() => move(at, at + 1)}
                >
                  <SignIcon sign="chevron" size={16} />
                </IconButton>
                <IconButton
                  label={say('item.remove', { n: at + 1 })}
                  onClick={() => onChange(items.toSpliced(at, 1))}
                >
                  <SignIcon sign="close" size={16} />
                </IconButton>
              </div>
            )}
          </li>
        ))}
      </ol>
      {!disabled && (
        <div className="tb-row">
          <Button look="second" icon={<SignIcon sign="plus" size={16} />} onClick={() => add()}>
            {say('item.add')}
          </Button>
        </div>
      )}
      {!disabled && left.length > 0 && (
        <div className="iv-box">
          <p>{say('item.left', { n: left.length })}</p>
          <div className="tb-row">
            {left.map((line) => (
              <Button key={line.id} look="quiet" onClick={() => add(line)}>
                {say('item.add-line', { line: line.name })}
              </Button>
            ))}
          </div>
        </div>
      )}
    </>
  )
}

type ItemFieldsProps = {
  readonly item: GuideItem
  readonly number: number
  readonly lines: readonly GuideLine[]
  readonly disabled: boolean
  readonly onChange: (item: GuideItem) => void
}

function GuideItemFields({ item, number, lines, disabled, onChange }: ItemFieldsProps) {
  const say = useSay(interviewsScreensWords)
  const code = useSay(interviewsWords)
  const named = lines.filter(({ id }) => item.lineIds.includes(id)).map(({ name }) => name)
  return (
    <div className="iv-item-fields">
      <div className="iv-item-more">
        <TextField
          label={say('item.question', { n: number })}
          lines={2}
          value={item.text}
          maxLength={1000}
          disabled={disabled}
          onChange={(text) => onChange({ ...item, text })}
        />
        <NumberField
          label={say('item.minutes')}
          unit="min"
          min={0}
          max={240}
          value={item.minutes === null ? '' : String(item.minutes)}
          disabled={disabled}
          onChange={(minutes) =>
            onChange({ ...item, minutes: minutes === '' ? null : Math.min(240, Math.round(Number(minutes))) })
          }
        />
      </div>
      {item.brings !== '' && <p className="tb-soft">{code('sheet.brings', { what: item.brings })}</p>}
      <Disclosure
        title={named.length === 0 ? say('item.no-lines') : say('item.lines', { lines: named.join(', ') })}
      >
        <div className="tb-stack">
          <TextField
            label={say('item.brings')}
            optional
            value={item.brings}
            maxLength={1000}
            disabled={disabled}
            onChange={(brings) => onChange({ ...item, brings })}
          />
          {lines.length > 0 && (
            <ManyChoices
              label={say('item.lines-of', { n: number })}
              values={item.lineIds}
              choices={lines.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(lineIds) => !disabled && onChange({ ...item, lineIds: [...lineIds] })}
            />
          )}
        </div>
      </Disclosure>
    </div>
  )
}
