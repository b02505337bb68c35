import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GuideRecord, InterviewEntry, InterviewNote, QuoteEntry } from '#features/interviews/contract.ts'
import { interviewsScreensWords, interviewsWords } from '#features/interviews/words.ts'
import { type Lang, sayIn } from '#kernel/words.ts'
import { askApi, claimAsHost, joinTerritory, makeEvaluation } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor } from '../support/browser.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// A guide made from the framework, an interview held on a phone with its voice and its notes, the network lost on the way,
// a quote tied to an indicator and to a link of the chain, and the consent taken back. In French, then looked at in English.

const ROUTE = 'Le camion mange ce que je gagne.'

let server: RunningServer
let browser: Browser
let camille: BrowserContext
let page: Page
let evaluation: string
let territory: string
let pages: string
let interviewId: string
const complaints: string[] = []
const say = sayIn(interviewsScreensWords, 'fr')
const code = sayIn(interviewsWords, 'fr')

const ask = <T>(path: string) => askApi<T>(camille, server, 'GET', `${evaluation}${path}`)
const make = (path: string, data: object) =>
  askApi<{ id: string }>(camille, server, 'POST', `${evaluation}${path}`, data)
const look = () => ask<InterviewEntry>(`/interviews/${interviewId}/look`)
const notes = async () => (await ask<{ items: InterviewNote[] }>(`/interviews/${interviewId}/notes`)).items
const quotes = async () => (await ask<{ items: QuoteEntry[] }>('/quote-list')).items
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000 })

/** Messages that a page shows for a while may lie over what comes next; under a pointer they stay. */
async function press(name: string | RegExp): Promise<void> {
  const messages = page.locator('.tb-toast .tb-icon-button')
  await messages.evaluateAll((all: HTMLElement[]) => {
    for (const close of all) close.click()
  })
  await button(name).first().click()
}
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })

async function see(name: string): Promise<void> {
  complaints.push(...(await lookAt(page, `interviews-${name}`)))
}

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  camille = await openVisitor(browser, 'fr', 390)
  await claimAsHost(camille, server)
  const made = await makeEvaluation(camille, server, 'Légumes des cantines')
  evaluation = made.evaluation
  territory = made.territory
  pages = made.pages
  await make('/framework-lines', {
    name: 'Revenu horaire des maraîchers',
    kind: 'qualitative',
    dimension: 'ECO',
    mode: 'interview',
    question: 'Le prix couvre-t-il vos heures ?',
    criterion: 'Le prix paie le travail',
  })
  const from = await make('/chain-elements', { type: 'activity', statement: 'Livrer les écoles' })
  const to = await make('/chain-elements', { type: 'outcome_short', statement: 'Le revenu monte' })
  await make('/chain-links', { fromId: from.id, toId: to.id })
  page = await camille.newPage()
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`))
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('interviews of an evaluation', () => {
  it('begin with a guide made from the framework, changed and put on paper', async () => {
    await page.goto(`${pages}/entretiens`)
    await page.getByText(say('guides.empty')).waitFor()
    await see('empty')
    const maker = page.getByRole('form', { name: say('guides.new') })
    await maker.getByLabel(say('field.public')).selectOption('producer')
    await press(say('guides.make'))
    await page.getByRole('textbox', { name: say('item.question', { n: 1 }), exact: true }).waitFor()
    const question = page.getByText('Le prix couvre-t-il vos heures ?').first()
    await question.waitFor()
    await page
      .getByRole('textbox', { name: say('item.question', { n: 1 }), exact: true })
      .fill('Comment avez-vous commencé ?')
    await press(say('item.down', { n: 1 }))
    const kept = async () => (await ask<{ items: GuideRecord[] }>('/interview-guides')).items[0]
    await eventually(async () => (await kept())?.items[1]?.text).toBe('Comment avez-vous commencé ?')
    expect((await kept())?.items.filter(({ lineIds }) => lineIds.length === 1)).toHaveLength(1)
    await see('guide')
    const href = await page
      .getByRole('link', { name: say('guides.paper') })
      .first()
      .getAttribute('href')
    const paper = await camille.request.get(`${server.url}${href}`)
    expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf'])
  })

  it('write nothing down before the person agreed', async () => {
    await page.goto(`${pages}/entretiens`)
    const maker = page.getByRole('form', { name: say('new.title') })
    await maker.getByLabel(say('field.public')).selectOption('producer')
    await maker.getByLabel(say('field.described')).fill('une maraîchère installée depuis trois ans')
    await press(say('new.go'))
    await page.getByRole('heading', { name: say('consent.title') }).waitFor()
    interviewId = page.url().split('/').at(-1) ?? ''
    await page.getByRole('link', { name: say('interview.notes') }).click()
    await page.getByRole('heading', { name: say('consent.title') }).waitFor()
    expect(await page.getByLabel(say('notes.write')).count()).toBe(0)
    await see('consent')
    await page.getByLabel(code('use.audio')).check()
    await page.getByLabel(code('use.anonymous_quote')).check()
    await page.getByLabel(code('way.oral_recorded')).check()
    await page.getByLabel(say('consent.shown-as')).fill('une maraîchère du Ségala')
    await press(say('consent.keep'))
    await page.getByLabel(say('notes.write')).waitFor()
    const { consentUses } = await look()
    expect([...consentUses].sort()).toEqual(['anonymous_quote', 'audio', 'notes'])
  })

  it('are held with a voice and notes that carry their moment, also without network', async () => {
    await press(say('record.start'))
    await button(say('record.stop')).waitFor()
    const writing = page.getByLabel(say('notes.write'))
    await writing.fill('Elle livre trois écoles.')
    await writing.press('Enter')
    await eventually(async () => (await notes()).length).toBe(1)
    await camille.setOffline(true)
    await writing.fill(ROUTE)
    await writing.press('Control+Enter')
    await page.getByText(say('notes.waiting')).waitFor()
    await see('notes')
    await camille.setOffline(false)
    await eventually(async () => (await notes()).map(({ text, isVerbatim }) => [text, isVerbatim])).toEqual([
      ['Elle livre trois écoles.', false],
      [ROUTE, true],
    ])
    for (const note of await notes()) expect(note.atSeconds).toBeGreaterThanOrEqual(0)
    await press(say('record.stop'))
    await eventually(async () => (await look()).recordings).toBe(1)
    await button(/^Écouter à partir de/)
      .first()
      .click()
    const player = page.locator('audio')
    await player.waitFor()
    await eventually(() => player.evaluate((audio: HTMLAudioElement) => audio.currentTime)).toBeGreaterThan(0)
  })

  it('keep a voice that a reload interrupted', async () => {
    await press(say('record.start'))
    await button(say('record.stop')).waitFor()
    await page.waitForTimeout(2500)
    await page.reload()
    await press(say('record.keep-found'))
    await eventually(async () => (await look()).recordings).toBe(2)
    await expect.poll(() => button(say('record.keep-found')).count()).toBe(0)
  })

  it('give quotes that are tied to an indicator and a link of the chain, and may become its evidence', async () => {
    await page.getByRole('link', { name: say('interview.after') }).click()
    await press(say('notes.make-quote-of', { text: ROUTE }))
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(code('sign.negative')).check()
    await dialog.getByLabel(say('quote.line')).selectOption({ label: 'Revenu horaire des maraîchers' })
    await dialog.getByLabel(say('quote.link')).selectOption({ label: 'Livrer les écoles → Le revenu monte' })
    await see('quote')
    await press(say('quote.keep'))
    await dialog.waitFor({ state: 'detached' })
    await eventually(async () => (await quotes()).length).toBe(1)
    expect((await quotes())[0]).toMatchObject({
      text: ROUTE,
      sign: 'negative',
      use: 'anonymous',
      criterion: 'Le prix paie le travail',
      shownAs: 'une maraîchère du Ségala',
      linkName: 'Livrer les écoles → Le revenu monte',
    })
    await page.getByLabel(say('text.label')).fill('Bonjour. Je vends mieux, mais le camion mange tout.')
    await page
      .getByLabel(say('text.label'))
      .evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(9, 25))
    await press(say('text.mark'))
    expect(await dialog.getByLabel(say('quote.text')).inputValue()).toBe('Je vends mieux,')
    await press(say('quote.keep'))
    await dialog.waitFor({ state: 'detached' })
    await eventually(async () => (await quotes()).length).toBe(2)
    await see('after')
    await press(say('quote.prove'))
    await page.getByText(say('quote.is-proof'), { exact: true }).waitFor()
    await page.goto(`${pages}/entretiens/verbatims`)
    await page.getByText(say('quotes.shown', { n: 2, total: 2 })).waitFor()
    await page.getByLabel(say('quote.sign')).selectOption('negative')
    await page.getByText(say('quotes.shown', { n: 1, total: 2 })).waitFor()
    await see('quotes')
  })

  it('take who came to a meeting and what was decided from its event, and count groups without names', async () => {
    const event = (path: string, data: object) =>
      askApi<{ id: string }>(camille, server, 'POST', `${territory}${path}`, data)
    const { id: eventId } = await event('/events', {
      title: 'Cuisiniers du collège',
      startsOn: '2026-03-12',
      state: 'held',
    })
    await event('/event-decisions', { eventId, what: 'Commander ensemble', who: 'Le collège' })
    const sheet = await make('/interviews', { format: 'meeting', eventId })
    await page.goto(`${pages}/entretiens/${sheet.id}`)
    await page.getByText('Commander ensemble').waitFor()
    await page.getByLabel(code('group.actors')).fill('7')
    const counts = async () => (await ask<InterviewEntry>(`/interviews/${sheet.id}`)).groupCounts
    await eventually(counts).toEqual({ actors: 7 })
    await see('meeting')
  })

  it('show readers what may be published, and nothing else', async () => {
    const jo = await openVisitor(browser, 'en', 390)
    const account = { name: 'Jo (essai)', email: 'jo@example.org', password: 'carottes-et-panais' }
    await joinTerritory(jo, account, { by: camille, server, territory, role: 'reader' })
    const reading = await jo.newPage()
    const english = sayIn(interviewsScreensWords, 'en' satisfies Lang)
    await reading.goto(`${pages}/entretiens`)
    await reading.getByText(english('list.team-only-text')).waitFor()
    await reading.goto(`${pages}/entretiens/verbatims`)
    await reading.getByText(ROUTE).waitFor()
    expect(await reading.getByRole('button', { name: english('quotes.add') }).count()).toBe(0)
    complaints.push(...(await lookAt(reading, 'interviews-reader-quotes')))
    await jo.close()
  })

  it('forget everything when the consent is taken back, and say what rested on it', async () => {
    await page.goto(`${pages}/entretiens/${interviewId}`)
    await page.getByLabel(say('field.described')).waitFor()
    await press(say('withdraw.go'))
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Livrer les écoles → Le revenu monte').waitFor()
    await press(say('withdraw.erase'))
    await page.getByText(code('erased.withdrawn')).waitFor()
    expect(await look()).toMatchObject({ notes: 0, quotes: 0, recordings: 0, withWhom: '' })
    expect(await quotes()).toEqual([])
    await page.goto(`${pages}/entretiens`)
    await page.getByText(say('agreed.erased')).waitFor()
  })

  it('stand right at every width, and axe finds nothing', () => {
    expect(complaints).toEqual([])
  })
})
