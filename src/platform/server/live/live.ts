import type { Database } from '../db/pool.ts'
import { createEvaluationStreams, type EvaluationStreams } from './evaluation-streams.ts'
import { createLiveHub, type LiveHub } from './live-hub.ts'

/** What a server process tells at once: to listen to a topic, and streams of an evaluation for its pages. */
export type Live = Pick<LiveHub, 'listen' | 'size'> & {
  readonly evaluations: Omit<EvaluationStreams, 'close'>
  /** Ends every stream and forgets who was here; before the HTTP server closes. */
  readonly close: () => Promise<void>
}

/** One for each process. Nothing is connected before the first listener. */
export function createLive(db: Database, options: { readonly heartbeatMs?: number } = {}): Live {
  const hub = createLiveHub({ pool: db.openPool(1) })
  const evaluations = createEvaluationStreams({ pool: db.app, hub, ...options })
  return {
    listen: hub.listen,
    size: hub.size,
    evaluations,
    async close() {
      await evaluations.close()
      await hub.close()
    },
  }
}
