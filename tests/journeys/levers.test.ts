import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leversScreensWords, leversWords } from '#features/levers/words.ts'
import { defineWords, type Lang, sayIn } from '#kernel/words.ts'
import shellEn from '../../locales/en/shell.json' with { type: 'json' }
import shellFr from '../../locales/fr/shell.json' with { type: 'json' }
import { askApi, claimAsHost, makeEvaluation } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor } from '../support/browser.ts'
import { type Hands, keyboard, mouse } from '../support/hands.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// An event from its planning to its review: by mouse, its door counted on a phone; and with the keyboard alone.

type Stored = {
  id: string
  title: string
  state: string
  level: number | null
  persons: number | null
  genders: Record<string, number | null>
  items: Record<string, string>
}
type Guest = { name: string; invitation: string; isPresent: boolean | null }

let server: RunningServer
let browser: Browser
let camille: BrowserContext
let territory: string
let pages: string
const complaints: string[] = []
const today = new Date().toLocaleDateString('sv')

const ask = <T>(path: string) => askApi<T>(camille, server, 'GET', `${territory}${path}`)
const findEvent = async (title: string) =>
  (await ask<{ items: Stored[] }>('/events')).items.find((event) => event.title === title)
const guestsOf = async (id: string) => (await ask<{ items: Guest[] }>(`/events/${id}/guests`)).items

/** What comes true sooner or later: machines differ, and pages keep what is typed after a pause. */
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000 })

async function look(page: Page, name: string): Promise<void> {
  complaints.push(...(await lookAt(page, `levers-${name}`)))
}

/** A page of Camille in one language, and how it is worked. */
async function open(lang: Lang, width: number, handsOf: (page: Page) => Hands) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: lang === 'fr' ? 'fr-FR' : 'en-GB',
    storageState: await camille.storageState(),
    acceptDownloads: true,
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`))
  const say = sayIn(leversScreensWords, lang)
  const code = sayIn(leversWords, lang)
  const shell = sayIn(defineWords(shellFr, shellEn), lang)
  return { context, page, hands: handsOf(page), say, code, shell }
}

type At = Awaited<ReturnType<typeof open>>
const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true })

/** A day into the browser's own field: typed in the order in which this browser asks for its parts. */
async function writeDay({ hands, page }: At, target: Locator, day: string): Promise<void> {
  if (hands.name === 'mouse') return target.fill(day)
  const [year, month, date] = day.split('-')
  for (const typed of [`${month}${date}${year}`, `${date}${month}${year}`, `${year}${month}${date}`]) {
    await hands.write(target, typed)
    if ((await target.inputValue()) === day) return
    // out of the field, to come in again by its first part
    while (await target.evaluate((element) => element === document.activeElement))
      await page.keyboard.press('Shift+Tab')
  }
  throw new Error(`the field does not take ${day}`)
}

/** Writes a line in the agenda; the page of the event opens. */
async function prepare(at: At, title: string, kind: string): Promise<void> {
  const form = at.page.getByRole('form', { name: at.say('agenda.new') })
  await at.hands.write(form.getByLabel(at.say('event.title')), title)
  await at.hands.pick(form.getByLabel(at.say('event.kind')), kind)
  await writeDay(at, form.getByLabel(at.say('event.day')), today)
  await at.hands.press(button(form, at.say('agenda.prepare')))
  await at.page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** Picks from a field that searches: what is typed, and the first that is found. */
async function pickFound(at: At, target: Locator, typed: string): Promise<void> {
  await at.hands.write(target, typed)
  const option = at.page.getByRole('option', { name: typed }).first()
  await option.waitFor()
  if (at.hands.name === 'mouse') await option.click()
  else await at.page.keyboard.press('Enter')
}

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  camille = await openVisitor(browser, 'fr')
  await claimAsHost(camille, server)
  const made = await makeEvaluation(camille, server, 'Cantines')
  territory = made.territory
  pages = `${server.url}/territoires/${territory.split('/').at(-1)}`
  const write = (path: string, data: object) =>
    askApi<{ id: string }>(camille, server, 'POST', `${territory}${path}`, data)
  for (const name of ['Agriculture', 'Éducation', 'Santé']) await write('/worlds', { name })
  const worlds = await ask<{ items: { id: string; name: string }[] }>('/worlds')
  const worldId = worlds.items.find((world) => world.name === 'Agriculture')?.id
  for (const name of ['Ferme du Causse', 'Légumerie', 'Marché du samedi']) {
    const actor = await write('/actors', { name, kind: 'producer' })
    await write('/world-memberships', { worldId, actorId: actor.id })
  }
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('an event by mouse, in French', () => {
  const title = 'Soirée soupe et contes'
  let at: At
  let phone: At
  let id: string

  it('begins in an agenda that says what it is for', async () => {
    at = await open('fr', 1024, mouse)
    await at.page.goto(`${pages}/agenda`)
    await at.page.getByText(at.say('agenda.empty')).waitFor()
    await look(at.page, 'agenda-empty')
    await prepare(at, title, at.code('kind.workshop'))
    id = (await findEvent(title))?.id ?? ''
    expect(await findEvent(title)).toMatchObject({ level: 3, state: 'planned' })
  })

  it('is scored while one answers: a range first, then a number with its next step', async () => {
    await at.page.getByText(at.say('score.range', { low: 36, high: 76 })).waitFor({ state: 'attached' })
    const answer = (
      item: 'speech' | 'small-groups' | 'trace' | 'decider' | 'follow-up' | 'costs',
      to: string,
    ) =>
      at.hands.tick(
        at.page
          .locator('fieldset', { hasText: at.code(`item.${item}`) })
          .getByRole('radio', { name: to, exact: true }),
      )
    await answer('speech', at.code('answer.yes'))
    await answer('small-groups', at.code('answer.partly'))
    for (const item of ['trace', 'decider', 'follow-up', 'costs'] as const)
      await answer(item, at.code('answer.no'))
    await at.page.getByText(at.say('score.value', { value: 46 })).waitFor({ state: 'attached' })
    await at.page.getByText(at.code('advice.small-groups')).waitFor()
    await eventually(async () => Object.keys((await findEvent(title))?.items ?? {}).length).toBe(6)
  })

  it('invites organisations and worlds, and takes one off with the way back', async () => {
    const add = at.page.getByRole('combobox', { name: at.say('guests.add') })
    await pickFound(at, add, 'Ferme du Causse')
    await eventually(async () => (await guestsOf(id)).length).toBe(1)
    await pickFound(at, add, 'Éducation')
    await eventually(async () => (await guestsOf(id)).length).toBe(2)
    await at.hands.press(button(at.page, at.say('guests.remove', { name: 'Éducation' })))
    await eventually(async () => (await guestsOf(id)).length).toBe(1)
    await at.hands.press(button(at.page, at.shell('undo')))
    await eventually(async () => (await guestsOf(id)).length).toBe(2)
  })

  it('keeps what was decided, with who carries it', async () => {
    const form = at.page.getByRole('form', { name: at.say('decisions.new') })
    await at.hands.write(form.getByLabel(at.say('decisions.what')), 'Goûter deux soupes à la cantine')
    await pickFound(at, form.getByRole('combobox', { name: at.say('decisions.who') }), 'Légumerie')
    await at.hands.press(button(form, at.say('decisions.add')))
    const kept = () =>
      ask<{ items: { what: string; actorId: string | null; state: string }[] }>(
        `/event-decisions?eventId=${id}`,
      )
    await eventually(async () => (await kept()).items.length).toBe(1)
    expect((await kept()).items[0]).toMatchObject({ state: 'open', actorId: expect.any(String) })
    await at.page.locator('.lv-decisions').getByText('Goûter deux soupes à la cantine').waitFor()
    await look(at.page, 'event')
  })

  it('is counted at the door on a phone, also while the network is away', async () => {
    phone = await open('fr', 390, mouse)
    await phone.page.goto(`${pages}/agenda/${id}/presences`)
    await phone.hands.press(button(phone.page, phone.say('held.yes')))
    await eventually(async () => (await findEvent(title))?.state).toBe('held')
    const women = phone.code('gender.women')
    const less = button(phone.page, phone.say('tally.less', { what: women }))
    const more = button(phone.page, phone.say('tally.more', { what: women }))
    await less.click({ force: true })
    for (let n = 0; n < 3; n += 1) await more.click()
    await eventually(async () => (await findEvent(title))?.genders).toEqual({ women: 3 })
    await phone.context.setOffline(true)
    await more.click()
    await phone.page
      .locator('.lv-presence', { hasText: 'Ferme du Causse' })
      .getByRole('button')
      .first()
      .click()
    await phone.page.getByText(phone.say('door.offline', { n: 2 })).waitFor()
    expect((await guestsOf(id)).filter((guest) => guest.isPresent)).toEqual([])
    await phone.context.setOffline(false)
    await eventually(async () => (await findEvent(title))?.genders).toEqual({ women: 4 })
    await eventually(async () =>
      (await guestsOf(id)).filter((guest) => guest.isPresent).map((guest) => guest.name),
    ).toEqual(['Ferme du Causse'])
  })

  it('counts what two phones at one door counted, together', async () => {
    const what = phone.code('gender.men')
    await at.page.goto(`${pages}/agenda/${id}/presences`)
    const first = button(phone.page, phone.say('tally.more', { what }))
    const second = button(at.page, at.say('tally.more', { what }))
    await second.waitFor()
    for (let n = 0; n < 3; n += 1) await Promise.all([first.click(), second.click()])
    await eventually(async () => (await findEvent(title))?.genders.men).toBe(6)
  })

  it('adds whoever came without invitation, and takes the sum for the whole', async () => {
    await pickFound(
      phone,
      phone.page.getByRole('combobox', { name: phone.say('door.came') }),
      'Marché du samedi',
    )
    await eventually(async () =>
      (await guestsOf(id)).find((guest) => guest.name === 'Marché du samedi'),
    ).toMatchObject({ invitation: 'none', isPresent: true })
    await button(phone.page, phone.say('tally.take-sum', { n: 10 })).click()
    await eventually(async () => (await findEvent(title))?.persons).toBe(10)
    await look(phone.page, 'door')
    await phone.context.close()
  })

  it('ends in a review that names who was forgotten and what to do next', async () => {
    await at.page.goto(`${pages}/agenda/${id}/bilan`)
    await at.page.getByRole('heading', { name: at.say('diagnosis.next') }).waitFor()
    const box = (group: 'present' | 'absent' | 'forgotten') =>
      at.page.locator('.lv-box', { hasText: at.say(`diagnosis.${group}`) })
    await box('present').getByText('Agriculture').waitFor()
    await box('absent').getByText('Éducation').waitFor()
    await box('forgotten').getByText('Santé').waitFor()
    await at.page.getByText(at.say('diagnosis.out-of', { n: 4, of: 10 })).waitFor()
    await look(at.page, 'review')
    await at.hands.press(
      at.page.getByRole('button', { name: at.code('finding.worlds-absent', { n: 1, names: 'Éducation' }) }),
    )
    await at.page.waitForURL(`${pages}/agenda/${id}#invites`)
  })

  it('is read by calendars under an address that can be changed', async () => {
    const one = await camille.request.get(`${server.url}/api${territory}/events/${id}/calendar`)
    expect(await one.text()).toContain(`SUMMARY:${title}`)
    await at.page.goto(`${pages}/agenda`)
    await at.hands.press(button(at.page, at.say('links.open')))
    const address = at.page.locator('.lv-address a')
    await address.waitFor()
    const former = (await address.getAttribute('href')) ?? ''
    const feed = await fetch(former)
    expect(feed.headers.get('content-type')).toContain('text/calendar')
    expect(await feed.text()).toContain(`SUMMARY:${title}`)
    await at.hands.press(button(at.page, at.say('links.code')))
    await at.page.getByRole('dialog').getByRole('img').waitFor()
    await at.page.keyboard.press('Escape')
    await at.hands.press(button(at.page, at.say('links.change')))
    await at.hands.press(button(at.page.getByRole('dialog'), at.say('links.rotate')))
    await eventually(() => address.getAttribute('href')).not.toBe(former)
    expect((await fetch(former)).ok).toBe(false)
    expect((await fetch((await address.getAttribute('href')) ?? '')).ok).toBe(true)
    await look(at.page, 'agenda')
    await at.context.close()
  })
})

describe('an event with the keyboard alone, in English', () => {
  const title = 'Spring forum'
  let at: At
  let id: string

  it('is planned: its rung, its guests', async () => {
    at = await open('en', 1024, keyboard)
    await at.page.goto(`${pages}/agenda`)
    await prepare(at, title, at.code('kind.forum'))
    id = (await findEvent(title))?.id ?? ''
    await at.hands.tick(at.page.getByRole('radio', { name: new RegExp(at.code('level.5')) }))
    await eventually(async () => (await findEvent(title))?.level).toBe(5)
    await pickFound(at, at.page.getByRole('combobox', { name: at.say('guests.add') }), 'Légumerie')
    await eventually(async () => (await guestsOf(id)).map((guest) => guest.name)).toEqual(['Légumerie'])
    await at.hands.write(
      at.page.getByLabel(at.say('guests.mail', { name: 'Légumerie' })),
      'bonjour@example.org',
    )
    await at.page.keyboard.press('Enter')
    await eventually(async () =>
      (await ask<{ items: { email: string }[] }>('/event-guests')).items.map((g) => g.email),
    ).toContain('bonjour@example.org')
    await look(at.page, 'event-en')
  })

  it('is counted at the door', async () => {
    await at.hands.press(at.page.getByRole('link', { name: at.say('steps.door') }))
    await at.hands.press(button(at.page, at.say('held.yes')))
    await eventually(async () => (await findEvent(title))?.state).toBe('held')
    const persons = button(at.page, at.say('tally.more', { what: at.say('tally.persons') }))
    await at.hands.press(persons)
    await at.page.keyboard.press('Enter')
    await eventually(async () => (await findEvent(title))?.persons).toBe(2)
    await at.hands.press(
      at.page.locator('.lv-presence', { hasText: 'Légumerie' }).getByRole('button').first(),
    )
    await eventually(async () => (await guestsOf(id)).map((guest) => guest.isPresent)).toEqual([true])
  })

  it('is reviewed', async () => {
    await at.hands.press(at.page.getByRole('link', { name: at.say('steps.diagnosis') }))
    await at.page.getByText(at.code('finding.nothing-decided')).waitFor()
    await at.page
      .locator('.lv-box', { hasText: at.say('diagnosis.forgotten') })
      .getByText('Santé')
      .waitFor()
    await look(at.page, 'review-en')
    await at.context.close()
  })
})

it('finds nothing that keeps anybody out, and nothing wider than the screen', () => {
  expect(complaints).toEqual([])
})
