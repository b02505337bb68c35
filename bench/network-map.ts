import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser, openVisitor } from '../tests/support/browser.ts'
import { enterMadeNetwork } from '../tests/support/made-territory-network.ts'
import { startServerProcess } from '../tests/support/server-process.ts'
import { round, spreadOf } from './measuring/measure.ts'

const SIZE = { actors: 5000, ties: 20_000, worlds: 20 }
const SECONDS = 5
/** What a frame may take at most. */
const AIM_MS = 50
const ACCOUNT = { name: 'Mesure', email: 'mesure@example.org', password: 'carottes-et-panais', lang: 'fr' }

async function openMap(context: BrowserContext, url: string, setupLink = ''): Promise<Page> {
  const ask = async <T>(method: 'GET' | 'POST', path: string, data?: object): Promise<T> => {
    const reply = await context.request.fetch(`${url}/api${path}`, {
      method,
      timeout: 180_000,
      ...(data ? { data } : {}),
    })
    if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`)
    return (await reply.json()) as T
  }
  await ask('POST', '/setup', { ...ACCOUNT, token: setupLink.split('/').at(-1) })
  await ask('POST', '/session', ACCOUNT)
  const selection = { include: [{ kind: 'commune', code: '46102' }], exclude: [] }
  const { id } = await ask<{ id: string }>('POST', '/territories', { name: 'Mesure', note: '', selection })
  await enterMadeNetwork(ask, `/territories/${id}`, SIZE)
  const page = await context.newPage()
  // every tie drawn: the calm beginning with bands between worlds would cost less
  await page.goto(`${url}/territoires/${id}/reseau?traits=all`)
  await page.locator('canvas.wn-canvas[data-state="still"]').waitFor({ timeout: 120_000 })
  await page.locator('.wn-box').scrollIntoViewIfNeeded()
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { frameTimes: times })
    const tick = (at: number) => {
      times.push(at)
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  return page
}

type Point = { readonly x: number; readonly y: number }

/** Times from frame to frame while hands are at work. */
async function framesDuring(
  page: Page,
  work: (middle: Point, k: number) => Promise<void>,
): Promise<number[]> {
  const box = await page.locator('canvas.wn-canvas').boundingBox()
  if (!box) throw new Error('the map is not on the page')
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const took = () => page.evaluate(() => (window as unknown as { frameTimes: number[] }).frameTimes.splice(0))
  await took()
  const began = performance.now()
  for (let k = 0; performance.now() - began < SECONDS * 1000; k++) await work(middle, k)
  const times = await took()
  return times.slice(1).map((at, k) => at - (times[k] ?? at))
}

async function panning(page: Page): Promise<number[]> {
  const box = await page.locator('canvas.wn-canvas').boundingBox()
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2)
  await page.mouse.down()
  const frames = await framesDuring(page, (middle, k) =>
    page.mouse.move(middle.x + 380 * Math.sin(k / 25), middle.y + 240 * Math.sin(k / 40)),
  )
  await page.mouse.up()
  return frames
}

async function zooming(page: Page): Promise<number[]> {
  return framesDuring(page, async ({ x, y }, k) => {
    if (k === 0) await page.mouse.move(x, y)
    await page.mouse.wheel(0, Math.sin(k / 30) > 0 ? -40 : 40)
  })
}

function told(frames: readonly number[]) {
  return {
    frameMilliseconds: spreadOf(frames),
    framesPerSecond: round(1000 / (frames.reduce((sum, each) => sum + each, 0) / frames.length)),
    overAim: frames.filter((each) => each > AIM_MS).length,
  }
}

/** Frames of the map of a large network, moved and zoomed in a real browser without a graphics card. */
export async function benchmark() {
  const server = await startServerProcess()
  const browser: Browser = await launchBrowser()
  try {
    const context = await openVisitor(browser, 'fr', 1600)
    const page = await openMap(context, server.url, server.setupLink)
    await panning(page) // warms up
    const pan = told(await panning(page))
    const zoom = told(await zooming(page))
    // from one drawing of everything to the next, in the steps that frames leave room for
    const began = performance.now()
    await page.keyboard.press('Escape')
    await page.locator('canvas.wn-canvas[data-state="still"]').waitFor({ timeout: 60_000 })
    const settled = round(performance.now() - began)
    return { sizes: { ...SIZE, width: 1600, seconds: SECONDS }, aimMilliseconds: AIM_MS, pan, zoom, settled }
  } finally {
    await browser.close()
    await server.stop()
  }
}
