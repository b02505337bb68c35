import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser, openVisitor } from '../tests/support/browser.ts'
import { startServerProcess } from '../tests/support/server-process.ts'
import { round, spreadOf } from './measuring/measure.ts'

const ELEMENTS = 300
const LINKS = 500
const SECONDS = 4
/** Of one frame at 60 a second; a frame that took longer than one and a half was seen to stumble. */
const FRAME_MS = 1000 / 60
const ACCOUNT = { name: 'Mesure', email: 'mesure@example.org', password: 'carottes-et-panais', lang: 'fr' }
const TYPES = [
  ...['need', 'input', 'activity', 'output', 'outcome_short', 'outcome_mid', 'outcome_long', 'impact'],
  ...['enabler', 'brake', 'assumption'],
]

/** The same chain each time: sentences of several lengths, links to the next columns and some that lead back. */
function largeChain() {
  const elements = Array.from({ length: ELEMENTS }, (_, k) => ({
    do: 'create-element',
    id: randomUUID(),
    values: {
      type: TYPES[k % TYPES.length],
      position: k,
      statement: `Élément ${k} : ${'des légumes d’ici dans les cantines '.repeat(1 + (k % 3))}`.trim(),
      who: k % 4 === 0 ? 'les cuisiniers' : '',
    },
  }))
  const taken = new Set<string>()
  const links = []
  for (let k = 0; links.length < LINKS; k++) {
    const [from, to] = [(k * 7) % ELEMENTS, (k * 7 + 1 + ((k * 13) % 40)) % ELEMENTS]
    if (from === to || taken.has(`${from} ${to}`)) continue
    taken.add(`${from} ${to}`)
    const values = {
      fromId: elements[from]?.id,
      toId: elements[to]?.id,
      sign: k % 6 === 0 ? '-' : '+',
      strength: 1 + (k % 3),
      confidence: k % 5,
      feedback: k % 50 === 0,
    }
    links.push({ do: 'create-link', id: randomUUID(), values })
  }
  return [...elements, ...links]
}

async function openLargeChain(context: BrowserContext, url: string, setupLink = ''): Promise<Page> {
  const ask = async <T>(method: 'get' | 'post', path: string, data?: object): Promise<T> => {
    const reply = await context.request[method](`${url}/api${path}`, data ? { data } : {})
    if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`)
    return (await reply.json()) as T
  }
  await ask('post', '/setup', { ...ACCOUNT, token: setupLink.split('/').at(-1) })
  await ask('post', '/session', ACCOUNT)
  const { memberships } = await ask<{ memberships: { territoryId: string }[] }>('get', '/status')
  const evaluations = `/territories/${memberships[0]?.territoryId}/evaluations`
  const { id } = await ask<{ id: string }>('post', evaluations, { title: 'Mesure', mode: 'structure' })
  await ask('post', `${evaluations}/${id}/chain/changes`, { id: randomUUID(), changes: largeChain() })
  const page = await context.newPage()
  await page.goto(
    `${url}${evaluations.replace('territories', 'territoires').replace('evaluations', 'demarches')}/${id}/chaine`,
  )
  await page
    .locator('.ch-edge')
    .nth(LINKS - 1)
    .waitFor({ state: 'attached' })
  await page.locator('.ch-canvas').scrollIntoViewIfNeeded()
  await page.waitForTimeout(1500)
  return page
}

/** Pulls the canvas about by its ground as a hand does, and times every frame of the page meanwhile. */
async function pan(page: Page): Promise<number[]> {
  const box = await page.locator('.ch-canvas').boundingBox()
  if (!box) throw new Error('the canvas is not on the page')
  const spot = await findGround(page, box)
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { frameTimes: times })
    const tick = (at: number) => {
      times.push(at)
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  await page.mouse.move(spot.x, spot.y)
  await page.mouse.down()
  const began = performance.now()
  for (let k = 0; performance.now() - began < SECONDS * 1000; k++) {
    await page.mouse.move(spot.x + 240 * Math.sin(k / 25), spot.y + 180 * Math.sin(k / 40))
  }
  const times = await page.evaluate(() => (window as unknown as { frameTimes: number[] }).frameTimes)
  await page.mouse.up()
  return times.slice(1).map((at, k) => at - (times[k] ?? at))
}

/** A spot of the ground, between the elements. */
async function findGround(page: Page, box: { x: number; y: number; width: number; height: number }) {
  return page.evaluate(({ x, y, width, height }) => {
    for (let down = 0.4; down < 0.9; down += 0.01) {
      for (let along = 0.3; along < 0.7; along += 0.01) {
        const at = { x: x + width * along, y: y + height * down }
        if (document.elementFromPoint(at.x, at.y)?.classList.contains('react-flow__pane')) return at
      }
    }
    return { x: x + width / 2, y: y + height / 2 }
  }, box)
}

type TraceEvent = {
  readonly name: string
  readonly ts: number
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** The browser's own record: frames that reached the screen, and the work of the page for each. */
async function panTraced(browser: Browser, page: Page) {
  await browser.startTracing(page, {
    categories: [
      'toplevel',
      'devtools.timeline',
      'disabled-by-default-devtools.timeline',
      'disabled-by-default-devtools.timeline.frame',
    ],
  })
  await pan(page)
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const drawn = trace.traceEvents.filter(({ name }) => name === 'DrawFrame')
  const [first, last] = [drawn[0]?.ts ?? 0, drawn.at(-1)?.ts ?? 1]
  const main = trace.traceEvents.find(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  )
  const tasks = trace.traceEvents.filter(
    ({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && pid === main?.pid && tid === main.tid,
  )
  const work = tasks.reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0)
  return {
    drawnPerSecond: round((drawn.length - 1) / ((last - first) / 1e6)),
    /** Processor time of the page's own thread; what others take on a busy machine is not in it. */
    mainThreadMillisecondsPerFrame: round(work / drawn.length),
  }
}

/** Panning the canvas of a large chain: time from frame to frame in a real browser, without a graphics card. */
export async function benchmark() {
  const server = await startServerProcess({ TABLEE_DEMO: '1' })
  const browser = await launchBrowser()
  try {
    const context = await openVisitor(browser, 'fr', 1600)
    const page = await openLargeChain(context, server.url, server.setupLink)
    await pan(page) // warms up
    const frames = await pan(page)
    const traced = await panTraced(browser, page)
    const spread = spreadOf(frames)
    return {
      sizes: { elements: ELEMENTS, links: LINKS, width: 1600, seconds: SECONDS },
      frameMilliseconds: spread,
      framesPerSecond: round(1000 / (frames.reduce((sum, each) => sum + each, 0) / frames.length)),
      stumbles: frames.filter((each) => each > 1.5 * FRAME_MS).length,
      traced,
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}
