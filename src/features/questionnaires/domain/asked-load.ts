import { foldText } from '#kernel/text-measure.ts'

/** One public that one questionnaire is put to. */
export type Asking = {
  readonly group: string
  readonly questionnaire: string
  /** Minutes for one person (`formMinutes`). */
  readonly minutes: number
  /** How many are to answer; null where nobody said. */
  readonly people: number | null
}

/** What one public is asked for, over all questionnaires. */
export type GroupLoad = {
  readonly group: string
  readonly askings: readonly Asking[]
  /** Minutes of a person who answers them all. */
  readonly minutesEach: number
  /** Hours of all of them together; null as long as one number of people is not known: it is not zero. */
  readonly hours: number | null
}

/** Adds up what is asked by public; names that differ by case or accents are one. Most minutes first. */
export function loadByGroup(askings: readonly Asking[]): GroupLoad[] {
  const byGroup = new Map<string, Asking[]>()
  for (const asking of askings) {
    const key = foldText(asking.group.trim())
    byGroup.set(key, [...(byGroup.get(key) ?? []), asking])
  }
  return [...byGroup.values()]
    .map((all) => ({
      group: all[0]?.group.trim() ?? '',
      askings: all,
      minutesEach: all.reduce((sum, { minutes }) => sum + minutes, 0),
      hours: all.some(({ people }) => people === null)
        ? null
        : all.reduce((sum, { minutes, people }) => sum + (minutes * (people ?? 0)) / 60, 0),
    }))
    .toSorted((a, b) => b.minutesEach - a.minutesEach)
}
