import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { impactChainWords } from '#features/impact-chain/words.ts'
import { sayIn } from '#kernel/words.ts'
import { askApi, claimAsHost, joinTerritory } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor } from '../support/browser.ts'
import { keyboard } from '../support/hands.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// A facilitator draws a chain with the mouse, writes the same with keys alone, and works on it with somebody else.

const say = sayIn(impactChainWords, 'fr')
const GUEST = { name: 'Paul (essai)', email: 'paul@example.org', password: 'panais-et-carottes' }
const CHAIN = [
  ['need', 'Les cantines trouvent peu de légumes'],
  ['input', 'Un mi-temps'],
  ['activity', 'Signer des contrats'],
  ['activity', 'Former les cuisiniers'],
  ['output', 'Douze tonnes livrées'],
  ['output', 'Trente cuisiniers formés'],
  ['outcome_short', 'Un débouché sûr'],
  ['outcome_mid', 'On plante pour les cantines'],
  ['outcome_long', 'Le revenu tient'],
  ['impact', 'Les enfants mangent d’ici'],
] as const

let browser: Browser
let server: RunningServer
let host: BrowserContext
let evaluations = ''

beforeAll(async () => {
  browser = await launchBrowser()
  server = await startServerProcess({ TABLEE_DEMO: '1' })
  host = await openVisitor(browser, 'fr', 1600)
  await host.grantPermissions(['clipboard-read', 'clipboard-write'])
  await claimAsHost(host, server)
  const status = await askApi<{ memberships: { territoryId: string }[] }>(host, server, 'GET', '/status')
  evaluations = `/territories/${status.memberships[0]?.territoryId}/evaluations`
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A new evaluation; the address of its chain. Drawn, it holds the ten elements and nine links. */
async function newChain(title: string, how: 'empty' | 'drawn' = 'empty'): Promise<string> {
  const { id } = await askApi<{ id: string }>(host, server, 'POST', evaluations, {
    title,
    mode: 'structure',
  })
  if (how === 'drawn') {
    const ids = CHAIN.map(() => randomUUID())
    await askApi(host, server, 'POST', `${evaluations}/${id}/chain/changes`, {
      id: randomUUID(),
      changes: [
        ...CHAIN.map(([type, statement], k) => ({
          do: 'create-element',
          id: ids[k],
          values: { type, statement, position: k },
        })),
        ...ids.slice(1).map((toId, k) => ({
          do: 'create-link',
          id: randomUUID(),
          values: { fromId: ids[k], toId },
        })),
      ],
    })
  }
  return `${server.url}${evaluations.replace('territories', 'territoires').replace('evaluations', 'demarches')}/${id}/chaine`
}

async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(address)
  return page
}
const complaints: string[] = []

const node = (page: Page, text: string) => page.locator('.ch-node').filter({ hasText: text })
const undo = (page: Page) => page.getByRole('button', { name: new RegExp(`^${say('undo')} :`) })
const redo = (page: Page) => page.getByRole('button', { name: new RegExp(`^${say('redo')} :`) })
const saved = (page: Page) => page.locator('.ch-sending[data-state="saved"]').waitFor()

/** Presses until nothing is left to take back, or to do again. */
async function exhaust(button: ReturnType<typeof undo>): Promise<number> {
  for (let n = 0; n < 100; n += 1) {
    if ((await button.getAttribute('aria-disabled')) === 'true') return n
    await button.click()
  }
  throw new Error('never at an end')
}

async function writeFirst(page: Page) {
  await page.getByRole('button', { name: say('add.first') }).click()
  await page.getByLabel(say('field.type'), { exact: true }).selectOption('need')
  await page.getByLabel(say('field.statement'), { exact: true }).fill(CHAIN[0][1])
  await page.keyboard.press('Enter')
}

/** Where something stands once it has stopped moving. */
async function stillBox(target: Locator) {
  for (let n = 0; n < 100; n += 1) {
    const before = await target.boundingBox()
    await target.evaluate(
      () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => go(null)))),
    )
    const box = await target.boundingBox()
    if (box && before && box.x === before.x && box.y === before.y && box.width === before.width) return box
  }
  throw new Error(`${target} does not come to rest`)
}

async function pull(page: Page, from: string, to: string) {
  await page.keyboard.press('Escape')
  const [start, end] = [await stillBox(node(page, from)), await stillBox(node(page, to))]
  await page.mouse.move(start.x + start.width, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 6 })
  await page.mouse.up()
}

const linkCount = (page: Page) => page.locator('.ch-edge').count()
const sizeOf = async (page: Page) => [await page.locator('.ch-node').count(), await linkCount(page)]

/** Begins to pull from the first element, right after all of them changed their look; how often nothing was pulled. */
function pullWhileChanging(page: Page, times: number): Promise<number> {
  return page.evaluate(async (most) => {
    const flow = document.querySelector('.ch-flow')
    const handle = flow?.querySelector('.ch-node .react-flow__handle-right')
    if (!flow || !handle) throw new Error('nothing to pull from')
    const pause = (ms: number) => new Promise((go) => setTimeout(go, ms))
    const press = (key: string, ctrlKey: boolean) =>
      flow.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }))
    const { x, y } = handle.getBoundingClientRect()
    const at = (by: number) => ({
      bubbles: true,
      cancelable: true,
      clientX: x + by,
      clientY: y + by,
      view: window,
    })
    const isPulled = () => document.querySelector('.react-flow__connection') !== null
    let lost = 0
    for (let n = 0; n < most; n += 1) {
      if (n % 2 === 0) press('a', true)
      else press('Escape', false)
      await pause(1)
      handle.dispatchEvent(new MouseEvent('mousedown', at(8)))
      document.dispatchEvent(new MouseEvent('mousemove', at(60)))
      for (let waits = 0; waits < 50 && !isPulled(); waits += 1) await pause(10)
      if (!isPulled()) lost += 1
      handle.dispatchEvent(new MouseEvent('mouseup', at(8)))
      await pause(60)
    }
    return lost
  }, times)
}

describe('the editor of the impact chain', () => {
  it('draws a chain of ten with the mouse, takes everything back and does it again', async () => {
    const page = await open(host, await newChain('À la souris'))
    await writeFirst(page)
    await node(page, CHAIN[0][1]).waitFor()
    for (const [type, statement] of CHAIN.slice(1)) {
      await page.getByRole('button', { name: say('add.to', { type: say(`element.${type}`) }) }).click()
      await page.locator('.ch-composer textarea').fill(statement)
      await page.keyboard.press('Enter')
      await node(page, statement).waitFor()
      await page.keyboard.press('Escape')
      await page.locator('.ch-composer').waitFor({ state: 'detached' })
    }
    await page.getByRole('button', { name: say('canvas.fit') }).click()
    for (const [k, [, to]] of CHAIN.slice(1).entries()) {
      await pull(page, CHAIN[k]?.[1] ?? '', to)
      await expect.poll(() => linkCount(page), { timeout: 10_000 }).toBe(k + 1)
    }
    await pull(page, CHAIN[0][1], CHAIN[1][1])
    await page.getByText(say('problem.impact-chain.link-twice')).waitFor()
    const acts = await exhaust(undo(page))
    expect(acts).toBe(19)
    await expect.poll(() => page.locator('.ch-node').count()).toBe(0)
    expect(await exhaust(redo(page))).toBe(19)
    await saved(page)
    await expect.poll(() => sizeOf(page)).toEqual([10, 9])
    await page.reload()
    await node(page, CHAIN[9][1]).waitFor()
    await expect.poll(() => sizeOf(page)).toEqual([10, 9])
    complaints.push(...(await lookAt(page, 'chain-canvas')))
    await page.close()
  })

  it('writes the same by keys alone in the list', async () => {
    const page = await open(host, await newChain('Au clavier'))
    const hands = keyboard(page)
    await hands.press(page.getByRole('button', { name: say('add.first') }))
    await page.getByLabel(say('field.type'), { exact: true }).press('Home')
    await hands.write(page.getByLabel(say('field.statement'), { exact: true }), CHAIN[0][1])
    await page.keyboard.press('Enter')
    await hands.press(page.getByRole('button', { name: say('tool.outline'), exact: true }))
    await page.keyboard.press('n')
    for (const [type, statement] of CHAIN.slice(1)) {
      await hands.pick(page.getByLabel(say('field.type'), { exact: true }), say(`element.${type}`))
      await hands.write(page.getByLabel(say('field.statement'), { exact: true }), statement)
      await page.keyboard.press('Enter')
      await page.locator('.ch-open', { hasText: statement }).waitFor()
    }
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Home')
    for (const [k, [, to]] of CHAIN.slice(1, 3).entries()) {
      const from = CHAIN[k]?.[1] ?? ''
      await hands.press(page.getByRole('button', { name: `${say('link.add')} (${from})` }))
      const target = page.getByLabel(say('link.target'))
      const option = await target.locator('option').filter({ hasText: to }).first().textContent()
      await hands.pick(target, option ?? '')
      await hands.press(
        page.locator('.ch-panel').getByRole('button', { name: say('link.make'), exact: true }),
      )
      await page.locator('.ch-link').nth(k).waitFor()
      await page.keyboard.press('Escape')
    }
    const last = page.locator('.ch-open', { hasText: CHAIN[9][1] })
    await last.focus()
    await page.keyboard.press('Alt+ArrowLeft')
    await page.getByText(say('element.retyped', { type: say('element.outcome_long') })).waitFor()
    await last.focus()
    let acts = 0
    while ((await undo(page).getAttribute('aria-disabled')) !== 'true') {
      await page.keyboard.press('Control+z')
      acts += 1
    }
    expect(acts).toBe(13)
    await expect.poll(() => page.locator('.ch-open').count()).toBe(0)
    while ((await redo(page).getAttribute('aria-disabled')) !== 'true') await page.keyboard.press('Control+y')
    await expect.poll(() => page.locator('.ch-open').count()).toBe(10)
    expect(await page.locator('.ch-link').count()).toBe(2)
    await saved(page)
    complaints.push(...(await lookAt(page, 'chain-outline')))
    await page.getByRole('button', { name: say('tool.canvas'), exact: true }).click()
    await page.close()
  })

  it('lets a link be pulled at the very moment elements change', async () => {
    const page = await open(host, await newChain('À l’instant', 'drawn'))
    await node(page, CHAIN[0][1]).waitFor()
    expect(await pullWhileChanging(page, 12)).toBe(0)
    await page.close()
  })

  it('carries a chain into another evaluation by copy and paste', async () => {
    const page = await open(host, await newChain('À copier', 'drawn'))
    await node(page, CHAIN[0][1]).click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+c')
    await page.getByText(say('clipboard.copied', { n: 10 })).waitFor()
    await page.goto(await newChain('Collée'))
    await writeFirst(page)
    await node(page, CHAIN[0][1]).click()
    await page.keyboard.press('Control+v')
    await expect.poll(() => page.locator('.ch-node').count()).toBe(11)
    await expect.poll(() => linkCount(page)).toBe(9)
    await page.close()
  })

  it('shows each of two people what the other does at once, and keeps what is done without network', async () => {
    const territory = evaluations.replace(/\/evaluations$/, '')
    const drawn = await newChain('À deux', 'drawn')
    const guest = await openVisitor(browser, 'fr', 1600)
    await joinTerritory(guest, GUEST, { by: host, server, territory, role: 'facilitator' })
    const [ours, theirs] = [await open(host, drawn), await open(guest, drawn)]
    await Promise.all([node(ours, CHAIN[0][1]).waitFor(), node(theirs, CHAIN[0][1]).waitFor()])
    await node(theirs, CHAIN[2][1]).click()
    await node(ours, CHAIN[2][1]).getByTitle(GUEST.name).waitFor()
    await theirs.keyboard.press('Enter')
    await theirs.keyboard.type('Signer des contrats de trois ans')
    await theirs.keyboard.press('Enter')
    await node(ours, 'contrats de trois ans').waitFor()
    await ours.getByText(say('live.changed-by', { name: GUEST.name })).waitFor()
    await host.setOffline(true)
    await node(ours, CHAIN[3][1]).dblclick()
    await ours.keyboard.type('Former trente cuisiniers')
    await ours.keyboard.press('Enter')
    await node(ours, CHAIN[4][1]).dblclick()
    await ours.keyboard.type('Vingt tonnes livrées')
    await ours.keyboard.press('Enter')
    await ours.getByText(say('sending.offline', { n: 2 })).waitFor()
    await node(theirs, CHAIN[4][1]).dblclick()
    await theirs.keyboard.type('Dix tonnes livrées')
    await theirs.keyboard.press('Enter')
    await saved(theirs)
    await host.setOffline(false)
    await node(theirs, 'Former trente cuisiniers').waitFor()
    await ours.getByRole('button', { name: say('conflict.mine') }).click()
    await node(theirs, 'Vingt tonnes livrées').waitFor()
    await saved(ours)
    expect(await ours.locator('.ch-conflicts').count()).toBe(0)
    await guest.close()
    await ours.close()
  })

  it('has no mistake of script and nothing that axe finds', () => {
    expect(complaints).toEqual([])
  })
})
