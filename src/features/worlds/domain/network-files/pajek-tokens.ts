import type { AttributeValue } from './network-file.ts'
import type { RawNode } from './raw-network.ts'

/** Words of a line of Pajek; what stands between quotation marks is one, a time between brackets ("[1-3]") is none. */
export function tokensOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)]
    .filter(([whole]) => !whole.startsWith('['))
    .map(([, quoted, bare]) => quoted ?? bare ?? '')
}

const SHAPES = new Set(['ellipse', 'box', 'diamond', 'triangle', 'cross', 'empty', 'house', 'man', 'woman'])

/** `number "label" x y [z] [shape] [name value]…`, everything after the number may be missing. */
export function pajekVertex(number: number, tokens: readonly string[], row: number | null): RawNode {
  const label = tokens[1] ?? String(number)
  let at = 2
  const place: number[] = []
  while (place.length < 3 && tokens[at] !== undefined && Number.isFinite(Number(tokens[at]))) {
    place.push(Number(tokens[at]))
    at += 1
  }
  if (SHAPES.has((tokens[at] ?? '').toLowerCase())) at += 1
  const values = new Map<string, AttributeValue>()
  for (; at + 1 < tokens.length; at += 2) values.set(tokens[at] ?? '', tokens[at + 1] ?? '')
  const [x, y] = place
  const position = x === undefined || y === undefined ? null : { x, y, size: null }
  return { id: String(number), label, values, position, color: null, lifetime: null, row }
}
