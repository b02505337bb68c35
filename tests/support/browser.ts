import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
/** Where journeys leave pictures of what they saw, to be looked at. */
export const PICTURES = join(import.meta.dirname, '..', '..', '.cache', 'pictures')

export const WIDTHS = [390, 1024, 1600] as const

export async function launchBrowser(): Promise<Browser> {
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

/** What axe finds on the page as it is (WCAG 2.2 A and AA), as short lines; an empty list is the aim. */
export async function findViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window)))
    await page.addScriptTag({ path: AXE }).catch(() => addAxeDespitePolicy(page))
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(where: Document, options: object): Promise<{ violations: unknown }> }
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    return (await axe.run(document, { runOnly: { type: 'tag', values: tags } })).violations
  })
  return (found as Violation[]).map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)
}

/** The app's own policy forbids foreign scripts: axe comes in through the debugger. */
async function addAxeDespitePolicy(page: Page): Promise<void> {
  const { readFileSync } = await import('node:fs')
  await page.evaluate(readFileSync(AXE, 'utf8'))
}

/** Looks at a page at every width: axe finds nothing, nothing scrolls sideways; leaves pictures. */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  mkdirSync(PICTURES, { recursive: true })
  const before = page.viewportSize()
  const complaints: string[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 600 ? 844 : 900 })
    // from the top: halfway, the header that stays would cut a button in two and axe would measure the rest
    await page.evaluate(() => window.scrollTo(0, 0))
    await page.waitForTimeout(150)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (overflow > 1) complaints.push(`${name} @${width}: ${overflow}px wider than the screen`)
    for (const violation of await findViolations(page)) complaints.push(`${name} @${width}: ${violation}`)
    await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true })
  }
  if (before) await page.setViewportSize(before)
  return complaints
}
