import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'

/** Pages of one collection, by the last part of their addresses; '' is where it is led. */
export const COLLECTION_PARTS = ['', 'reponses', 'saisie', 'resultats'] as const
export type CollectionPart = (typeof COLLECTION_PARTS)[number]

type Scope = { readonly territoryId: string; readonly evaluationId: string }

/** The address of the collections of an evaluation, of one of them, or of one of its pages. */
export function collectionAddress(
  { territoryId, evaluationId }: Scope,
  collectionId?: string,
  part = '',
): string {
  const list = evaluationAddress(territoryId, evaluationId, 'collectes')
  return [list, collectionId, part].filter(Boolean).join('/')
}

/** The address of the questionnaires of an evaluation, or of one of them. */
export function questionnaireAddress({ territoryId, evaluationId }: Scope, questionnaireId?: string): string {
  const list = evaluationAddress(territoryId, evaluationId, 'questionnaires')
  return questionnaireId ? `${list}/${questionnaireId}` : list
}
