import { type Line, type Surroundings, titleOfObjective } from './framework-state.ts'

export type LineGroup = { readonly key: string; readonly title: string; readonly lines: readonly Line[] }

/** The group of a line when lines stand by objective; what is set aside stands apart. */
export function groupKey(line: Line): string {
  return line.isSetAside ? 'aside' : (line.objectiveId ?? 'none')
}

type Titles = { readonly none: string; readonly aside: string }

/** Lines by objective, in the order of the objectives; then those that point nowhere yet; last those set aside. */
export function groupLines(lines: readonly Line[], around: Surroundings, titles: Titles): LineGroup[] {
  const known = new Set(around.objectives.map(({ id }) => id))
  const keyOf = (line: Line) => {
    const key = groupKey(line)
    return key === 'aside' || known.has(key) ? key : 'none'
  }
  return [
    ...around.objectives.map((each) => ({ key: each.id, title: titleOfObjective(each) })),
    { key: 'none', title: titles.none },
    { key: 'aside', title: titles.aside },
  ]
    .map((group) => ({ ...group, lines: lines.filter((line) => keyOf(line) === group.key) }))
    .filter((group) => group.lines.length > 0)
}
