import { NODE_MEASURES, TWO_MODE_MEASURES } from '#features/worlds/domain/network/study-measures.ts'
import { networkWords } from '#features/worlds/words.ts'
import { formatNumber, type Lang, sayIn } from '#kernel/words.ts'
import type { MeasuredNetwork } from './network-document.ts'

const MOST_NODES = 30
/** Of all measures these columns fit a terminal; measures that are asked for by name are all shown. */
const FEW = [
  'degree',
  'betweenness_norm',
  'closeness_wf',
  'constraint_unweighted',
  'core_number',
  'bip_betweenness',
]

/** The study as a table for a terminal: the whole first, then the nodes on which most paths pass. */
export function networkReport({ file, study, measures }: MeasuredNetwork, lang: Lang): string {
  const say = sayIn(networkWords, lang)
  const words: Readonly<Record<string, string>> = networkWords[lang]
  const shown = (value: unknown): string => {
    if (Array.isArray(value)) return value.length === 0 ? '0' : value.join(', ')
    return typeof value === 'number' && !Number.isNaN(value)
      ? formatNumber(value, lang, 4)
      : say('command.network.undefined')
  }
  const { nodes, edges, directed: _, articulation_points: points, two_mode: twoMode, ...rest } = study.global
  const whole: [string, unknown][] = [
    ...Object.entries(rest),
    ...(points
      ? [['articulation_points', points.map((node) => file.nodes[node]?.label ?? '')] as [string, unknown]]
      : []),
    ...Object.entries(twoMode ?? {}).map(([name, value]): [string, unknown] => [`two_mode.${name}`, value]),
    ...(study.leiden
      ? ([
          ['leiden_communities', study.leiden.communities],
          ['leiden_modularity', study.leiden.modularity],
        ] as [string, unknown][])
      : []),
  ]
  const lines = whole.flatMap(([name, value]) => {
    const label = words[`measure.${name}`]
    return label === undefined ? [] : [`  ${label.padEnd(40)} ${shown(value)}`]
  })
  const columns = [...NODE_MEASURES, ...TWO_MODE_MEASURES].filter(
    (name) => study.nodes[name] && (measures !== undefined || FEW.includes(name)),
  )
  const by = study.nodes.betweenness_norm ?? (columns[0] && study.nodes[columns[0]])
  const order = [...file.nodes.keys()].sort((a, b) => (by?.[b] || 0) - (by?.[a] || 0) || a - b)
  const table = [
    [say('command.network.node'), ...columns.map((name) => words[`measure.${name}`] ?? name)],
    ...order
      .slice(0, MOST_NODES)
      .map((node) => [
        file.nodes[node]?.label ?? '',
        ...columns.map((name) => shown(study.nodes[name]?.[node])),
      ]),
  ]
  const more = file.nodes.length - MOST_NODES
  return [
    say('command.network.nodes-and-ties', { nodes, ties: edges }),
    ...(lines.length > 0 ? ['', say('command.network.whole'), ...lines] : []),
    ...(columns.length > 0 ? ['', say('command.network.each'), ...aligned(table)] : []),
    ...(columns.length > 0 && more > 0 ? [`  ${say('command.network.others', { n: more })}`] : []),
    '',
  ].join('\n')
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => [...(row[i] ?? '')].length)))
  return rows.map((row) =>
    `  ${row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')}`.trimEnd(),
  )
}
