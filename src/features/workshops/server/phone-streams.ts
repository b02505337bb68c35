import type { WorkshopAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Live } from '#platform/server/live/live.ts'
import { createLiveStream, type LiveStream } from '#platform/server/live/live-stream.ts'
import { workshopTopic } from './workshop-topic.ts'

export type PhoneMessage = { kind: 'look' } | { kind: 'alive' }

/** A phone keeps one stream; a few more for tabs left open, until they are noticed. */
const STREAMS_OF_PARTICIPANT = 4
const STREAMS_OF_PROCESS = 4000
const HEARTBEAT_MS = 20_000

const open = new Map<string, number>()
let all = 0

/**
 * What a phone hears: `look` when something changed that it shows. Which thing, and whose, is not said: the phone looks
 * with its own key.
 */
export function openPhoneStream(live: Pick<Live, 'listen'>, phone: WorkshopAccess): LiveStream<PhoneMessage> {
  const mine = phone.participant?.id ?? ''
  const count = open.get(mine) ?? 0
  if (all >= STREAMS_OF_PROCESS || (mine !== '' && count >= STREAMS_OF_PARTICIPANT))
    throw new Problem('live.too-many-streams', 'too-often', { retryAfterSeconds: 30 })
  open.set(mine, count + 1)
  all += 1
  let isRead = false
  let beats = 0
  const stream = createLiveStream<PhoneMessage>({
    most: 4,
    onRead: () => {
      isRead = true
    },
    overflow: { kind: 'look' },
    join: (last, next) => (last.kind === next.kind ? next : { kind: 'look' }),
    onClose: () => {
      leave()
      clearInterval(beating)
      all -= 1
      const left = (open.get(mine) ?? 1) - 1
      if (left > 0) open.set(mine, left)
      else open.delete(mine)
    },
  })
  const leave = live.listen(workshopTopic(phone.workshopId), (message) => {
    const isOthers =
      message.kind === 'told' && message.said.what === 'judged' && message.said.participantId !== mine
    if (!isOthers) stream.put({ kind: 'look' })
  })
  const beating = setInterval(() => {
    // an answer that was never read (its request ended before it was sent) has nobody to leave
    if (!isRead && beats++ > 0) stream.end()
    else stream.put({ kind: 'alive' })
  }, HEARTBEAT_MS)
  beating.unref()
  // what happened while this phone was not listening it sees now
  stream.put({ kind: 'look' })
  return stream
}
