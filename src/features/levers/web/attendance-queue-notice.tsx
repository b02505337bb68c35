import { useSay } from '#platform/web/lang.tsx'
import { QueueNotice } from '#platform/web/queue-notice.tsx'
import { leversScreensWords } from '../words.ts'
import type { AttendanceQueue, DoorAct } from './attendance-queue.ts'

/** What of the counts at the door waits for the network, and what the server refused. */
export function AttendanceQueueNotice({ queue }: { readonly queue: AttendanceQueue }) {
  const say = useSay(leversScreensWords)
  return (
    <QueueNotice
      queue={queue}
      offline={(n) => say('door.offline', { n })}
      retry={say('door.retry')}
      dismiss={say('door.dismiss')}
      nameOf={({ body }) => (body as DoorAct).name}
    />
  )
}
