import type { Tx } from '#platform/server/db/transaction.ts'
import { LIVE_CHANNEL } from '#platform/server/live/live-message.ts'

/**
 * What the phones of a workshop are told: that its state or activities changed, that something of one participant was
 * judged, that votes came in. Never what it says nor who it is about: each phone looks for itself.
 */
export type WorkshopNews = { what: 'state' | 'results' } | { what: 'judged'; participantId: string }

export const workshopTopic = (workshopId: string) => `workshop:${workshopId}`

/** Tells the phones, in whatever server process they are, once this transaction commits. */
export async function tellPhones(tx: Tx, workshopId: string, news: WorkshopNews): Promise<void> {
  const payload = JSON.stringify({ topic: workshopTopic(workshopId), ...news })
  await tx.query('select pg_notify($1, $2)', [LIVE_CHANNEL, payload])
}
