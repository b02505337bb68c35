// npm test: everything, from a fresh clone. `--faults` runs only the fault tests. The rest of the arguments go to vitest.
import { ensureBuilt, FIRST_PAINT_LIMIT, firstPaint, kilobytes } from './build.mjs'
import { runChecks } from './check.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureInstalled } from './install.mjs'
import { ensureNode24 } from './node24.mjs'
import { projectRoot, runTool } from './processes.mjs'

await ensureNode24()
await ensureInstalled()
process.chdir(projectRoot)

const given = process.argv.slice(2).filter((argument) => argument !== '--faults')
const onlyFaults = process.argv.includes('--faults')

const timed = async (name, step) => {
  const began = performance.now()
  const result = await step()
  console.log(`  ${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
  return result
}

const failed = []
const browser = await timed('chromium', ensureChromium)
await timed('build', ensureBuilt)
if (!onlyFaults) {
  const { gzip } = firstPaint()
  console.log(`  first paint: ${kilobytes(gzip)} gzip of ${kilobytes(FIRST_PAINT_LIMIT)}`)
  if (gzip > FIRST_PAINT_LIMIT) failed.push('first paint')
  failed.push(...(await timed('checks', runChecks)))
}

const { code } = await runTool(
  'vitest/vitest.mjs',
  ['run', ...(onlyFaults ? ['--project', 'faults'] : []), ...given],
  {
    env: { ...process.env, CHROMIUM_PATH: browser },
  },
)
// When all is well the last lines are the runner's own count.
if (failed.length > 0) console.error(`\nAlso failed, see above: ${failed.join(', ')}`)
process.exitCode = code === 0 && failed.length === 0 ? 0 : 1
