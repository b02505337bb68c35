import type { Database } from '../db/pool.ts'
import { inTransaction, type Tx } from '../db/transaction.ts'

/** Something that an instance does by itself now and then, such as purging what has expired. */
export type PeriodicJob = {
  readonly name: string
  readonly everyMinutes: number
  /** Does it in this transaction; says in a few words for the host what was done. */
  readonly run: (tx: Tx) => Promise<string>
}

export type JobRun = { readonly name: string; readonly failed: boolean; readonly outcome: string }

/**
 * Runs the jobs whose time has come, each in a transaction of its own that holds its row: of several server processes
 * one runs it and the others pass. A job that fails is rolled back, remembered as failed, and tried again at its next
 * time; the others go on. Returns what was run.
 */
export async function runDueJobs(db: Database, jobs: readonly PeriodicJob[]): Promise<JobRun[]> {
  const runs: JobRun[] = []
  for (const job of jobs) {
    const run = await runIfDue(db, job)
    if (run) runs.push(run)
  }
  return runs
}

async function runIfDue(db: Database, job: PeriodicJob): Promise<JobRun | undefined> {
  try {
    return await inTransaction(db.app, async (tx) => {
      if (!(await takeTurn(tx, job))) return undefined
      const outcome = await job.run(tx)
      await record(tx, job, outcome, false)
      return { name: job.name, failed: false, outcome }
    })
  } catch (error) {
    const outcome = error instanceof Error ? error.message : String(error)
    await inTransaction(db.app, (tx) => record(tx, job, outcome, true))
    return { name: job.name, failed: true, outcome }
  }
}

/** True when the job is due and nobody else holds it; its row is then ours until the transaction ends. */
async function takeTurn(tx: Tx, job: PeriodicJob): Promise<boolean> {
  await tx.query('insert into periodic_job (name) values ($1) on conflict do nothing', [job.name])
  const due = await tx.maybe(
    `select 1 from periodic_job where name = $1
       and (last_run_at is null or last_run_at <= now() - make_interval(mins => $2)) for update skip locked`,
    [job.name, job.everyMinutes],
  )
  return due !== undefined
}

async function record(tx: Tx, job: PeriodicJob, outcome: string, failed: boolean): Promise<void> {
  await tx.query(
    `insert into periodic_job (name, last_run_at, outcome, failed) values ($1, now(), left($2, 500), $3)
     on conflict (name) do update set last_run_at = excluded.last_run_at, outcome = excluded.outcome, failed = excluded.failed`,
    [job.name, outcome, failed],
  )
}

const LOOK_EVERY_MS = 60_000

/**
 * Looks every minute whether a job is due, first at once: on a laptop that is opened once a week nothing waits for
 * midnight. `stop` waits for the round under way.
 */
export function startPeriodicJobs(
  db: Database,
  jobs: readonly PeriodicJob[],
  onRun: (run: JobRun) => void,
): { stop(): Promise<void> } {
  let round: Promise<void> = Promise.resolve()
  let busy = false
  const look = () => {
    if (busy) return
    busy = true
    round = runDueJobs(db, jobs)
      .then((runs) => {
        for (const run of runs) onRun(run)
      })
      // The database is away: the next minute tries again.
      .catch((error: unknown) => onRun({ name: 'periodic jobs', failed: true, outcome: String(error) }))
      .finally(() => {
        busy = false
      })
  }
  look()
  const timer = setInterval(look, LOOK_EVERY_MS)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await round
    },
  }
}
