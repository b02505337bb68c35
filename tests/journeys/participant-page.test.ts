import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Workshop, WorkshopContribution } from '#features/workshops/contract.ts'
import { defineWords, sayIn } from '#kernel/words.ts'
import en from '../../locales/en/participant-page.json' with { type: 'json' }
import fr from '../../locales/fr/participant-page.json' with { type: 'json' }
import { javaScriptOf, readManifest, sizeOf } from '../../scripts/build.mjs'
import { askApi, claimAsHost, makeEvaluation } from '../support/accounts.ts'
import { findViolations, launchBrowser, openVisitor, takePicture } from '../support/browser.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// A phone in a room: it joins, tells, proposes, rates and votes, loses its network, and nothing of it is lost.

const WIDTHS = [320, 390, 1024] as const
const words = defineWords(fr, en)
const say = sayIn(words, 'fr')
const sayEnglish = sayIn(words, 'en')

/** A machine that does much else at the same time is waited for. */
const PATIENT = { timeout: 20_000 }

type Made = { id: string; version: number }

let server: RunningServer
let browser: Browser
let team: BrowserContext
let phone: BrowserContext
let page: Page
let evaluation: string
let workshop: Workshop
let storyId: string

const post = <T>(path: string, data: object) => askApi<T>(team, server, 'POST', path, data)
async function received(): Promise<WorkshopContribution[]> {
  const path = `${evaluation}/workshops/${workshop.id}/contributions?limit=200`
  return (await askApi<{ items: WorkshopContribution[] }>(team, server, 'GET', path)).items
}
const texts = async () => (await received()).flatMap(({ content }) => (content ? Object.values(content) : []))

/** Looks at the screen as it is, at every width: axe finds nothing, nothing scrolls sideways, targets are large. */
async function lookAtPhone(name: string, on = page): Promise<string[]> {
  const complaints: string[] = []
  for (const width of WIDTHS) {
    await on.setViewportSize({ width, height: width < 600 ? 760 : 800 })
    const sideways = await on.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (sideways > 0) complaints.push(`${name} @${width}: ${sideways}px wider than the screen`)
    const small = await on
      .locator('button, a, summary, label.choice, input[type=text], select, textarea')
      .evaluateAll((all) =>
        all
          .filter((each) => each.getBoundingClientRect().height < 44)
          .map((each) => `${each.tagName} ${each.textContent} ${each.getBoundingClientRect().height}`),
      )
    for (const target of small) complaints.push(`${name} @${width}: under 44 px: ${target}`)
    for (const violation of await findViolations(on)) complaints.push(`${name} @${width}: ${violation}`)
    await takePicture(on, `phone-${name}-${width}`)
  }
  await on.setViewportSize({ width: 390, height: 844 })
  return complaints
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const activity = (name: 'story' | 'chain' | 'stakeholders' | 'rating' | 'vote') =>
  page.getByRole('link', { name: new RegExp(`^${say(`activity.${name}`)}`) })
const home = () => page.getByRole('link', { name: say('page.back') }).click()
const hasHeading = (name: string, on = page) => on.getByRole('heading', { level: 1, name }).waitFor()
const status = (text: string) => page.getByRole('status').getByText(text).waitFor()

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  team = await openVisitor(browser, 'fr')
  await claimAsHost(team, server)
  const made = await makeEvaluation(team, server, 'Cantines')
  evaluation = made.evaluation
  const cards = { situation: 'Les légumes arrivaient de loin, et les cuisiniers ne savaient pas d’où.' }
  storyId = (await post<Made>(`${evaluation}/stories`, { title: 'La soupe du jeudi', cards })).id
  for (const name of ['Cantine du collège', 'Cuma du Célé', 'Épicerie solidaire'])
    await post(`${evaluation}/stakeholders`, { name })
  for (const change of [
    'Les cantines achètent la moitié de leurs légumes à moins de 50 km',
    'Trois jeunes maraîchers vivent de leur métier',
    'Les restes de la cantine ont diminué de moitié',
    'Les familles connaissent ceux qui les nourrissent',
  ])
    await post(`${evaluation}/objectives`, { change })
  const draft = await post<Workshop>(`${evaluation}/workshops`, {
    title: 'Soirée du récit à Figeac',
    activities: ['story', 'chain', 'stakeholders', 'rating', 'vote'],
  })
  workshop = draft
  phone = await openVisitor(browser, 'fr', 390)
  page = await phone.newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function open(): Promise<void> {
  workshop = await post<Workshop>(`${evaluation}/workshops/${workshop.id}/open`, {
    version: workshop.version,
  })
}

describe('the participants’ page', () => {
  it('loads less than 25 kB of JavaScript and 6 kB of styles, gzipped, and nothing of the application', () => {
    const manifest = readManifest()
    const entry = manifest['answer.html'] as { css?: string[]; dynamicImports?: string[] }
    expect(sizeOf(javaScriptOf('answer.html', manifest)).gzip).toBeLessThan(25_000)
    expect(sizeOf(entry.css ?? []).gzip).toBeLessThan(6_000)
    expect(entry.dynamicImports ?? []).toEqual([])
  })

  it('asks for the code where there is none, and says when a code leads nowhere', async () => {
    await page.goto(`${server.url}/a`)
    await hasHeading(say('code.title'))
    expect(await lookAtPhone('code')).toEqual([])
    await page.getByLabel(say('code.label')).fill('ZZZZZ-22222')
    await button(say('code.submit')).click()
    await hasHeading(say('unknown.title'))
    expect(await lookAtPhone('unknown')).toEqual([])
  })

  it('waits for a workshop that has not begun, and opens by itself', async () => {
    await page.goto(`${server.url}/a/${workshop.code}`)
    await hasHeading(say('soon.title'))
    expect(await lookAtPhone('soon')).toEqual([])
    await open()
    await hasHeading('Soirée du récit à Figeac')
  })

  it('says what becomes of what one says, in French or English, and lets in with a name or without', async () => {
    expect(await lookAtPhone('join')).toEqual([])
    await button('English').click()
    await page.getByText(sayEnglish('join.lead')).waitFor()
    expect(await lookAtPhone('join-en')).toEqual([])
    await button('Français').click()
    await page.getByLabel(say('join.name')).fill('Inès')
    await page.getByLabel(say('join.group')).selectOption('actors')
    await button(say('join.submit')).click()
    await page.getByText(say('home.me-named', { name: 'Inès', number: 1 })).waitFor()
    expect(await lookAtPhone('home')).toEqual([])
  })

  it('tells a fragment, keeps the focus where one reads, and finds a half-typed text again', async () => {
    await activity('story').click()
    await hasHeading(say('story.title'))
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await page.getByLabel(say('card.situation')).check()
    await page.getByLabel(say('story.text')).fill('Le jeudi, on jetait la soupe.')
    await page.reload()
    await hasHeading(say('story.title'))
    expect(await page.getByLabel(say('story.text')).inputValue()).toBe('Le jeudi, on jetait la soupe.')
    await page.getByText(say('story.there')).click()
    expect(await lookAtPhone('story')).toEqual([])
    await button(say('send')).click()
    await status(say('net.sent'))
    await expect.poll(texts, PATIENT).toContain('Le jeudi, on jetait la soupe.')
  })

  it('says that a text is too long and does not cut it', async () => {
    await page.getByLabel(say('story.text')).fill('x'.repeat(312))
    await page.getByText(say('text.over', { n: 12 })).waitFor()
    expect(await button(say('send')).isDisabled()).toBe(true)
    await page.getByLabel(say('story.text')).fill('')
    await home()
  })

  it('proposes a change and an organisation, never a person', async () => {
    await activity('chain').click()
    await page.getByLabel(say('change.who'), { exact: true }).fill('Les cuisiniers')
    await page.getByLabel(say('change.statement')).fill('épluchent des légumes d’ici')
    expect(await lookAtPhone('change')).toEqual([])
    await button(say('send')).click()
    await home()
    await activity('stakeholders').click()
    await page.getByLabel(say('stakeholder.name')).fill('Mme Essai')
    await page.getByText(say('stakeholder.person')).waitFor()
    expect(await button(say('send')).isDisabled()).toBe(true)
    expect(await lookAtPhone('stakeholder')).toEqual([])
    await page.getByLabel(say('stakeholder.name')).fill('Les parents d’élèves')
    await button(say('send')).click()
    await home()
    await expect.poll(texts, PATIENT).toContain('Les parents d’élèves')
  })

  it('rates organisations one after the other; not knowing is an answer', async () => {
    await activity('rating').click()
    await hasHeading('Cantine du collège')
    expect(await button(say('rating.next')).isDisabled()).toBe(true)
    await page.getByLabel(`3 · ${say('level.involvement.3')}`).check()
    await page.getByLabel(`4 · ${say('level.importance.4')}`).check()
    expect(await lookAtPhone('rating')).toEqual([])
    await button(say('rating.next')).click()
    await hasHeading('Cuma du Célé')
    await button(say('rating.unknown')).click()
    await hasHeading('Épicerie solidaire')
    await button(say('rating.previous')).click()
    await hasHeading('Cuma du Célé')
    await button(say('rating.unknown')).click()
    await page.getByLabel(`0 · ${say('level.involvement.0')}`).check()
    await page.getByLabel(`2 · ${say('level.importance.2')}`).check()
    await button(say('rating.last')).click()
    await hasHeading(say('rating.done'))
    await page.getByText(say('rating.done-text', { n: 2 })).waitFor()
    expect(await lookAtPhone('rated')).toEqual([])
    await home()
    const results = () => askApi(team, server, 'GET', `${evaluation}/workshops/${workshop.id}/results`)
    await expect.poll(results, PATIENT).toMatchObject({ raters: 1, stakeholdersRated: 2 })
  })

  it('votes for three objectives at most', async () => {
    await activity('vote').click()
    const boxes = page.getByRole('checkbox')
    for (const n of [0, 1, 3]) await boxes.nth(n).check()
    expect(await boxes.nth(2).isDisabled()).toBe(true)
    expect(await lookAtPhone('vote')).toEqual([])
    await boxes.nth(0).uncheck()
    expect(await boxes.nth(2).isDisabled()).toBe(false)
    await home()
  })

  it('keeps what is sent without network, through a reload, and sends each once when it is back', async () => {
    await activity('story').click()
    await page.getByLabel(say('card.moral')).check()
    await phone.setOffline(true)
    for (const text of ['Première sans réseau', 'Deuxième sans réseau']) {
      await page.getByLabel(say('story.text')).fill(text)
      await button(say('send')).click()
    }
    await status(say('net.offline', { n: 2 }))
    await home()
    await page.getByRole('link', { name: new RegExp(`^${say('home.sent')}`) }).click()
    await hasHeading(say('sent.title'))
    expect(await page.getByText(say('state.kept')).count()).toBe(2)
    expect(await lookAtPhone('sent-offline')).toEqual([])
    // The page itself comes from the network: another tab of the same phone, opened once it is back, sends as well.
    await page.close()
    await phone.setOffline(false)
    page = await phone.newPage()
    await page.goto(`${server.url}/a/${workshop.code}#/envois`)
    await expect.poll(texts, PATIENT).toContain('Deuxième sans réseau')
    await expect.poll(() => page.getByText(say('state.kept')).count(), PATIENT).toBe(0)
    const all = await texts()
    for (const text of ['Première sans réseau', 'Deuxième sans réseau'])
      expect(all.filter((each) => each === text)).toHaveLength(1)
  })

  it('reads at once what became of what was sent, with the reason of a refusal', async () => {
    const list = await received()
    const find = (text: string) =>
      list.find(({ content }) => content && Object.values(content).includes(text))?.id
    const at = `${evaluation}/workshops/${workshop.id}/contributions`
    await post(`${at}/${find('Première sans réseau')}/refuse`, { reason: 'Gardons-la pour la restitution.' })
    await post(`${at}/${find('Le jeudi, on jetait la soupe.')}/accept`, {
      landing: { kind: 'story_fragment', storyId },
    })
    await page.getByText(say('state.refused', { reason: 'Gardons-la pour la restitution.' })).waitFor()
    await page.getByText(say('state.accepted')).waitFor()
    expect(await lookAtPhone('sent')).toEqual([])
    await button('English').click()
    await hasHeading(sayEnglish('sent.title'))
    expect(await lookAtPhone('sent-en')).toEqual([])
    await button('Français').click()
  })

  it('takes back what was sent, unless that is undone at once', async () => {
    const item = page.getByRole('listitem').filter({ hasText: 'Deuxième sans réseau' })
    await item.getByRole('button', { name: say('sent.take-back') }).click()
    await item.getByRole('button', { name: say('sent.undo') }).click()
    await item.getByRole('button', { name: say('sent.take-back') }).click()
    await expect.poll(() => item.count(), PATIENT).toBe(0)
    expect(await texts()).not.toContain('Deuxième sans réseau')
  })

  it('follows when an activity is closed, keeping what was begun, and thanks people at the end', async () => {
    await home()
    await activity('chain').click()
    await page.getByLabel(say('change.who'), { exact: true }).fill('Les voisins')
    const at = `${evaluation}/workshops/${workshop.id}`
    const now = await askApi<Workshop>(team, server, 'GET', at)
    await askApi(team, server, 'PATCH', at, { version: now.version, values: { activities: [] } })
    await page.getByText(say('activity.closed')).waitFor()
    expect(await lookAtPhone('activity-closed')).toEqual([])
    await home()
    await page.getByText(say('home.nothing')).waitFor()
    await post(`${evaluation}/workshops/${workshop.id}/close`, { version: now.version + 1 })
    await hasHeading(say('closed.title'))
    expect(await lookAtPhone('closed')).toEqual([])
    await button(say('erase.submit')).click()
    await status(say('erase.done'))
    await expect.poll(async () => (await texts()).length, PATIENT).toBe(0)
  })

  it('speaks the language of the workshop to a phone that has neither', async () => {
    const guest = await browser.newContext({ locale: 'pt-PT', viewport: { width: 390, height: 800 } })
    const english = await post<Workshop>(`${evaluation}/workshops`, { title: 'An evening', lang: 'en' })
    await post(`${evaluation}/workshops/${english.id}/open`, { version: english.version })
    const guestPage = await guest.newPage()
    await guestPage.goto(`${server.url}/a/${english.code}`)
    await guestPage.getByText(sayEnglish('join.lead')).waitFor()
    await guestPage.getByRole('button', { name: 'Français' }).click()
    await guestPage.getByText(say('join.lead')).waitFor()
    await guest.close()
  })

  it('is closed to who comes after', async () => {
    const late = await openVisitor(browser, 'en', 390)
    const latePage = await late.newPage()
    await latePage.emulateMedia({ colorScheme: 'dark' })
    await latePage.goto(`${server.url}/a/${workshop.code}`)
    await hasHeading(sayEnglish('closed.title'), latePage)
    expect(await lookAtPhone('closed-late', latePage)).toEqual([])
    await late.close()
  })
})
