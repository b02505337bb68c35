import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { frameworkWords } from '#features/framework/words.ts'
import { sayIn } from '#kernel/words.ts'
import { askApi, claimAsHost, joinTerritory, makeEvaluation } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor } from '../support/browser.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// A framework kept in a spreadsheet comes in, is mended, edited in place, put to the vote, and shows what nothing answers.

const GUEST = { name: 'Léa (essai)', email: 'lea@example.org', password: 'panais-et-carottes' }
const say = sayIn(frameworkWords, 'fr')

type Line = {
  id: string
  name: string
  owner: string
  hours: number | null
  isSetAside: boolean
  dimension: string
}

let server: RunningServer
let browser: Browser
let camille: BrowserContext
let lea: BrowserContext
let page: Page
let api: string
let framework: string
const complaints: string[] = []

/** Twelve lines as a spreadsheet copies them; the ninth lost its dimension. */
const TABLE = [
  [
    'Objectif',
    'Code',
    'Indicateur',
    'Dimension',
    'Mode de collecte',
    'Source',
    'Responsable',
    'Échéance',
    'Heures',
  ],
  ['Des légumes d’ici', 'ENV-12', '', '', '', '', 'Claire', '31/12/2026', '3,5'],
  ['', 'ENV-02', '', '', '', '', 'Paul', '31/12/2026', '2'],
  ...['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => [
    '',
    '',
    `Indicateur ${letter}`,
    'économie',
    'comptes',
    'factures',
    'Paul',
    '30/06/2027',
    '1',
  ]),
  ['', '', 'Confiance entre voisins', '', 'entretien', 'voisins', '', '', ''],
  ['', '', 'Sans source', 'social', '', '', '', '', ''],
  ['', '', 'Gouvernance', 'ORG', 'réunion', 'comptes rendus', 'Claire', '', '4'],
  ['', '', 'Livraisons', 'logistique', 'pesée', 'bons', 'Paul', '', '1'],
]

const lines = async () =>
  (await askApi<{ items: Line[] }>(camille, server, 'GET', `${api}/framework-lines?limit=200`)).items
const lineNamed = async (name: string) => (await lines()).find((line) => line.name === name)

async function look(name: string): Promise<void> {
  complaints.push(...(await lookAt(page, `framework-${name}`)))
}

async function paste(on: Page, text: string): Promise<void> {
  await on.getByLabel(say('paste.here')).focus()
  await on.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', pasted)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, text)
}

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  camille = await openVisitor(browser, 'fr')
  lea = await openVisitor(browser, 'fr')
  await claimAsHost(camille, server)
  const made = await makeEvaluation(camille, server, 'Cantines')
  api = made.evaluation
  framework = `${made.pages}/referentiel`
  await askApi(camille, server, 'POST', `${api}/objectives`, { change: 'Des légumes d’ici' })
  await joinTerritory(lea, GUEST, { by: camille, server, territory: made.territory, role: 'contributor' })
  page = await camille.newPage()
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`))
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('a framework from a spreadsheet', () => {
  it('is pasted, mended where it lacks something, and enters as a whole', async () => {
    await page.goto(`${framework}/coller`)
    await paste(page, TABLE.map((row) => row.join('\t')).join('\n'))
    const grid = page.getByRole('grid')
    await grid.waitFor()
    await grid.focus()
    for (const key of ['F8', 'Enter']) await page.keyboard.press(key)
    await page.keyboard.type('sociale')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: say('paste.enter', { n: 12 }) }).click()
    await page.waitForURL(/tableau$/)
    await expect.poll(async () => (await lines()).length).toBe(12)
    expect((await lineNamed('Confiance entre voisins'))?.dimension).toBe('SOC')
    expect((await lineNamed('Gaspillage par repas'))?.hours).toBe(3.5)
  })

  it('is edited with the keyboard, and each step is taken back', async () => {
    const owner = page.getByRole('gridcell', { name: 'Claire' }).first()
    await owner.click()
    await page.keyboard.press('Enter')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Léa')
    await page.keyboard.press('Tab')
    await expect.poll(async () => (await lineNamed('Gaspillage par repas'))?.owner).toBe('Léa')
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(async () => (await lineNamed('Gaspillage par repas'))?.owner).toBe('Claire')
    // Escape gives up what was typed; a text that is no number stays where it is, and says so.
    await page.getByRole('gridcell', { name: 'Claire' }).first().click()
    for (const key of ['Enter', 'Z', 'Escape']) await page.keyboard.press(key)
    await page.getByRole('gridcell', { name: '3,5' }).click()
    await page.keyboard.type('beaucoup')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('beaucoup').waitFor()
    await page.keyboard.press('Escape')
    expect(await lineNamed('Gaspillage par repas')).toMatchObject({ owner: 'Claire', hours: 3.5 })
    // Down one: « Indicateur A » comes after « Indicateur B ».
    await page.getByRole('gridcell', { name: 'Indicateur A' }).click()
    await page.keyboard.press('Alt+ArrowDown')
    await expect
      .poll(async () => (await lines()).map(({ name }) => name).filter((name) => /[AB]$/.test(name)))
      .toEqual(['Indicateur B', 'Indicateur A'])
    await look('table')
  })
})

describe('priorities', () => {
  it('are voted by two people, and the first lines are kept', async () => {
    const hers = await lea.newPage()
    for (const [visitor, names] of [
      [page, ['Gaspillage par repas', 'Sans source', 'Indicateur A']],
      [hers, ['Gaspillage par repas', 'Sans source']],
    ] as const) {
      await visitor.goto(`${framework}/vote`)
      for (const name of names) {
        const more = visitor.getByRole('button', { name: say('vote.more', { name }) })
        await more.click()
        if (name !== 'Indicateur A') await more.click()
      }
      await visitor.getByText(say('vote.saved')).waitFor()
    }
    await page.getByText(say('vote.result-lead', { n: 2 })).waitFor()
    await page.getByLabel(say('vote.keep-how-many')).fill('3')
    await page.getByRole('button', { name: say('vote.keep', { n: 3 }) }).click()
    await expect.poll(async () => (await lines()).filter(({ isSetAside }) => isSetAside).length).toBe(9)
    const kept = (await lines()).filter(({ isSetAside }) => !isSetAside).map(({ name }) => name)
    expect(kept.toSorted()).toEqual(['Gaspillage par repas', 'Indicateur A', 'Sans source'])
    await look('vote')
  })
})

describe('what is kept', () => {
  it('shows the line that nothing answers', async () => {
    await page.goto(`${framework}/couverture`)
    await page.getByText(say('finding.framework.line-unanswered', { line: 'Sans source' })).waitFor()
    await look('coverage')
  })

  it('is tested for its quality with single keys', async () => {
    await page.goto(`${framework}/qualite`)
    await page.locator('.fw-tick').first().focus()
    for (const key of ['o', 'n', 'o', 'o', 'o', 'o']) await page.keyboard.press(key)
    await page.getByText(say('quality.score', { score: 5, outOf: 6 })).waitFor()
    await look('quality')
  })

  it('is read without a fault of access, and fits every screen', async () => {
    await page.goto(`${framework}/${(await lineNamed('Gaspillage par repas'))?.id}`)
    await page.getByText(say('lineage.same-lead')).waitFor()
    await look('line')
    await page.goto(`${framework}/catalogue?text=gaspillage`)
    await page.getByText(say('reasons.why')).first().waitFor()
    await look('catalogue')
    await page.goto(framework)
    await page.getByText(say('aside.title')).waitFor()
    expect(complaints).toEqual([])
  })
})
