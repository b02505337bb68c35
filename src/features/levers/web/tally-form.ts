import type { LeverEvent } from '../contract.ts'
import type { Counts } from '../domain/tally.ts'

/** Every count of an event under a key of its own: `persons`, `gender:women`, `audience:<id>`, `commune:<code>`. */
export type TallyForm = Readonly<Record<string, number | null>>

const ALONE = ['persons', 'firstTimers', 'returners'] as const
const SHEETS = { gender: 'genders', audience: 'audiences', commune: 'communes' } as const
type Sheet = keyof typeof SHEETS

export const tallyKey = (sheet: Sheet, key: string) => `${sheet}:${key}`

/** Keys of one sheet that hold something. */
export function keysOf(form: TallyForm, sheet: Sheet): readonly string[] {
  const start = `${sheet}:`
  return Object.keys(form)
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length))
}

const prefixed = (sheet: Sheet, counts: Counts) =>
  Object.entries(counts).map(([key, n]) => [tallyKey(sheet, key), n ?? null] as const)

export function readTally(event: LeverEvent): TallyForm {
  return {
    ...Object.fromEntries(ALONE.map((key) => [key, event[key]])),
    ...Object.fromEntries([
      ...prefixed('gender', event.genders),
      ...prefixed('audience', event.audiences),
      ...prefixed('commune', event.communes),
    ]),
  }
}

export type TallyValues = {
  readonly [K in (typeof ALONE)[number]]?: number | null
} & { readonly [K in (typeof SHEETS)[Sheet]]?: Record<string, number | null> }

/** Counts as an event holds them; sheets hold those keys alone that stand in the form. */
export function tallyValues(form: TallyForm): TallyValues {
  const sheetOf = (sheet: Sheet) =>
    Object.fromEntries(keysOf(form, sheet).map((key) => [key, form[tallyKey(sheet, key)] ?? null]))
  return {
    ...Object.fromEntries(ALONE.filter((key) => key in form).map((key) => [key, form[key] ?? null])),
    genders: sheetOf('gender'),
    audiences: sheetOf('audience'),
    communes: sheetOf('commune'),
  }
}
