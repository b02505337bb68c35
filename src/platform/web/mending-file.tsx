import type { Mending } from '#platform/tables/mending.ts'
import type { DayOrder, Separator, TableEncoding, TableReading } from '#platform/tables/table.ts'
import { Button } from './button.tsx'
import { CheckField } from './choices.tsx'
import { Disclosure } from './disclosure.tsx'
import { SelectField } from './form.tsx'
import { useSay } from './lang.tsx'
import type { MendingState } from './mending-state.ts'
import { mendingWords } from './mending-words.ts'
import { SignIcon } from './sign-icon.tsx'

const ENCODINGS: readonly TableEncoding[] = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be']
const SEPARATORS: readonly { value: Separator; word: 'semicolon' | 'comma' | 'tab' | 'bar' }[] = [
  { value: ';', word: 'semicolon' },
  { value: ',', word: 'comma' },
  { value: '\t', word: 'tab' },
  { value: '|', word: 'bar' },
]
export const DAY_ORDERS: readonly DayOrder[] = ['day-first', 'month-first']
/** Rows among which the titles may stand. */
const TITLE_ROWS = 12

/** What was detected of the file, and the way to change it where the guess is wrong. */
export function MendingFile<M extends Mending>({ state }: { readonly state: MendingState<M> }) {
  const say = useSay(mendingWords)
  const { file, table, mending, change, preview } = state
  if (!file) return null
  const separator = SEPARATORS.find(({ value }) => value === table?.separator)
  const read = !table
    ? ''
    : table.format === 'csv'
      ? say('file.csv', {
          separator: say(separator ? `separator.${separator.word}` : 'separator.none'),
          encoding: (table.encoding ?? '').toUpperCase(),
        })
      : say('file.workbook', { sheet: table.sheet ?? '' })
  const reread = (part: TableReading) => change({ ...mending, reading: { ...mending.reading, ...part } })
  const titleRow = preview ? (preview.headerFound ? String(preview.headerRow ?? 0) : '') : ''
  return (
    <div className="tb-mend-file">
      <div className="tb-row">
        <SignIcon sign="file" size={24} />
        <p className="tb-mend-file-name">
          <strong>{file.name}</strong> <span className="tb-soft">{read}</span>
        </p>
        <Button look="quiet" onClick={state.close}>
          {say('file.other')}
        </Button>
      </div>
      {table && (
        <Disclosure title={say('file.how')}>
          <div className="tb-mend-settings">
            {table.format === 'csv' && (
              <>
                <SelectField
                  label={say('file.separator')}
                  value={table.separator ?? ''}
                  none={say('separator.none')}
                  options={SEPARATORS.map(({ value, word }) => ({ value, label: say(`separator.${word}`) }))}
                  onChange={(value) => value && reread({ separator: value })}
                />
                <SelectField
                  label={say('file.encoding')}
                  value={table.encoding ?? ''}
                  options={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
                  onChange={(value) => value && reread({ encoding: value })}
                />
              </>
            )}
            {table.sheets.length > 1 && (
              <SelectField
                label={say('file.sheet')}
                value={table.sheet ?? ''}
                options={table.sheets.map((value) => ({ value, label: value }))}
                onChange={(sheet) => sheet && reread({ sheet })}
              />
            )}
            <SelectField
              label={say('file.header-row')}
              value={titleRow}
              options={[
                { value: '0', label: say('file.header-none') },
                ...table.rows.slice(0, TITLE_ROWS).map((cells, i) => ({
                  value: String(i + 1),
                  label: say('file.header-row-n', {
                    row: i + 1,
                    cells: cells.filter(Boolean).join(' · ').slice(0, 60),
                  }),
                })),
              ]}
              onChange={(row) => row && change({ ...mending, headerRow: row === '0' ? null : Number(row) })}
            />
            <SelectField
              label={say('file.day-order')}
              value={mending.dayOrder ?? ''}
              none={say('file.day-order-found')}
              options={DAY_ORDERS.map((value) => ({ value, label: say(`day-order.${value}`) }))}
              onChange={(value) => {
                const { dayOrder: _, ...rest } = mending
                // without its order a mending is one of the same kind
                change(value ? { ...mending, dayOrder: value } : (rest as M))
              }}
            />
            {table.format === 'csv' && (
              <CheckField
                label={say('file.quotes')}
                checked={mending.reading?.quotes === false}
                onChange={(on) => reread({ quotes: !on })}
              />
            )}
            <CheckField
              label={say('file.skip-empty')}
              checked={mending.skipEmptyRows === true}
              onChange={(on) => change({ ...mending, skipEmptyRows: on })}
            />
          </div>
        </Disclosure>
      )}
    </div>
  )
}
