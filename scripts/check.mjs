// npm run check: format and lint, types, boundaries, unused code, pure tests; before every push, under a minute.
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { ensureNode24 } from './node24.mjs'
import { projectRoot, run, runTool } from './processes.mjs'

const STEPS = [
  ['biome', () => runTool('@biomejs/biome/bin/biome', ['ci', '--colors=off'], { quiet: true })],
  ['types', () => runTool('typescript/bin/tsc', ['-b'], { quiet: true })],
  ['boundaries', () => run(process.execPath, ['scripts/check-boundaries.mjs'], { quiet: true })],
  ['unused code', () => runTool('knip/bin/knip.js', ['--no-progress'], { quiet: true })],
]

const PURE_TESTS = [
  'pure tests',
  () => runTool('vitest/vitest.mjs', ['run', '--project', 'pure', '--reporter=dot'], { quiet: true }),
]

/** Runs the steps side by side, shows the words of those that fail, and gives back the names of these. */
export async function runChecks(steps = STEPS) {
  const results = await Promise.all(
    steps.map(async ([name, step]) => {
      const began = performance.now()
      const { code, output } = await step()
      return { name, code, output, seconds: ((performance.now() - began) / 1000).toFixed(1) }
    }),
  )
  for (const { name, code, output } of results) {
    if (code !== 0) console.log(`\n── ${name} ──\n${output.trim()}`)
  }
  console.log('')
  for (const { name, code, seconds } of results) {
    console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(12)} ${seconds.padStart(5)} s`)
  }
  return results.filter((result) => result.code !== 0).map((result) => result.name)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureNode24()
  await ensureInstalled()
  process.chdir(projectRoot)
  const failed = await runChecks([...STEPS, PURE_TESTS])
  process.exitCode = failed.length > 0 ? 1 : 0
}
