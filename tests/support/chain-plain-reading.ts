import type { ImpactChain, ReviewedLink } from '#features/impact-chain/domain/impact-chain.ts'

const CHANGES = ['outcome_short', 'outcome_mid', 'outcome_long', 'impact']

/** Which element leads to which, through any number of the given ways: Warshall's closure, n³. */
function close(size: number, ways: readonly (readonly [number, number])[]): boolean[][] {
  const leads = Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  for (const [from, to] of ways) (leads[from] as boolean[])[to] = true
  for (let through = 0; through < size; through += 1)
    for (let from = 0; from < size; from += 1) {
      if (!leads[from]?.[through]) continue
      for (let to = 0; to < size; to += 1) if (leads[through]?.[to]) (leads[from] as boolean[])[to] = true
    }
  return leads
}

/**
 * The rules of the review (method 2.4) read off a table of who leads to whom, as one would by hand: nothing is shared
 * with the rules of the product. Lines "code ids", sorted.
 */
export function readPlainly(chain: ImpactChain): string[] {
  const { elements } = chain
  const at = new Map(elements.map((element, k) => [element.id, k]))
  const typeAt = (k: number) => elements[k]?.type ?? ''
  const ways = chain.links
    .filter((link) => !link.feedback)
    .flatMap((link) => {
      const [from, to] = [at.get(link.from), at.get(link.to)]
      return from === undefined || to === undefined ? [] : [{ link, from, to }]
    })
  const leads = close(
    elements.length,
    ways.map(({ from, to }) => [from, to] as const),
  )
  // Ways that stop before any change: what they reach from an activity has met no change yet.
  const before = close(
    elements.length,
    ways.filter(({ to }) => !CHANGES.includes(typeAt(to))).map(({ from, to }) => [from, to] as const),
  )
  const said: string[] = []
  elements.forEach((element, k) => {
    if (leads[k]?.[k]) {
      const knot = elements.filter((_, other) => other === k || (leads[k]?.[other] && leads[other]?.[k]))
      if (knot[0] === element) said.push(`chain.loop ${knot.map((each) => each.id).join()}`)
    }
    if (element.type === 'activity' && !elements.some((each, to) => each.type === 'impact' && leads[k]?.[to]))
      said.push(`chain.activity-without-impact ${element.id}`)
    if (element.type === 'impact') {
      const causes = new Set(ways.filter(({ from, to }) => to === k && from !== k).map(({ from }) => from))
      const real = [...causes].filter((from) => !['assumption', 'need'].includes(typeAt(from)))
      if (real.length < 2) said.push(`chain.impact-under-explained ${element.id}`)
    }
    if (element.type === 'outcome_long' && element.who.trim() === '' && element.stakeholders.length === 0)
      said.push(`chain.long-term-without-stakeholder ${element.id}`)
    const touches = (link: ReviewedLink) =>
      (link.from === element.id && at.has(link.to)) || (link.to === element.id && at.has(link.from))
    if (!chain.links.some(touches)) said.push(`chain.orphan ${element.id}`)
  })
  for (const { link, from, to } of ways) {
    if (typeAt(to) !== 'outcome_long' && typeAt(to) !== 'impact') continue
    const isStart = (k: number) => typeAt(k) === 'activity' || typeAt(k) === 'output'
    if (isStart(from) || elements.some((_, k) => isStart(k) && before[k]?.[from]))
      said.push(`chain.jump ${link.id}`)
  }
  const effects = elements.filter((each) => CHANGES.includes(each.type))
  if (effects.length > 0 && effects.every((each) => each.sign === '+' && each.intended))
    said.push('chain.no-adverse-effect ')
  return said.sort()
}

/**
 * The best strength to each impact by asking again and again whether a link makes its end better, until none does;
 * links inside loops left out. `null`: nothing leads there.
 */
export function readStrengthsPlainly(chain: ImpactChain): (number | null)[] {
  const { elements } = chain
  const at = new Map(elements.map((element, k) => [element.id, k]))
  const all = chain.links
    .filter((link) => !link.feedback)
    .map((link) => ({ from: at.get(link.from) ?? -1, to: at.get(link.to) ?? -1, share: link.confidence / 4 }))
    .filter(({ from, to }) => from >= 0 && to >= 0)
  const leads = close(
    elements.length,
    all.map(({ from, to }) => [from, to] as const),
  )
  const ways = all.filter(({ from, to }) => !leads[to]?.[from] && from !== to)
  const best: number[] = elements.map(({ type }, k) =>
    type === 'input' || (type === 'activity' && !ways.some(({ to }) => to === k)) ? 1 : -1,
  )
  for (let isMoving = true; isMoving; ) {
    isMoving = false
    for (const { from, to, share } of ways) {
      const through = (best[from] ?? -1) < 0 ? -1 : (best[from] ?? 0) * share
      if (through <= (best[to] ?? -1)) continue
      best[to] = through
      isMoving = true
    }
  }
  return elements.flatMap(({ type }, k) => {
    const strength = best[k] ?? -1
    return type === 'impact' ? [strength < 0 ? null : strength] : []
  })
}
