import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { defineWords, sayIn } from '#kernel/words.ts'
import en from '../../locales/en/shell.json' with { type: 'json' }
import fr from '../../locales/fr/shell.json' with { type: 'json' }
import { askApi, claimAsHost, joinTerritory, makeEvaluation } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor } from '../support/browser.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// Perimeter and story, as a facilitator does them: examples, a photo, a voice, an objective out of the arrival scene, what was
// written before, and another evaluation on this model.

const GUEST = { name: 'Yanis (essai)', email: 'yanis@example.org', password: 'panais-et-carottes' }
const PHOTO = join(import.meta.dirname, '..', '..', 'docs', 'pictures', 'values.png')
const SCENE = 'Octobre 2029. Léo reconnaît le jambon de sa voisine. Aline a embauché Yanis.'
const say = sayIn(evaluationsWords, 'fr')
const sayShell = sayIn(defineWords(fr, en), 'fr')

let server: RunningServer
let browser: Browser
let context: BrowserContext
let page: Page
let territory: string
let api: string
let place: string

async function list<T>(path: string): Promise<T[]> {
  return (await askApi<{ items: T[] }>(context, server, 'GET', `${api}/${path}`)).items
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const dialog = () => page.locator('dialog[open]')

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  context = await openVisitor(browser, 'fr')
  await context.grantPermissions(['microphone'])
  await claimAsHost(context, server)
  const made = await makeEvaluation(context, server, 'Salaisons')
  territory = made.territory
  api = made.evaluation
  place = made.pages
  const cards = { arrival: SCENE, character: 'Aline, 34 ans' }
  await askApi(context, server, 'POST', `${api}/stories`, { title: 'Aline', cards })
  page = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('the perimeter', () => {
  it('shows an example beside a field when it is asked, by keyboard', async () => {
    await page.goto(`${place}/perimetre`)
    const summary = page.locator('[data-field="product"] summary')
    await summary.focus()
    await page.keyboard.press('Enter')
    await page.getByText('L’alimentation durable').waitFor()
    expect(await lookAt(page, 'perimeter-example')).toEqual([])
  })

  it('keeps what « local » means by family and measure', async () => {
    await press(say('local.add'))
    await page.getByLabel(say('local.family')).selectOption('VIANDES_VOLAILLES')
    await page.getByLabel(say('local.basis')).selectOption('distance')
    await page.getByLabel(say('local.km')).fill('80')
    await page.getByText(sayShell('save.saved')).waitFor()
    const { perimeter } = await askApi<{ perimeter: { localDefinitions: object[] } }>(
      context,
      server,
      'GET',
      api,
    )
    expect(perimeter.localDefinitions).toMatchObject([
      { family: 'VIANDES_VOLAILLES', basis: 'distance', value: '80' },
    ])
  })
})

describe('a card', () => {
  it('takes a photo with its words, and refuses it without a consent', async () => {
    await page.goto(`${place}/recit`)
    await press(say('attach.photo-of', { card: say('card.arrival') }))
    await dialog().locator('input[type=file]').setInputFiles(PHOTO)
    await dialog().getByLabel(say('attach.alt')).fill('La boutique, un jour de marché')
    await press(say('attach.keep'))
    await dialog().getByText(say('problem.attachments.consent-missing')).waitFor()
    expect(await list('attachments?ownerKind=story&ownerId=00000000-0000-4000-8000-000000000000')).toEqual([])
    await dialog().getByLabel(say('consent-way.written')).check()
    await dialog().getByLabel(say('consent.by')).fill('Aline (essai)')
    expect(await lookAt(page, 'story-photo')).toEqual([])
    await press(say('attach.keep'))
    const photo = page.getByRole('img', { name: 'La boutique, un jour de marché' })
    await photo.waitFor()
    await photo.scrollIntoViewIfNeeded()
    await expect
      .poll(() => photo.evaluate((element) => (element as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100)
  })

  it('takes a voice recorded in the page, that can be heard again', async () => {
    await press(say('attach.voice-of', { card: say('card.character') }))
    await dialog()
      .getByRole('button', { name: say('record.start'), exact: true })
      .click()
    await dialog().getByText(say('record.running')).waitFor()
    await press(say('record.pause'))
    await press(say('record.resume'))
    await page.waitForTimeout(600)
    await press(say('record.stop'))
    await dialog().getByLabel(say('attach.transcript')).fill('Je suis Aline.')
    await dialog().getByLabel(say('consent-way.oral')).check()
    await dialog().getByLabel(say('consent.by')).fill('Aline (essai)')
    await press(say('attach.keep'))
    const who = say('attach.voice-of-who', { who: 'Aline (essai)' })
    await press(say('attach.listen-to', { what: who }))
    const player = page.getByLabel(say('attach.player', { what: who }))
    await player.waitFor()
    await expect
      .poll(() => player.evaluate((element) => (element as HTMLAudioElement).readyState))
      .toBeGreaterThan(0)
    expect(await lookAt(page, 'story-with-voice')).toEqual([])
  })

  it('is read aloud over the whole screen, turned with the arrows', async () => {
    await press(say('story.read-aloud'))
    await dialog().getByText('Aline, 34 ans').waitFor()
    await page.keyboard.press('ArrowRight')
    await dialog().getByRole('img', { name: 'La boutique, un jour de marché' }).waitFor()
    expect(await lookAt(page, 'story-aloud')).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog().count()).toBe(0)
  })

  it('lets its photo be destroyed at once when a consent is withdrawn', async () => {
    const alt = 'La boutique, un jour de marché'
    await press(say('attach.change-n', { what: alt }))
    await dialog().getByText(say('withdraw.title')).click()
    expect(await lookAt(page, 'story-withdraw')).toEqual([])
    await press(say('withdraw.go'))
    await page.getByText(say('withdraw.done')).waitFor()
    await expect.poll(() => page.getByRole('img', { name: alt }).count()).toBe(0)
  })
})

describe('an objective', () => {
  it('comes out of a passage of the arrival scene by five questions, without a mouse', async () => {
    await page.goto(`${place}/objectifs/tirer`)
    await page.getByRole('checkbox', { name: 'Aline a embauché Yanis.' }).focus()
    await page.keyboard.press('Space')
    await page.getByLabel(say('extract.ask.change')).focus()
    for (const answer of ['Vivre de', 'douze éleveurs', 'le bulletin de paie']) {
      await page.keyboard.type(answer)
      await page.getByRole('button', { name: say('extract.next') }).press('Enter')
      // the next question takes the keyboard
      await page.locator('.ev-asked :focus').waitFor()
    }
    await page.getByRole('button', { name: say('extract.years', { n: 3 }) }).press('Enter')
    await page.getByRole('button', { name: say('extract.next') }).press('Enter')
    await page.keyboard.type('la découpe à façon')
    await page.getByRole('button', { name: say('extract.to-test') }).press('Enter')
    await page.getByRole('heading', { name: say('extract.test') }).waitFor()
    expect(await lookAt(page, 'objective-drawn')).toEqual([])
    await page.getByRole('button', { name: say('extract.keep') }).press('Enter')
    await expect
      .poll(async () => (await list<{ change: string; storyIds: string[] }>('objectives')).length)
      .toBe(1)
    const [objective] = await list<{ change: string; who: string; storyIds: string[] }>('objectives')
    const [story] = await list<{ id: string }>('stories')
    expect(objective).toMatchObject({ change: 'Vivre de', who: 'douze éleveurs', storyIds: [story?.id] })
  })
})

/** Somebody else changes the card: her changes are a version of their own. */
async function changeByAnother(text: string): Promise<void> {
  const other = await openVisitor(browser, 'fr')
  await joinTerritory(other, GUEST, { by: context, server, territory, role: 'facilitator' })
  const [story] = await list<{ id: string; version: number; cards: object }>('stories')
  const cards = { ...story?.cards, character: text }
  const change = { version: story?.version, values: { cards } }
  await askApi(other, server, 'PATCH', `${api}/stories/${story?.id}`, change)
  await other.close()
}

describe('what was written before', () => {
  it('is shown word by word and brought back, and the return taken back', async () => {
    await changeByAnother('Aline, 35 ans, éleveuse')
    await page.goto(`${place}/recit`)
    const card = page.getByRole('textbox', { name: new RegExp(say('card.character')) })
    await expect.poll(() => card.inputValue()).toBe('Aline, 35 ans, éleveuse')
    await press(say('versions.open'))
    const versions = dialog().getByRole('listitem')
    await versions.nth(1).waitFor()
    await versions.nth(0).getByRole('button').first().click()
    await versions.nth(0).locator('ins').first().waitFor()
    expect(await versions.nth(0).locator('del').allTextContents()).toEqual([expect.stringMatching(/34$/)])
    expect(await lookAt(page, 'story-versions')).toEqual([])
    await versions.nth(1).getByRole('button').first().click()
    await press(say('versions.back'))
    await expect.poll(() => card.inputValue()).toBe('Aline, 34 ans')
    await press(sayShell('undo'))
    await expect.poll(() => card.inputValue()).toBe('Aline, 35 ans, éleveuse')
  })
})

describe('a template', () => {
  it('is another evaluation in one act, and is taken back in one', async () => {
    await page.goto(place)
    await press(say('template.open-of', { title: 'Salaisons' }))
    expect(await lookAt(page, 'template')).toEqual([])
    await press(say('template.go'))
    const title = say('template.name', { title: 'Salaisons' })
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await press(sayShell('undo'))
    await page.getByRole('heading', { level: 1, name: 'Salaisons', exact: true }).waitFor()
    const path = `${territory}/evaluations`
    const { items } = await askApi<{ items: { title: string }[] }>(context, server, 'GET', path)
    expect(items.map((each) => each.title)).toEqual(['Salaisons'])
  })
})

describe('time and means', () => {
  it('are noted in two fields from the overview', async () => {
    await page.goto(place)
    await page.getByLabel(say('spent.amount'), { exact: true }).fill('3,5')
    await page.getByLabel(say('spent.what'), { exact: true }).fill('réunion à Bagnac')
    await page.keyboard.press('Enter')
    await page
      .getByText(say('spent.days-value', { n: 0.5 }), { exact: false })
      .first()
      .waitFor()
    expect(await lookAt(page, 'overview-means')).toEqual([])
    expect(await list('means-entries')).toMatchObject([{ hours: 3.5, what: 'réunion à Bagnac', euros: null }])
  })
})
