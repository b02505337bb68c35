import { Worker } from 'node:worker_threads'
import { Problem } from '#kernel/problem.ts'
import type { Mending } from '#platform/tables/mending.ts'
import type { Judged, JudgingAnswer, JudgingOrder, JudgingReply, RowsToEnter } from './judging-messages.ts'

type Asked<M, About> = { readonly file: Blob; readonly mending: M; readonly about: About }

export type Entering = {
  /** Judged whole, nothing written yet: what it throws refuses the file. */
  readonly judged: (judged: Judged) => Promise<void>
  readonly rows: (rows: RowsToEnter) => Promise<void>
  readonly progress?: ((done: number, total: number) => void) | undefined
}

type Waiting = { readonly reply: (reply: JudgingReply) => void; readonly fail: (reason: Error) => void }

/** Whoever waits holds a connection to the database; there are sixteen of them, and others need some. */
const MOST_WAITING = 8
/** A workbook must be unpacked whole: one that does not fit ends the thread, never the server. */
const MEGABYTES = 1_024

/**
 * A thread that judges the files of one feature, so that the server goes on answering. Made when first needed, kept, and
 * does not keep the process alive. Several files are judged in turns.
 *
 * @param program the feature's file that calls `serveJudging`
 */
export function makeJudgingThread<M extends Mending, About>(program: URL) {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let last = 0

  const start = () => {
    const worker = new Worker(program, {
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 32 },
    })
    worker.on('message', (reply: JudgingReply) => waiting.get(reply.n)?.reply(reply))
    const end = (reason: Error) => {
      if (thread !== worker) return
      thread = undefined
      const full = 'code' in reason && reason.code === 'ERR_WORKER_OUT_OF_MEMORY'
      for (const { fail } of [...waiting.values()])
        fail(full ? new Problem('tables.too-heavy', 'too-large') : reason)
    }
    worker.on('error', end)
    worker.on('exit', (code) => end(new Error(`the thread of imports ended with ${code}`)))
    worker.unref()
    return worker
  }

  const ask = (asked: Asked<M, About>, entering: Partial<Entering>): Promise<Judged> => {
    if (waiting.size >= MOST_WAITING) throw new Problem('tables.busy', 'busy')
    thread ??= start()
    const worker = thread
    last += 1
    const n = last
    return new Promise((resolve, reject) => {
      let judged: Judged | undefined
      let work = Promise.resolve()
      const settle = () => {
        waiting.delete(n)
        if (waiting.size === 0) worker.unref()
      }
      const answer = (go: boolean) => worker.postMessage({ n, go } satisfies JudgingAnswer)
      const fail = (reason: unknown) => {
        if (!waiting.has(n)) return
        settle()
        answer(false)
        reject(reason)
      }
      const afterWork = (act: () => Promise<void>) => {
        work = work.then(act)
        work.catch(fail)
      }
      const reply = (said: JudgingReply) => {
        if ('done' in said) entering.progress?.(said.done, said.total)
        else if ('problem' in said)
          fail(new Problem(said.problem.code, said.problem.fault, said.problem.details))
        else if ('failure' in said) fail(new Error(said.failure))
        else if ('judged' in said) {
          const made = said.judged
          judged = made
          afterWork(async () => {
            await entering.judged?.(made)
            if (entering.rows) return answer(true)
            settle()
            resolve(made)
          })
        } else if ('rows' in said) {
          afterWork(async () => {
            await entering.rows?.(said.rows)
            answer(true)
          })
        } else {
          afterWork(async () => {
            settle()
            if (judged) resolve(judged)
          })
        }
      }
      waiting.set(n, { reply, fail })
      worker.ref()
      worker.postMessage({ n, ...asked, wantsRows: entering.rows !== undefined } satisfies JudgingOrder)
    })
  }

  return {
    /** Judges a file; nothing of its rows comes back but the first. @throws Problem of `openTable`, `tables.busy` */
    judge: (asked: Asked<M, About>) => ask(asked, {}),
    /** Judges a file, then hands its good rows over block by block. @throws also what `entering` throws */
    enter: (asked: Asked<M, About>, entering: Entering) => ask(asked, entering),
  }
}
