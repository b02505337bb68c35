/** The channel of the database on which changes are told (db/migrations: write_live). */
export const LIVE_CHANNEL = 'tablee_live'

/** What somebody did to a record of an evaluation. */
export type LiveChange = {
  readonly kind: string
  /** Null with `many`: more rows at once than are worth naming. */
  readonly id: string | null
  readonly act: 'create' | 'change' | 'delete' | 'restore' | 'purge' | 'many'
  readonly version: number | null
  /** Null for whoever has no account, and for jobs. */
  readonly personId: string | null
}

/**
 * What a listener of a topic hears. `again`: something was missed (the connection to the database, or the listener's
 * own slowness): read anew. `presence`: somebody came, went or moved. `told`: what a feature says on its own topic.
 */
export type LiveMessage =
  | { readonly kind: 'change'; readonly change: LiveChange }
  | { readonly kind: 'presence' }
  | { readonly kind: 'again' }
  | { readonly kind: 'told'; readonly said: Readonly<Record<string, unknown>> }

/** Everything of one evaluation, or a topic of a feature's own (`workshop:<id>`). */
export type LiveTopic = { readonly territoryId: string; readonly evaluationId: string } | string

export function topicName(topic: LiveTopic): string {
  return typeof topic === 'string' ? topic : `evaluation:${topic.territoryId}/${topic.evaluationId}`
}

const ACTS = new Set<unknown>(['create', 'change', 'delete', 'restore', 'purge', 'many'])

/**
 * Reads one payload of the channel: `{t, e, k, i, a, v, p}` of `write_live`, or `{topic, …}` that a feature told with
 * `pg_notify`. Undefined for what is neither (another program's, a newer process's).
 */
export function readPayload(
  payload: string,
): { readonly topic: string; readonly message: LiveMessage } | undefined {
  let said: Record<string, unknown>
  try {
    said = JSON.parse(payload)
  } catch {
    return undefined
  }
  if (typeof said !== 'object' || said === null) return undefined
  const { topic, t, e, k, i, a, v, p } = said
  if (typeof topic === 'string') {
    const { topic: _, ...rest } = said
    return { topic, message: { kind: 'told', said: rest } }
  }
  if (typeof t !== 'string' || typeof e !== 'string' || typeof k !== 'string') return undefined
  const place = topicName({ territoryId: t, evaluationId: e })
  if (k === 'presence') return { topic: place, message: { kind: 'presence' } }
  if (!ACTS.has(a)) return undefined
  const change: LiveChange = {
    kind: k,
    id: typeof i === 'string' ? i : null,
    act: a as LiveChange['act'],
    version: typeof v === 'number' ? v : null,
    personId: typeof p === 'string' ? p : null,
  }
  return { topic: place, message: { kind: 'change', change } }
}
