import type { Refused, SendingProblem } from '#platform/web/sending-queue.ts'
import type { ChainChange } from '../domain/chain-change.ts'
import { renewChanges } from '../domain/chain-changes.ts'
import type { WholeChain } from '../domain/chain-record.ts'

/** An act that the server refused, waiting for a choice: nothing of it is lost. */
export type ChainConflict = {
  readonly actId: string
  readonly problem: SendingProblem
  /** The record that stood in the way, when there is one. */
  readonly recordId: string | undefined
  readonly fields: readonly FieldConflict[]
  readonly changes: readonly ChainChange[]
}

/** One field in two versions; of a document, one name of it (`details/owner`). */
export type FieldConflict = { readonly field: string; readonly mine: unknown; readonly theirs: unknown }

type Values = Readonly<Record<string, unknown>>

/** What was refused of a chain, with both versions where two stand against each other. */
export function readConflicts(refused: readonly Refused[]): ChainConflict[] {
  return refused.map(({ sending, problem }) => {
    const { changes } = sending.body as { readonly changes: readonly ChainChange[] }
    const { id, current, fields } = problem.details as {
      id?: string
      current?: Values
      fields?: readonly string[]
    }
    const recordId = id ?? (current?.id as string | undefined) ?? changes[0]?.id
    const change = changes.find((each) => each.id === recordId)
    const values = (change && 'values' in change ? change.values : {}) as Values
    const paths = fields ?? (current ? Object.keys(values) : [])
    return {
      actId: sending.id,
      problem,
      recordId,
      changes,
      fields: paths.map((field) => ({ field, mine: at(values, field), theirs: at(current, field) })),
    }
  })
}

function at(values: Values | undefined, path: string): unknown {
  const [field = '', name] = path.split('/')
  const value = values?.[field]
  return name === undefined ? value : (value as Values | undefined)?.[name]
}

/** The act again over the chain as it stands now: with what was mine, or without the fields that others hold. */
export function resolveConflict(
  { changes, recordId, fields }: ChainConflict,
  take: 'mine' | 'theirs',
  now: WholeChain,
): ChainChange[] {
  const chosen =
    take === 'mine'
      ? changes.map(withoutSeen)
      : changes.flatMap((change) => {
          if (change.id !== recordId) return [change]
          const left = withoutFields(change, new Set(fields.map(({ field }) => field)))
          return left ? [left] : []
        })
  return renewChanges(now, chosen)
}

/** What was seen no longer matters: the choice was made in sight of both. */
function withoutSeen(change: ChainChange): ChainChange {
  if (change.do !== 'update-element' && change.do !== 'update-link') return change
  // of details, only the names that are given are written while `seen` comes with them
  return 'details' in change.values ? change : ({ ...change, seen: undefined } as ChainChange)
}

function withoutFields(change: ChainChange, theirs: ReadonlySet<string>): ChainChange | undefined {
  if (change.do !== 'update-element' && change.do !== 'update-link') return undefined
  const kept = Object.entries(change.values).flatMap(([field, value]): [string, unknown][] => {
    if (theirs.has(field)) return []
    if (field !== 'details') return [[field, value]]
    const names = Object.entries(value as Values).filter(([name]) => !theirs.has(`details/${name}`))
    return names.length > 0 ? [[field, Object.fromEntries(names)]] : []
  })
  return kept.length > 0 ? ({ ...change, values: Object.fromEntries(kept) } as ChainChange) : undefined
}
