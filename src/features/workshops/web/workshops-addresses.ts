/** The address of the workshops of an evaluation, or of one of them. */
export function workshopsAddress(territoryId: string, evaluationId: string, workshopId?: string): string {
  const list = `/territoires/${territoryId}/demarches/${evaluationId}/ateliers`
  return workshopId ? `${list}/${workshopId}` : list
}
