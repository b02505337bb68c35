import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'

/** Parts of the stakeholders of an evaluation, in the order in which one comes to them; the first is the page itself. */
export const PARTS = ['carte', 'avis', 'desaccords', 'plan', 'rencontres'] as const
export type Part = (typeof PARTS)[number]

type Place = { readonly territoryId: string; readonly evaluation: { readonly id: string } }

/** The address of a part of the stakeholders: « …/parties-prenantes/plan ». */
export function partAddress({ territoryId, evaluation }: Place, part: Part = 'carte'): string {
  const root = evaluationAddress(territoryId, evaluation.id, 'parties-prenantes')
  return part === 'carte' ? root : `${root}/${part}`
}

export function sheetAddress(place: Place, stakeholderId: string): string {
  return `${partAddress(place)}/fiches/${stakeholderId}`
}

export function noticeAddress(place: Place, stakeholderId: string): string {
  return `${sheetAddress(place, stakeholderId)}/information`
}

export function meetingAddress(place: Place, meetingId: string): string {
  return `${partAddress(place, 'rencontres')}/${meetingId}`
}
