import { addMonths, type Day } from '#kernel/day.ts'
import { foldText } from '#kernel/text-measure.ts'
import { parseDateText, readDecimal } from '#platform/tables/cell-text.ts'
import type { AttributeValue, NodeMode } from './network-file.ts'
import type { NetworkProblemCode } from './network-problem.ts'

export type WeightReading =
  | { readonly weight: number }
  | { readonly problem: NetworkProblemCode; readonly params: Readonly<Record<string, string>> }

/** A weight above zero, as machines ("1e-3") or people ("1 234,5") write it. */
export function readWeight(value: AttributeValue): WeightReading {
  const text = String(value).trim()
  if (text === '') return { problem: 'network.weight-missing', params: {} }
  let weight = Number(text)
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
    const reading = readDecimal(text)
    if ('value' in reading) weight = Number(reading.value)
    else if (reading.problem === 'ambiguous') {
      const [french, english] = reading.readings
      return { problem: 'network.weight-ambiguous', params: { french, english } }
    } else return { problem: 'network.weight-not-a-number', params: {} }
  }
  return weight > 0 && Number.isFinite(weight)
    ? { weight }
    : { problem: 'network.weight-not-positive', params: {} }
}

/**
 * The first (`since`) or last (`until`) day that a text means: a day as offices write it, "2024", "2024-03".
 * Undefined when it is none of these; null for an end that is open.
 */
export function readFileDay(value: AttributeValue, end: 'since' | 'until'): Day | null | undefined {
  const text = String(value).trim()
  if (text === '' || text === '*' || /^[+-]?infinity$/i.test(text)) return null
  // Gephi counts milliseconds since 1970
  const milliseconds = /^\d+(?:\.\d+)?(?:e\d+)?$/i.test(text) ? Number(text) : 0
  if (milliseconds > 1e11 && milliseconds < 1e13) return new Date(milliseconds).toISOString().slice(0, 10)
  const [, year, month] = /^(\d{4})(?:\.0+)?(?:-(\d{2}))?$/.exec(text) ?? []
  if (year === undefined) return parseDateText(text)
  if (Number(year) < 1000) return undefined
  const number = Number(month ?? (end === 'since' ? 1 : 12))
  if (number < 1 || number > 12) return undefined
  // the 31st of January some months later is the last day of a month
  return addMonths(end === 'since' ? `${year}-01-01` : `${year}-01-31`, number - 1)
}

const ACTOR = new Set(['actor', 'acteur', 'actrice', 'actors', 'acteurs', 'a', 'woman', 'person', 'personne'])
const WORLD = new Set(['world', 'monde', 'worlds', 'mondes', 'w', 'm', 'event', 'evenement'])

/** Whether numbers of modes begin at one (Pajek) rather than at zero (networkx): 2 is then met somewhere. */
export function modesFromOne(values: Iterable<AttributeValue>): boolean {
  for (const value of values) if (String(value).trim() === '2') return true
  return false
}

/** Which side a word or a number means; null for an empty one, undefined for one that is not known. */
export function readMode(value: AttributeValue, fromOne: boolean): NodeMode | null | undefined {
  const text = foldText(String(value).trim())
  if (text === '') return null
  if (ACTOR.has(text)) return 'actor'
  if (WORLD.has(text)) return 'world'
  if (text === 'false' || text === 'true') return text === 'false' ? 'actor' : 'world'
  const side = /^[012](?:\.0+)?$/.test(text) ? Math.trunc(Number(text)) - (fromOne ? 1 : 0) : -1
  return side === 0 ? 'actor' : side === 1 ? 'world' : undefined
}

/** "#a1b2c3", "rgb(161, 178, 195)" or three numbers → "#rrggbb"; null when it is no colour. */
export function readColor(text: string): string | null {
  const bare = text.trim()
  const [, hex] = /^#?([0-9a-f]{6})(?:[0-9a-f]{2})?$/i.exec(bare) ?? []
  if (hex !== undefined) return `#${hex.toLowerCase()}`
  const [, ...parts] = /^(?:rgba?\()?\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})/i.exec(bare) ?? []
  return parts.length === 3 ? rgbColor(parts.map(Number)) : null
}

/** Three numbers 0 … 255 → "#rrggbb"; null when one is not. */
export function rgbColor(parts: readonly number[]): string | null {
  if (parts.length !== 3 || !parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255))
    return null
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
