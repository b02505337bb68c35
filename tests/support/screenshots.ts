import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { claimAsHost } from './accounts.ts'
import { launchBrowser, openVisitor } from './browser.ts'
import { startServerProcess } from './server-process.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'pictures')

type Items<T> = { items: T[] }

async function ask<T>(context: BrowserContext, url: string): Promise<T> {
  const reply = await context.request.get(url)
  if (!reply.ok()) throw new Error(`${url}: ${reply.status()}`)
  return (await reply.json()) as T
}

/** Takes the pictures of README.md from the demonstration of Figeac, at 1280 px, in French. */
export async function takeScreenshots(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const server = await startServerProcess({ TABLEE_DEMO: '1' })
  const browser = await launchBrowser()
  try {
    const context = await openVisitor(browser, 'fr', 1280)
    await claimAsHost(context, server)
    const { memberships } = await ask<{ memberships: { territoryId: string; territoryName: string }[] }>(
      context,
      `${server.url}/api/status`,
    )
    const territoryId = memberships.find((m) => m.territoryName.includes('Figeac'))?.territoryId
    const api = `${server.url}/api/territories/${territoryId}/evaluations`
    const evaluationId = (await ask<Items<{ id: string }>>(context, api)).items[0]?.id
    const supportId = (await ask<Items<{ id: string }>>(context, `${api}/${evaluationId}/supports`)).items[0]
      ?.id
    const links = await ask<Items<{ token: string }>>(
      context,
      `${api}/${evaluationId}/supports/${supportId}/publications`,
    )
    const place = `${server.url}/territoires/${territoryId}/demarches/${evaluationId}`
    const page = await context.newPage()
    const pictures = [
      ['evaluation', place],
      ['values', `${place}/valeurs`],
      ['network', `${server.url}/territoires/${territoryId}/reseau`],
      ['agenda', `${server.url}/territoires/${territoryId}/agenda`],
      ['public-page', `${server.url}/p/${links.items[0]?.token}`],
    ] as const
    for (const [name, url] of pictures) {
      await page.goto(url)
      // a page that hears of the others never falls silent: wait for what it shows
      await page.locator('h1').waitFor()
      await page.waitForTimeout(1500)
      // a map fills the picture
      const map = page.locator('canvas').first()
      if (await map.count()) await map.evaluate((canvas) => canvas.scrollIntoView({ block: 'end' }))
      await page.screenshot({
        path: join(FOLDER, `${name}.png`),
        clip: { x: 0, y: 0, width: 1280, height: 900 },
      })
      console.log(`docs/pictures/${name}.png`)
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}
