import { foldText } from '#kernel/text-measure.ts'
import type { Choice, Form, FormItem, Question, QuestionType } from './form.ts'
import { walkItems } from './form.ts'

/** Every edit gives a new form and leaves the old one as it was: a step back is the form before. */

type Items = readonly FormItem[]

/** Where an item stands: the name of the group or repeat that holds it ('' for the form) and its rank there. */
export type Place = { readonly parent: string; readonly at: number }

export function findItem(form: Form, name: string): FormItem | undefined {
  for (const item of walkItems(form.items)) if (item.name === name) return item
  return undefined
}

export function placeOf(form: Form, name: string): Place | undefined {
  const look = (items: Items, parent: string): Place | undefined => {
    for (const [at, item] of items.entries()) {
      if (item.name === name) return { parent, at }
      const inside = item.kind === 'question' ? undefined : look(item.items, item.name)
      if (inside) return inside
    }
    return undefined
  }
  return look(form.items, '')
}

function mapItems(items: Items, change: (items: Items, parent: string) => Items, parent = ''): FormItem[] {
  return change(items, parent).map((item) =>
    item.kind === 'question' ? item : { ...item, items: mapItems(item.items, change, item.name) },
  )
}

/** Puts another item in the place of the one with this name. */
export function replaceItem(form: Form, name: string, next: FormItem): Form {
  const items = mapItems(form.items, (list) => list.map((item) => (item.name === name ? next : item)))
  return { ...form, items }
}

export function removeItem(form: Form, name: string): Form {
  return { ...form, items: mapItems(form.items, (list) => list.filter((item) => item.name !== name)) }
}

export function insertItem(form: Form, item: FormItem, { parent, at }: Place): Form {
  if (parent === '') return { ...form, items: form.items.toSpliced(at, 0, item) }
  const holder = findItem(form, parent)
  if (!holder || holder.kind === 'question') return form
  return replaceItem(form, parent, { ...holder, items: holder.items.toSpliced(at, 0, item) })
}

/** Moves an item to a place counted in the form as it stands; a group does not go into itself. */
export function moveItem(form: Form, name: string, to: Place): Form {
  const from = placeOf(form, name)
  const item = findItem(form, name)
  if (!from || !item) return form
  if (item.kind !== 'question' && [item, ...walkItems(item.items)].some((one) => one.name === to.parent))
    return form
  const at = from.parent === to.parent && to.at > from.at ? to.at - 1 : to.at
  return insertItem(removeItem(form, name), item, { parent: to.parent, at })
}

/**
 * One step with the keyboard: `up` and `down` among its neighbours, and past the last one out of the group; `in` into
 * the group before it, `out` after the group that holds it.
 */
export function stepItem(form: Form, name: string, way: 'up' | 'down' | 'in' | 'out'): Form {
  const place = placeOf(form, name)
  if (!place) return form
  const holder = place.parent === '' ? undefined : findItem(form, place.parent)
  const siblings = holder && holder.kind !== 'question' ? holder.items : form.items
  const above = placeOf(form, place.parent)
  if (way === 'in') {
    const before = siblings[place.at - 1]
    if (!before || before.kind === 'question') return form
    return moveItem(form, name, { parent: before.name, at: before.items.length })
  }
  if (way === 'out') return above ? moveItem(form, name, { ...above, at: above.at + 1 }) : form
  const isEdge = way === 'up' ? place.at === 0 : place.at === siblings.length - 1
  if (isEdge) return above ? moveItem(form, name, { ...above, at: above.at + (way === 'up' ? 0 : 1) }) : form
  return moveItem(form, name, { ...place, at: way === 'up' ? place.at - 1 : place.at + 2 })
}

/** A name that no item has yet, made of a label. */
export function freshName(form: Form, label: string): string {
  const words = foldText(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  const base = (/^[a-z]/.test(words) ? words : `q_${words}`).slice(0, 40).replace(/_+$/, '')
  const taken = new Set([...walkItems(form.items)].map(({ name }) => name))
  let name = base
  for (let n = 2; taken.has(name); n += 1) name = `${base}_${n}`
  return name
}

/** A copy after the item; what it holds gets names of its own. */
export function duplicateItem(form: Form, name: string): { readonly form: Form; readonly name: string } {
  const item = findItem(form, name)
  const place = placeOf(form, name)
  if (!item || !place) return { form, name }
  let grown = form
  const copy = (one: FormItem): FormItem => {
    const fresh = freshName(grown, one.name.replace(/_\d+$/, ''))
    grown = { ...grown, items: [...grown.items, { kind: 'group', name: fresh, label: {}, items: [] }] }
    return one.kind === 'question'
      ? { ...one, name: fresh }
      : { ...one, name: fresh, items: one.items.map(copy) }
  }
  const made = copy(item)
  return { form: insertItem(form, made, { ...place, at: place.at + 1 }), name: made.name }
}

/** Renames an item, in the rules and texts that speak of it too (`${name}`). */
export function renameItem(form: Form, name: string, next: string): Form {
  const spoken = (text: string) =>
    text.replace(/\$\{\s*([^}\s]+)\s*\}/gu, (whole, one: string) =>
      one === name ? `\${${next}}` : one === `${name}_other` ? `\${${next}_other}` : whole,
    )
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return spoken(value)
    if (Array.isArray(value)) return value.map(deep)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, deep(each)]))
  }
  const rename = (item: FormItem): FormItem => {
    const said = deep({ ...item, name: '' }) as FormItem
    const own = item.name === name ? next : item.name
    return said.kind === 'question'
      ? { ...said, name: own }
      : { ...said, name: own, items: item.kind === 'question' ? [] : item.items.map(rename) }
  }
  return { ...form, items: form.items.map(rename) }
}

const CHOOSING: readonly QuestionType[] = ['one', 'many', 'ranking', 'matrix']
const COUNTING: readonly QuestionType[] = ['integer', 'decimal', 'scale']

/** Another type with everything of the question that still means something; a list is made where one is needed. */
export function changeType(form: Form, question: Question, type: QuestionType): Form {
  const {
    list,
    rows,
    orOther,
    unit,
    from,
    to,
    step,
    fromLabel,
    toLabel,
    levels,
    calculation,
    metadata,
    ...rest
  } = question
  const isChoice = CHOOSING.includes(type)
  const own = isChoice ? (list ?? freeList(form, question.name)) : undefined
  const next: Question = {
    ...rest,
    type,
    ...(own ? { list: own } : {}),
    ...(type === 'matrix' ? { rows: rows ?? freeList(form, `${question.name}_rows`) } : {}),
    ...(orOther !== undefined && (type === 'one' || type === 'many') ? { orOther } : {}),
    ...(type === 'amount' ? { unit: 'EUR' } : {}),
    ...(unit !== undefined && unit !== 'EUR' && (type === 'integer' || type === 'decimal') ? { unit } : {}),
    ...(COUNTING.includes(type) ? kept({ from, to, step }) : {}),
    ...(type === 'scale' ? { from: from ?? 0, to: to ?? 10, ...kept({ fromLabel, toLabel }) } : {}),
    ...(type === 'rubric' ? { levels: levels ?? [{}, {}, {}, {}, {}] } : {}),
    ...(type === 'calculation' ? { calculation: calculation ?? '' } : {}),
    ...(type === 'metadata' ? { metadata: metadata ?? 'today' } : {}),
  }
  const lists = { ...form.lists }
  for (const name of [next.list, next.rows]) if (name && !lists[name]) lists[name] = []
  return replaceItem({ ...form, lists }, question.name, next)
}

function kept<T extends object>(values: T): { [K in keyof T]: NonNullable<T[K]> } {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as { [K in keyof T]: NonNullable<T[K]> }
}

function freeList(form: Form, base: string): string {
  let name = base
  for (let n = 2; Object.hasOwn(form.lists, name); n += 1) name = `${base}_${n}`
  return name
}

export function setList(form: Form, name: string, choices: readonly Choice[]): Form {
  return { ...form, lists: { ...form.lists, [name]: choices } }
}

/** Lists that no question names any more go: nobody could reach them. */
export function withoutSpareLists(form: Form): Form {
  const used = new Set(
    [...walkItems(form.items)].flatMap((item) =>
      item.kind === 'question' ? [item.list ?? '', item.rows ?? ''] : [],
    ),
  )
  return { ...form, lists: Object.fromEntries(Object.entries(form.lists).filter(([name]) => used.has(name))) }
}

/**
 * Choices out of pasted lines: `label`, or `label ⇥ second language`, each with a name made of it. A line whose label
 * is already there keeps its name, so that answers and rules keep meaning it.
 */
export function choicesFromLines(
  text: string,
  tags: readonly string[],
  before: readonly Choice[] = [],
): Choice[] {
  const first = tags[0] ?? 'und'
  const taken = new Set<string>()
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return lines.map((line) => {
    const cells = line.split('\t').map((cell) => cell.trim())
    const label = Object.fromEntries(tags.flatMap((tag, at) => (cells[at] ? [[tag, cells[at]]] : [])))
    const known = before.find((choice) => choice.label[first] === label[first] && !taken.has(choice.name))
    const name = known?.name ?? freeChoice(taken, label[first] ?? '')
    taken.add(name)
    return known ? { ...known, label: { ...known.label, ...label } } : { name, label }
  })
}

function freeChoice(taken: ReadonlySet<string>, label: string): string {
  const words = foldText(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 32)
  const base = words || 'choix'
  let name = base
  for (let n = 2; taken.has(name); n += 1) name = `${base}_${n}`
  return name
}
