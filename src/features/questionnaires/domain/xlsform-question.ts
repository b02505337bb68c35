import { FORM_LIMITS, type Question } from './form.ts'
import { cellIn, columnOf, placeOf, type XlsformRow } from './xlsform-columns.ts'
import { readXlsformRule, readYesOrRule } from './xlsform-rule.ts'
import type { SurveyReading } from './xlsform-survey.ts'

type Cells = Partial<
  Pick<
    Question,
    | 'hint'
    | 'required'
    | 'requiredMessage'
    | 'relevant'
    | 'constraint'
    | 'constraintMessage'
    | 'readOnly'
    | 'calculation'
    | 'initial'
    | 'choiceFilter'
    | 'appearance'
    | 'parameters'
  >
>

/** A default that is worked out: a reference, or a call that stands alone. */
const COMPUTED = /\$\{|^[a-z][a-z0-9:-]*\(.*\)$/i
const LONGEST = { appearance: 200, parameters: 200, default: FORM_LIMITS.rule } as const

/** The cells of a row that any question may have. */
export function readQuestionCells(reading: SurveyReading, row: XlsformRow): Cells {
  const { table, texts, report } = reading
  const at = (key: string) => placeOf(table, row, columnOf(table, key))
  const raw = (key: string) => {
    const column = columnOf(table, key)
    return column ? (row.cells[column.at] ?? '') : ''
  }
  const read = (key: string) => raw(key).trim()
  const rule = (key: string) => readXlsformRule(raw(key))
  const [hint, requiredMessage, constraintMessage] = [
    texts(table, row, 'hint'),
    texts(table, row, 'required_message'),
    texts(table, row, 'constraint_message'),
  ]
  const isSaid = (text: object) => Object.keys(text).length > 0
  const required = readYesOrRule(raw('required'))
  const readOnly = readYesOrRule(raw('readonly'))
  if (typeof readOnly === 'string') report('readonly-rule', at('readonly'))
  const initial = raw('default')
  if (COMPUTED.test(initial.trim())) report('default-computed', at('default'))
  const appearance = read('appearance')
  if (/(^|\s)ex:/.test(appearance)) report('appearance-app', at('appearance'))
  for (const [key, most] of Object.entries(LONGEST))
    if (raw(key).length > most) report('cell-too-long', at(key), { most })
  if (read('trigger') !== '') report('trigger', at('trigger'))
  if (read('save_to') !== '') report('entities', at('save_to'))
  return {
    ...(isSaid(hint) && { hint }),
    ...(required !== undefined && { required }),
    ...(isSaid(requiredMessage) && { requiredMessage }),
    ...(rule('relevant') !== '' && { relevant: rule('relevant') }),
    ...(rule('constraint') !== '' && { constraint: rule('constraint') }),
    ...(isSaid(constraintMessage) && { constraintMessage }),
    ...(typeof readOnly === 'boolean' && { readOnly }),
    ...(rule('calculation') !== '' && { calculation: rule('calculation') }),
    ...(initial.trim() !== '' && { initial }),
    ...(rule('choice_filter') !== '' && { choiceFilter: rule('choice_filter') }),
    ...(appearance !== '' && { appearance }),
    ...(read('parameters') !== '' && { parameters: read('parameters') }),
  }
}

const ENDS = { start: 'from', end: 'to', step: 'step' } as const

/** `start=0 end=10 step=1`: ends and step; the parameters that remain stay as they are. */
export function readParameters(
  { table, report }: SurveyReading,
  row: XlsformRow,
  otherwise: Pick<Question, 'from' | 'to'>,
): Pick<Question, 'from' | 'to' | 'step' | 'parameters'> {
  const column = columnOf(table, 'parameters')
  const found: { from?: number; to?: number; step?: number } = { ...otherwise }
  const others: string[] = []
  for (const part of cellIn(row, column)
    .slice(0, LONGEST.parameters)
    .replace(/\s*=\s*/g, '=')
    .split(/[\s,;]+/)) {
    const [key = '', value = ''] = part.split('=')
    const end = Object.hasOwn(ENDS, key.toLowerCase()) ? key.toLowerCase() : undefined
    if (end === undefined) {
      if (part !== '') others.push(part)
      continue
    }
    const number = Number(value)
    if (value === '' || !Number.isFinite(number))
      report('parameter-number', placeOf(table, row, column), { name: key, text: value })
    else found[ENDS[end as keyof typeof ENDS]] = number
  }
  return { ...found, ...(others.length > 0 && { parameters: others.join(' ') }) }
}
