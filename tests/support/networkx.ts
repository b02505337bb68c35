import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The version of networkx on this machine, undefined (said loudly) where Python or networkx is missing. */
export function networkxVersion(): string | undefined {
  const { stdout, status } = spawnSync('python3', ['-c', 'import networkx; print(networkx.__version__)'])
  if (status === 0) return String(stdout).trim()
  console.warn('\n*** networkx is absent: its reading of our files is SKIPPED ***\n')
  return undefined
}

const SCRIPT = `
import json, sys, networkx as nx
g = (nx.read_gexf if sys.argv[1].endswith('.gexf') else nx.read_graphml)(sys.argv[1])
print(json.dumps({
  'directed': g.is_directed(), 'multi': g.is_multigraph(), 'mode': g.graph.get('mode'),
  'nodes': [[n, d] for n, d in g.nodes(data=True)],
  'edges': [[a, b, d] for a, b, d in g.edges(data=True)],
}))
`

export type NetworkxGraph = {
  readonly directed: boolean
  readonly multi: boolean
  readonly mode: string | null
  readonly nodes: readonly (readonly [string, Readonly<Record<string, unknown>>])[]
  readonly edges: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[]
}

/** What networkx reads of a file with this name and text. */
export function readByNetworkx(name: string, text: string): NetworkxGraph {
  const folder = mkdtempSync(join(tmpdir(), 'networkx-'))
  try {
    const path = join(folder, name)
    writeFileSync(path, text)
    return JSON.parse(execFileSync('python3', ['-c', SCRIPT, path], { maxBuffer: 1e9 }).toString())
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
