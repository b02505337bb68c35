import { Agent, request } from 'node:http'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type Load, loadOf } from './measure.ts'

export type Call = {
  url: string
  method: string
  headers: Record<string, string>
  body?: string
  status: number
}

type Order = Call & { concurrency: number; seconds: number }

/** Load from a thread of its own, over kept connections, so that making requests does not slow the server's thread. */
export function httpLoad(call: Call, concurrency: number, seconds: number): Promise<Load> {
  return new Promise((resolve, reject) => {
    const order: Order = { ...call, concurrency, seconds }
    const worker = new Worker(new URL(import.meta.url), { workerData: order })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

function send(agent: Agent, { url, method, headers, body, status }: Order): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers }, (reply) => {
      reply.resume()
      reply.once('error', reject)
      reply.once('end', () =>
        reply.statusCode === status ? resolve() : reject(new Error(`${method} ${url}: ${reply.statusCode}`)),
      )
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

if (!isMainThread) {
  const order = workerData as Order
  const agent = new Agent({ keepAlive: true, maxSockets: order.concurrency })
  const load = await loadOf(() => send(agent, order), order.concurrency, order.seconds)
  agent.destroy()
  parentPort?.postMessage(load)
}
