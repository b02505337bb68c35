/** The list of an evaluation's questionnaires, or the page of one. */
export function questionnairesAddress(territoryId: string, evaluationId: string, id?: string): string {
  const list = `/territoires/${territoryId}/demarches/${evaluationId}/questionnaires`
  return id ? `${list}/${id}` : list
}
