import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import type { Workshop } from '../contract.ts'
import type { WorkshopScope } from './workshops-api.ts'

/** What every part of the page of one workshop is given. */
export type WorkshopPartProps = {
  readonly workshop: Workshop
  readonly scope: WorkshopScope
  readonly here: EvaluationHere
}
