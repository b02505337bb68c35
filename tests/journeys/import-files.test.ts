import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { indicatorsWords } from '#features/indicators/words.ts'
import { defineWords, sayIn } from '#kernel/words.ts'
import mendingEn from '../../locales/en/mending.json' with { type: 'json' }
import mendingFr from '../../locales/fr/mending.json' with { type: 'json' }
import { askApi, claimAsHost, makeEvaluation } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor, PICTURES } from '../support/browser.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// An office exports values of its own: Windows-1252, semicolons, decimal commas, titles of its own. It is mended on
// screen, enters, is recognised the next year, and is taken out as a whole.

const say = sayIn(indicatorsWords, 'fr')
const sayMending = sayIn(defineWords(mendingFr, mendingEn), 'fr')

let browser: Browser
let server: RunningServer
let context: BrowserContext
let page: Page
let evaluation: string
let pages: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServerProcess()])
  context = await openVisitor(browser, 'fr')
  await claimAsHost(context, server)
  ;({ evaluation, pages } = await makeEvaluation(context, server, 'Cantines'))
  for (const [name, unit] of [
    ['Part de bio', '%'],
    ['Repas servis à l’année', 'repas'],
  ]) {
    const line = { name, unit, kind: 'quantitative', dimension: 'ECO' }
    await askApi(context, server, 'POST', `${evaluation}/framework-lines`, line)
  }
  page = await context.newPage()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    await page.screenshot({ path: join(PICTURES, 'import-files-last.png'), fullPage: true })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** One byte a letter, and the typographic apostrophe where Windows has it. */
const windows1252 = (text: string) =>
  Buffer.from(Array.from(text, (letter) => (letter === '’' ? 0x92 : letter.charCodeAt(0))))

async function choose(name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer: windows1252(text) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.locator('.tb-mend-bar').waitFor()
}

const values = async () => {
  type Found = {
    items: { value: number | null; missing: string | null; periodFrom: string }[]
    total: number
  }
  return askApi<Found>(context, server, 'GET', `${evaluation}/observations?limit=50`)
}
const columnOf = (name: string) =>
  page.getByRole('combobox', { name: sayMending('columns.holds-of', { column: name }), exact: true })
const enter = (n: number) => page.getByRole('button', { name: say('import.enter', { n }) })

describe('a table of values of an office', () => {
  it('is mended on screen and enters exactly', async () => {
    await page.goto(`${pages}/valeurs/importer`)
    const rows = [
      'Part de bios;2024;12,5;B',
      'Repas servis à l’année;2024;1 204 300;A',
      'Part de bio;2023;nd;',
    ]
    await choose('valeurs-2024.csv', `Thème suivi;Quand;Combien;Confiance\n${rows.join('\n')}\n`)
    await columnOf('Thème suivi').selectOption({ label: say('import-column.line') })
    await columnOf('Quand').selectOption({ label: say('import-column.period') })
    await columnOf('Combien').selectOption({ label: say('import-column.value') })
    await enter(2).waitFor()
    expect(await lookAt(page, 'import-values')).toEqual([])
    const corrected = page.getByRole('button', { name: 'Part de bio', exact: true })
    await corrected.first().click()
    await enter(3).click()
    await page.waitForURL(/\/valeurs$/)
    const { items } = await values()
    const told = items.map(({ value, missing, periodFrom }) => [periodFrom.slice(0, 4), value, missing])
    expect(told.toSorted()).toEqual([
      ['2023', null, 'not_collected'],
      ['2024', 12.5, null],
      ['2024', 1_204_300, null],
    ])
  })

  it('is recognised the next year by its titles', async () => {
    await page.goto(`${pages}/valeurs/importer`)
    await choose('valeurs-2025.csv', 'Thème suivi;Quand;Combien;Confiance\nPart de bio;2025;14,25;B\n')
    await page.getByText('valeurs-2024.csv').first().waitFor()
    await page.getByRole('button', { name: sayMending('remembered.without') }).waitFor()
    await enter(1).click()
    await page.waitForURL(/\/valeurs$/)
    expect((await values()).total).toBe(4)
  })

  it('is taken out as a whole, and brought back', async () => {
    await page.goto(`${pages}/valeurs/importer`)
    await page.getByRole('button', { name: say('imports.undo-of', { file: 'valeurs-2024.csv' }) }).click()
    await page.getByText(say('imports.undone', { file: 'valeurs-2024.csv' })).waitFor()
    expect((await values()).total).toBe(1)
    const { items } = await askApi<{ items: { id: string }[] }>(
      context,
      server,
      'GET',
      `${evaluation}/observation-imports?deleted=true`,
    )
    await askApi(context, server, 'POST', `${evaluation}/observation-imports/${items[0]?.id}/restore`)
    expect((await values()).total).toBe(4)
  })
})
