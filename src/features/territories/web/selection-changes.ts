import type { Area, TerritorySelection } from '../domain/territory.ts'

export const NOTHING_DRAWN: TerritorySelection = { include: [], exclude: [] }

const same = (a: Area, b: Area) => a.kind === b.kind && a.code === b.code

/** Takes an area in or leaves it out; it stands on one side only. */
export function withArea(
  selection: TerritorySelection,
  side: 'include' | 'exclude',
  area: Area,
): TerritorySelection {
  const rest = withoutArea(selection, area)
  return side === 'include'
    ? { ...rest, include: [...rest.include, area] }
    : { ...rest, exclude: [...rest.exclude, area] }
}

/** Forgets an area. With nothing left to take from, what was left out is forgotten too. */
export function withoutArea(selection: TerritorySelection, area: Area): TerritorySelection {
  const include = selection.include.filter((each) => !same(each, area))
  const exclude = selection.exclude.filter((each) => !same(each, area))
  return { include, exclude: include.length === 0 ? [] : exclude }
}
