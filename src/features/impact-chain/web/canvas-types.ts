import { PATH_TYPES, rankOnPath } from '../domain/element-details.ts'
import type { ElementType } from '../domain/impact-chain.ts'

/**
 * What a new element tied to another one is: of the column that it was dropped in when that lies in the right
 * direction, else the next type along the chain.
 */
export function nextType(from: ElementType, droppedIn: ElementType, isForward: boolean): ElementType {
  const [here, there] = [rankOnPath(from), rankOnPath(droppedIn)]
  if (there === null || here === null) return droppedIn
  if (isForward ? there > here : there < here) return droppedIn
  return PATH_TYPES[here + (isForward ? 1 : -1)] ?? droppedIn
}
