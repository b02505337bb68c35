// npm run screenshots: the pictures of README.md, taken from the demonstration data in a real browser.
import { ensureBuilt } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureInstalled } from './install.mjs'
import { ensureNode24 } from './node24.mjs'

await ensureNode24()
await ensureInstalled()
await ensureBuilt()
process.env.CHROMIUM_PATH ??= await ensureChromium()
const { takeScreenshots } = await import('../tests/support/screenshots.ts')
await takeScreenshots()
