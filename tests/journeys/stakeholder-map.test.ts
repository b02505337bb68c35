import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stakeholdersWords } from '#features/stakeholders/words.ts'
import { sayIn } from '#kernel/words.ts'
import { askApi, claimAsHost, joinTerritory, makeEvaluation } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor } from '../support/browser.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// Everybody places the stakeholders, alone, then sees where the room disagrees; a named person is asked first.

const GUEST = { name: 'Léa (essai)', email: 'lea@example.org', password: 'panais-et-carottes' }
const say = sayIn(stakeholdersWords, 'fr')

type Rating = {
  stakeholderId: string
  mine: boolean
  involvement: number
  importance: number
  version: number
}

let server: RunningServer
let browser: Browser
let camille: BrowserContext
let lea: BrowserContext
let page: Page
let api: string
let map: string
const complaints: string[] = []
const ids = new Map<string, string>()

/** What the server holds of Camille's view, looked at beside the page. */
async function keptView(name: string): Promise<string | undefined> {
  const { items } = await askApi<{ items: Rating[] }>(camille, server, 'GET', `${api}/stakeholder-ratings`)
  const found = items.find((rating) => rating.mine && rating.stakeholderId === ids.get(name))
  return found && `${found.involvement}/${found.importance}`
}

async function look(of: Page, name: string): Promise<void> {
  complaints.push(...(await lookAt(of, `stakeholders-${name}`)))
}

const chip = (name: string) => page.locator('.sh-chip', { hasText: name })
const dot = (name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}`) }).and(page.locator('.sh-dot'))

/** Where two levels cross on the screen. */
async function crossing(involvement: number, importance: number): Promise<{ x: number; y: number }> {
  return page.evaluate(
    ([across, up]) => {
      const middle = (tick: number, which: number) => {
        const text = document.querySelectorAll('.sh-tick')[tick]?.querySelectorAll('text')[which]
        const box = text?.getBoundingClientRect()
        if (!box) throw new Error('no tick')
        return { x: box.left + box.width / 2, y: box.top + box.height / 2 }
      }
      return { x: middle(across ?? 0, 0).x, y: middle(up ?? 0, 1).y }
    },
    [involvement, importance],
  )
}

async function drag(from: Locator, to: { involvement: number; importance: number }): Promise<void> {
  await page.locator('.sh-board').scrollIntoViewIfNeeded()
  const box = await from.boundingBox()
  if (!box) throw new Error('nothing to take')
  const end = await crossing(to.involvement, to.importance)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + 20, end.y + 20, { steps: 4 })
  await page.mouse.move(end.x + 6, end.y - 6, { steps: 2 })
  await page.mouse.up()
}

async function giveByTable(of: Page, name: string, involvement: number, importance: number): Promise<void> {
  await of
    .getByLabel(`${say('axis.involvement')}, ${name}`)
    .and(of.locator('select'))
    .selectOption(`${involvement}`)
  await of
    .getByLabel(`${say('axis.importance')}, ${name}`)
    .and(of.locator('select'))
    .selectOption(`${importance}`)
}

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  camille = await openVisitor(browser, 'fr')
  lea = await openVisitor(browser, 'fr')
  await claimAsHost(camille, server)
  const made = await makeEvaluation(camille, server, 'Cantines')
  api = made.evaluation
  map = `${made.pages}/parties-prenantes`
  for (const name of ['Abattoir', 'Cantine', 'Ferme', 'Légumerie']) {
    const record = await askApi<{ id: string }>(camille, server, 'POST', `${api}/stakeholders`, {
      name,
      links: ['processing'],
    })
    ids.set(name, record.id)
  }
  await joinTerritory(lea, GUEST, { by: camille, server, territory: made.territory, role: 'contributor' })
  page = await camille.newPage()
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`))
  await page.goto(map)
  await chip('Abattoir').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('one’s own view', () => {
  it('is given by dragging a name onto the map, and snaps to a level of each scale', async () => {
    await drag(chip('Abattoir'), { involvement: 1, importance: 4 })
    await expect.poll(() => keptView('Abattoir')).toBe('1/4')
    await page
      .getByText(say('map.dropped', { name: 'Abattoir', involvement: 1, importance: 4 }))
      .first()
      .waitFor()
  })

  it('changes by dragging its dot', async () => {
    await drag(dot('Abattoir'), { involvement: 2, importance: 3 })
    await expect.poll(() => keptView('Abattoir')).toBe('2/3')
  })

  it('is given with the keyboard: taken, moved, dropped; Escape leaves it', async () => {
    await chip('Cantine').focus()
    for (const key of ['Enter', 'ArrowUp', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
    await expect.poll(() => keptView('Cantine')).toBe('3/3')
    await dot('Cantine').focus()
    for (const key of ['Enter', 'ArrowLeft', 'Escape']) await page.keyboard.press(key)
    await page.keyboard.press('ArrowLeft')
    expect(await dot('Abattoir').evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await keptView('Cantine')).toBe('3/3')
  })

  it('is given in the table, kept once both levels are said', async () => {
    await page
      .getByLabel(`${say('axis.involvement')}, Légumerie`)
      .and(page.locator('select'))
      .selectOption('4')
    await page.getByText(say('rating.say-importance')).first().waitFor()
    expect(await keptView('Légumerie')).toBeUndefined()
    await giveByTable(page, 'Légumerie', 4, 4)
    await expect.poll(() => keptView('Légumerie')).toBe('4/4')
    await look(page, 'map')
  })

  it('waits for a lost network, says so, and goes by itself once it is back', async () => {
    await camille.setOffline(true)
    await giveByTable(page, 'Ferme', 0, 1)
    await page.getByText(say('queue.offline', { n: 1 })).waitFor()
    await dot('Ferme').waitFor()
    await camille.setOffline(false)
    await expect.poll(() => keptView('Ferme'), { timeout: 30_000 }).toBe('0/1')
  })

  it('is given for all, one after another, with figures', async () => {
    const hers = await lea.newPage()
    await hers.goto(`${map}/avis`)
    await hers.getByRole('heading', { name: 'Abattoir' }).waitFor()
    await look(hers, 'round')
    for (const key of ['0', '4', 'Enter']) await hers.keyboard.press(key)
    await hers.getByRole('heading', { name: 'Cantine' }).waitFor()
    await hers.getByRole('button', { name: say('rate.unknown') }).click()
    await hers.getByRole('heading', { name: 'Ferme' }).waitFor()
    await hers.getByRole('button', { name: say('rate.back') }).click()
    await hers.getByRole('heading', { name: 'Cantine' }).waitFor()
    await hers.close()
  })
})

describe('the room', () => {
  it('sees the other’s view by itself, and that it is to be talked over', async () => {
    await page.locator('.sh-discuss-sign').first().waitFor()
    await expect
      .poll(async () => dot('Abattoir').getAttribute('aria-label'))
      .toContain(say('rating.count', { n: 2 }))
    const hers = await lea.newPage()
    await hers.goto(map)
    await giveByTable(hers, 'Cantine', 2, 3)
    await expect
      .poll(async () => dot('Cantine').getAttribute('aria-label'))
      .toContain(say('rating.count', { n: 2 }))
    await hers.close()
  })

  it('reads both ends side by side, and whoever changed their mind rates again', async () => {
    await page.goto(`${map}/desaccords`)
    const first = page.locator('.sh-pair-box').filter({ hasText: 'Abattoir' }).first()
    await first.getByText('Léa').waitFor()
    await look(page, 'disagreements')
    await first.getByRole('button', { name: say('disagree.again') }).click()
    await first.getByRole('radio', { name: /^1, confort/ }).check({ force: true })
    await first.getByLabel(new RegExp(say('rating.reason'))).fill('Léa a compté les livraisons.')
    await first.getByRole('button', { name: say('disagree.keep') }).click()
    await expect.poll(() => keptView('Abattoir')).toBe('2/1')
  })
})

describe('a named person', () => {
  let link: string

  it('is refused until purpose, text and end are written', async () => {
    await page.goto(map)
    await page.getByLabel(say('add.label'), { exact: true }).fill('Mme Essai, cheffe de cuisine')
    await page.getByRole('radio', { name: say('kind.person') }).check({ force: true })
    await page.getByText(say('person.cnil')).waitFor()
    await page.getByRole('button', { name: say('add.add-person') }).click()
    await page.waitForURL(/\/information$/)
    const id = page.url().split('/').at(-2) ?? ''
    ids.set('Mme Essai', id)
    const refused = await camille.request.put(`${server.url}/api${api}/stakeholders/${id}/rating`, {
      data: { involvement: 3, importance: 3 },
    })
    expect(refused.status()).toBe(409)
    await page.goto(`${map}/fiches/${id}`)
    await page.getByText(say('rating.refused-you')).first().waitFor()
    await look(page, 'person-sheet')
    await page.getByRole('link', { name: say('notice.prepare') }).click()
    await page.getByLabel(say('notice.purpose'), { exact: true }).fill('savoir qui inviter aux décisions')
    await page.getByLabel(say('notice.contact'), { exact: true }).fill('dpo@example.org')
    await page.getByRole('button', { name: say('notice.propose') }).click()
    expect(await page.getByLabel(say('notice.text'), { exact: true }).inputValue()).toContain(
      'savoir qui inviter',
    )
    await look(page, 'notice')
    await page.keyboard.press('ControlOrMeta+s')
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await page.getByText(say('notice-state.to-tell')).waitFor()
  })

  it('is told, then rated', async () => {
    await page.getByRole('button', { name: say('tell.keep-day') }).click()
    await page.getByText(say('notice-state.told')).first().waitFor()
    link = (await page.getByRole('link', { name: say('tell.link') }).getAttribute('href')) ?? ''
    await page.goto(map)
    await giveByTable(page, 'Mme Essai, cheffe de cuisine', 3, 4)
    await expect.poll(() => keptView('Mme Essai')).toBe('3/4')
    await page.getByText(say('export.left-out', { n: 1 })).waitFor()
  })

  it('sees all that is held without an account, and contests: her ratings are hidden until she is answered', async () => {
    const own = await (await openVisitor(browser, 'fr', 390)).newPage()
    await own.goto(link)
    await own.getByText('savoir qui inviter aux décisions').first().waitFor()
    await own.getByText(`3 · ${say('level.involvement.3')}`).waitFor()
    expect(await own.getByText('Camille').count()).toBe(0)
    await look(own, 'person-page')
    await own.getByLabel(say('mine.contest-text'), { exact: true }).fill('Je ne travaille plus là.')
    await own.getByRole('button', { name: say('mine.contest-send') }).click()
    await own.getByText(say('mine.contest-waits')).waitFor()
    await expect.poll(() => keptView('Mme Essai')).toBeUndefined()
    await page.goto(`${map}/fiches/${ids.get('Mme Essai')}/information`)
    await page.getByText('Je ne travaille plus là.').waitFor()
    await page.getByRole('radio', { name: new RegExp(say('answer.removed')) }).check({ force: true })
    await page.getByLabel(say('answer.text'), { exact: true }).fill('Merci, c’est corrigé.')
    await look(page, 'answer')
    await page.getByRole('button', { name: say('answer.send') }).click()
    await page.getByText(say('answer.title')).waitFor({ state: 'detached' })
    await own.reload()
    await own.getByText('Merci, c’est corrigé.').waitFor()
    await own.getByText(say('mine.no-ratings')).waitFor()
    await own.getByRole('button', { name: say('mine.erase-ask') }).click()
    await own.getByRole('button', { name: say('mine.erase-do') }).click()
    await own.getByText(say('mine.erased')).waitFor()
    await look(own, 'person-erased')
  })

  it('is gone from the map once erased', async () => {
    await page.goto(map)
    await dot('Abattoir').waitFor()
    expect(await page.getByText('Mme Essai').count()).toBe(0)
  })
})

describe('what follows', () => {
  it('is planned and done by one press, and taken back by another', async () => {
    await page.goto(`${map}/plan`)
    await page.getByLabel(say('step.what'), { exact: true }).fill('Visiter l’abattoir')
    await page.getByLabel(say('step.with'), { exact: true }).selectOption('Abattoir')
    await page.getByRole('button', { name: say('step.add') }).click()
    const box = page.getByRole('checkbox', { name: 'Visiter l’abattoir' })
    await box.click()
    await page.getByText(say('step.was-done', { what: 'Visiter l’abattoir' })).waitFor()
    await page.getByRole('button', { name: 'Annuler' }).first().click()
    await expect.poll(() => box.isChecked()).toBe(false)
    await look(page, 'plan')
  })

  it('is prepared around a table where whoever is missing is named', async () => {
    await page.goto(`${map}/rencontres`)
    await page.getByLabel(say('meeting.title'), { exact: true }).fill('Comité')
    await page.getByRole('button', { name: say('meetings.prepare') }).click()
    await page.getByRole('checkbox', { name: `${say('meeting.invited')}, Abattoir` }).check()
    await page.getByText(say('composition.lacks-group', { group: say('urbal-group.experts') })).waitFor()
    await expect
      .poll(
        async () =>
          (await askApi<{ items: { invited: string[] }[] }>(camille, server, 'GET', `${api}/meetings`))
            .items[0]?.invited,
      )
      .toEqual([ids.get('Abattoir')])
    await look(page, 'meeting')
  })

  it('leaves nothing for axe to find at three widths', () => {
    expect(complaints).toEqual([])
  })
})
