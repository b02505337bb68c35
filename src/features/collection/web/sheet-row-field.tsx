import { useId, useState } from 'react'
import type { CompiledForm } from '#features/questionnaires/domain/compiled-form.ts'
import { questionnairesWords } from '#features/questionnaires/words.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { shownAnswer } from '../domain/answer-lines.ts'
import type { RowState } from '../domain/sheet-judgement.ts'
import type { SheetRow } from '../domain/sheet-rows.ts'
import { readKeyed } from '../domain/sheet-typing.ts'
import { plainText } from './answer-summary.ts'
import type { SheetFieldsProps } from './sheet-fields.tsx'
import { teamWords } from './team-words.ts'

type SheetRowFieldProps = {
  readonly row: SheetRow
  readonly text: string
  readonly state: RowState | undefined
  readonly sheet: SheetFieldsProps
}

/** Longer lists stand on the paper: here they are read back once a number is typed. */
const MOST_CHOICES = 14

export function SheetRowField({ row, text, state, sheet }: SheetRowFieldProps) {
  const say = useSay(teamWords)
  const id = useId()
  const [isHere, setHere] = useState(false)
  const isLeft = sheet.left.has(row.key) && !isHere
  const isOff = state?.isAsked === false
  // "Other, namely" stands beside its box on paper: here only once the box is ticked.
  if (row.isOther && isOff && text === '') return null
  const problem = isLeft ? (state?.problem ?? null) : null
  const label = row.isOther ? say('keying.other', { number: row.number }) : row.label
  return (
    <div className="co-row" data-off={isOff || undefined} data-wrong={problem !== null || undefined}>
      <label className="co-row-label" htmlFor={id}>
        <span className="co-row-number">{row.number}</span>
        <span>
          {row.part ? (
            <>
              <span className="co-row-table">{label}</span> {row.part.label}
            </>
          ) : (
            label
          )}
        </span>
      </label>
      <div className="co-row-answer">
        <input
          id={id}
          className="co-row-input"
          data-sheet-key={row.key}
          data-off={isOff || undefined}
          data-short={row.question.type !== 'text' || undefined}
          value={text}
          autoComplete="off"
          spellCheck={row.question.type === 'text'}
          aria-invalid={problem !== null || undefined}
          aria-describedby={`${id}-read ${id}-choices`}
          onFocus={() => setHere(true)}
          onBlur={() => {
            setHere(false)
            sheet.onLeave(row.key)
          }}
          onChange={(event) => sheet.onType(row.key, event.currentTarget.value)}
        />
        <span className="co-row-read" id={`${id}-read`}>
          <Understood row={row} text={text} state={state} isLeft={isLeft} sheet={sheet} />
        </span>
        <RowHelp id={`${id}-choices`} row={row} />
      </div>
    </div>
  )
}

type UnderstoodProps = SheetRowFieldProps & { readonly isLeft: boolean }

/** What the number means; what is wrong; that the sheet was left empty there, or that something is expected. */
function Understood({ row, text, state, isLeft, sheet }: UnderstoodProps) {
  const say = useSay(teamWords)
  const sayForm = useSay(questionnairesWords)
  const { lang } = useLang()
  if (state?.isAsked === false)
    return text.trim() === '' ? say('keying.not-asked') : <strong>{say('keying.set-aside')}</strong>
  if (state?.isBlank) return say('keying.blank')
  if (isLeft && state?.problem)
    return (
      <strong className="co-row-problem">
        {state.message ||
          (state.problem === 'number'
            ? say(row.question.type === 'ranking' ? 'keying.no-rank' : 'keying.no-number')
            : sayForm(`answer-problem.${state.problem}`))}
      </strong>
    )
  if (isLeft && state?.isLacking) return <strong>{say('keying.row-lacking')}</strong>
  return readBack(row, text, sheet.compiled, sheet, {
    lang,
    yes: say('answer.yes'),
    other: say('answer.other'),
  })
}

type ReadBackWords = { readonly lang: 'fr' | 'en'; readonly yes: string; readonly other: string }

function readBack(
  row: SheetRow,
  text: string,
  compiled: CompiledForm,
  { place, places }: Pick<SheetFieldsProps, 'place' | 'places'>,
  { yes, ...words }: ReadBackWords,
): string {
  if (row.question.type === 'text' || text.trim() === '') return ''
  const read = readKeyed(row, text, place)
  if ('problem' in read || read.value === undefined) return ''
  const question = row.part ? { ...row.question, type: 'one' as const } : row.question
  return plainText(shownAnswer(compiled, question, read.value, { ...words, places }), yes)
}

function RowHelp({ id, row }: { readonly id: string; readonly row: SheetRow }) {
  const say = useSay(teamWords)
  const { choices, question } = row
  const isListed = choices.length > 0 && choices.length <= MOST_CHOICES
  return (
    <span className="co-row-choices" id={id}>
      {isListed &&
        choices.map(({ number, label }) => (
          <span key={number}>
            <b>{question.type === 'ranking' ? '□' : number}</b> {label || say('answer.other')}
          </span>
        ))}
      {choices.length > MOST_CHOICES && <span>{say('keying.long-list', { n: choices.length })}</span>}
      {question.type === 'many' && <span>{say('keying.several')}</span>}
      {question.type === 'ranking' && <span>{say('keying.ranking')}</span>}
      {question.type === 'scale' && (
        <span>{say('keying.scale', { from: question.from ?? 0, to: question.to ?? 10 })}</span>
      )}
      {question.type === 'date' && <span>{say('keying.date')}</span>}
      {question.type === 'time' && <span>{say('keying.time')}</span>}
      {question.type === 'moment' && <span>{say('keying.moment')}</span>}
      {question.type === 'place' && <span>{say('keying.place')}</span>}
      {question.unit && <span>{question.unit === 'EUR' ? '€' : question.unit}</span>}
    </span>
  )
}
