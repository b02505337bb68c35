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

/** What an act did to each element and link, for the picture. */
export function marksOfAct(act: HistoryAct | undefined): ReadonlyMap<string, PictureMark> {
  return new Map(
    (act?.changes ?? []).map(({ id, act: what }) => [
      id,
      what === 'create' || what === 'restore' ? 'added' : what === 'change' ? 'changed' : 'gone',
    ]),
  )
}

/** Acts by calendar day, in their order. `dayOf`: the day of a moment, in the reader's time zone. */
export function groupByDay(
  acts: readonly HistoryAct[],
  dayOf: (at: string) => string,
): { readonly day: string; readonly acts: readonly HistoryAct[] }[] {
  return [...Map.groupBy(acts, ({ at }) => dayOf(at))].map(([day, own]) => ({ day, acts: own }))
}
