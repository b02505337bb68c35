import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const PROGRAM = `
import { currentSpec } from '#features/value-chains/domain/purchase-layouts.ts'
import { judgeTable } from '#platform/tables/mending-judge.ts'
import { openTable } from '#platform/tables/table-opening.ts'
import { madePurchases } from './tests/support/made-tables.ts'

// the file lies outside of what JavaScript may hold, as an upload does
const parts = Array.from({ length: 20 }, () => new Blob([new TextEncoder().encode(madePurchases(8_000))]))
const header = parts[0].slice(0, 0)
const file = new Blob([header, ...parts])
const opened = await openTable(file)
const judge = judgeTable({ head: opened.head, spec: currentSpec('2026-01-01'), mending: {}, settle: (row) => row })
let entering = 0
for await (const block of opened.blocks()) entering += judge.take(block).length
process.stdout.write(JSON.stringify({ rows: opened.rowCount, megabytes: file.size / 1e6, entering, ...judge.preview().counts }))
`

describe('a CSV file longer than memory', () => {
  it('is judged whole by a process that may hold less than the file', () => {
    const run = spawnSync(
      process.execPath,
      ['--max-old-space-size=40', '--input-type=module', '--eval', PROGRAM],
      { cwd: join(import.meta.dirname, '../../..'), encoding: 'utf8' },
    )
    expect(run.stderr).not.toContain('heap')
    const read = JSON.parse(run.stdout)
    expect(read.megabytes).toBeGreaterThan(14)
    // each of the twenty parts brings its header once more; the first is the header of the whole
    expect(read).toMatchObject({ rows: 20 * 8_001, entering: 160_000, problem: 19 })
  })
})
