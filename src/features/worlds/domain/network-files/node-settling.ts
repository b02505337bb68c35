import { findExactly, findNames, NODE_FIELDS } from './field-names.ts'
import { modesFromOne, readColor, readMode, rgbColor } from './file-values.ts'
import { settleLifetime } from './lifetime-settling.ts'
import type { AttributeValue, FileNode, NodeMode, NodePosition } from './network-file.ts'
import type { NetworkProblems } from './network-problem.ts'
import type { RawNode, Settling } from './raw-network.ts'

/** Nodes in the order of the file, each id once; what their values say is put in its place. */
export function settleNodes(
  raws: readonly RawNode[],
  group: string | undefined,
  settling: Settling,
  problems: NetworkProblems,
): FileNode[] {
  const names = namesOf(raws, group, settling, problems)
  const modes = modesOf(raws, names.mode, settling, problems)
  const first = new Map<string, number | null>()
  const nodes: FileNode[] = []
  raws.forEach((raw, i) => {
    const { id, row } = raw
    if (first.has(id)) {
      const at = { row, column: 'id', value: id, params: { first: first.get(id) ?? 0 } }
      problems.add(settling.part, 'network.node-twice', at)
      return
    }
    first.set(id, row)
    const attributes = new Map(raw.values)
    const take = (name: string | undefined): AttributeValue | null => {
      if (name === undefined) return null
      const value = attributes.get(name)
      attributes.delete(name)
      return value ?? null
    }
    const label = raw.label ?? textOf(take(names.label)) ?? id
    const position = raw.position ?? positionOf(take(names.x), take(names.y), take(names.size))
    const color = raw.color ?? colorOf(take(names.color), [names.red, names.green, names.blue].map(take))
    const lifetime = settleLifetime(raw, names, take, attributes, settling, problems)
    const mode = modes === undefined ? null : (modes[i] ?? null)
    if (modes !== undefined) take(names.mode)
    const group = textOf(take(names.group))
    dropEmpty(attributes)
    nodes.push({ id, label, mode, group, position, color, ...lifetime, attributes, row })
  })
  return nodes
}

function namesOf(
  raws: readonly RawNode[],
  group: string | undefined,
  { part, headers }: Settling,
  problems: NetworkProblems,
) {
  const present = new Set<string>()
  for (const { values } of raws) for (const name of values.keys()) present.add(name)
  const { id: _, ...fields } = NODE_FIELDS
  const asked = group === undefined ? undefined : findExactly(present, group)
  if (group !== undefined && asked === undefined) {
    problems.add(part, 'network.unknown-column', {
      row: headers?.[part] ?? null,
      column: group,
      value: group,
    })
  }
  if (asked !== undefined) present.delete(asked)
  const found = findNames(present, fields)
  const settled = {
    ...found,
    group: asked ?? (group === undefined ? found.group : undefined),
    label: raws.some(({ label }) => label !== null) ? undefined : found.label,
  }
  const placed = found.x !== undefined && found.y !== undefined
  const painted = found.red !== undefined && found.green !== undefined && found.blue !== undefined
  const unplaced = placed ? {} : { x: undefined, y: undefined, size: undefined }
  return {
    ...settled,
    ...unplaced,
    ...(painted ? {} : { red: undefined, green: undefined, blue: undefined }),
  }
}

function modesOf(
  raws: readonly RawNode[],
  name: string | undefined,
  { part, typed }: Settling,
  problems: NetworkProblems,
): (NodeMode | null)[] | undefined {
  if (name === undefined) return undefined
  const values = raws.map(({ values }) => values.get(name) ?? '')
  const fromOne = modesFromOne(values)
  const modes = values.map((value) => readMode(value, fromOne))
  if (!typed && modes.includes(undefined)) return undefined
  return modes.map((mode, i) => {
    if (mode !== undefined) return mode
    const at = { row: raws[i]?.row ?? null, column: name, value: String(values[i]) }
    problems.add(part, 'network.mode-unknown', at)
    return null
  })
}

/** A cell without anything in it says nothing. */
export function dropEmpty(attributes: Map<string, AttributeValue>): void {
  for (const [name, value] of attributes) if (value === '') attributes.delete(name)
}

export function textOf(value: AttributeValue | null): string | null {
  const text = value === null ? '' : String(value).trim()
  return text === '' ? null : text
}

function numberOf(value: AttributeValue | null): number | null {
  const text = textOf(value)
  const number = text === null ? Number.NaN : Number(text.replace(',', '.'))
  return Number.isFinite(number) ? number : null
}

function positionOf(
  x: AttributeValue | null,
  y: AttributeValue | null,
  size: AttributeValue | null,
): NodePosition | null {
  const [left, top] = [numberOf(x), numberOf(y)]
  return left === null || top === null ? null : { x: left, y: top, size: numberOf(size) }
}

function colorOf(value: AttributeValue | null, parts: readonly (AttributeValue | null)[]): string | null {
  const rgb = parts.map(numberOf)
  const painted = rgb.every((part) => part !== null) ? rgbColor(rgb.map(Number)) : null
  return painted ?? (value === null ? null : readColor(String(value)))
}
