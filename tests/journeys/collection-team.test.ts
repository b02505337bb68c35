import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CollectionAnswer } from '#features/collection/contract.ts'
import { defineWords, type Lang, sayIn } from '#kernel/words.ts'
import en from '../../locales/en/collection-team.json' with { type: 'json' }
import fr from '../../locales/fr/collection-team.json' with { type: 'json' }
import { askApi, claimAsHost, makeEvaluation } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor } from '../support/browser.ts'
import { ask, choicesNamed, formOf } from '../support/made-form.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// A facilitator prepares a collection, prints its poster, and keys in five sheets of paper with the keyboard alone while the
// network comes and goes: each sheet enters once, and what they say is there to be read, counted and taken along.

const say = sayIn(defineWords(fr, en), 'fr' satisfies Lang)

const FORM = formOf(
  [
    ask('buys', 'one', { list: 'often', required: true, label: { fr: 'Achetez-vous des légumes d’ici ?' } }),
    ask('crops', 'many', { list: 'crops', orOther: true, label: { fr: 'Lesquels ?' } }),
    ask('spent', 'amount', { unit: 'EUR', label: { fr: 'Combien par mois ?' } }),
    ask('meals', 'integer', {
      from: 0,
      to: 21,
      required: true,
      label: { fr: 'Combien de repas par semaine ?' },
    }),
    ask('lives', 'place', { label: { fr: 'Où habitez-vous ?' } }),
  ],
  { often: choicesNamed('week', 'month', 'never'), crops: choicesNamed('leek', 'carrot', 'bean') },
)

let server: RunningServer
let browser: Browser
let team: BrowserContext
let page: Page
let evaluation: string
let place: string
let collection: string

const readAnswers = async () =>
  (await askApi<{ items: CollectionAnswer[] }>(team, server, 'GET', `${collection}/answers?limit=200`)).items
const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click()
const part = (name: 'reponses' | 'saisie' | 'resultats') =>
  page
    .getByRole('navigation', { name: say('parts.label') })
    .getByRole('link', { name: say(`part.${name}`) })
    .click()

/** Types the lines of a sheet, one after the other, and keeps it. */
async function keyIn(lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Control+Enter')
}
const said = (text: string) => page.getByText(text, { exact: true }).first().waitFor()

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  team = await openVisitor(browser, 'fr', 1024)
  team.setDefaultTimeout(15_000)
  await claimAsHost(team, server)
  const made = await makeEvaluation(team, server, 'Des légumes d’ici')
  evaluation = made.evaluation
  place = made.pages
  const questionnaire = await askApi<{ id: string; version: number }>(
    team,
    server,
    'POST',
    `${evaluation}/questionnaires`,
    { title: 'Les habitants et les légumes', form: FORM },
  )
  await askApi(team, server, 'POST', `${evaluation}/questionnaires/${questionnaire.id}/versions`, {
    version: questionnaire.version,
  })
  page = await team.newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('a collection led by its team', () => {
  it('is prepared, opened, and has a poster that leads to it', async () => {
    await page.goto(`${place}/collectes`)
    await said(say('list.empty-title'))
    await press(say('list.new'))
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByLabel(say('field.purpose')).inputValue()).toContain('Grand Figeac')
    await dialog.getByRole('button', { name: say('create.go') }).click()
    await page.waitForURL(/\/collectes\/[0-9a-f-]{36}$/)
    collection = `${evaluation}/collections/${page.url().split('/').at(-1)}`
    await press(say('acts.open'))
    await said(say('state.open'))
    await press(say('links.new'))
    await page.getByRole('dialog').getByLabel(say('link.name')).fill('Marché de Figeac')
    await press(say('link.make'))
    await page.getByRole('heading', { name: 'Marché de Figeac' }).waitFor()
    const address = (await page.locator('.co-address a').getAttribute('href')) ?? ''
    expect(address).toMatch(/\/r\/[a-z0-9-]+$/)
    await page.getByRole('link', { name: new RegExp(say('link.sheet')) }).click()
    await page.locator('.co-sheet').waitFor()
    expect(await page.locator('.co-sheet-address').textContent()).toBe(address.replace('http://', ''))
    expect(await lookAt(page, 'collection-poster')).toEqual([])
    await page.getByRole('link', { name: say('sheet.back') }).click()
    await page.waitForURL(/\/collectes\/[0-9a-f-]{36}$/)
  })

  it('takes sheets from the keyboard alone, each once, whatever the network does', async () => {
    await part('saisie')
    await page.locator('[data-sheet-key="buys"]').waitFor()
    expect(await lookAt(page, 'collection-keying')).toEqual([])
    await page.locator('[data-sheet-key="buys"]').focus()
    await keyIn(['1', '1 3', '12,50', '7', 'figeac'])
    await said(say('keying.kept', { sheet: '1' }))
    await said(say('pace.sent'))

    // The server has received, the reply is lost: it comes again and is known.
    let lost = 0
    await page.route('**/sheets/*', async (route) => {
      if (lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      await route.abort()
    })
    await keyIn(['2', '4', 'panais', '-', '3', '46102'])
    await expect.poll(async () => (await readAnswers()).length).toBe(2)

    await team.setOffline(true)
    await keyIn(['9', '2', '', '30'])
    // No box has a 9, and a week has no thirty meals: the sheet stays.
    await page.getByText(say('keying.wrong', { n: 2 })).waitFor()
    expect(await page.locator('[data-sheet-key="buys"]').evaluate((e) => e === document.activeElement)).toBe(
      true,
    )
    await page.keyboard.type('3')
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Control+Enter')
    // Nobody wrote how many meals: kept again, it is empty on the sheet.
    await page.getByText(say('keying.lacking', { n: 1 })).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText(/Sans réseau/).waitFor()
    await keyIn(['1', '1', '20', '5', ''])
    await team.setOffline(false)
    await keyIn(['1', '2 3', '', '14', ''])
    await said(say('pace.sent'))
    const sheets = (await readAnswers()).map(({ sheet }) => sheet).sort()
    expect(sheets).toEqual(['1', '2', '3', '4', '5'])
    expect(lost).toBe(1)
    const bySheet = new Map((await readAnswers()).map((one) => [one.sheet, one.answers]))
    expect(bySheet.get('1')).toEqual({
      buys: 'week',
      crops: ['leek', 'bean'],
      spent: '12.50',
      meals: 7,
      lives: '46102',
    })
    expect(bySheet.get('2')).toMatchObject({
      crops: ['other'],
      crops_other: 'panais',
      meals: 3,
      lives: '46102',
    })
    expect(bySheet.get('3')).toEqual({ buys: 'never', crops: ['carrot'] })
  })

  it('reads each answer in words, and lets it be taken out and brought back', async () => {
    await part('reponses')
    await page.getByRole('table').waitFor()
    expect(await lookAt(page, 'collection-answers')).toEqual([])
    await page.getByRole('row').filter({ hasText: 'feuille 2' }).getByRole('link').click()
    await page.getByText('autre : panais').waitFor()
    await press(say('answer.delete'))
    await expect.poll(async () => (await readAnswers()).length).toBe(4)
    await page
      .getByRole('button', { name: /^Annuler/ })
      .first()
      .click()
    await expect.poll(async () => (await readAnswers()).length).toBe(5)
  })

  it('counts without percentages while answers are few, and gives its table', async () => {
    await part('resultats')
    const question = page.getByRole('region', { name: 'Achetez-vous des légumes d’ici ?' }).first()
    await question.waitFor()
    expect(await question.getByRole('row').filter({ hasText: 'le week' }).textContent()).toContain('3')
    expect(await question.textContent()).not.toMatch(/\d\s?%/)
    expect(await lookAt(page, 'collection-results')).toEqual([])
    await part('reponses')
    const coming = page.waitForEvent('download')
    await press(say('answers.export-csv'))
    const file = await readFile(await (await coming).path(), 'utf8')
    expect(file.trim().split('\n')).toHaveLength(6)
    expect(file).toContain('panais')
  })

  it('shows by which way answers came, and how far each group is', async () => {
    await askApi(team, server, 'POST', `${collection}/groups`, {
      name: 'Habitants',
      population: 1000,
      wanted: 40,
    })
    await page.goto(`${place}/collectes/${collection.split('/').at(-1)}`)
    await page.getByRole('row').filter({ hasText: 'Habitants' }).first().waitFor()
    expect(await page.getByRole('table', { name: say('rates.channels') }).textContent()).toContain('Papier')
    await page.getByText(say('sample.title')).click()
    expect(await page.getByText('385', { exact: true }).count()).toBe(1)
    await page.getByLabel(say('sample.population')).fill('1000')
    await page.getByText('278', { exact: true }).waitFor()
    expect(await lookAt(page, 'collection-led')).toEqual([])
  })
})
