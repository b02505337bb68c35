import { join } from 'node:path'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STORY_CARDS } from '#features/evaluations/domain/story.ts'
import { stakeholdersWords } from '#features/stakeholders/words.ts'
import { sayPage } from '#features/workshops/answer/page-words.ts'
import type { WorkshopContribution } from '#features/workshops/contract.ts'
import { defineWords, sayIn } from '#kernel/words.ts'
import en from '../../locales/en/workshops-team.json' with { type: 'json' }
import fr from '../../locales/fr/workshops-team.json' with { type: 'json' }
import { askApi, claimAsHost, makeEvaluation } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor, PICTURES } from '../support/browser.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// Twelve people in a room in Figeac and a facilitator at the wall: what they send from their phones, two of which lose
// their network on the way, is on the wall afterwards, each thing once.

const PEOPLE = 12
/** Closes its tab while the network is away, and opens the page again later. */
const CUT = 3
/** Its reply is lost: the server has received, the phone does not know. */
const DEAF = 7

const say = sayPage('fr')
const sayTeam = sayIn(defineWords(fr, en), 'fr')
const sayStakeholders = sayIn(stakeholdersWords, 'fr')

const ORGANISATIONS = ['Cantine du centre', 'Cuma de la vallée', 'Légumerie commune', 'Épicerie du pont']
const OBJECTIVES = ['Doubler les légumes d’ici à la cantine', 'Faire vivre trois maraîchers de leur métier']

type Phone = { context: BrowserContext; page: Page; number: number }

let server: RunningServer
let browser: Browser
let team: BrowserContext
let desk: Page
let wall: Page
let evaluation: string
let place: string
let workshopId: string
let link: string
const phones: Phone[] = []

const post = <T>(path: string, data: object) => askApi<T>(team, server, 'POST', path, data)
async function readAll<T>(path: string): Promise<T[]> {
  return (await askApi<{ items: T[] }>(team, server, 'GET', `${evaluation}/${path}?limit=200`)).items
}
const received = () => readAll<WorkshopContribution>(`workshops/${workshopId}/contributions`)

const fragmentOf = (number: number) => `Souvenir numéro ${number} : la soupe du jeudi avait un goût d’ici.`
const statementOf = (number: number) => `ils cuisinent ${number} légumes de saison par semaine`
const activity = (page: Page, name: 'story' | 'chain' | 'rating' | 'vote') =>
  page.getByRole('link', { name: new RegExp(`^${say(`activity.${name}`)}`) })
const send = (page: Page) => page.getByRole('button', { name: say('send'), exact: true }).click()
const home = (page: Page) => page.getByRole('link', { name: say('page.back') }).click()
const judge = (name: 'accept') => desk.getByRole('button', { name: sayTeam(name), exact: true })

/** Presses a choice as a thumb does, and waits until it shows: the page draws it a moment later. */
async function choose(box: Locator): Promise<void> {
  await box.click({ force: true })
  await expect.poll(() => box.isChecked(), { timeout: 20_000 }).toBe(true)
}

async function tell({ page, number }: Phone): Promise<void> {
  await activity(page, 'story').click()
  await choose(page.getByLabel(say(`card.${STORY_CARDS[number % STORY_CARDS.length] ?? 'moral'}`)))
  await page.getByLabel(say('story.text')).fill(fragmentOf(number))
  await send(page)
}

async function propose({ page, number }: Phone): Promise<void> {
  await activity(page, 'chain').click()
  await page.getByRole('textbox', { name: /^Qui change/ }).fill('Les cuisiniers')
  await page.getByRole('textbox', { name: /^Qu’est-ce qui/ }).fill(statementOf(number))
  await send(page)
}

/** Nobody agrees on how far the « légumerie » is involved, everybody on all the rest. */
async function rateAll({ page, number }: Phone): Promise<void> {
  await activity(page, 'rating').click()
  for (let at = 0; at < ORGANISATIONS.length; at += 1) {
    await page.getByText(say('rating.step', { n: at + 1, all: ORGANISATIONS.length })).waitFor()
    const organisation = await page.getByRole('heading', { level: 1 }).textContent()
    const involvement = organisation === 'Légumerie commune' ? (number % 2) * 4 : 2
    const level = (axis: string, value: number) =>
      choose(page.locator(`input[name="${axis}"][value="${value}"]`))
    await level('involvement', involvement)
    await level('importance', 3)
    const last = at + 1 === ORGANISATIONS.length
    await page.getByRole('button', { name: say(last ? 'rating.last' : 'rating.next'), exact: true }).click()
  }
  await page.getByRole('heading', { name: say('rating.done') }).waitFor()
  await home(page)
}

async function openActivities(...wanted: string[]): Promise<void> {
  for (const each of ['story', 'chain', 'stakeholders', 'rating', 'vote'] as const) {
    const box = desk.getByRole('checkbox', { name: sayTeam(`activity.${each}`), exact: true })
    // by its words, and not under a message that stands before it
    const label = desk.locator('label').filter({ has: box })
    if ((await box.isChecked()) !== wanted.includes(each)) await label.click()
    await expect.poll(() => box.isChecked()).toBe(wanted.includes(each))
  }
  await expect
    .poll(async () => {
      const path = `${evaluation}/workshops/${workshopId}`
      return (await askApi<{ activities: string[] }>(team, server, 'GET', path)).activities.sort()
    })
    .toEqual(wanted.sort())
}

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  team = await openVisitor(browser, 'fr', 1600)
  team.setDefaultTimeout(40_000)
  await claimAsHost(team, server)
  const made = await makeEvaluation(team, server, 'Des légumes d’ici')
  evaluation = made.evaluation
  place = made.pages
  for (const name of ORGANISATIONS) await post(`${evaluation}/stakeholders`, { name })
  for (const change of OBJECTIVES) await post(`${evaluation}/objectives`, { change })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('a room of twelve', () => {
  it('is invited by a code on the wall', async () => {
    desk = await team.newPage()
    await desk.goto(`${place}/ateliers`)
    await desk.getByText(sayTeam('list.empty-title')).waitFor()
    expect(await lookAt(desk, 'room-list')).toEqual([])
    await desk
      .getByRole('button', { name: sayTeam('list.new') })
      .first()
      .click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByLabel(sayTeam('field.title')).fill('La filière légumes, vue par nous tous')
    await dialog.getByRole('button', { name: sayTeam('create.go') }).click()
    await desk.waitForURL(/\/ateliers\/[0-9a-f-]{36}$/)
    workshopId = desk.url().split('/').at(-1) ?? ''
    await desk.getByRole('button', { name: sayTeam('open'), exact: true }).click()
    await desk.getByText(sayTeam('state.open'), { exact: true }).waitFor()
    await openActivities('story', 'chain')
    link = (await desk.locator('.ws-link a').getAttribute('href')) ?? ''
    wall = await team.newPage()
    await wall.goto(`${place}/ateliers/${workshopId}/mur`)
    await wall.getByRole('heading', { level: 1 }).waitFor()
    const complaints = await lookAt(wall, 'room-wall-empty')
    expect(complaints).toEqual([])
  })

  it('joins, all twelve, and is counted on the wall', async () => {
    for (let number = 1; number <= PEOPLE; number += 1) {
      const context = await openVisitor(browser, 'fr', 390)
      // thirteen pages share a machine: what is slow is not lost
      context.setDefaultTimeout(40_000)
      const page = await context.newPage()
      phones.push({ context, page, number })
    }
    await Promise.all(
      phones.map(async ({ page, number }) => {
        await page.goto(link)
        if (number % 2) await page.getByLabel(say('join.name')).fill(`Personne ${number}`)
        await page.getByRole('button', { name: say('join.submit') }).click()
        await activity(page, 'story').waitFor()
      }),
    )
    await wall.getByText(sayTeam('count.participants', { n: PEOPLE })).waitFor()
  })

  it('tells and proposes while two phones lose their network', async () => {
    await Promise.all(phones.map(tell))
    await desk.getByText(sayTeam('contributions.waiting', { n: PEOPLE })).waitFor()
    await Promise.all(phones.map(({ page }) => home(page)))

    const [cut, deaf] = [phones[CUT - 1], phones[DEAF - 1]]
    if (!cut || !deaf) throw new Error('two phones lose their network')
    await cut.context.setOffline(true)
    let lost = 0
    await deaf.context.route('**/contributions/*', async (route) => {
      if (route.request().method() !== 'PUT' || lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      return route.abort()
    })
    await Promise.all(phones.map(propose))
    await cut.page
      .getByText(say('net.kept'))
      .or(cut.page.getByText(/gardé sur ce téléphone/))
      .first()
      .waitFor()
    await cut.page.screenshot({ path: join(PICTURES, 'room-phone-offline-390.png'), fullPage: true })
    await cut.page.close()
    await desk.getByText(sayTeam('contributions.waiting', { n: 2 * PEOPLE - 1 })).waitFor()
    expect(lost).toBe(1)

    await cut.context.setOffline(false)
    cut.page = await cut.context.newPage()
    await cut.page.goto(link)
    await desk.getByText(sayTeam('contributions.waiting', { n: 2 * PEOPLE })).waitFor()
    const ids = (await received()).map(({ id }) => id)
    expect(new Set(ids).size).toBe(2 * PEOPLE)
    expect(await lookAt(desk, 'room-desk')).toEqual([])
  })

  it('sees what it sent on the wall once it is accepted, and why when it is not', async () => {
    const refused = desk.locator('.ws-contribution', { hasText: statementOf(PEOPLE) })
    await refused.getByRole('button', { name: sayTeam('refuse'), exact: true }).click()
    await refused.getByRole('button', { name: sayTeam('refuse.said-already') }).click()
    await refused.getByRole('button', { name: sayTeam('refuse.go'), exact: true }).click()
    for (let left = 2 * PEOPLE - 1; left > 0; left -= 1) {
      await desk.getByText(sayTeam('contributions.waiting', { n: left })).waitFor()
      await judge('accept').first().click()
    }
    await desk.getByText(sayTeam('contributions.waiting', { n: 0 })).waitFor()

    const author = phones[PEOPLE - 1]?.page
    if (!author) throw new Error('nobody there')
    await home(author)
    await author.getByRole('link', { name: new RegExp(`^${say('home.sent')}`) }).click()
    await author.getByText(say('state.refused', { reason: sayTeam('refuse.said-already') })).waitFor()
    await author.screenshot({ path: join(PICTURES, 'room-phone-sent-390.png'), fullPage: true })

    await wall.getByRole('button', { name: sayTeam('wall.view.story') }).click()
    for (const { number } of phones) await wall.getByText(fragmentOf(number)).waitFor()
    expect(await lookAt(wall, 'room-wall-story')).toEqual([])
    const written = (await wall.locator('.ws-wall-cards').textContent()) ?? ''
    for (const { number } of phones) expect(written.split(fragmentOf(number)).length - 1).toBe(1)
    await wall.getByRole('button', { name: sayTeam('wall.view.chain') }).click()
    await wall.getByText(statementOf(1)).first().waitFor()
    expect(await lookAt(wall, 'room-wall-chain')).toEqual([])
    const statements = (await readAll<{ statement: string }>('chain-elements')).map((each) => each.statement)
    expect(statements.sort()).toEqual(
      phones
        .filter(({ number }) => number !== PEOPLE)
        .map(({ number }) => statementOf(number))
        .sort(),
    )
  })

  it('places the stakeholders alone, then sees where it disagrees', async () => {
    await openActivities('rating')
    await Promise.all(
      phones.map(async (phone) => {
        await phone.page.goto(link)
        await rateAll(phone)
      }),
    )
    // the last ones are still on their way when a phone already thanks
    const ratings = () => readAll<{ stakeholderId: string; by: string }>('stakeholder-ratings')
    await expect.poll(async () => (await ratings()).length).toBe(PEOPLE * ORGANISATIONS.length)
    expect((await ratings()).every(({ by }) => by === 'participant')).toBe(true)
    await wall.getByRole('button', { name: sayTeam('wall.view.stakeholders') }).click()
    await wall.locator('svg text', { hasText: 'Légumerie commune' }).first().waitFor()
    await wall.getByRole('heading', { name: sayStakeholders('disagree.wide', { n: 1 }) }).waitFor()
    await wall.getByRole('listitem').filter({ hasText: 'Légumerie commune' }).waitFor()
    expect(await lookAt(wall, 'room-wall-stakeholders')).toEqual([])
  })

  it('sees the perimeter on the wall as it is corrected elsewhere', async () => {
    await wall.getByRole('button', { name: sayTeam('wall.view.perimeter') }).click()
    const product = 'légumes de plein champ'
    const { version } = await askApi<{ version: number }>(team, server, 'GET', evaluation)
    await askApi(team, server, 'PATCH', evaluation, { version, values: { perimeter: { product } } })
    await wall.getByText(product).waitFor()
  })

  it('votes on objectives, and hears that it is over', async () => {
    await openActivities('vote')
    await Promise.all(
      phones.map(async ({ page, number }) => {
        await activity(page, 'vote').click()
        const wanted = number <= 9 ? OBJECTIVES[0] : OBJECTIVES[1]
        await choose(page.getByRole('checkbox', { name: wanted ?? '' }))
      }),
    )
    await wall.getByRole('button', { name: sayTeam('wall.view.vote') }).click()
    await wall.getByText(sayTeam('wall.voters', { n: PEOPLE })).waitFor()
    await wall.getByText(sayTeam('results.votes', { n: 9 })).waitFor()
    await wall.getByText(sayTeam('results.votes', { n: 3 })).waitFor()
    expect(await lookAt(wall, 'room-wall-vote')).toEqual([])
    await desk.getByRole('button', { name: sayTeam('close'), exact: true }).click()
    await Promise.all(
      phones.map(({ page }) => page.getByRole('heading', { level: 1, name: say('closed.title') }).waitFor()),
    )
    expect(await lookAt(desk, 'room-closed')).toEqual([])
  })
})
