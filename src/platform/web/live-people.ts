import type { LivePerson } from '#kernel/live-contract.ts'

/** A person with the pages that she has open, however many windows. */
export type PersonHere = {
  readonly personId: string
  readonly name: string
  readonly initials: string
  readonly pages: readonly string[]
}

/** Everybody else who is here, once each, by name. */
export function othersHere(people: readonly LivePerson[]): readonly PersonHere[] {
  const byPerson = new Map<string, PersonHere>()
  for (const { personId, name, page, me } of people) {
    if (me) continue
    const known = byPerson.get(personId)
    const pages = known?.pages ?? []
    byPerson.set(personId, {
      personId,
      name,
      initials: initialsOf(name),
      pages: page === '' || pages.includes(page) ? pages : [...pages, page],
    })
  }
  return [...byPerson.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** The names of those who are in a field right now, oneself left aside. */
export function namesAt(people: readonly LivePerson[], focus: string): readonly string[] {
  return [...new Set(people.filter((each) => !each.me && each.focus === focus).map((each) => each.name))]
}

/** « Camille Essai » → CE, « Zoé » → Z: the first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word))
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  const letters = [first, last].map((word) => [...(word ?? '')][0] ?? '').join('')
  return (letters || ([...name.trim()][0] ?? '?')).toLocaleUpperCase()
}
