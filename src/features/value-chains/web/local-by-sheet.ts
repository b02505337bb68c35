import { findLocalDefinition, type ProductFamily } from '#features/evaluations/domain/local-definition.ts'
import { type Perimeter, readPerimeter } from '#features/evaluations/domain/perimeter.ts'
import { useEvaluation } from '#features/evaluations/web/evaluations-api.ts'
import { sayLocalMeaning } from '#features/evaluations/web/local-words.ts'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { valueChainsWords } from '../words.ts'
import type { Scope } from './value-chains-api.ts'

/** What the evaluation's sheet calls local for a product of a family, as one sentence. */
export function useLocalBySheet(scope: Scope, family: ProductFamily, product: string): string {
  const say = useSay(valueChainsWords)
  const sayOfSheet = useSay(evaluationsWords)
  const { lang } = useLang()
  const evaluation = useEvaluation(scope.territoryId, scope.evaluationId)
  if (!evaluation.data) return ''
  // JSON holds no undefined: a field is there or is not
  const { localDefinitions } = readPerimeter(evaluation.data.perimeter as Partial<Perimeter>)
  const definition = findLocalDefinition(localDefinitions, family, product)
  return definition
    ? say('row.local-by-sheet', { definition: sayLocalMeaning(definition, sayOfSheet, lang) })
    : say('row.local-not-in-sheet')
}
