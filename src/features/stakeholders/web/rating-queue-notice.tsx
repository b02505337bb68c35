import { useSay } from '#platform/web/lang.tsx'
import { QueueNotice } from '#platform/web/queue-notice.tsx'
import { stakeholdersWords } from '../words.ts'
import type { RatingQueue } from './rating-queue.ts'

/** What of the ratings waits for the network, and what the server refused. */
export function RatingQueueNotice({ queue }: { readonly queue: RatingQueue }) {
  const say = useSay(stakeholdersWords)
  return (
    <QueueNotice
      queue={queue}
      offline={(n) => say('queue.offline', { n })}
      retry={say('queue.retry')}
      dismiss={say('queue.dismiss')}
    />
  )
}
