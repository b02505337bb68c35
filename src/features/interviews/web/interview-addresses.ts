import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'

type Place = { readonly territoryId: string; readonly evaluation: { readonly id: string } }

export function interviewsAddress({ territoryId, evaluation }: Place): string {
  return evaluationAddress(territoryId, evaluation.id, 'entretiens')
}

export const guideAddress = (here: Place, id: string) => `${interviewsAddress(here)}/guides/${id}`
export const quotesAddress = (here: Place) => `${interviewsAddress(here)}/verbatims`
export const interviewAddress = (here: Place, id: string) => `${interviewsAddress(here)}/${id}`
export const notesAddress = (here: Place, id: string) => `${interviewAddress(here, id)}/notes`
export const afterAddress = (here: Place, id: string) => `${interviewAddress(here, id)}/apres`

const api = ({ territoryId, evaluation }: Place) =>
  `/api/territories/${territoryId}/evaluations/${evaluation.id}`

/** Sheets on paper. */
export const guideSheet = (here: Place, id: string) => `${api(here)}/interview-guides/${id}/document`
export const consentSheet = (here: Place, lang: 'fr' | 'en', format: 'interview' | 'meeting') =>
  `${api(here)}/consent-sheet?lang=${lang}&format=${format}`
