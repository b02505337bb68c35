import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runDueJobs } from '#platform/server/jobs/periodic-jobs.ts'
import { freshDatabase, type TestDatabase } from '../../tests/support/test-database.ts'
import { listInstanceJobs } from './instance-jobs.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database?.drop())

describe('what an instance does by itself', () => {
  it('runs through, with the ordinary role, on an instance where nothing is due', async () => {
    const mailer = { configured: true, send: async () => true }
    const jobs = listInstanceJobs({ db: database.db, mailer, publicUrl: 'http://localhost:4600' })
    const runs = await runDueJobs(database.db, jobs)
    expect(runs.map(({ name }) => name)).toEqual(jobs.map(({ name }) => name))
    expect(runs.filter(({ failed }) => failed)).toEqual([])
    expect(runs.every(({ outcome }) => outcome === '')).toBe(true)
  })
})
