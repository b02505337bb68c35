import { randomBytes, randomUUID } from 'node:crypto'
import { connect } from 'node:net'

export type Order = {
  readonly host: string
  readonly port: number
  /** Before the identifier of the answer. */
  readonly path: string
  readonly clients: number
  readonly milliseconds: number
  /** Ends sooner where that many were answered. */
  readonly most?: number
  readonly bodies: readonly string[]
}

export type RawLoad = {
  readonly answered: number
  readonly milliseconds: number
  readonly statuses: Readonly<Record<string, number>>
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly retryAfter: string | null
}

/**
 * Clients that cost the machine little: one kept socket each, requests written whole, replies read by their length, nothing sent
 * before the last reply has come. Every answer has an identifier of its own. Runs in a process of its own (`fork`).
 */
async function run(order: Order): Promise<RawLoad> {
  const { host, port, path, clients, milliseconds, most = Number.POSITIVE_INFINITY, bodies } = order
  const key = randomBytes(32).toString('base64url')
  const tails = bodies.map((body) => {
    const bytes = Buffer.byteLength(body)
    return ` HTTP/1.1\r\nhost: ${host}:${port}\r\ncontent-type: application/json\r\nx-answer-key: ${key}\r\nsec-fetch-site: same-origin\r\ncontent-length: ${bytes}\r\n\r\n${body}`
  })
  const took: number[] = []
  const statuses: Record<string, number> = {}
  let retryAfter: string | null = null
  let next = Math.floor(Math.random() * bodies.length)
  let sent = 0
  const began = performance.now()
  const end = began + milliseconds
  const client = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ host, port, noDelay: true })
      let at = 0
      let held = ''
      const send = () => {
        sent += 1
        next = (next + 1) % tails.length
        at = performance.now()
        socket.write(`PUT ${path}${randomUUID()}${tails[next]}`)
      }
      socket.on('connect', send)
      socket.setEncoding('latin1')
      socket.on('data', (chunk: string) => {
        held = held === '' ? chunk : held + chunk
        const head = held.indexOf('\r\n\r\n')
        if (head < 0) return
        const length = /content-length: (\d+)/i.exec(held)
        const isWhole = length ? held.length >= head + 4 + Number(length[1]) : held.endsWith('0\r\n\r\n')
        if (!isWhole) return
        const now = performance.now()
        took.push(now - at)
        const status = held.slice(9, 12)
        statuses[status] = (statuses[status] ?? 0) + 1
        if (status === '503') retryAfter = /retry-after: (\S+)/i.exec(held)?.[1] ?? retryAfter
        held = ''
        if (now < end && sent < most) send()
        else {
          socket.destroy()
          resolve()
        }
      })
      socket.on('error', reject)
    })
  await Promise.all(Array.from({ length: clients }, client))
  const spent = performance.now() - began
  const sorted = took.toSorted((a, b) => a - b)
  const part = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return {
    answered: took.length,
    milliseconds: spent,
    statuses,
    p50: part(0.5),
    p99: part(0.99),
    max: part(1),
    retryAfter,
  }
}

process.on('message', (order: Order) => {
  void run(order).then(
    (load) => process.send?.(load),
    (error: unknown) => process.send?.({ failed: String(error) }),
  )
})
