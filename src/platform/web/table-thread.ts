import { Problem } from '#kernel/problem.ts'
import type { Mending } from '#platform/tables/mending.ts'
import type { MendingPreview } from '#platform/tables/mending-preview.ts'
import type { Table, TableReading } from '#platform/tables/table.ts'
import type { TableOrder, TableReply } from './table-messages.ts'

/** How far something is; `total` 0: not known yet. */
export type Progress = { readonly done: number; readonly total: number }

export type TableThread = {
  readonly fingerprint: (file: File) => Promise<string>
  readonly read: (file: File, reading: TableReading, progress: (p: Progress) => void) => Promise<Table>
  /** Judges the file read last. */
  readonly judge: (mending: Mending, about: unknown) => Promise<MendingPreview>
  readonly end: () => void
}

export function startTableReader(): Worker {
  return new Worker(new URL('./table-worker.ts', import.meta.url), { type: 'module' })
}

type Waiting = {
  readonly take: (reply: TableReply) => boolean
  readonly fail: (reason: unknown) => void
}
type Asked =
  | { readonly fingerprint: Blob }
  | { readonly read: Blob; readonly reading: TableReading }
  | { readonly judge: Mending; readonly about: unknown }

/** Reads files, and judges them where the feature's worker does, away from the page, which goes on answering. */
export function openTableThread(start: () => Worker): TableThread {
  const worker = start()
  const waiting = new Map<number, Waiting>()
  let last = 0
  const failAll = (reason: unknown) => {
    for (const { fail } of waiting.values()) fail(reason)
    waiting.clear()
  }
  worker.onmessage = ({ data }: MessageEvent<TableReply>) => {
    const asked = waiting.get(data.n)
    if (!asked) return
    if ('problem' in data) {
      const { code, fault, details } = data.problem
      asked.fail(new Problem(code, fault, details))
    } else if ('failure' in data) asked.fail(new Error(data.failure))
    else if (!asked.take(data)) return
    waiting.delete(data.n)
  }
  // A workbook that does not fit into memory ends the thread alone.
  worker.onerror = () => failAll(new Problem('tables.too-heavy', 'too-large'))
  const ask = <T>(order: Asked, take: (reply: TableReply, done: (value: T) => void) => void) =>
    new Promise<T>((resolve, reject) => {
      last += 1
      let isDone = false
      const done = (value: T) => {
        isDone = true
        resolve(value)
      }
      const each = (reply: TableReply) => {
        take(reply, done)
        return isDone
      }
      waiting.set(last, { take: each, fail: reject })
      worker.postMessage({ n: last, ...order } satisfies TableOrder)
    })
  return {
    fingerprint: (file) =>
      ask<string>({ fingerprint: file }, (reply, done) => 'fingerprint' in reply && done(reply.fingerprint)),
    read: (file, reading, progress) => {
      const rows: (readonly string[])[] = []
      return ask<Table>({ read: file, reading }, (reply, done) => {
        if ('head' in reply) done({ ...reply.head, rows })
        if (!('rows' in reply)) return
        for (const row of reply.rows) rows.push(row)
        progress({ done: rows.length, total: reply.total })
      })
    },
    judge: (mending, about) =>
      ask<MendingPreview>(
        { judge: mending, about },
        (reply, done) => 'preview' in reply && done(reply.preview),
      ),
    end: () => {
      worker.terminate()
      failAll(new DOMException('left', 'AbortError'))
    },
  }
}
