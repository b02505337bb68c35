import {
  type Choice,
  FORM_LIMITS,
  type Form,
  type FormItem,
  type FormText,
  type Question,
  walkItems,
} from './form.ts'
import { OWN_LIST } from './xlsform-choices.ts'

/** One row of the sheet `survey`: texts by language, everything else as it is written. */
export type WrittenRow = Readonly<Record<string, string | FormText>>

type OwnLists = {
  readonly written: Readonly<Record<string, readonly Choice[]>>
  readonly ofRubric: ReadonlyMap<string, string>
}

/** The levels of every rubric as a list of choices 0 to 4. */
export function ownLists(form: Form): OwnLists {
  const written: Record<string, readonly Choice[]> = {}
  const ofRubric = new Map<string, string>()
  for (const item of walkItems(form.items)) {
    if (item.kind !== 'question' || item.type !== 'rubric') continue
    let list = `${OWN_LIST}${item.name}`
    while (Object.hasOwn(form.lists, list) || Object.hasOwn(written, list)) list += '_'
    written[list] = (item.levels ?? []).map((label, level) => ({ name: String(level), label }))
    ofRubric.set(item.name, list)
  }
  return { written, ofRubric }
}

const TYPES: Readonly<Record<Question['type'], string>> = {
  one: 'select_one',
  many: 'select_multiple',
  ranking: 'rank',
  scale: 'range',
  rubric: 'select_one',
  matrix: 'begin_group',
  integer: 'integer',
  decimal: 'decimal',
  amount: 'decimal',
  date: 'date',
  time: 'time',
  moment: 'datetime',
  text: 'text',
  place: 'text',
  photo: 'image',
  voice: 'audio',
  acknowledge: 'acknowledge',
  note: 'note',
  calculation: 'calculate',
  metadata: 'start',
}

/** The rows of the sheet `survey`, groups between their `begin` and `end`. */
export function rowsOfItems(form: Form, lists: OwnLists): WrittenRow[] {
  const names = new Set([...walkItems(form.items)].map(({ name }) => name))
  const rows = (items: readonly FormItem[]): WrittenRow[] =>
    items.flatMap((item) => {
      if (item.kind === 'question')
        return item.type === 'matrix' ? matrix(form, item, names) : [question(item, lists)]
      const { kind, name, label, relevant = '', appearance = '' } = item
      const count = item.kind === 'repeat' ? (item.count ?? '') : ''
      const begin = { type: `begin_${kind}`, name, label, relevant, appearance, repeat_count: count }
      return [begin, ...rows(item.items), { type: `end_${kind}` }]
    })
  return rows(form.items)
}

function question(item: Question, { ofRubric }: OwnLists): WrittenRow {
  const { type, from, to, step } = item
  const isSlider = (type === 'integer' || type === 'decimal') && from !== undefined && to !== undefined
  const list = type === 'rubric' ? ofRubric.get(item.name) : item.list
  const selects = ['one', 'many', 'ranking', 'rubric'].includes(type)
  const written = [
    isSlider ? 'range' : type === 'metadata' ? (item.metadata ?? 'start') : TYPES[type],
    ...(selects && list !== undefined ? [list] : []),
    ...(item.orOther ? ['or_other'] : []),
  ]
  const ends = Object.entries({ start: from, end: to, step })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${value}`)
  const isOwn = isSlider || ['rubric', 'amount', 'place'].includes(type)
  return {
    ...common(item),
    type: written.join(' '),
    required: yesOr(item.required),
    choice_filter: item.choiceFilter ?? '',
    appearance: item.appearance ?? '',
    parameters: [...ends, ...(item.parameters === undefined ? [] : [item.parameters])].join(' '),
    ...(isOwn && { tablee_type: type }),
  }
}

function common(item: Question): WrittenRow {
  return {
    name: item.name,
    label: item.label,
    hint: item.hint ?? {},
    required_message: item.requiredMessage ?? {},
    relevant: item.relevant ?? '',
    constraint: item.constraint ?? '',
    constraint_message: item.constraintMessage ?? {},
    readonly: yesOr(item.readOnly),
    calculation: item.calculation ?? '',
    default: item.initial ?? '',
    tablee_unit: item.unit ?? '',
    tablee_from_label: item.fromLabel ?? {},
    tablee_to_label: item.toLabel ?? {},
    tablee_answers: (item.answers ?? [])
      .map(({ lineId, variable }) =>
        variable === undefined ? lineId : `${lineId}:${encodeURIComponent(variable)}`,
      )
      .join(' '),
  }
}

/** A table of choices in ODK: a group of questions that share their list. */
function matrix(form: Form, item: Question, names: Set<string>): WrittenRow[] {
  const rows = (form.lists[item.rows ?? ''] ?? []).map(({ name, label }) => {
    const wanted = `${item.name}_${name}`.replace(/[^\p{L}\p{N}_.-]/gu, '_').slice(0, FORM_LIMITS.name - 4)
    let free = wanted
    for (let n = 2; names.has(free); n += 1) free = `${wanted}_${n}`
    names.add(free)
    return {
      type: `select_one ${item.list ?? ''}`,
      name: free,
      label,
      required: yesOr(item.required),
      choice_filter: item.choiceFilter ?? '',
    }
  })
  const begin = {
    ...common(item),
    type: 'begin_group',
    appearance: ['table-list', ...(item.appearance === undefined ? [] : [item.appearance])].join(' '),
    parameters: item.parameters ?? '',
    tablee_type: 'matrix',
    tablee_rows: item.rows ?? '',
  }
  return [begin, ...rows, { type: 'end_group' }]
}

function yesOr(value: boolean | string | undefined): string {
  return value === undefined ? '' : typeof value === 'string' ? value : value ? 'yes' : 'no'
}
