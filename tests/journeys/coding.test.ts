import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codingScreensWords } from '#features/coding/words.ts'
import { sayIn } from '#kernel/words.ts'
import { askApi, claimAsHost, joinTerritory, makeEvaluation } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor } from '../support/browser.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// Two people code one interview, each blindly, and are told how far they agree; a passage becomes a quote; the codebook goes out and in.

const GUEST = { name: 'Dominique (essai)', email: 'dominique@example.org', password: 'panais-et-carottes' }
const say = sayIn(codingScreensWords, 'fr')
const TEXT = [
  'Le prix ne couvre pas mes heures. La légumerie aide. Les enfants goûtent à tout.',
  'On manque de bras en été. Le camion passe trop tôt. Les cuisinières veulent des légumes lavés.',
  'C’est nous qui lavons. Le maire est d’accord. Le marché public bloque. Je livre deux cantines.',
].join('\n')

let server: RunningServer
let browser: Browser
let camille: BrowserContext
let dominique: BrowserContext
let mine: Page
let theirs: Page
let place: string
let evaluation: string

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  camille = await openVisitor(browser, 'fr', 1600)
  dominique = await openVisitor(browser, 'fr')
  await claimAsHost(camille, server)
  const made = await makeEvaluation(camille, server, 'Cantines')
  await joinTerritory(dominique, GUEST, {
    by: camille,
    server,
    territory: made.territory,
    role: 'contributor',
  })
  evaluation = made.evaluation
  const ask = <T extends { id: string }>(path: string, body: object, verb: 'POST' | 'PUT' = 'POST') =>
    askApi<T>(camille, server, verb, `${evaluation}/${path}`, body)
  const agreed = {
    consentHow: 'signed',
    consentOn: '2026-01-05',
    consentUses: ['notes', 'anonymous_quote'],
    describedAs: 'une maraîchère',
  }
  const { id } = await ask('interviews', agreed)
  await ask(`interviews/${id}/text`, { version: 0, text: TEXT }, 'PUT')
  const from = await ask('chain-elements', { type: 'activity', statement: 'Acheter local' })
  const to = await ask('chain-elements', { type: 'outcome_short', statement: 'Le revenu monte' })
  await ask('chain-links', { fromId: from.id, toId: to.id })
  await ask('framework-lines', { name: 'Revenu', kind: 'qualitative', dimension: 'ECO' })
  place = `${made.pages}/codage`
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const textBox = (page: Page) =>
  page.getByRole('textbox', { name: say('text.label', { title: 'une maraîchère' }) })
const labels = (page: Page, code: string) => page.locator('.cd-label', { hasText: code })

/** Chooses the n-th sentence by the keyboard and gives it a code by typing its name. */
async function code(page: Page, nth: number, name: string) {
  await textBox(page).focus()
  await page.keyboard.press('Escape')
  for (let i = 0; i < nth; i += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('/')
  await page.getByRole('dialog').getByRole('combobox').fill(name)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

describe('two people who code', () => {
  it('take the text of an interview and code it by the keyboard alone', async () => {
    mine = await camille.newPage()
    await mine.goto(place)
    expect(await lookAt(mine, 'coding-empty')).toEqual([])
    await mine.getByRole('button', { name: say('source.add') }).click()
    await mine.getByRole('button', { name: 'une maraîchère' }).click()
    await textBox(mine).waitFor()
    await code(mine, 1, 'Prix')
    await labels(mine, 'Prix').waitFor()
    await code(mine, 4, 'Travail')
    await code(mine, 7, 'Travail')
    await expect.poll(() => labels(mine, 'Travail').count()).toBe(2)
    await mine.keyboard.press('Control+z')
    await expect.poll(() => labels(mine, 'Travail').count()).toBe(1)
    await mine.keyboard.press('Control+Shift+Z')
    await expect.poll(() => labels(mine, 'Travail').count()).toBe(2)
    expect(await lookAt(mine, 'coding')).toEqual([])
  })

  it('see nothing of each other while blind, and each other at once when not', async () => {
    theirs = await dominique.newPage()
    await theirs.goto(place)
    await labels(theirs, 'Prix').waitFor()
    await theirs.getByLabel(say('text.blind')).check()
    await labels(theirs, 'Prix').waitFor({ state: 'detached' })
    await code(theirs, 1, 'Prix')
    await code(theirs, 4, 'Travail')
    await expect.poll(() => labels(mine, 'Prix').count()).toBe(2)
    await theirs.getByLabel(say('text.read')).check()
    await mine.getByLabel(say('text.read')).check()
    await mine.getByText(say('text.read-by', { n: 2 })).waitFor()
  })

  it('are told how far they agree, and where they do not', async () => {
    await mine.goto(`${place}/accord`)
    await mine.getByText(say('agreement.all')).waitFor()
    // ten sentences, « Travail » on two of them for one and on one for the other: κ = (0.9 − 0.74) / 0.26
    await mine.getByText('0,62', { exact: true }).first().waitFor()
    expect(await lookAt(mine, 'coding-agreement')).toEqual([])
    await mine
      .getByRole('button', { name: say('agreement.look', { n: 1 }) })
      .first()
      .click()
    await mine.getByRole('link', { name: 'C’est nous qui lavons.' }).click()
    await textBox(mine).waitFor()
    await mine.goto(`${place}/cooccurrences`)
    await mine.getByText(say('together.reading')).waitFor()
    expect(await lookAt(mine, 'coding-together')).toEqual([])
  })

  it('make a quote of a passage, tied to a line and a link, under the consent', async () => {
    await mine.goto(place)
    await labels(mine, 'Prix').first().click()
    await mine.getByRole('button', { name: say('quote.make') }).click()
    await mine.getByLabel(say('sign.negative'), { exact: true }).check()
    await mine.getByLabel(new RegExp(say('quote.line'))).selectOption({ label: 'Revenu' })
    await mine
      .getByLabel(new RegExp(say('quote.link')))
      .selectOption({ label: 'Acheter local → Le revenu monte' })
    expect(await lookAt(mine, 'coding-quote')).toEqual([])
    await mine.getByRole('button', { name: say('quote.go') }).click()
    await mine.getByText(say('quote.made')).waitFor()
    type Quotes = { items: { text: string; sign: string; use: string; lineName: string; linkName: string }[] }
    const { items } = await askApi<Quotes>(camille, server, 'GET', `${evaluation}/quote-list`)
    expect(items).toMatchObject([
      {
        text: 'Le prix ne couvre pas mes heures.',
        sign: 'negative',
        use: 'anonymous',
        lineName: 'Revenu',
        linkName: 'Acheter local → Le revenu monte',
      },
    ])
    await mine.goto(`${place}/passages?signe=negative`)
    await mine.getByRole('link', { name: 'Le prix ne couvre pas mes heures.' }).waitFor()
    expect(await mine.locator('tbody tr').count()).toBe(1)
    expect(await lookAt(mine, 'coding-passages')).toEqual([])
  })

  it('take the codebook out, and back in, told what it holds', async () => {
    await mine.goto(`${place}/fichiers`)
    const [saved] = await Promise.all([
      mine.waitForEvent('download'),
      mine.getByRole('button', { name: say('export.qdc') }).click(),
    ])
    const qdc = readFileSync(await saved.path(), 'utf8')
    expect(qdc).toContain('name="Prix"')
    // the codes of somebody else: no GUID as it was
    const next = (digit: string) => ((Number.parseInt(digit, 16) + 1) % 16).toString(16)
    const elsewhere = qdc.replace(
      /(guid=")([0-9a-f])/gi,
      (_, name: string, digit: string) => name + next(digit),
    )
    const file = { name: 'codes.qdc', mimeType: 'application/xml', buffer: Buffer.from(elsewhere) }
    await mine.locator('input[type=file]').setInputFiles(file)
    await mine.getByText(say('import.would', { codes: 2, texts: 0, passages: 0 })).waitFor()
    expect(await lookAt(mine, 'coding-files')).toEqual([])
    await mine.getByRole('button', { name: say('import.enter') }).click()
    await mine.getByRole('rowheader', { name: 'codes.qdc' }).waitFor()
    await mine.getByRole('button', { name: say('import.undo') }).click()
    await mine.getByText(say('import.none'), { exact: true }).waitFor()
  })
})
