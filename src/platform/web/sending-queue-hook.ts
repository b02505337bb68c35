import { useSyncExternalStore } from 'react'
import type { QueueState, SendingQueue } from './sending-queue.ts'

/** What waits, what was refused, and whether the network is there; the page follows. */
export function useSendingQueue(queue: SendingQueue): QueueState {
  return useSyncExternalStore(queue.subscribe, queue.state)
}
