import type { Say } from '#kernel/words.ts'
import type { PictureMark } from '../domain/chain-picture.ts'
import type { impactChainWords } from '../words.ts'
import type { HistoryAct } from './history-api.ts'

export type SayChain = Say<Extract<keyof (typeof impactChainWords)['fr'], string>>
type Change = HistoryAct['changes'][number]

/** « Le lien « A → B » : la confiance, le sens » */
export function sayChange(say: SayChain, { kind, act, label, fields }: Change): string {
  const what = say(kind === 'chain-link' ? 'history.link' : 'history.element', { label })
  if (act !== 'change') return say(`history.${act}`, { what })
  const names = fields.map((field) => nameField(say, field)).join(', ')
  return names === '' ? say('history.change', { what }) : say('history.change-of', { what, fields: names })
}

/** A field of an element or link in two words; a detail of an element is `details/<name>`. */
export function nameField(say: SayChain, field: string): string {
  const detail = field.startsWith('details/') ? field.slice('details/'.length) : undefined
  if (detail) return say(`detail.${detail}` as 'detail.where')
  return say(`history.field.${field}` as 'history.field.statement')
}

/**
 * The changes of an act that are worth a line, and how many more it made. What only wrote again what it had just
 * brought back is one change.
 */
export function tellAct({ changes, count }: HistoryAct, most = changes.length) {
  const others = new Set(changes.flatMap(({ id, act }) => (act === 'change' ? [] : [id])))
  const told = changes.filter(
    ({ id, act, fields }) => act !== 'change' || fields.length > 0 || !others.has(id),
  )
  const lines = told.slice(0, most)
  return { lines, more: count - (changes.length - told.length) - lines.length }
}

/** What an act did to each element and link, for the picture: what was brought and then written is brought. */
export function marksOfAct(act: HistoryAct): ReadonlyMap<string, PictureMark> {
  const marks = new Map<string, PictureMark>()
  for (const { id, act: what } of act.changes) {
    if (what === 'create' || what === 'restore') marks.set(id, 'added')
    else if (what !== 'change') marks.set(id, 'gone')
    else if (!marks.has(id)) marks.set(id, 'changed')
  }
  return marks
}

/** Acts by calendar day, in their order. `dayOf`: the day of a moment, in the reader's time zone. */
export function groupByDay(
  acts: readonly HistoryAct[],
  dayOf: (at: string) => string,
): { readonly day: string; readonly acts: readonly HistoryAct[] }[] {
  return [...Map.groupBy(acts, ({ at }) => dayOf(at))].map(([day, own]) => ({ day, acts: own }))
}
