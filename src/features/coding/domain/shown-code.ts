/** Colours of codes that were given none: dark enough to be told from white, apart for most eyes; a sign stands beside each. */
export const CODE_COLORS = [
  '#8c2f5b',
  '#1f6f8b',
  '#7a5c00',
  '#3d6b35',
  '#5b4a9e',
  '#a8441c',
  '#41606e',
  '#8a3b8f',
] as const

type Shown = {
  readonly id: string
  readonly name: string
  readonly color: string | null
  readonly sign: string
}

/** The sign of a code: its own, else the first letter or figure of its name. */
export function signOf({ sign, name }: Pick<Shown, 'sign' | 'name'>): string {
  return sign || (/[\p{L}\p{N}]/u.exec(name)?.[0] ?? '•').toUpperCase()
}

/** The colour of a code: its own, else one that its identifier always gives. */
export function colorOf({ color, id }: Pick<Shown, 'color' | 'id'>): string {
  if (color !== null) return color
  const sum = [...id].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 9973, 7)
  return CODE_COLORS[sum % CODE_COLORS.length] ?? CODE_COLORS[0]
}
