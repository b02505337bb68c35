import { foldText } from '#kernel/text-measure.ts'

/** Colours of a world: of its line and its actors, of its ground, and of what is written on the line's colour. */
export type WorldColor = {
  readonly line: `#${string}`
  readonly ground: `#${string}`
  readonly on: `#${string}`
}

/**
 * At least 3:1 on white (WCAG 1.4.11). In the order in which worlds take them, each was chosen as far as can be from
 * those before it, for the usual eye and for three kinds of colour-blind eyes at once. Nobody tells twenty-four colours
 * apart: a mark of two letters says the same beside each.
 */
const LINES = [
  '#156141',
  '#ba71cb',
  '#5d146c',
  '#6c8e03',
  '#805789',
  '#df676b',
  '#6f1821',
  '#2b8f9a',
  '#5d7235',
  '#3e96ea',
  '#694e00',
  '#03464c',
  '#4f4e73',
  '#286cab',
  '#c25485',
  '#3a2786',
  '#7970d5',
  '#ac704e',
  '#9d486c',
  '#cc7b4b',
  '#4e40a0',
  '#ab80b5',
  '#8e479d',
  '#752f85',
] as const

export const WORLD_COLORS: readonly WorldColor[] = LINES.map((line) => ({
  line,
  ground: mixWithWhite(line, 0.13),
  on: contrastOnWhite(line) >= 4.5 ? '#ffffff' : '#000000',
}))

const FIRST: WorldColor = { line: LINES[0], ground: mixWithWhite(LINES[0], 0.13), on: '#ffffff' }

/** The colours of a world by its place in the palette. */
export function colorsOf(world: { readonly color: number }): WorldColor {
  return WORLD_COLORS[world.color % WORLD_COLORS.length] ?? FIRST
}

/** Contrast with white, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastOnWhite(color: string): number {
  const [r, g, b] = channelsOf(color).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 1.05 / (0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0) + 0.05)
}

function mixWithWhite(color: string, share: number): `#${string}` {
  const mixed = channelsOf(color).map((c) => Math.round(255 * (1 - share + share * c)))
  return `#${mixed.map((c) => c.toString(16).padStart(2, '0')).join('')}`
}

function channelsOf(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
}

const SMALL_WORDS = new Set([
  'de',
  'des',
  'du',
  'la',
  'le',
  'les',
  'l',
  'd',
  'et',
  'and',
  'the',
  'of',
  'a',
  'au',
  'aux',
])

/**
 * A mark of two letters for each world of a territory, by its id, no two alike: « AT » for « Artisanat & transformation »,
 * « Sa » for « Santé »; where that is taken, the first letter with another of the name, then with a number.
 */
export function markWorlds(
  worlds: readonly { readonly id: string; readonly name: string }[],
): Map<string, string> {
  const taken = new Set<string>()
  const marks = new Map<string, string>()
  const inOrder = worlds.toSorted(
    (a, b) => compare(foldText(a.name), foldText(b.name)) || compare(a.id, b.id),
  )
  for (const { id, name } of inOrder) {
    const mark = candidatesOf(name).find((each) => !taken.has(each.toLowerCase())) ?? '··'
    taken.add(mark.toLowerCase())
    marks.set(id, mark)
  }
  return marks
}

function* generateCandidates(name: string): Generator<string> {
  const words = foldText(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !SMALL_WORDS.has(word))
  const [first = 'x', second] = words
  const head = first.charAt(0).toUpperCase()
  if (second) yield head + second.charAt(0).toUpperCase()
  for (const letter of words.join('').slice(1)) yield head + letter
  for (let n = 1; n < 100; n++) yield `${head}${n}`
  for (let n = 1; n < 1000; n++) yield String(n)
}

const candidatesOf = (name: string) => [...generateCandidates(name)]

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
