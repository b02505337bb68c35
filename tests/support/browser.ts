import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
/** Where journeys leave pictures of what they saw, to be looked at. */
export const PICTURES = join(import.meta.dirname, '..', '..', '.cache', 'pictures')

export const WIDTHS = [390, 1024, 1600] as const

export async function launchBrowser(): Promise<Browser> {
  mkdirSync(PICTURES, { recursive: true })
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      // a microphone that hums, allowed without asking
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  })
}

/** A visitor with her own cookies and language. Downloads are accepted. */
export async function openVisitor(
  browser: Browser,
  lang: 'fr' | 'en',
  width = 1024,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    locale: lang === 'fr' ? 'fr-FR' : 'en-GB',
    acceptDownloads: true,
  })
  context.setDefaultTimeout(15_000)
  return context
}

type Violation = { id: string; nodes: { target: unknown[] }[] }

let axeSource: string | undefined

/** What axe finds on the page as it is (WCAG 2.2 A and AA), as short lines; an empty list is the aim. */
export async function findViolations(page: Page): Promise<string[]> {
  // The app's own policy forbids foreign scripts: axe comes in through the debugger.
  if (!(await page.evaluate(() => 'axe' in window))) {
    axeSource ??= readFileSync(AXE, 'utf8')
    await page.evaluate(axeSource)
  }
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(where: Document, options: object): Promise<{ violations: unknown }> }
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }
    return (await axe.run(document, options)).violations
  })
  return (found as Violation[]).map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)
}

/** `TABLEE_PICTURES=1`: looks leave a picture at every width, and axe reads every width too. */
const isThorough = process.env.TABLEE_PICTURES === '1'
/** Where axe reads: the layout of phones and that of desks; widths between change places, not what is said. */
const READ_AT: readonly number[] = isThorough ? WIDTHS : [WIDTHS[0], WIDTHS[2]]

/** Leaves a picture to be looked at, when pictures are asked for. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!isThorough) return
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
}

/** Until the page has been drawn anew and what moves for a moment has arrived. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const after = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
    const frame = () =>
      Promise.race([new Promise<void>((done) => requestAnimationFrame(() => done())), after(150)])
    await frame()
    await frame()
    const passing = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
    await Promise.race([Promise.allSettled(passing.map(({ finished }) => finished)), after(400)])
    await frame()
  })
}

async function findComplaints(page: Page, width: number): Promise<string[]> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  const violations = READ_AT.includes(width) ? await findViolations(page) : []
  return [...(overflow > 1 ? [`${overflow}px wider than the screen`] : []), ...violations]
}

/** Looks at a page at every width: axe finds nothing, nothing scrolls sideways; leaves pictures when asked for. */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  const before = page.viewportSize()
  const complaints: string[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 600 ? 844 : 900 })
    // from the top: halfway, the header that stays would cut a button in two and axe would measure the rest
    await page.evaluate(() => window.scrollTo(0, 0))
    await settle(page)
    let found = await findComplaints(page, width)
    if (found.length > 0) {
      // A machine under load may still be drawing: what is wrong is wrong a moment later too.
      await page.waitForTimeout(500)
      found = await findComplaints(page, width)
    }
    for (const complaint of found) complaints.push(`${name} @${width}: ${complaint}`)
    await takePicture(page, `${name}-${width}`)
  }
  if (before) await page.setViewportSize(before)
  return complaints
}
