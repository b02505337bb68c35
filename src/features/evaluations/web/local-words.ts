import type { Lang } from '#kernel/words.ts'
import { writeDecimal } from '#platform/web/decimal-input.ts'
import { findKilometres, type LocalDefinition } from '../domain/local-definition.ts'
import type { EvaluationsSay } from '../words.ts'

/** What a definition holds for: « Viandes et volailles (agneau) », « tous les produits ». */
export function sayLocalProduct({ family, product }: LocalDefinition, say: EvaluationsSay): string {
  const name = product.trim()
  if (family === null) return name || say('local.all')
  const known = say(`family.${family}`)
  return name ? say('local-said.both', { measure: known, words: name }) : known
}

/** What « local » is measured by, then the words: « à moins de 80 km (abattu à Figeac) ». */
export function sayLocalMeaning(definition: LocalDefinition, say: EvaluationsSay, lang: Lang): string {
  const words = definition.meaning.trim()
  const measure = sayMeasure(definition, say, lang)
  if (measure === '') return words
  return words ? say('local-said.both', { measure, words }) : measure
}

function sayMeasure(definition: LocalDefinition, say: EvaluationsSay, lang: Lang): string {
  const { basis, value } = definition
  if (basis === null || basis === 'other') return ''
  if (basis !== 'distance') return say(`local-said.${basis}`, { value: value.trim() || '…' })
  return findKilometres(definition) === null
    ? say('local-said.distance-unsaid')
    : say('local-said.distance', { value: writeDecimal(value, lang) })
}
