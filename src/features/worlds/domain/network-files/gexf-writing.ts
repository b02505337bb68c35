import type { FileNode, FileTie, Lifetime, NetworkFile } from './network-file.ts'
import { nodeFieldsOf, tieFieldsOf, type WrittenField } from './written-fields.ts'
import { xmlAttributes, xmlText } from './xml-writing.ts'

export type GexfOptions = { readonly creator?: string; readonly description?: string }

/**
 * GEXF 1.3 (gexf.net/1.3), piece by piece: what Gephi, graphology and networkx open with the same nodes, ties, dates,
 * positions and colours. Dates are written twice: as bounds, for Gephi's timeline, and as attributes `since` and
 * `until`, for readers that know no time.
 */
export function* writeGexf(file: NetworkFile, options: GexfOptions = {}): Generator<string> {
  const { directed, nodes, ties } = file
  const dynamic = [...nodes, ...ties].some(({ since, until }) => since !== null || until !== null)
  const fields = { node: nodeFieldsOf(nodes), edge: tieFieldsOf(ties) }
  const time = dynamic ? ' mode="dynamic" timeformat="date" timerepresentation="interval"' : ' mode="static"'
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
  yield `<meta><creator>${xmlText(options.creator ?? 'Tablée')}</creator>`
  yield `<description>${xmlText(options.description ?? '')}</description></meta>\n`
  yield `<graph defaultedgetype="${directed ? 'directed' : 'undirected'}" idtype="string"${time}>\n`
  yield* declarations('node', fields.node)
  yield* declarations('edge', fields.edge)
  yield '<nodes>\n'
  for (const node of nodes) yield nodeText(node, fields.node)
  yield '</nodes>\n<edges>\n'
  const ids = new Set<string>()
  for (const [i, tie] of ties.entries()) yield tieText(tie, freeId(tie.id, i, ids), directed, fields.edge)
  yield '</edges>\n</graph>\n</gexf>\n'
}

/** Readers take the id of a tie for a key: each once. */
function freeId(id: string | null, index: number, taken: Set<string>): string {
  let free = id ?? String(index)
  while (taken.has(free)) free = `${free}'`
  taken.add(free)
  return free
}

function* declarations<Item>(kind: string, fields: readonly WrittenField<Item>[]): Generator<string> {
  if (fields.length === 0) return
  yield `<attributes class="${kind}" mode="static">\n`
  for (const [id, { name: title, type }] of fields.entries()) {
    yield `<attribute${xmlAttributes({ id, title, type })}/>\n`
  }
  yield '</attributes>\n'
}

function nodeText(node: FileNode, fields: readonly WrittenField<FileNode>[]): string {
  const { id, label, position, color } = node
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt((color ?? '').slice(at, at + 2), 16))
  const looks = [
    ...(position ? [`<viz:position${xmlAttributes({ x: position.x, y: position.y, z: 0 })}/>`] : []),
    ...(position && position.size !== null ? [`<viz:size${xmlAttributes({ value: position.size })}/>`] : []),
    ...(color === null ? [] : [`<viz:color${xmlAttributes({ r, g, b, a: 1 })}/>`]),
  ]
  const inside = `${valuesText(node, fields)}${spellsText(node)}${looks.join('')}`
  return elementText('node', { id, label, ...bounds(node) }, inside)
}

function tieText(
  tie: FileTie,
  id: string,
  directed: boolean,
  fields: readonly WrittenField<FileTie>[],
): string {
  const { source, target, label, weight, kind } = tie
  const type = directed && tie.mutual ? 'mutual' : null
  const inside = `${valuesText(tie, fields)}${spellsText(tie)}`
  return elementText('edge', { id, source, target, type, label, weight, kind, ...bounds(tie) }, inside)
}

function elementText(name: string, attributes: Parameters<typeof xmlAttributes>[0], inside: string): string {
  const start = `<${name}${xmlAttributes(attributes)}`
  return inside === '' ? `${start}/>\n` : `${start}>${inside}</${name}>\n`
}

const bounds = ({ since, until, spells }: Lifetime) => (spells.length > 0 ? {} : { start: since, end: until })

function spellsText({ spells }: Lifetime): string {
  if (spells.length === 0) return ''
  const each = spells.map(({ since, until }) => `<spell${xmlAttributes({ start: since, end: until })}/>`)
  return `<spells>${each.join('')}</spells>`
}

function valuesText<Item>(item: Item, fields: readonly WrittenField<Item>[]): string {
  const values = fields.flatMap(({ read }, id) => {
    const value = read(item)
    return value === null ? [] : [`<attvalue${xmlAttributes({ for: id, value })}/>`]
  })
  return values.length === 0 ? '' : `<attvalues>${values.join('')}</attvalues>`
}
