import { useEffect, useRef, useState } from 'react'
import type { Words } from '#kernel/words.ts'
import type { Mending } from '#platform/tables/mending.ts'
import { problemMessage } from '#platform/tables/problem-message.ts'
import { columnLetter } from '#platform/tables/table.ts'
import { Button } from './button.tsx'
import { DataTable } from './data-table.tsx'
import { Disclosure } from './disclosure.tsx'
import { SelectField, TextField } from './form.tsx'
import { useLang, useSay } from './lang.tsx'
import { DAY_ORDERS } from './mending-file.tsx'
import { assignColumn, setConstant } from './mending-steps.ts'
import { choicesOfField, labelOf, type MendingView } from './mending-view.ts'
import { mendingWords } from './mending-words.ts'
import { Section } from './page.tsx'
import { SignIcon } from './sign-icon.tsx'

export type MendingPartProps<M extends Mending> = {
  readonly view: MendingView
  readonly mending: M
  readonly change: (next: M) => void
  readonly words: Words
}

type FileColumn = { readonly index: number; readonly name: string; readonly samples: readonly string[] }

/** Which column of the file holds what. Open while the header has a problem, folded once it is settled. */
export function MendingColumns<M extends Mending>(props: MendingPartProps<M>) {
  const { view, mending, change, words } = props
  const say = useSay(mendingWords)
  const { lang } = useLang()
  const { preview, headerProblems } = view
  const placed = Object.values(preview.columns).filter((at) => typeof at === 'number').length
  const left = mending.droppedColumns?.length ?? 0
  const unknown = headerProblems.filter(({ code }) => code === 'tables.column-unknown')
  // Many columns that mean nothing here are one thing to say.
  const spelled =
    unknown.length > 2 ? headerProblems.filter((problem) => !unknown.includes(problem)) : headerProblems
  // Where nothing is recognised, "drop every column" is no help.
  const { columns = {}, reading } = preview.proposal
  const isDecided = headerProblems.every(({ code }) => code === 'tables.column-dates')
  const helps = !isDecided && (placed > 0 || Object.keys(columns).length > 0 || reading?.unwrapLines === true)
  if (headerProblems.length === 0) {
    return (
      <Disclosure title={say('columns.fine', { n: placed, left })}>
        <ColumnTable {...props} />
      </Disclosure>
    )
  }
  return (
    <Section
      title={say('columns.title')}
      lead={say('columns.lead')}
      acts={
        <>
          {preview.headerRow !== null && placed === 0 && (
            <Button look="second" onClick={() => change({ ...mending, headerRow: null })}>
              {say('columns.no-header')}
            </Button>
          )}
          {headerProblems.some(({ code }) => code === 'tables.column-dates') &&
            DAY_ORDERS.map((dayOrder) => (
              <Button key={dayOrder} look="second" onClick={() => change({ ...mending, dayOrder })}>
                {say(`day-order.${dayOrder}`)}
              </Button>
            ))}
          {helps && (
            <Button look="second" onClick={() => change({ ...mending, ...preview.proposal })}>
              {say('columns.accept')}
            </Button>
          )}
        </>
      }
    >
      <ul className="tb-mend-problems">
        {unknown.length > 2 && (
          <li>
            <SignIcon sign="warning" size={18} />
            {say('columns.unknown', {
              n: unknown.length,
              names: unknown.map(({ column }) => column).join(', '),
            })}
          </li>
        )}
        {spelled.map((problem) => (
          <li key={`${problem.code} ${problem.column} ${problem.field}`}>
            <SignIcon sign="warning" size={18} />
            {problemMessage(
              problem.code,
              { ...problem.params, column: problem.column ?? '', value: problem.value ?? '' },
              lang,
              words,
            )}
          </li>
        ))}
      </ul>
      <ColumnTable {...props} />
    </Section>
  )
}

function ColumnTable<M extends Mending>({ view, mending, change }: MendingPartProps<M>) {
  const say = useSay(mendingWords)
  const { preview } = view
  const { model, columns, unknownColumns, missing } = preview
  const dropped = new Set(mending.droppedColumns)
  const fieldAt = new Map(Object.entries(columns).map(([field, at]) => [at, field]))
  // A field for which a column is proposed needs no text for every row.
  const proposed = new Set(unknownColumns.map(({ suggestion }) => suggestion))
  const constants = model.filter(
    ({ field }) =>
      (missing.includes(field) && !proposed.has(field)) || mending.constants?.[field] !== undefined,
  )
  const options = [
    ...model.map(({ field, name, label }) => ({ value: field, label: label ?? name })),
    { value: 'drop', label: say('columns.drop') },
  ]
  return (
    <div className="tb-stack">
      <DataTable
        caption={say('columns.title')}
        rows={columnsOfFile(view, (letter) => say('columns.letter', { letter }))}
        rowKey={(column) => String(column.index)}
        columns={[
          { key: 'name', label: say('columns.of-file'), cell: ({ name }) => name },
          {
            key: 'sample',
            label: say('columns.sample'),
            cell: ({ samples }) => <span className="tb-soft">{samples.join(' · ')}</span>,
          },
          {
            key: 'holds',
            label: say('columns.holds'),
            cell: ({ index, name }) => {
              const meant = unknownColumns.find((unknown) => unknown.index === index)?.suggestion
              return (
                <>
                  <ColumnChoice
                    label={say('columns.holds-of', { column: name })}
                    value={dropped.has(index) ? 'drop' : (fieldAt.get(index) ?? '')}
                    options={options}
                    onChoose={(field) => change(assignColumn(mending, preview, index, field))}
                  />
                  {meant && (
                    <span className="tb-mend-proposed">
                      {say('columns.proposed', { field: labelOf(preview, meant) })}
                    </span>
                  )}
                </>
              )
            },
          },
        ]}
      />
      {constants.map(({ field }) => (
        <div key={field}>
          <ConstantField
            label={say('columns.constant', { field: labelOf(preview, field) })}
            help={say('columns.constant-help')}
            value={mending.constants?.[field] ?? ''}
            choices={choicesOfField(preview, field)}
            onChange={(text) => change(setConstant(mending, field, text))}
          />
          {mending.constants?.[field] === undefined && (
            <Button
              look="quiet"
              onClick={() => change({ ...mending, constants: { ...mending.constants, [field]: '' } })}
              aria-label={say('columns.constant-empty-name', { field: labelOf(preview, field) })}
            >
              {say('columns.constant-empty')}
            </Button>
          )}
        </div>
      ))}
    </div>
  )
}

type ColumnChoiceProps = {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChoose: (field: string) => void
}

/**
 * By keyboard the arrows pass over every choice, and each would take a field away from the column that holds it: what
 * keys choose counts once the list is left (or by Enter), what a pointer chooses counts at once.
 */
function ColumnChoice({ label, value, options, onChoose }: ColumnChoiceProps) {
  const say = useSay(mendingWords)
  const [chosen, setChosen] = useState(value)
  useEffect(() => setChosen(value), [value])
  const byKey = useRef(false)
  const settle = (next: string) => next !== value && onChoose(next)
  return (
    <select
      className="tb-mend-select"
      aria-label={label}
      value={chosen}
      onPointerDown={() => {
        byKey.current = false
      }}
      onKeyDown={({ key }) => {
        byKey.current = true
        if (key === 'Enter') settle(chosen)
      }}
      onChange={(event) => {
        setChosen(event.currentTarget.value)
        if (!byKey.current) settle(event.currentTarget.value)
      }}
      onBlur={() => settle(chosen)}
    >
      <option value="" disabled>
        {say('columns.undecided')}
      </option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

type ConstantFieldProps = {
  readonly label: string
  readonly help: string
  readonly value: string
  readonly choices: readonly string[]
  readonly onChange: (text: string) => void
}

/** Counts once it is left: each key would be a step of its own. */
function ConstantField({ label, help, value, choices, onChange }: ConstantFieldProps) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  if (choices.length > 0) {
    const options = choices.map((choice) => ({ value: choice, label: choice }))
    return <SelectField label={label} help={help} value={value} options={options} onChange={onChange} />
  }
  return (
    <TextField
      label={label}
      help={help}
      value={text}
      onChange={setText}
      onBlur={() => text !== value && onChange(text)}
    />
  )
}

/** The columns that hold something, with three different texts of each; without titles an empty one can be named too. */
function columnsOfFile({ table, preview }: MendingView, lettered: (letter: string) => string): FileColumn[] {
  const headers = preview.headerRow === null ? [] : (table.rows[preview.headerRow - 1] ?? [])
  const from = preview.headerRow ?? 0
  const sample = table.rows.slice(from, from + 60)
  const width = Math.max(headers.length, ...sample.map((row) => row.length))
  return Array.from({ length: width }, (_, index) => {
    const texts = sample.map((row) => (row[index] ?? '').trim()).filter((text) => text !== '')
    const samples = [...new Set(texts)]
      .slice(0, 3)
      .map((text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text))
    const name = (headers[index] ?? '').trim() || lettered(columnLetter(index))
    return { index, name, samples }
  }).filter(
    ({ index, samples }) =>
      preview.headerRow === null || samples.length > 0 || (headers[index] ?? '').trim() !== '',
  )
}
