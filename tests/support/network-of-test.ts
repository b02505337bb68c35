import { randomUUID } from 'node:crypto'
import type { Caller } from './test-server.ts'

export type Made = { id: string; version: number }
export type Refusal = { code: string; details?: Record<string, unknown> }
export type Row = Made & Record<string, unknown>
export type Listed = { items: Row[]; total: number }

/** A few acts on the network of one territory, as the screens do them. */
export function networkOf(owner: Caller, territoryId: string) {
  const here = `/territories/${territoryId}`
  async function make(path: string, body: object): Promise<Row> {
    const reply = await owner.call<Row>('POST', `${here}/${path}`, body)
    if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  return {
    here,
    make,
    actor: async (name: string, more: object = {}) =>
      (await make('actors', { name, kind: 'association', ...more })).id,
    world: async (name: string) => (await make('worlds', { name })).id,
    list: async (path: string) => (await owner.call<Listed>('GET', `${here}/${path}`)).body,
    get: async (path: string) => (await owner.call<Row>('GET', `${here}/${path}`)).body,
    async refused(method: string, path: string, body?: object): Promise<[number, string]> {
      const reply = await owner.call<Refusal>(method, `${here}/${path}`, body)
      return [reply.status, reply.body.code]
    },
    async enter(entry: object, more: object = {}) {
      const body = {
        id: randomUUID(),
        kind: 'memory',
        title: 'De mémoire',
        heldOn: '2026-03-01',
        entry,
        ...more,
      }
      const reply = await owner.call<{ source: Row; created: Record<string, string> } & Refusal>(
        'POST',
        `${here}/network/sources`,
        body,
      )
      return { ...reply.body, status: reply.status }
    },
    async undo(source: Made) {
      const reply = await owner.call<Row>('DELETE', `${here}/network/sources/${source.id}`, {
        version: source.version,
      })
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
      return reply.body
    },
    async restore(source: Made) {
      const reply = await owner.call<Row>('POST', `${here}/network/sources/${source.id}/restore`, {})
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
      return reply.body
    },
  }
}
