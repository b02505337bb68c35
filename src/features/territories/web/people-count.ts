import { formatNumber, type Lang, type Say } from '#kernel/words.ts'
import type { territoriesWords } from '../words.ts'
import type { Population } from './territories-api.ts'

type TerritoriesSay = Say<keyof (typeof territoriesWords)['fr']>

/** « 43 852 habitants », with what is missing said; never zero for what is not known. */
export function sayPeople(population: Population, say: TerritoriesSay): string {
  const { known, missing } = population
  if (known === null) return say('people.unknown')
  const people = say('people', { n: known })
  return missing === 0 ? people : `${people} (${say('population.missing', { n: missing })})`
}

/** The figure alone; null when nothing is known. */
export function figureOf({ known }: Population, lang: Lang): string | null {
  return known === null ? null : formatNumber(known, lang)
}
