import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ACTOR_MODE,
  type Graph,
  makeGraph,
  type Tie,
  WORLD_MODE,
} from '#features/worlds/domain/network/graph.ts'

export type MadeNetwork = {
  readonly actors: number
  readonly worlds: number
  readonly ties: readonly Tie[]
  readonly graph: Graph
  readonly mode: Uint8Array
  /** A file of lines “actor world” by number, for peers. */
  readonly path: string
}

const GENERATOR = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'gen', 'gen_network.mjs')

/**
 * A random two-mode network of the reference data’s generator: actors and worlds of unequal popularity (power laws),
 * the same seed the same network. Nodes are actors, then worlds.
 */
export function makeNetwork(actors: number, worlds: number, memberships: number, seed = 1): MadeNetwork {
  if (!existsSync(GENERATOR)) throw new Error(`the generator of networks is absent: ${GENERATOR}`)
  const folder = mkdtempSync(join(tmpdir(), 'tablee-networks-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const out = join(folder, 'network')
  const args = [GENERATOR, out, actors, worlds, memberships, seed].map(String)
  const run = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  const lines = readFileSync(`${out}.csv`, 'utf8').trim().split('\n').slice(1)
  const ties = lines.map((line) => {
    const [actor = '', world = ''] = line.split(',')
    return { source: Number(actor.slice(1)), target: actors + Number(world.slice(1)) }
  })
  writeFileSync(out, ties.map(({ source, target }) => `${source} ${target}\n`).join(''))
  return {
    ...{ actors, worlds, ties, path: out },
    graph: makeGraph(actors + worlds, ties),
    mode: Uint8Array.from({ length: actors + worlds }, (_, v) => (v < actors ? ACTOR_MODE : WORLD_MODE)),
  }
}

/** Largest difference, relative to the larger of both and of 1; both not defined is no difference. */
export function largestGap(ours: ArrayLike<number>, theirs: ArrayLike<number>): number {
  if (ours.length !== theirs.length) return Number.POSITIVE_INFINITY
  let most = 0
  for (let i = 0; i < ours.length; i++) {
    const [a = 0, b = 0] = [ours[i], theirs[i]]
    if (Number.isNaN(a) && Number.isNaN(b)) continue
    const gap = Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b))
    if (!(gap <= most)) most = gap
  }
  return most
}

/** Fails unless ours are a peer’s values: times of wrong answers are not told. */
export function expectSame(what: string, ours: ArrayLike<number>, theirs: ArrayLike<number>): number {
  const gap = largestGap(ours, theirs)
  if (!(gap <= 1e-9)) throw new Error(`${what}: differs from the peer by ${gap}`)
  return gap
}
