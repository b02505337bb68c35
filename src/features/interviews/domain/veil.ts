import { personsPattern } from '#features/stakeholders/domain/person-name.ts'

/** A text in which names that may not be said stand as […]. */
export function veilNames(text: string, names: readonly string[]): string {
  const pattern = personsPattern(names)
  return pattern ? text.replace(pattern, '[…]') : text
}
