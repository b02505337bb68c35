import { type Form, type FormItem, walkItems } from './form.ts'

/** What a form says otherwise than another; names of items, in the order in which they stand. */
export type FormChanges = {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** With the fields that changed; `order`: it stands elsewhere; `choices`: what its lists offer. */
  readonly changed: readonly { readonly name: string; readonly fields: readonly string[] }[]
  /** Title, languages or settings. */
  readonly form: boolean
}

/** Compares two states of a form, items by their names. */
export function changesBetween(before: Form, after: Form): FormChanges {
  const old = placesIn(before)
  const now = placesIn(after)
  const both = [...now.keys()].filter((name) => old.has(name))
  const moved = movedAmong(
    [...old.keys()].filter((name) => now.has(name)),
    both,
  )
  return {
    added: [...now.keys()].filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !now.has(name)),
    changed: both.flatMap((name) => {
      const [one, other] = [old.get(name), now.get(name)]
      if (!one || !other) return []
      const fields = fieldsBetween(one.item, other.item)
      if (listsOf(before, one.item) !== listsOf(after, other.item)) fields.push('choices')
      if (one.parent !== other.parent || moved.has(name)) fields.push('order')
      return fields.length > 0 ? [{ name, fields }] : []
    }),
    form: headOf(before) !== headOf(after),
  }
}

type Placed = { readonly item: FormItem; readonly parent: string }

function placesIn(form: Form): Map<string, Placed> {
  const parents = new Map<string, string>()
  for (const item of walkItems(form.items))
    if (item.kind !== 'question') for (const inside of item.items) parents.set(inside.name, item.name)
  return new Map(
    [...walkItems(form.items)].map((item) => [item.name, { item, parent: parents.get(item.name) ?? '' }]),
  )
}

const said = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  ) ?? ''

function fieldsBetween(one: FormItem, other: FormItem): string[] {
  const [a, b]: Record<string, unknown>[] = [{ ...one }, { ...other }]
  const keys = new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])
  keys.delete('items')
  return [...keys].filter((key) => said(a?.[key]) !== said(b?.[key]))
}

function listsOf(form: Form, item: FormItem): string {
  return item.kind === 'question'
    ? said([form.lists[item.list ?? ''] ?? [], form.lists[item.rows ?? ''] ?? []])
    : ''
}

function headOf({ title, languages, settings }: Form): string {
  return said([title, languages, settings ?? {}])
}

/** The fewest names that must have moved: all but a longest common sequence. */
function movedAmong(before: readonly string[], after: readonly string[]): Set<string> {
  const rank = new Map(before.map((name, at) => [name, at]))
  const order = after.map((name) => rank.get(name) ?? 0)
  const best = order.map(() => ({ length: 1, from: -1 }))
  for (const [at, value] of order.entries())
    for (let earlier = 0; earlier < at; earlier += 1) {
      const [here, there] = [best[at], best[earlier]]
      if (here && there && (order[earlier] ?? 0) < value && there.length >= here.length)
        best[at] = { length: there.length + 1, from: earlier }
    }
  let at = best.reduce((top, { length }, index) => (length > (best[top]?.length ?? 0) ? index : top), 0)
  const stays = new Set<string>()
  while (at >= 0 && after[at] !== undefined) {
    stays.add(after[at] ?? '')
    at = best[at]?.from ?? -1
  }
  return new Set(after.filter((name) => !stays.has(name)))
}
