import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'

type Place = { readonly territoryId: string; readonly evaluation: { readonly id: string } }

export const codingAddress = ({ territoryId, evaluation }: Place, page = '') =>
  `${evaluationAddress(territoryId, evaluation.id, 'codage')}${page && `/${page}`}`

/** A text at one of its places: `?texte=…&a=…`. */
export const placeQuery = (sourceId: string, start?: number) => ({
  texte: sourceId,
  ...(start === undefined ? {} : { a: String(start) }),
})

export const exportAddress = ({ territoryId, evaluation }: Place, format: 'qdc' | 'qdpx') =>
  `/api/territories/${territoryId}/evaluations/${evaluation.id}/coding-export?format=${format}`
