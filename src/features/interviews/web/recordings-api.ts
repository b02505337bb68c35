import type { AttachmentOwner } from '#features/evaluations/web/attachments-api.ts'

type Place = { readonly territoryId: string; readonly evaluation: { readonly id: string } }

/** The recordings of an interview are attachments that stand beside it. */
export function ownerOf(here: Place, interviewId: string): AttachmentOwner {
  return {
    territoryId: here.territoryId,
    evaluationId: here.evaluation.id,
    ownerKind: 'interview',
    ownerId: interviewId,
  }
}
