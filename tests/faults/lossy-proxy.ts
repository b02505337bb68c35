import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type LossyProxy = {
  readonly port: number
  /** Keeps replies back for a moment, then breaks every connection: what was asked was done, and nobody heard so. */
  cut(milliseconds: number): Promise<void>
  close(): void
}

/** The network between phones and a server, which can be cut. */
export async function openLossyProxy(target: number): Promise<LossyProxy> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let isCutting = false
  const server = createServer((phone) => {
    const inside = connect(target, '127.0.0.1')
    const pair = [phone, inside] as const
    pairs.add(pair)
    const end = () => {
      phone.destroy()
      inside.destroy()
      pairs.delete(pair)
    }
    for (const socket of pair) socket.on('error', end).on('close', end)
    phone.on('data', (chunk) => inside.write(chunk))
    inside.on('data', (chunk) => {
      if (!isCutting) phone.write(chunk)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cutAll = () => {
    for (const [phone, inside] of pairs) {
      phone.destroy()
      inside.destroy()
    }
  }
  return {
    port: (server.address() as AddressInfo).port,
    async cut(milliseconds) {
      isCutting = true
      await sleep(milliseconds)
      cutAll()
      isCutting = false
    },
    close() {
      cutAll()
      server.close()
    },
  }
}
