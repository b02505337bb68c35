import { type Day, isDay } from '#kernel/day.ts'
import { type Cents, parseCents } from '#kernel/decimal.ts'
import { readSiret, type Siret } from '#kernel/siret.ts'
import { foldText } from '#kernel/text-measure.ts'
import { parseDateText, readDecimal } from '#platform/tables/cell-text.ts'
import { suggestHeader } from '#platform/tables/header-names.ts'
import type { CellReading, RowContext } from '#platform/tables/mending.ts'
import { EGALIM_CATEGORIES, type EgalimCategory, ORIGINS, type Origin } from './purchase.ts'

/** Cell readers of a purchase file: trimmed text → value, or the code of what is wrong. */

export function readCanteenSiret(text: string, context: RowContext): CellReading<Siret | null> {
  if (text === '')
    return context.known('canteenId') ? { value: null } : { problem: 'purchases.siret-missing' }
  const reading = readSiret(text)
  if ('siret' in reading) return { value: reading.siret }
  const { suggestion } = reading
  return {
    problem: `purchases.siret-${reading.problem}`,
    params: suggestion === undefined ? {} : { suggestion },
  }
}

export function readCanteenId(text: string, context: RowContext): CellReading<string | null> {
  if (/^\d+$/.test(text)) return { value: text }
  if (text !== '') return { problem: 'purchases.canteen-id-wrong' }
  const known = !context.known('canteenId') || context.cell('siret') !== ''
  return known ? { value: null } : { problem: 'purchases.canteen-missing' }
}

export function readDescription(text: string): CellReading<string> {
  return text === '' ? { problem: 'purchases.description-missing' } : { value: text }
}

export function readOptionalText(text: string): CellReading<string | null> {
  return { value: text === '' ? null : text }
}

/** Nobody keeps a purchase of before; a year 0202 is a slip of the hand (and the database knows no year zero). */
const FIRST_DAY = '1900-01-01'

/**
 * Only YYYY-MM-DD, as the model file asks; other forms are not guessed but come with the day they seem to mean. Where a
 * person told in which order the days of the file stand (`Mending.dayOrder`), they are read so.
 */
export function dateReader(
  today: Day,
): (text: string, context?: Pick<RowContext, 'dayOrder'>) => CellReading<Day> {
  return (written, context) => {
    const order = context?.dayOrder('date')
    const text = (order && parseDateText(written, order)) ?? written
    if (text === '') return { problem: 'purchases.date-missing' }
    if (!isDay(text)) {
      const suggestion = parseDateText(text, order)
      if (suggestion !== undefined) return { problem: 'purchases.date-form', params: { suggestion } }
      return {
        problem: /^\d{4}-\d{2}-\d{2}$/.test(text)
          ? 'purchases.date-impossible'
          : 'purchases.date-form-unknown',
      }
    }
    if (text < FIRST_DAY) return { problem: 'purchases.date-impossible' }
    return text > today ? { problem: 'purchases.date-future', params: { today } } : { value: text }
  }
}

/** A thousand billion euros, in cents: the first amount that the database does not hold. */
const TOO_MUCH = 100_000_000_000_000n

/** Euros to the cent; a longer fraction (90.11000000002, a spreadsheet's float) is rounded half away from zero. */
export function readPrice(text: string): CellReading<Cents> {
  if (text === '') return { problem: 'purchases.price-missing' }
  const reading = readDecimal(text)
  if ('value' in reading) {
    const cents = parseCents(reading.value)
    const unusable = cents === undefined || cents >= TOO_MUCH || cents <= -TOO_MUCH
    return unusable ? { problem: 'purchases.price-wrong' } : { value: cents }
  }
  if (reading.problem === 'not-a-number') return { problem: 'purchases.price-wrong' }
  const [french, english] = reading.readings
  return { problem: 'purchases.price-ambiguous', params: { french, english } }
}

export function readKilometres(text: string): CellReading<string | null> {
  if (text === '') return { value: null }
  const reading = readDecimal(text)
  const wrong = !('value' in reading) || reading.value.startsWith('-')
  return wrong ? { problem: 'purchases.km-wrong' } : { value: reading.value }
}

/** One word of a closed list; case, accents and blanks instead of _ are let through. */
export function wordReader<W extends string>(
  words: readonly W[],
  code: { readonly empty?: string; readonly unknown: string },
): (text: string) => CellReading<W> {
  return (text) => {
    if (text === '' && code.empty !== undefined) return { problem: code.empty }
    const word = findWord(text, words)
    return word === undefined ? unknownWord(code.unknown, text, words) : { value: word }
  }
}

export function optionalWordReader<W extends string>(
  words: readonly W[],
  unknown: string,
): (text: string) => CellReading<W | null> {
  const read = wordReader(words, { unknown })
  return (text) => (text === '' ? { value: null } : read(text))
}

export function readOrigin(text: string): CellReading<Origin | null> {
  const stated = new Set(listedWords(text).map((word) => findWord(word, ORIGINS)))
  if (stated.size > 1 && !stated.has(undefined)) return { problem: 'purchases.origin-both' }
  return optionalWordReader(ORIGINS, 'purchases.origin-unknown')(text)
}

const YES = new Set(['oui', 'x', 'true', 'vrai'])
const NO = new Set(['', 'non', 'false', 'faux'])

export function readYesNo(text: string): CellReading<boolean> {
  const folded = foldText(text)
  if (YES.has(folded)) return { value: true }
  return NO.has(folded) ? { value: false } : { problem: 'purchases.yes-no-wrong' }
}

export function readCategories(text: string): CellReading<readonly EgalimCategory[]> {
  const listed = readList(text, EGALIM_CATEGORIES, 'purchases.category-unknown')
  return 'value' in listed ? { value: EGALIM_CATEGORIES.filter((name) => listed.value.has(name)) } : listed
}

/** Everything that the former layout keeps in one column. */
export type Characteristics = {
  readonly categories: readonly EgalimCategory[]
  readonly origin: Origin | null
  readonly shortChain: boolean
  readonly local: boolean
}

const CHARACTERISTICS = [...EGALIM_CATEGORIES, ...ORIGINS, 'CIRCUIT_COURT', 'LOCAL'] as const

export function readCharacteristics(text: string): CellReading<Characteristics> {
  const listed = readList(text, CHARACTERISTICS, 'purchases.characteristic-unknown')
  if (!('value' in listed)) return listed
  const has = listed.value
  if (has.has('FRANCE') && has.has('EUROPE')) return { problem: 'purchases.origin-both' }
  const origin = ORIGINS.find((name) => has.has(name)) ?? null
  const categories = EGALIM_CATEGORIES.filter((name) => has.has(name))
  return { value: { categories, origin, shortChain: has.has('CIRCUIT_COURT'), local: has.has('LOCAL') } }
}

function readList<W extends string>(
  text: string,
  words: readonly W[],
  code: string,
): CellReading<ReadonlySet<W>> {
  const found = new Set<W>()
  for (const item of listedWords(text)) {
    const word = findWord(item, words)
    if (word === undefined) return unknownWord(code, item, words)
    found.add(word)
  }
  return { value: found }
}

function listedWords(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function findWord<W extends string>(text: string, words: readonly W[]): W | undefined {
  const written = foldText(text)
    .toUpperCase()
    .replace(/[\s_-]+/gu, '_')
  return words.find((word) => word === written)
}

function unknownWord(
  code: string,
  written: string,
  words: readonly string[],
): { problem: string; params: Record<string, string> } {
  const near = suggestHeader(written, words)
  return { problem: code, params: near === undefined ? { written } : { written, near } }
}
