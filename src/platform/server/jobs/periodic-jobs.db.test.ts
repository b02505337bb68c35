import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../tests/support/test-database.ts'
import { type PeriodicJob, runDueJobs } from './periodic-jobs.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database?.drop())
beforeEach(() => database.ownerPool.query('delete from periodic_job'))

function counting(name: string, everyMinutes = 60): PeriodicJob & { runs: number } {
  const job = {
    name,
    everyMinutes,
    runs: 0,
    run: async () => {
      job.runs += 1
      return `run ${job.runs}`
    },
  }
  return job
}

const letPass = (minutes: number) =>
  database.ownerPool.query('update periodic_job set last_run_at = last_run_at - make_interval(mins => $1)', [
    minutes,
  ])

describe('periodic jobs', () => {
  it('run at once, then when their time has come, and remember what they did', async () => {
    const job = counting('tidy')
    expect(await runDueJobs(database.db, [job])).toEqual([{ name: 'tidy', failed: false, outcome: 'run 1' }])
    expect(await runDueJobs(database.db, [job])).toEqual([])
    await letPass(59)
    expect(await runDueJobs(database.db, [job])).toEqual([])
    await letPass(2)
    expect(await runDueJobs(database.db, [job])).toEqual([{ name: 'tidy', failed: false, outcome: 'run 2' }])
    const { rows } = await database.ownerPool.query('select name, outcome, failed from periodic_job')
    expect(rows).toEqual([{ name: 'tidy', outcome: 'run 2', failed: false }])
  })

  it('run once when two server processes look at the same moment', async () => {
    const job = counting('tidy')
    const slow: PeriodicJob = {
      ...job,
      run: async (tx) => {
        await tx.query('select pg_sleep(0.2)')
        return job.run(tx)
      },
    }
    await runDueJobs(database.db, [counting('other')])
    const runs = await Promise.all([runDueJobs(database.db, [slow]), runDueJobs(database.db, [slow])])
    expect(runs.flat()).toHaveLength(1)
    expect(job.runs).toBe(1)
  })

  it('undo what a failing one did, say so, and let the others go on', async () => {
    const failing: PeriodicJob = {
      name: 'failing',
      everyMinutes: 60,
      run: async (tx) => {
        await tx.query("insert into periodic_job (name) values ('half done')")
        throw new Error('no more paper')
      },
    }
    const after = counting('after')
    const runs = await runDueJobs(database.db, [failing, after])
    expect(runs).toEqual([
      { name: 'failing', failed: true, outcome: 'no more paper' },
      { name: 'after', failed: false, outcome: 'run 1' },
    ])
    const { rows } = await database.ownerPool.query('select name, failed from periodic_job order by name')
    expect(rows).toEqual([
      { name: 'after', failed: false },
      { name: 'failing', failed: true },
    ])
  })
})
