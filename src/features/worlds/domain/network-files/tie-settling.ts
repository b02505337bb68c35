import { findExactly, findNames, TIE_FIELDS } from './field-names.ts'
import { readWeight } from './file-values.ts'
import { settleLifetime } from './lifetime-settling.ts'
import type { AttributeValue, FileTie } from './network-file.ts'
import type { NetworkProblems } from './network-problem.ts'
import { dropEmpty, textOf } from './node-settling.ts'
import type { NetworkReadingOptions, RawTie, Settling } from './raw-network.ts'

/** Ties that join two different nodes with a weight above zero; the others are problems. */
export function settleTies(
  raws: readonly RawTie[],
  known: ReadonlySet<string>,
  options: NetworkReadingOptions,
  settling: Settling,
  problems: NetworkProblems,
): FileTie[] {
  const names = namesOf(raws, options, settling, problems)
  const ties: FileTie[] = []
  for (const raw of raws) {
    const attributes = new Map(raw.values)
    const take = (name: string | undefined): AttributeValue | null => {
      if (name === undefined) return null
      const value = attributes.get(name)
      attributes.delete(name)
      return value ?? null
    }
    const count = problems.count
    checkEnds(raw, known, settling, problems)
    const weight = weightOf(raw, names.weight, take, options, settling, problems)
    const lifetime = settleLifetime(raw, names, take, attributes, { ...settling, part: 'edges' }, problems)
    const { id, source, target, mutual, row } = raw
    const [kind, strength] = [textOf(take(names.kind)), textOf(take(names.strength))]
    const label = raw.label ?? textOf(take(names.label))
    if (problems.count > count) continue
    dropEmpty(attributes)
    ties.push({ id, source, target, mutual, weight, kind, strength, label, ...lifetime, attributes, row })
  }
  return ties
}

function namesOf(
  raws: readonly RawTie[],
  { weight }: NetworkReadingOptions,
  { headers }: Settling,
  problems: NetworkProblems,
) {
  const present = new Set<string>()
  for (const { values } of raws) for (const name of values.keys()) present.add(name)
  const weighs = raws.some((raw) => raw.weight !== null)
  const { id: _, source: __, target: ___, direction: ____, ...fields } = TIE_FIELDS
  const asked = typeof weight === 'string' ? findExactly(present, weight) : undefined
  const own = weight === 'weight' && weighs
  if (typeof weight === 'string' && asked === undefined && !own && raws.length > 0) {
    problems.add('edges', 'network.unknown-column', {
      row: headers?.edges ?? null,
      column: weight,
      value: weight,
    })
  }
  if (asked !== undefined) present.delete(asked)
  const found = findNames(present, fields)
  // what a format calls the weight of a tie comes before a column of that name
  const usual = weight === undefined && !weighs ? found.weight : undefined
  return { ...found, weight: asked ?? usual }
}

function checkEnds(
  { source, target, row, columns }: RawTie,
  known: ReadonlySet<string>,
  { nodesListed }: Settling,
  problems: NetworkProblems,
): void {
  const ends = [
    [columns?.source ?? 'source', source],
    [columns?.target ?? 'target', target],
  ] as const
  for (const [column, value] of ends) {
    if (value === '') problems.add('edges', 'network.missing-end', { row, column })
    else if (nodesListed && !known.has(value)) {
      problems.add('edges', 'network.node-unknown', { row, column, value })
    }
  }
  if (source === target && source !== '') {
    problems.add('edges', 'network.self-tie', { row, column: ends[1][0], value: target })
  }
}

function weightOf(
  raw: RawTie,
  name: string | undefined,
  take: (name: string | undefined) => AttributeValue | null,
  { weight }: NetworkReadingOptions,
  { typed }: Settling,
  problems: NetworkProblems,
): number | null {
  const value = name === undefined ? (weight === false ? null : raw.weight) : take(name)
  if (value === null && !(typed && name !== undefined)) return null
  const reading = readWeight(value ?? '')
  if ('weight' in reading) return reading.weight
  const at = { row: raw.row, column: name ?? 'weight', value: String(value ?? ''), params: reading.params }
  problems.add('edges', reading.problem, at)
  return null
}
