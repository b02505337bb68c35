/** The order after one line is taken to the place of another; the same order when there is nothing to move. */
export function moveTo(order: readonly string[], id: string, place: number): readonly string[] {
  const from = order.indexOf(id)
  const to = Math.max(0, Math.min(place, order.length - 1))
  if (from < 0 || from === to) return order
  const without = order.filter((each) => each !== id)
  return [...without.slice(0, to), id, ...without.slice(to)]
}

/**
 * One step up (-1) or down (+1) among the lines of the same group, past whatever of other groups stands between:
 * `groupOf` says the group, e.g. the objective.
 */
export function moveBy(
  order: readonly string[],
  id: string,
  step: -1 | 1,
  groupOf: (id: string) => string,
): readonly string[] {
  const peers = order.filter((each) => groupOf(each) === groupOf(id))
  const neighbour = peers[peers.indexOf(id) + step]
  return neighbour === undefined ? order : moveTo(order, id, order.indexOf(neighbour))
}
