import { ACTOR_MODE } from '#features/worlds/domain/network/graph.ts'
import { networkStudy } from '#features/worlds/domain/network/study.ts'
import { timesOf } from '../measuring/made-chain.ts'
import { makeNetwork } from '../measuring/made-network.ts'
import { spreadOf } from '../measuring/measure.ts'

const LIMIT_MS = 60
const SIZES = [
  { actors: 1000, worlds: 20, memberships: 2500 },
  { actors: 1000, worlds: 250, memberships: 5000 },
] as const

/** Every measure of a territory of 1,000 actors, once the code is warm: the figures follow an edit. */
export async function benchmark() {
  const studies = SIZES.map(({ actors, worlds, memberships }) => {
    const { graph, mode } = makeNetwork(actors, worlds, memberships)
    const groups = Int32Array.from(mode, (side, v) => (side === ACTOR_MODE ? v % 6 : -1))
    const study = spreadOf(timesOf(() => networkStudy({ graph, mode, groups }), 2))
    return { actors, worlds, memberships, study, limitMs: LIMIT_MS, withinLimit: study.median <= LIMIT_MS }
  })
  return { unit: 'ms', studies }
}
