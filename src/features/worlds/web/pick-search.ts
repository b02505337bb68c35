import { foldText } from '#kernel/text-measure.ts'

/** Something that a field offers: `detail` stands beside the name, softer. */
export type PickOption = { readonly id: string; readonly label: string; readonly detail?: string }

/**
 * The options whose name holds every word that is typed, at the beginning of one of its words; the very
 * name first, then those that begin with the text. Nothing typed: the first ones, in the order given.
 */
export function searchOptions(
  options: readonly PickOption[],
  typed: string,
  most: number,
): readonly PickOption[] {
  const asked = foldText(typed.trim())
  if (asked === '') return options.slice(0, most)
  const words = asked.split(/\s+/)
  const exact: PickOption[] = []
  const first: PickOption[] = []
  const others: PickOption[] = []
  for (const option of options) {
    const name = foldText(option.label)
    if (name === asked) exact.push(option)
    else if (name.startsWith(asked)) first.push(option)
    else if (words.every((word) => beginsWord(name, word))) others.push(option)
  }
  return [...exact, ...first, ...others].slice(0, most)
}

function beginsWord(name: string, word: string): boolean {
  let at = name.indexOf(word)
  while (at >= 0) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(name[at - 1] ?? '')) return true
    at = name.indexOf(word, at + 1)
  }
  return false
}

/** Whether an option bears exactly this name, whatever its accents and capitals. */
export function isNamed(options: readonly PickOption[], typed: string): boolean {
  const asked = foldText(typed.trim())
  return options.some((option) => foldText(option.label) === asked)
}
