import { useSay } from '#platform/web/lang.tsx'
import { QueueNotice } from '#platform/web/queue-notice.tsx'
import { worldsWords } from '../words.ts'
import type { EntryQueue, QueuedInterview } from './entry-queue.ts'

/** What of the interviews waits for the network, and what the server refused. */
export function EntryQueueNotice({ queue }: { readonly queue: EntryQueue }) {
  const say = useSay(worldsWords)
  return (
    <QueueNotice
      queue={queue}
      offline={(n) => say('queue.offline', { n })}
      retry={say('queue.retry')}
      dismiss={say('queue.dismiss')}
      nameOf={({ body }) => (body as QueuedInterview).input.title}
    />
  )
}
