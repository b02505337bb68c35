import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lang } from '#kernel/words.ts'
import { sharedData } from '../../../tests/support/shared-data.ts'
import { addNetworkCommand } from './network-command.ts'

/** Runs `tablee network …` in this process, on real files. */
async function run(args: readonly string[], lang: Lang = 'fr') {
  let [stdout, stderr, exit] = ['', '', 0]
  const ports = {
    stdout: (text: string) => {
      stdout += text
    },
    stderr: (text: string) => {
      stderr += text
    },
    readFile: (path: string) => readFile(path),
    today: () => '2026-11-23',
    lang,
    setExitCode: (code: number) => {
      exit = code
    },
  }
  const program = new Command().exitOverride()
  addNetworkCommand(program, ports)
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: ports.stderr })
  await program.parseAsync(['network', ...args], { from: 'user' })
  return { stdout, stderr, exit, json: () => JSON.parse(stdout) }
}

let folder = ''
const file = (name: string, content: string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'network-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Row = Readonly<Record<string, string>>
type Node = Readonly<Record<string, unknown>>
const rowsOf = (path: string): Row[] =>
  Papa.parse<Row>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data

/** What a reference file says: a number to 1e-9, nothing where it says NA or nothing. */
function expectFigure(actual: unknown, wanted: string | undefined, where: string): void {
  if (wanted === undefined || wanted === '' || wanted === 'NA' || wanted === 'nan')
    expect(actual, where).toBeNull()
  else if (Number.isNaN(Number(wanted))) expect(actual, where).toBe(wanted)
  else {
    expect(typeof actual, where).toBe('number')
    expect(Math.abs(Number(actual) - Number(wanted)), where).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(Number(wanted))),
    )
  }
}

function expectColumns(
  nodes: readonly Node[],
  rows: readonly Row[],
  of: (node: Node) => Node,
  where: string,
): void {
  expect(nodes.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
  for (const [i, row] of rows.entries()) {
    for (const [column, wanted] of Object.entries(row)) {
      if (column !== 'id') expectFigure(of(nodes[i] ?? {})[column], wanted, `${where} ${row.id} ${column}`)
    }
  }
}

const networks = sharedData('networks')

/** Keys of the references that are answers of other programs' search, not figures of the network. */
const REFERENCES = /^(modularity_(louvain|leiden|optimal)|optimal_membership)/

describe.skipIf(!networks)('tablee network, beside the reference networks', () => {
  const at = (name: string, path: string) => join(networks ?? '', name, path)
  const CASES = [
    ['karate', ['--weight', 'weight']],
    ['davis_southern_women', ['--two-mode', '--projections']],
    ['two_mode_100', ['--two-mode', '--projections']],
    ['two_mode_1000', ['--two-mode', '--projections']],
  ] as const

  it.each(CASES)('says of %s every expected figure', async (name, flags) => {
    const tables = ['--edges', at(name, 'edges.csv'), '--nodes', at(name, 'nodes.csv')]
    const { json, exit, stderr } = await run([...tables, ...flags, '--measures', 'all', '--json'])
    expect([exit, stderr]).toEqual([0, ''])
    const { nodes, global, projections } = json()
    expectColumns(nodes, rowsOf(at(name, 'expected_node_metrics.csv')), (node) => node, name)

    const wanted = JSON.parse(readFileSync(at(name, 'expected_global.json'), 'utf8'))
    const expectWhole = (actual: Node, expected: Node, where: string) => {
      for (const [key, value] of Object.entries(expected)) {
        if (REFERENCES.test(key)) continue
        if (typeof value === 'number') expectFigure(actual[key], String(value), `${where} ${key}`)
        else if (value === null || Array.isArray(value) || typeof value !== 'object')
          expect(actual[key], key).toEqual(value)
        else expectWhole(actual[key] as Node, value as Node, `${where} ${key}`)
      }
    }
    expectWhole(global, wanted, name)
    for (const [found, expected] of [
      [global.leiden, wanted],
      ...(wanted.unweighted ? [[global.unweighted.leiden, wanted.unweighted]] : []),
    ]) {
      const least = expected.modularity_louvain_median_igraph ?? expected.modularity_louvain_best_of_30_igraph
      expect(found.modularity).toBeGreaterThanOrEqual(least - 1e-12)
      expect(found.modularity).toBeLessThanOrEqual((expected.modularity_optimal_exact_igraph ?? 1) + 1e-12)
      expect(Object.keys(found.membership)).toHaveLength(wanted.nodes)
      if (name === 'karate')
        expectFigure(found.modularity, String(expected.modularity_optimal_exact_igraph), 'optimum')
    }

    if (name === 'karate') {
      const raw = rowsOf(at(name, 'expected_gould_fernandez_raw.csv'))
      expectColumns(nodes, raw, (node) => ({ ...(node.gould_fernandez as Node), group: node.group }), 'roles')
      const z = rowsOf(at(name, 'expected_gould_fernandez_z.csv'))
      expectColumns(nodes, z, (node) => (node.gould_fernandez as { z: Node }).z, 'z')
      return
    }
    expectColumns(nodes, rowsOf(at(name, 'expected_two_mode_metrics.csv')), (node) => node, name)
    for (const side of ['actors', 'worlds']) {
      const simple = rowsOf(at(name, `expected_projection_${side}.csv`))
      const newman = rowsOf(at(name, `expected_projection_newman_${side}.csv`))
      const found: { source: string; target: string; shared: number; newman: number }[] = projections[side]
      expect(found.map(({ source, target, shared }) => `${source} ${target} ${shared}`)).toEqual(
        simple.map(({ source, target, shared }) => `${source} ${target} ${shared}`),
      )
      for (const [i, pair] of found.entries()) {
        expect(Math.abs(pair.newman - Number(newman[i]?.weight))).toBeLessThanOrEqual(1e-9)
      }
    }
  })

  it.each([
    ['karate', ['--weight', 'weight']],
    ['davis_southern_women', ['--two-mode', '--projections']],
  ] as const)('says the same of %s whatever the format', async (name, flags) => {
    const said = async (args: readonly string[]) => {
      const { json, exit } = await run([...args, ...flags, '--json'])
      expect([args, exit]).toEqual([args, 0])
      const { nodes, ...rest } = json()
      return { ...rest, nodes: [...nodes].sort((a: Node, b: Node) => (String(a.id) < String(b.id) ? -1 : 1)) }
    }
    const csv = await said(['--edges', at(name, 'edges.csv'), '--nodes', at(name, 'nodes.csv')])
    for (const other of ['graph.gexf', 'graph.graphml', 'graph.net']) {
      const again = await said(['--edges', at(name, other)])
      expect(again.nodes.map(({ id }: Node) => id)).toEqual(csv.nodes.map(({ id }: Node) => id))
      expectClose(again, csv, `${name} ${other}`)
    }
  })

  it('weighs the ties of a graph file by itself, and those of a table when told', async () => {
    const csv = ['--edges', at('karate', 'edges.csv'), '--measures', 'degree,strength', '--json']
    const gexf = ['--edges', at('karate', 'graph.gexf'), '--measures', 'degree,strength', '--json']
    expect((await run(csv)).json().nodes[0]).toEqual({ id: '0', degree: 16 })
    expect((await run([...csv, '--weight', 'weight'])).json().nodes[0]).toMatchObject({ strength: 42 })
    expect((await run(gexf)).json().nodes[0]).toMatchObject({ id: '0', degree: 16, strength: 42 })
    expect((await run([...gexf, '--no-weight'])).json().nodes[0].strength).toBeUndefined()
  })

  it('without --json is a table for people, in French and in English', async () => {
    const args = ['--edges', at('davis_southern_women', 'edges.csv'), '--two-mode']
    const { stdout } = await run(args)
    expect(stdout).toContain('32 nœuds, 89 liens')
    expect(stdout).toMatch(/Densité acteurs × mondes +0,3532/)
    expect(stdout).toMatch(/Evelyn Jefferson +8 /)
    expect(stdout).toContain('… et 2 autres (--json dit tout)')
    expect((await run([...args, '--lang', 'en'])).stdout).toContain('32 nodes, 89 ties')
  })
})

/** Equal but for the last digits of numbers: sums in another order. */
function expectClose(actual: unknown, wanted: unknown, where: string): void {
  if (typeof wanted === 'number' && typeof actual === 'number') {
    expect(Math.abs(actual - wanted), where).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)))
  } else if (wanted !== null && typeof wanted === 'object') {
    for (const [key, value] of Object.entries(wanted)) {
      // communities of equal worth have other numbers in another order of nodes
      if (key !== 'membership') expectClose((actual as Node)[key], value, `${where} ${key}`)
    }
  } else expect(actual, where).toBe(wanted)
}

describe('tablee network', () => {
  const SQUARE = 'source,target\na,x\na,y\nb,x\nb,y\n'

  it('says null of what is not defined, never 0', async () => {
    const nodes = file('lone.csv', 'id,group\na,1\nb,1\nc,2\nseul,2\n')
    const args = ['--edges', file('pair.csv', 'source,target\na,b\nb,c\n'), '--nodes', nodes, '--json']
    const { json } = await run([...args, '--measures', 'constraint_unweighted,degree,gould_fernandez'])
    const alone = json().nodes[3]
    expect(alone).toMatchObject({ id: 'seul', group: '2', degree: 0, constraint_unweighted: null })
    expect(alone.gould_fernandez).toMatchObject({ t: 0 })
  })

  it('takes sources for actors and targets for worlds when nobody says who is what', async () => {
    const { json } = await run([
      '--edges',
      file('square.csv', SQUARE),
      '--two-mode',
      '--projections',
      '--json',
    ])
    expect(json().nodes.map(({ id, mode }: Node) => [id, mode])).toEqual([
      ['a', 'actor'],
      ['x', 'world'],
      ['y', 'world'],
      ['b', 'actor'],
    ])
    expect(json().projections).toEqual({
      actors: [{ source: 'a', target: 'b', shared: 2, newman: 2 }],
      worlds: [{ source: 'x', target: 'y', shared: 2, newman: 2 }],
    })
  })

  it('refuses with 1, every mistake named by file, row and column', async () => {
    const edges = file('bad.csv', 'source;target;poids\na;b;1\na;a;1\nb;;1\na;z;-2\n')
    const nodes = file('bad-nodes.csv', 'id;mode\na;acteur\nb;acteur\na;monde\n')
    const { json, exit, stderr } = await run([
      '--edges',
      edges,
      '--nodes',
      nodes,
      '--weight',
      'poids',
      '--json',
    ])
    expect(exit).toBe(1)
    expect(JSON.parse(stderr)).toMatchObject({ code: 'network.refused', problems: 5 })
    expect(Object.keys(json())).toEqual(['problems'])
    expect(json().problems).toEqual([
      {
        ...{ file: 'bad-nodes.csv', code: 'network.node-twice', row: 4, column: 'id', value: 'a' },
        message: '« a » est déjà à la ligne 2 : chaque identifiant ne sert qu’une fois.'.replace(
          /« | »| :/g,
          spaced,
        ),
      },
      expect.objectContaining({
        file: 'bad.csv',
        code: 'network.self-tie',
        row: 3,
        column: 'target',
        value: 'a',
      }),
      expect.objectContaining({ code: 'network.missing-end', row: 4, column: 'target', value: null }),
      expect.objectContaining({ code: 'network.node-unknown', row: 5, column: 'target', value: 'z' }),
      expect.objectContaining({ code: 'network.weight-not-positive', row: 5, column: 'poids', value: '-2' }),
    ])
    const { stdout } = await run(['--edges', edges, '--nodes', nodes, '--lang', 'en'])
    expect(stdout).toContain('bad.csv, row 4, column target · This tie has one end only')
  })

  it.each([
    [
      'two-mode, a tie within one side',
      'source,target\na,b\n',
      'id,mode\na,actor\nb,actor\n',
      ['--two-mode'],
      'network.two-mode-same-side',
      2,
      'target',
    ],
    [
      'two-mode, a node without a side',
      'source,target\na,b\n',
      'id,mode\na,actor\nb,\n',
      ['--two-mode'],
      'network.mode-missing',
      3,
      'mode',
    ],
    [
      'two-mode, a node on both sides',
      'source,target\na,b\nb,c\n',
      undefined,
      ['--two-mode'],
      'network.two-mode-both-sides',
      3,
      'source',
    ],
    [
      'projections of one mode',
      'source,target\na,b\n',
      undefined,
      ['--projections'],
      'network.not-two-mode',
      null,
      null,
    ],
    [
      'a weight that is no column',
      'source,target\na,b\n',
      undefined,
      ['--weight', 'poids'],
      'network.unknown-column',
      1,
      'poids',
    ],
    ['damaged XML', '<?xml version="1.0"?>\n<gexf><graph>', undefined, [], 'network.not-xml', 2, '14'],
    ['an empty file', '', undefined, [], 'tables.empty', null, null],
  ] as const)('refuses %s', async (name, edges, nodes, flags, code, row, column) => {
    const args = ['--edges', file(`${name}.txt`, edges), ...flags]
    const beside = nodes === undefined ? [] : ['--nodes', file(`${name} nodes.txt`, nodes)]
    const { json, exit } = await run([...args, ...beside, '--json'])
    expect(exit).toBe(1)
    expect(json().problems[0]).toMatchObject({ code, row, column })
    // a sentence, not a code
    expect(json().problems[0].message).toMatch(/^[A-ZÀ-ÿ«].{10}/)
    expect(json().problems[0].message).not.toContain('{')
  })

  it('refuses a file that is not there', async () => {
    const { json, exit } = await run(['--edges', join(folder, 'nowhere.csv'), '--json'])
    expect([exit, json().problems[0].code]).toEqual([1, 'network.file-unreadable'])
  })

  it('is misused without edges, with a measure that it does not know (it says which it knows), with a lang', async () => {
    await expect(run([])).rejects.toThrow(CommanderError)
    const edges = ['--edges', file('use.csv', SQUARE)]
    await expect(run([...edges, '--measures', 'degree,charisme'])).rejects.toThrow(
      /charisme.*degree, strength, betweenness_raw/,
    )
    await expect(run([...edges, '--lang', 'de'])).rejects.toThrow(CommanderError)
  })
})

const spaced = (sign: string) => sign.replace(' ', '\u00a0')
