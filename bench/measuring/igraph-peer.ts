import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MadeNetwork } from './made-network.ts'

export type PeerRun = { readonly ms: number; readonly values: Float64Array; readonly modularity?: number }

const PROGRAM = join(import.meta.dirname, 'igraph-peer.py')

/** igraph’s version, or null where there is no Python or no igraph: the peer is then reported absent. */
export function findIgraph(): string | null {
  const tried = spawnSync('python3', ['-c', 'import igraph; print(igraph.__version__)'], { encoding: 'utf8' })
  return tried.status === 0 ? tried.stdout.trim() : null
}

/** Runs one measure in a process of its own, and reads its time and its values. */
export function runIgraph({ path, actors, worlds }: MadeNetwork, measure: string): PeerRun {
  const values = `${path}.${measure}`
  const run = spawnSync('python3', [PROGRAM, path, String(actors), String(worlds), measure, values], {
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`igraph failed on ${measure}: ${run.stderr}`)
  const { ms, modularity } = JSON.parse(run.stdout)
  const bytes = readFileSync(values)
  return {
    ms,
    values: new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)),
    ...(modularity !== undefined && { modularity }),
  }
}
