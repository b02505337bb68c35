import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changesBetween } from '#features/worlds/domain/network-changes.ts'
import type { NetworkData, NetworkPositions } from '#features/worlds/domain/network-data.ts'
import { networkOn } from '#features/worlds/domain/network-on-day.ts'
import { networkMapWords, networkMeasureWords, worldsWords } from '#features/worlds/words.ts'
import { addMonths, localDay } from '#kernel/day.ts'
import { sayIn } from '#kernel/words.ts'
import { askApi, claimAsHost, joinTerritory } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor } from '../support/browser.ts'
import { keyboard } from '../support/hands.ts'
import { enterMadeNetwork } from '../support/made-territory-network.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// Who does what, with whom: the map at three sizes, by mouse and by keyboard, through time; what it measures; who should meet.

const READER = { name: 'Léa (essai)', email: 'lea@example.org', password: 'panais-et-carottes' }
const SIZES = [
  { actors: 20, ties: 40, worlds: 8 },
  { actors: 300, ties: 900, worlds: 20 },
  { actors: 5000, ties: 20_000, worlds: 20 },
] as const
const TODAY = localDay(new Date())

const say = sayIn(networkMapWords, 'fr')
const sayEn = sayIn(networkMapWords, 'en')
const sayWorlds = sayIn(worldsWords, 'fr')
const sayMeasure = sayIn(networkMeasureWords, 'fr')

type Network = { data: NetworkData; positions: NetworkPositions }

let server: RunningServer
let browser: Browser
let camille: BrowserContext
let english: BrowserContext
const territories = new Map<number, string>()
const complaints: string[] = []

const ask = <T>(method: 'GET' | 'POST' | 'PUT', path: string, data?: object) =>
  askApi<T>(camille, server, method, path, data)
const territoryOf = (actors: number) => `/territories/${territories.get(actors)}`
const pageOf = (actors: number, part = '') =>
  `${server.url}/territoires/${territories.get(actors)}/reseau${part}`
const networkOf = (actors: number) => ask<Network>('GET', `${territoryOf(actors)}/network`)

async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`))
  await page.goto(address)
  return page
}

async function still(page: Page): Promise<void> {
  await page.locator('canvas.wn-canvas[data-state="still"]').waitFor({ timeout: 60_000 })
}

async function openMap(context: BrowserContext, actors: number, query = ''): Promise<Page> {
  const page = await open(context, pageOf(actors, query))
  await still(page)
  return page
}

const map = (page: Page) => page.getByRole('application')
const card = (page: Page) => page.locator('.wn-card')

/** The heart of a world on the screen while the map shows everything: its name stands there, and no actor does. */
async function placeOfWorld(page: Page, actors: number, name: string): Promise<{ x: number; y: number }> {
  await page.locator('.wn-box').scrollIntoViewIfNeeded()
  const { data, positions } = await networkOf(actors)
  const spots = [
    ...Object.values(positions.worlds),
    ...Object.values(positions.actors).map(([x, y]) => [x, y, 12] as const),
  ]
  const left = Math.min(...spots.map(([x, , r]) => x - r))
  const right = Math.max(...spots.map(([x, , r]) => x + r))
  const top = Math.min(...spots.map(([, y, r]) => y - r))
  const bottom = Math.max(...spots.map(([, y, r]) => y + r))
  const world = data.worlds.find((each) => each.name === name)
  const at = positions.worlds[world?.id ?? '']
  const box = await page.locator('canvas.wn-canvas').boundingBox()
  if (!at || !box) throw new Error(`${name} is not on the map`)
  const scale = Math.min(2, (0.93 * box.width) / (right - left), (0.93 * box.height) / (bottom - top))
  return {
    x: box.x + box.width / 2 + (at[0] - (left + right) / 2) * scale,
    y: box.y + box.height / 2 + (at[1] - (top + bottom) / 2) * scale,
  }
}

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  camille = await openVisitor(browser, 'fr', 1600)
  await claimAsHost(camille, server)
  const selection = { include: [{ kind: 'commune', code: '46102' }], exclude: [] }
  for (const size of SIZES) {
    const { id } = await ask<{ id: string }>('POST', '/territories', {
      name: `Réseau de ${size.actors}`,
      note: '',
      selection,
    })
    territories.set(size.actors, id)
    await enterMadeNetwork(ask, `/territories/${id}`, size)
  }
  english = await browser.newContext({
    viewport: { width: 1600, height: 900 },
    locale: 'en-GB',
    storageState: await camille.storageState(),
    reducedMotion: 'reduce',
  })
  english.setDefaultTimeout(15_000)
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('the map', () => {
  it.each(SIZES)('is calm and readable with $actors actors', async ({ actors, worlds }) => {
    const page = await openMap(camille, actors)
    const { data } = await networkOf(actors)
    const view = networkOn(data, TODAY)
    expect(await map(page).getAttribute('aria-label')).toBe(
      say('map.label', { worlds, actors: view.actors.length, ties: view.ties.length }),
    )
    complaints.push(...(await lookAt(page, `network-map-${actors}`)))
    await page.close()
  })

  it('shows an empty territory how to begin', async () => {
    const selection = { include: [{ kind: 'commune', code: '46102' }], exclude: [] }
    const { id } = await ask<{ id: string }>('POST', '/territories', { name: 'Vide', note: '', selection })
    const page = await open(camille, `${server.url}/territoires/${id}/reseau`)
    await page.getByRole('heading', { name: say('empty.title') }).waitFor()
    await page.getByRole('link', { name: say('empty.worlds') }).waitFor()
    await page.close()
  })

  it('is looked at with the mouse: a world, what joins it to a second one, an actor', async () => {
    const page = await openMap(camille, 300)
    const agriculture = await placeOfWorld(page, 300, 'Agriculture')
    await page.mouse.click(agriculture.x, agriculture.y)
    await card(page).getByRole('heading', { name: 'Agriculture' }).waitFor()
    await page.getByRole('button', { name: say('map.whole') }).click()
    await still(page)
    const health = await placeOfWorld(page, 300, 'Santé')
    await page.keyboard.down('Shift')
    await page.mouse.click(health.x, health.y)
    await page.keyboard.up('Shift')
    await card(page)
      .getByRole('heading', { name: say('pair.title', { a: 'Agriculture', b: 'Santé' }) })
      .waitFor()
    expect(page.url()).toMatch(/monde=.*avec=/)
    await page.getByRole('combobox', { name: say('search.label') }).fill('Ferme 12')
    await page.getByRole('option', { name: /^Ferme 12 / }).click()
    await card(page).getByRole('heading', { name: 'Ferme 12', exact: true }).waitFor()
    await still(page)
    complaints.push(...(await lookAt(page, 'network-map-actor')))
    await page.close()
  })

  it('walks with the arrows from world to world and inside one, in English', async () => {
    const page = await openMap(english, 300)
    await map(page).focus()
    const told = page.locator('.wn-told')
    await page.keyboard.press('ArrowRight')
    const first = await told.textContent()
    // one that is lived in: nobody could be walked to in an empty one
    const isLived = async () => /, \d+ actors?$/.test((await told.textContent()) ?? '')
    for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown']) {
      await page.keyboard.press(key)
      await expect.poll(() => told.textContent()).not.toBe('')
      if ((await told.textContent()) !== first && (await isLived())) break
    }
    expect(await told.textContent()).not.toBe(first)
    const world = (await told.textContent())?.split(',')[0] ?? ''
    await page.keyboard.press('Enter')
    await card(page).getByRole('heading', { name: world }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await card(page)
      .getByRole('heading', { name: /^Ferme \d+$/ })
      .waitFor()
    await page.keyboard.press('Escape')
    await card(page).getByRole('heading', { name: world }).waitFor()
    await page.keyboard.press('Escape')
    await card(page).waitFor({ state: 'detached' })
    for (const key of ['+', '-', '0']) await page.keyboard.press(key)
    await still(page)
    await page.keyboard.press('/')
    const search = page.getByRole('combobox', { name: sayEn('search.label') })
    expect(await search.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.type('sant')
    await page.keyboard.press('Enter')
    await card(page).getByRole('heading', { name: 'Santé' }).waitFor()
    await page.close()
  })

  it('says the same as a table, under the same filters', async () => {
    const page = await openMap(camille, 300, '?vue=carte')
    await page.getByText(say('filter.title'), { exact: true }).click()
    await page.getByLabel(say('filter.strength')).selectOption('3')
    const { data } = await networkOf(300)
    const strong = networkOn(data, TODAY).ties.filter(({ strength }) => strength === 3).length
    await page
      .getByRole('status')
      .filter({ hasText: say('filter.kept', { actors: 300, allActors: 300, ties: strong, allTies: 900 }) })
      .waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: say('tab.tableau') }).click()
    await page.getByRole('table', { name: say('table.ties-caption', { n: strong }) }).waitFor()
    await page.getByRole('table', { name: say('table.worlds-caption', { n: 20 }) }).waitFor()
    complaints.push(...(await lookAt(page, 'network-map-table')))
    await page
      .getByRole('button', { name: /^Ferme \d+$/ })
      .first()
      .click()
    await card(page)
      .getByRole('heading', { name: /^Ferme \d+$/ })
      .waitFor()
    await page.close()
  })
})

describe('time', () => {
  it('is a slider, and a difference between two days whose figures are those of the data', async () => {
    const page = await openMap(camille, 300)
    const { data } = await networkOf(300)
    const ago = addMonths(TODAY, -24) ?? TODAY
    const labelOn = (day: string) => {
      const view = networkOn(data, day)
      return say('map.label', { worlds: 20, actors: view.actors.length, ties: view.ties.length })
    }
    for (const _ of [1, 2, 3]) await page.getByRole('button', { name: say('time.before-year') }).click()
    const then = addMonths(TODAY, -36) ?? TODAY
    await expect.poll(() => map(page).getAttribute('aria-label')).toBe(labelOn(then))
    await expect.poll(() => page.url()).toContain(`jour=${then}`)
    for (const _ of [1, 2, 3]) await page.getByRole('button', { name: say('time.after-year') }).click()
    await expect.poll(() => map(page).getAttribute('aria-label')).toBe(labelOn(TODAY))
    await page.getByRole('button', { name: say('time.two-years') }).click()
    const { counts } = changesBetween(data, ago, TODAY, 24)
    const stat = page.locator('.tb-stat', { hasText: say('difference.ties-new') })
    await expect.poll(() => stat.locator('.tb-stat-value').textContent()).toBe(`${counts.ties.new}`)
    await still(page)
    complaints.push(...(await lookAt(page, 'network-map-difference')))
    await page.close()
  })

  it('plays until today, and stops there', async () => {
    const page = await openMap(camille, 20, `?jour=${addMonths(TODAY, -14)}`)
    await page.getByRole('button', { name: say('time.play') }).click()
    await page.getByText(say('time.today')).first().waitFor()
    await page.getByRole('button', { name: say('time.play') }).waitFor()
    await page.close()
  })
})

describe('taking along', () => {
  it('gives pictures, documents and files for other tools', async () => {
    const page = await openMap(camille, 20)
    const begins = { svg: '<svg', png: '\x89PNG', pdf: '%PDF', gexf: '<?xml', graphml: '<?xml' } as const
    for (const format of ['svg', 'png', 'pdf', 'gexf', 'graphml', 'csv'] as const) {
      await page.getByText(say('export.menu'), { exact: true }).click()
      const coming = page.waitForEvent('download')
      await page.getByRole('button', { name: say(`export.${format}`) }).click()
      const path = await (await coming).path()
      const text = await readFile(path, 'latin1')
      expect(text.length).toBeGreaterThan(200)
      if (format !== 'csv') expect(text.slice(0, 200)).toContain(begins[format])
    }
    await page.close()
  })

  it('lays everybody out anew, and puts everybody back', async () => {
    const page = await openMap(camille, 20)
    const before = (await networkOf(20)).positions
    await page.getByText(say('export.menu'), { exact: true }).click()
    await page.getByRole('button', { name: say('layout.anew') }).click()
    await page.getByText(say('layout.done')).waitFor()
    await page.locator('.tb-toast-undo').first().click()
    await expect.poll(async () => (await networkOf(20)).positions).toEqual(before)
    await page.close()
  })
})

describe('the measures', () => {
  it('are questions with their reading; thresholds are the territory’s', async () => {
    const page = await open(camille, pageOf(300, '/mesures'))
    const coverage = page.getByRole('article', { name: sayMeasure('measure.coverage.name') })
    await coverage.getByRole('heading', { name: sayMeasure('measure.coverage.question') }).waitFor()
    await coverage.getByText(sayMeasure('reading.coverage.wide')).first().waitFor()
    await page.getByRole('heading', { name: say('measures.actors') }).waitFor()
    complaints.push(...(await lookAt(page, 'network-measures')))
    await coverage.getByText(sayMeasure('measure.coverage.name'), { exact: true }).click()
    const bound = coverage.getByRole('textbox').last()
    await bound.fill('0,97')
    await coverage.getByRole('button', { name: say('thresholds.save') }).click()
    await coverage.locator('.tb-light', { hasText: sayMeasure('reading.coverage.medium') }).waitFor()
    await page.locator('.tb-toast-undo').first().click()
    await coverage.locator('.tb-light', { hasText: sayMeasure('reading.coverage.wide') }).waitFor()
    await page.close()
  })

  it('name nobody to a reader', async () => {
    const lea = await openVisitor(browser, 'fr', 1024)
    await joinTerritory(lea, READER, { by: camille, server, territory: territoryOf(20), role: 'reader' })
    const page = await open(lea, pageOf(20, '/mesures'))
    await page.getByText(say('measures.team-only')).waitFor()
    expect(await page.getByText('Ferme 1', { exact: true }).count()).toBe(0)
    await lea.close()
  })
})

type Encounter = {
  id: string
  state: string
  outcome: string
  heldOn: string | null
  actionId: string | null
}
const encounters = async (actors: number) =>
  (await ask<{ items: Encounter[] }>('GET', `${territoryOf(actors)}/world-encounters`)).items

describe('who should meet', () => {
  it('is accepted with the mouse, held, and told', async () => {
    const page = await open(camille, pageOf(300, '/rencontres'))
    const first = page.locator('.wx-proposal').first()
    const name = await first.getAttribute('aria-label')
    complaints.push(...(await lookAt(page, 'network-meetings')))
    await first.getByRole('button', { name: say('meet.accept') }).click()
    await page.getByLabel(say('meet.action-title')).fill('Visite croisée au marché')
    await page.getByRole('button', { name: say('meet.plan') }).click()
    const followed = page.locator('.wx-encounter', { hasText: name ?? '' })
    await followed.getByText(sayWorlds('encounter-state.accepted'), { exact: true }).waitFor()
    const [accepted] = await encounters(300)
    const action = await ask<{ title: string; state: string }>(
      'GET',
      `${territoryOf(300)}/actions/${accepted?.actionId}`,
    )
    expect(action).toMatchObject({ title: 'Visite croisée au marché', state: 'planned' })
    await followed.getByRole('button', { name: say('meet.mark-held') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: say('meet.outcome') }).fill('Une commande de légumes.')
    await dialog.getByRole('button', { name: say('meet.save') }).click()
    await followed.getByText(sayWorlds('encounter-state.held'), { exact: true }).waitFor()
    await followed.getByRole('table').waitFor()
    const [held] = await encounters(300)
    expect(held).toMatchObject({ state: 'held', outcome: 'Une commande de légumes.', heldOn: TODAY })
    complaints.push(...(await lookAt(page, 'network-meetings-followed')))
    await page.close()
  })

  it('is accepted with the keyboard in English, taken back, set aside', async () => {
    const page = await open(english, pageOf(20, '/rencontres'))
    const hands = keyboard(page)
    const first = page.locator('.wx-proposal').first()
    await hands.press(first.getByRole('button', { name: sayEn('meet.accept') }))
    await hands.press(page.getByRole('button', { name: sayEn('meet.plan') }))
    await page.locator('.wx-encounter').waitFor()
    expect(await encounters(20)).toHaveLength(1)
    await hands.press(page.locator('.tb-toast-undo').first())
    await expect.poll(async () => (await encounters(20)).length).toBe(0)
    await hands.press(
      page
        .locator('.wx-proposal')
        .first()
        .getByRole('button', { name: sayEn('meet.aside') }),
    )
    await expect.poll(async () => (await encounters(20)).map(({ state }) => state)).toEqual(['set_aside'])
    await page.close()
  })

  it('listens to what the team says worlds have to say to each other', async () => {
    const page = await open(english, pageOf(20, '/rencontres'))
    const hands = keyboard(page)
    await hands.press(page.locator('summary', { hasText: sayEn('matrix.open') }))
    await hands.write(page.locator('.wx-matrix input').first(), '0.9')
    await page.keyboard.press('ArrowDown')
    expect(
      await page
        .locator('.wx-matrix input')
        .nth(1)
        .evaluate((element) => element === document.activeElement),
    ).toBe(true)
    await hands.press(page.getByRole('button', { name: sayEn('matrix.save') }))
    const settings = async () =>
      (await ask<{ settings: { complementarity: { value: number }[] } }>('GET', `${territoryOf(20)}/network`))
        .settings
    await expect.poll(async () => (await settings()).complementarity.map(({ value }) => value)).toEqual([0.9])
    await page.close()
  })
})

it('leaves axe nothing to find, no sideways scroll and no script failure', () => {
  expect(complaints).toEqual([])
})
