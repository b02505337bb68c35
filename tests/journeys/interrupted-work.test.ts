import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsWords } from '#features/accounts/words.ts'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { defineWords, sayIn } from '#kernel/words.ts'
import en from '../../locales/en/shell.json' with { type: 'json' }
import fr from '../../locales/fr/shell.json' with { type: 'json' }
import { askApi, claimAsHost, HOST, makeEvaluation } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor } from '../support/browser.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// What somebody wrote is never lost: not with a session that ends, a network that goes, nor a tab that closes.

const say = sayIn(evaluationsWords, 'fr')
const sayShell = sayIn(defineWords(fr, en), 'fr')
const sayAccounts = sayIn(accountsWords, 'fr')

let server: RunningServer
let browser: Browser
let context: BrowserContext
let page: Page
let perimeter: string
let evaluation: string

const product = () => page.getByLabel(say('field.product'), { exact: true })

/** What the server holds of the field, looked at beside the page. */
async function keptProduct(): Promise<string | undefined> {
  return (await askApi<{ perimeter: { product?: string } }>(context, server, 'GET', evaluation)).perimeter
    .product
}

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  context = await openVisitor(browser, 'fr')
  await claimAsHost(context, server)
  const made = await makeEvaluation(context, server, 'Cantines')
  evaluation = made.evaluation
  perimeter = `${made.pages}/perimetre`
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('work that is interrupted', () => {
  it('by a session that ends is found again after signing in', async () => {
    page = await context.newPage()
    // Once the live stream stands everything is read again; only then is there nothing left to ask the server.
    const isPlaced = page.waitForResponse((reply) => reply.request().method() === 'PUT')
    await page.goto(perimeter)
    await product().waitFor()
    await isPlaced
    await page.waitForTimeout(500)
    await context.clearCookies()
    await product().fill('lentilles blondes')
    await page.keyboard.press('ControlOrMeta+s')
    const again = page.getByRole('link', { name: sayShell('save.sign-in') })
    const field = page.getByLabel(sayAccounts('field.email'), { exact: true })
    // The bar offers to sign in; the page goes there by itself once it asks the server anything else.
    await again.or(field).first().waitFor()
    if (await again.isVisible()) await again.click()
    await field.waitFor()
    expect(await lookAt(page, 'session-ended')).toEqual([])
    await field.fill(HOST.email)
    await page.locator('input[type=password]').fill(HOST.password)
    await page.getByRole('button', { name: sayAccounts('sign-in.submit') }).click()
    await page.waitForURL(perimeter)
    await product().waitFor()
    expect(await product().inputValue()).toBe('lentilles blondes')
  })

  it('by a lost network is kept here, said so, and saved once the network is back', async () => {
    await page.goto(perimeter)
    await product().waitFor()
    await context.setOffline(true)
    await product().fill('pois cassés')
    await page.keyboard.press('ControlOrMeta+s')
    await page.getByText(sayShell('save.offline')).first().waitFor()
    await context.setOffline(false)
    await expect.poll(keptProduct, { timeout: 30_000 }).toBe('pois cassés')
  })

  it('by a lost network on the way to another page, says so there and goes on by itself', async () => {
    await page.goto(perimeter)
    await product().waitFor()
    await context.setOffline(true)
    await product().fill('pois cassés du causse')
    await page
      .getByRole('link', { name: say('page.objectifs') })
      .first()
      .click()
    await page.getByText(sayShell('problem.network.unreachable')).first().waitFor()
    await context.setOffline(false)
    await page.waitForURL(/\/objectifs$/)
    await page.getByRole('heading', { level: 1, name: say('objectives.title') }).waitFor()
    await page.goto(perimeter)
    await product().waitFor()
    await expect.poll(keptProduct, { timeout: 30_000 }).toBe('pois cassés du causse')
  })

  it('by a closed tab comes back as a draft', async () => {
    await context.setOffline(true)
    await product().fill('fèves')
    await page.getByText(sayShell('save.offline')).first().waitFor()
    await page.close()
    await context.setOffline(false)
    page = await context.newPage()
    await page.goto(perimeter)
    await product().waitFor()
    expect(await product().inputValue()).toBe('fèves')
  })

  it('by somebody else’s save is shown beside it, and neither is overwritten in silence', async () => {
    await page.goto(perimeter)
    await product().waitFor()
    await expect.poll(keptProduct, { timeout: 30_000 }).toBe('fèves')
    await page.reload()
    await product().waitFor()
    const now = await askApi<{ version: number }>(context, server, 'GET', evaluation)
    // Without network the page does not hear of it while it is being written to.
    await context.setOffline(true)
    const other = await context.request.patch(`${server.url}/api${evaluation}`, {
      data: { version: now.version, values: { perimeter: { product: 'pois chiches' } } },
    })
    expect(other.status()).toBe(200)
    await product().fill('haricots tarbais')
    await page.keyboard.press('ControlOrMeta+s')
    await page.getByText(sayShell('save.offline')).first().waitFor()
    await context.setOffline(false)
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await dialog.getByText('pois chiches').first().waitFor()
    await dialog.getByText('haricots tarbais').first().waitFor()
    expect(await keptProduct()).toBe('pois chiches')
  })
})
