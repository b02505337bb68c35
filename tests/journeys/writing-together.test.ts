import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { defineWords, sayIn } from '#kernel/words.ts'
import en from '../../locales/en/shell.json' with { type: 'json' }
import fr from '../../locales/fr/shell.json' with { type: 'json' }
import { askApi, claimAsHost, HOST, joinTerritory, makeEvaluation } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor } from '../support/browser.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// Two people write one story at once: each sees the other, nothing is lost, and only the same card asks them to choose.

const GUEST = { name: 'Dominique (essai)', email: 'dominique@example.org', password: 'panais-et-carottes' }
const say = sayIn(evaluationsWords, 'fr')
const sayShell = sayIn(defineWords(fr, en), 'fr')

let server: RunningServer
let browser: Browser
let camille: BrowserContext
let dominique: BrowserContext
let mine: Page
let theirs: Page
let place: string
let story: string

async function keptCards(): Promise<Record<string, string>> {
  return (await askApi<{ cards: Record<string, string> }>(camille, server, 'GET', story)).cards
}
/** Saving waits 800 ms after the last key; a busy machine takes longer. */
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 15_000 })
/** From its top: a page scrolled to a field has its first links under the header. */
async function lookFromTheTop(page: Page, name: string): Promise<string[]> {
  await page.evaluate(() => window.scrollTo(0, 0))
  return lookAt(page, name)
}
const card = (page: Page, name: 'character' | 'arrival' | 'moral') =>
  page.locator(`[data-field="cards/${name}"] textarea`)

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  camille = await openVisitor(browser, 'fr')
  dominique = await openVisitor(browser, 'fr')
  await claimAsHost(camille, server)
  const made = await makeEvaluation(camille, server, 'Cantines')
  await joinTerritory(dominique, GUEST, {
    by: camille,
    server,
    territory: made.territory,
    role: 'facilitator',
  })
  const stories = `${made.evaluation}/stories`
  const told = await askApi<{ id: string }>(camille, server, 'POST', stories, { title: 'Aline' })
  story = `${stories}/${told.id}`
  place = made.pages
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('two people on one story', () => {
  it('see each other, and where the other writes', async () => {
    mine = await camille.newPage()
    theirs = await dominique.newPage()
    await mine.goto(`${place}/recit`)
    await theirs.goto(`${place}/recit`)
    await mine.getByText(GUEST.name).first().waitFor()
    await theirs.getByText(HOST.name).first().waitFor()
    await card(theirs, 'arrival').focus()
    const writes = sayShell('live.writes', { names: GUEST.name })
    await mine.locator('[data-field="cards/arrival"]').getByText(writes).waitFor()
    expect(await lookFromTheTop(mine, 'writing-together')).toEqual([])
    await card(theirs, 'arrival').blur()
    await mine.getByText(writes).waitFor({ state: 'detached' })
  })

  it('write two cards at once: both are kept, and each reads the other without reloading', async () => {
    await Promise.all([
      card(mine, 'character').fill('Aline, maraîchère'),
      card(theirs, 'arrival').fill('La cantine change ses menus.'),
    ])
    await eventually(() => card(mine, 'arrival').inputValue()).toBe('La cantine change ses menus.')
    await eventually(() => card(theirs, 'character').inputValue()).toBe('Aline, maraîchère')
    const kept = { character: 'Aline, maraîchère', arrival: 'La cantine change ses menus.' }
    await eventually(keptCards).toMatchObject(kept)
    expect(await mine.getByRole('dialog').count()).toBe(0)
    expect(await theirs.getByRole('dialog').count()).toBe(0)
  })

  it('keep what the other wrote meanwhile in other cards while one goes on writing', async () => {
    await card(mine, 'character').pressSequentially(' et mère', { delay: 60 })
    await card(theirs, 'arrival').fill('La cantine a changé.')
    await card(mine, 'character').pressSequentially(' de deux enfants', { delay: 60 })
    await eventually(() => card(mine, 'arrival').inputValue()).toBe('La cantine a changé.')
    const kept = { character: 'Aline, maraîchère et mère de deux enfants', arrival: 'La cantine a changé.' }
    await eventually(keptCards).toMatchObject(kept)
    expect(await card(mine, 'character').inputValue()).toBe(kept.character)
  })

  it('lose nothing of what one wrote without network, and are asked only about the same card', async () => {
    await dominique.setOffline(true)
    await card(theirs, 'moral').fill('Ensemble, on va plus loin.')
    await card(theirs, 'character').fill('Aline, éleveuse')
    await theirs.getByText(sayShell('save.offline')).first().waitFor()
    await theirs.getByText(sayShell('live.lost')).waitFor()
    expect(await lookFromTheTop(theirs, 'network-lost')).toEqual([])
    await card(mine, 'character').fill('Aline, cuisinière')
    await card(mine, 'arrival').fill('Tout le village y mange.')
    await expect
      .poll(keptCards)
      .toMatchObject({ character: 'Aline, cuisinière', arrival: 'Tout le village y mange.' })
    await dominique.setOffline(false)
    const dialog = theirs.getByRole('dialog')
    await dialog.waitFor({ timeout: 30_000 })
    await dialog.getByText(sayShell('stale.text-by', { name: HOST.name })).waitFor()
    expect(await dialog.getByRole('rowheader').allTextContents()).toEqual([say('card.character')])
    await dialog.getByText('Aline, éleveuse').first().waitFor()
    await dialog.getByText('Aline, cuisinière').first().waitFor()
    expect(await lookAt(theirs, 'same-card')).toEqual([])
    await dialog.getByRole('button', { name: sayShell('stale.keep-mine') }).click()
    const kept = {
      character: 'Aline, éleveuse',
      arrival: 'Tout le village y mange.',
      moral: 'Ensemble, on va plus loin.',
    }
    await eventually(keptCards).toMatchObject(kept)
    await eventually(() => card(mine, 'character').inputValue()).toBe(kept.character)
    await eventually(() => card(theirs, 'arrival').inputValue()).toBe(kept.arrival)
  })

  it('leave the line of those who are here when they close the page', async () => {
    await theirs.close()
    await mine.getByText(GUEST.name, { exact: true }).waitFor({ state: 'detached' })
  })
})
