import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownNetworkWords, worldsWords } from '#features/worlds/words.ts'
import { type Lang, sayIn } from '#kernel/words.ts'
import { askApi, claimAsHost, makeEvaluation } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor } from '../support/browser.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'
import { sharedData } from '../support/shared-data.ts'

// A network is entered: by interviews, from minutes, from a file; two entries become one; a member corrects its ties.

const NAMES = [
  'AMAP du Célé',
  'Biocoop de Figeac',
  'Collège Masbou',
  'Épicerie solidaire',
  'Ferme des Trois Chênes',
  'Lycée agricole',
  'Maison de santé',
  'Médiathèque',
  'Office de tourisme',
  'Rugby club',
] as const
const say = sayIn(worldsWords, 'fr')
const open = sharedData('networks')

type Network = {
  data: {
    worlds: { id: string; name: string }[]
    actors: { id: string; name: string }[]
    memberships: { worldId: string; actorId: string; weight: number; until: string | null }[]
    ties: { fromId: string; toId: string; kind: string; strength: number; until: string | null }[]
    actions: { id: string; title: string }[]
    participations: { actorId: string; actionId: string; role: string }[]
  }
}
type Source = { id: string; title: string; kind: string; text: string; proposals: string[] }

let server: RunningServer
let browser: Browser
let camille: BrowserContext
let page: Page
let territory: string
let root: string
const complaints: string[] = []

const ask = <T>(method: 'GET' | 'POST', path: string, data?: object) =>
  askApi<T>(camille, server, method, `${territory}${path}`, data)
const network = async () => (await ask<Network>('GET', '/network')).data
const sources = async () => (await ask<{ items: Source[] }>('GET', '/network/sources?limit=200')).items
const look = async (of: Page, name: string) => {
  complaints.push(...(await lookAt(of, `network-${name}`)))
}

/** What the network says of an actor, looked at beside the page. */
async function heldOf(name: string) {
  const data = await network()
  const actor = data.actors.find((each) => each.name === name)
  const names = new Map([...data.actors, ...data.worlds].map((each) => [each.id, each.name]))
  const mine = <T extends { until: string | null }>(rows: T[], is: (row: T) => boolean) =>
    rows.filter((row) => row.until === null && is(row))
  return {
    worlds: mine(data.memberships, ({ actorId }) => actorId === actor?.id)
      .map(({ worldId, weight }) => `${names.get(worldId)} ${weight}`)
      .sort(),
    ties: mine(data.ties, ({ fromId, toId }) => fromId === actor?.id || toId === actor?.id)
      .map(
        (tie) => `${names.get(tie.fromId === actor?.id ? tie.toId : tie.fromId)} ${tie.kind} ${tie.strength}`,
      )
      .sort(),
  }
}

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  camille = await openVisitor(browser, 'fr')
  await claimAsHost(camille, server)
  const made = await makeEvaluation(camille, server, 'Cantines')
  territory = made.territory
  root = made.pages.replace(/\/demarches\/.*$/, '')
  for (const name of NAMES) await ask('POST', '/actors', { name, kind: 'association' })
  page = await camille.newPage()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('worlds', () => {
  it('are taken from the starter list, all in one go, and an own one is added by its name', async () => {
    await page.goto(`${root}/mondes`)
    await page.getByRole('heading', { name: say('worlds.empty-title') }).waitFor()
    await look(page, 'worlds-empty')
    await page.getByRole('button', { name: say('starters.all', { n: 20 }) }).click()
    await page.getByRole('heading', { name: say('worlds.here', { n: 20 }) }).waitFor()
    await page.getByLabel(say('worlds.own-name')).fill('Jardins partagés')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Jardins partagés' }).waitFor()
    expect((await network()).worlds).toHaveLength(21)
  })
})

/** One interview by mouse: the actor, a world pressed twice, a tie. */
async function interviewByMouse(of: Page, name: string, other: string) {
  await of.getByRole('combobox', { name: say('interview.who') }).fill(name)
  await of.getByRole('option', { name }).first().click()
  const chip = of.getByRole('toolbar', { name: say('interview.worlds') }).getByRole('button', {
    name: 'Agriculture',
  })
  await chip.click()
  await chip.click()
  await of.getByRole('combobox', { name: say('interview.tie') }).fill(other)
  await of.getByRole('option', { name: other }).first().click()
  await of.locator('.wo-line-name', { hasText: other }).waitFor()
}

describe('an interview', () => {
  it('is ten actors in a row with the mouse, each kept with its source', async () => {
    await page.goto(`${root}/reseau/entretien`)
    await page.getByLabel(say('interview.series-title')).fill('Entretiens de novembre')
    for (const [at, name] of NAMES.entries()) {
      await interviewByMouse(page, name, NAMES[(at + 1) % NAMES.length] ?? '')
      if (at === 0) await look(page, 'interview')
      await page.getByRole('button', { name: say('interview.save') }).click()
      await page.getByText(say('interview.done', { n: at + 1 })).waitFor()
    }
    await expect.poll(async () => (await sources()).length, { timeout: 60_000 }).toBe(10)
    const held = await heldOf('Biocoop de Figeac')
    expect(held.worlds).toEqual(['Agriculture 2'])
    expect(held.ties).toEqual(['AMAP du Célé information 2', 'Collège Masbou information 2'])
    // the tenth names the first again: a ring of ten ties, none twice
    expect((await network()).ties).toHaveLength(10)
  })

  it('confirms what is known, and ends what is unticked', async () => {
    await page.getByRole('combobox', { name: say('interview.who') }).fill('média')
    await page.keyboard.press('Enter')
    await page.getByText(say('interview.known')).waitFor()
    await page.getByRole('button', { name: say('row.remove', { name: 'Office de tourisme' }) }).click()
    await page.keyboard.press('Control+Enter')
    await expect
      .poll(async () => (await heldOf('Médiathèque')).ties, { timeout: 30_000 })
      .toEqual(['Maison de santé information 2'])
  })

  it('waits for a lost network, and goes by itself once it is back', async () => {
    await camille.setOffline(true)
    await page.getByRole('combobox', { name: say('interview.who') }).fill('Moulin de la Tour')
    await page.keyboard.press('Enter')
    await page
      .getByRole('toolbar', { name: say('interview.worlds') })
      .getByRole('button')
      .first()
      .click()
    await page.getByRole('button', { name: say('interview.save') }).click()
    await page.getByText(say('queue.offline', { n: 1 })).waitFor()
    await camille.setOffline(false)
    await expect
      .poll(async () => (await heldOf('Moulin de la Tour')).worlds.length, { timeout: 60_000 })
      .toBe(1)
  })

  it('is ten actors in a row in English, with the keyboard alone', async () => {
    const english = await openVisitor(browser, 'en')
    await english.addCookies(await camille.cookies())
    const hers = await english.newPage()
    const tell = sayIn(worldsWords, 'en')
    await hers.goto(`${root}/reseau/entretien`)
    const who = hers.getByRole('combobox', { name: tell('interview.who') })
    await who.focus()
    const { keyboard } = hers
    for (const [at, name] of NAMES.entries()) {
      await keyboard.type(name)
      await hers.getByRole('option', { name }).first().waitFor()
      await keyboard.press('Enter')
      const worlds = hers.getByRole('toolbar', { name: tell('interview.worlds') })
      await worlds.waitFor()
      await tabTo(hers, (element) => element.closest('[role=toolbar]') !== null)
      // a letter goes to the world, a figure says how much
      for (const key of ['s', '3']) await keyboard.press(key)
      await worlds.getByRole('button', { name: tell('grade.3') }).waitFor()
      await tabTo(hers, (element) => element.getAttribute('role') === 'combobox')
      const other = NAMES[(at + 3) % NAMES.length] ?? ''
      await keyboard.type(other)
      await hers.getByRole('option', { name: other }).first().waitFor()
      await keyboard.press('Enter')
      await hers
        .getByRole('list', { name: tell('interview.ties') })
        .getByText(other)
        .last()
        .waitFor()
      if (at === 0) await look(hers, 'interview-english')
      await keyboard.press('Control+Enter')
      await hers.getByText(tell('interview.done', { n: at + 1 })).waitFor()
      await expect.poll(() => who.evaluate((element) => element === document.activeElement)).toBe(true)
    }
    await expect.poll(async () => (await sources()).length, { timeout: 60_000 }).toBe(22)
    expect((await heldOf('Rugby club')).worlds).toContain('Santé 3')
    await english.close()
  })
})

/** Tab until what has the focus is what is looked for. */
async function tabTo(of: Page, is: (element: Element) => boolean): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs += 1) {
    await of.keyboard.press('Tab')
    const active = await of.evaluateHandle(() => document.activeElement ?? document.body)
    if (await active.evaluate(is as (element: Element) => boolean)) return
  }
  throw new Error('the keyboard never comes there')
}

describe('minutes', () => {
  it('bring ties between the names that they say; the text stays as the source', async () => {
    const text = 'La Maison de santé et le Rugby club préparent un goûter avec l’Association des Fanes.'
    await page.goto(`${root}/reseau/compte-rendu`)
    await page.getByLabel(say('minutes.name'), { exact: true }).fill('Comité du 12 mars')
    await page.getByLabel(say('minutes.text')).and(page.locator('textarea')).fill(text)
    await page.getByRole('button', { name: say('minutes.find') }).click()
    const names = page.locator('.wo-text')
    const known = names.getByRole('button', { name: 'Maison de santé' })
    await known.waitFor()
    await known.focus()
    await page.keyboard.press('Enter')
    await names.getByRole('button', { name: 'Rugby club' }).click()
    await names.getByRole('button', { name: 'Association des Fanes' }).click()
    await names.getByRole('button', { name: 'Rugby club' }).click()
    await page.getByRole('button', { name: say('minutes.enter', { n: 2 }) }).waitFor()
    await look(page, 'minutes')
    await page.getByRole('button', { name: say('minutes.enter', { n: 2 }) }).click()
    await page.getByRole('heading', { name: 'Comité du 12 mars' }).waitFor()
    expect((await heldOf('Rugby club')).ties).toEqual(
      expect.arrayContaining(['Association des Fanes information 2', 'Maison de santé information 2']),
    )
    expect((await sources()).find(({ title }) => title === 'Comité du 12 mars')?.text).toBe(text)
    await look(page, 'sources')
  })

  it('are taken back as a whole, and brought again', async () => {
    await page.getByRole('button', { name: say('sources.remove-of', { title: 'Comité du 12 mars' }) }).click()
    await expect
      .poll(async () => (await heldOf('Rugby club')).ties.join())
      .not.toContain('Association des Fanes')
    await page.getByRole('button', { name: 'Annuler' }).last().click()
    await expect.poll(async () => (await heldOf('Rugby club')).ties.join()).toContain('Association des Fanes')
  })
})

describe('a file', () => {
  it('shows its doubts and faults by row, and enters what is good', async () => {
    const csv =
      'source,target,kind,weight\nBiocoop,Lycee agricole,achat,2\nFerme Nouvelle,,achat,1\nFerme Nouvelle,Mediatheque,confiance,3\n'
    await page.goto(`${root}/reseau/import`)
    await look(page, 'import-empty')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'liens.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByText(say('import.row', { row: 3 })).waitFor()
    await page
      .getByLabel(say('import.becomes', { name: 'Biocoop' }))
      .selectOption({ label: say('import.same', { name: 'Biocoop de Figeac' }) })
    await page.getByText(say('import.undecided', { n: 1 })).waitFor({ state: 'detached' })
    await look(page, 'import')
    await page.getByRole('button', { name: say('import.enter-good') }).click()
    await page.getByRole('heading', { name: 'liens.csv' }).waitFor()
    expect((await heldOf('Biocoop de Figeac')).ties.join()).toContain('Lycée agricole purchase')
    expect((await heldOf('Ferme Nouvelle')).ties.join()).toContain('Médiathèque trust')
  })

  it.skipIf(!open)('of Gephi enters with all its actors and ties, and goes again', async () => {
    const before = (await network()).ties.filter(({ until }) => until === null).length
    const gexf = readFileSync(join(open ?? '', 'karate', 'graph.gexf'))
    await page.goto(`${root}/reseau/import`)
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'karate.gexf', mimeType: 'application/xml', buffer: gexf })
    await page.getByText(say('brought.actors', { n: 34 })).waitFor()
    await page.getByRole('button', { name: /^(Tout entrer|Entrer ce qui est bon)$/ }).click()
    await page.getByRole('heading', { name: 'karate.gexf' }).waitFor()
    expect((await network()).ties.filter(({ until }) => until === null)).toHaveLength(before + 78)
    await page.getByRole('button', { name: say('sources.remove-of', { title: 'karate.gexf' }) }).click()
    await expect
      .poll(async () => (await network()).ties.filter(({ until }) => until === null).length)
      .toBe(before)
  })
})

describe('two entries', () => {
  it('that are one actor become one, with the ties of both, and two again', async () => {
    await ask('POST', '/actors', { name: 'Amap du Cele', kind: 'association' })
    await page.goto(`${root}/reseau/doublons`)
    const pair = page.locator('.wo-duplicate').filter({ hasText: 'Amap du Cele' })
    await pair.waitFor()
    await look(page, 'duplicates')
    await pair.getByRole('radio', { name: /^AMAP du Célé/ }).check({ force: true })
    await pair.getByRole('button', { name: say('duplicates.merge') }).click()
    await page.getByRole('heading', { name: say('merges.title') }).waitFor()
    const named = async () =>
      (await network()).actors.filter(({ name }) => /^amap/i.test(name)).map(({ name }) => name)
    expect(await named()).toEqual(['AMAP du Célé'])
    await page
      .getByRole('button', { name: say('merges.undo-of', { merged: 'Amap du Cele', kept: 'AMAP du Célé' }) })
      .click()
    await expect.poll(async () => (await named()).length).toBe(2)
  })
})

describe('a member', () => {
  it('corrects its own ties by the link that it was given, and the team sees it', async () => {
    await page.goto(`${root}/reseau/liens`)
    await look(page, 'links-empty')
    await page.getByRole('combobox', { name: say('links.choose') }).fill('Rugby')
    await page.getByRole('option', { name: 'Rugby club' }).click()
    await page.getByLabel(say('notice.contact')).fill('reseau@example.org')
    await look(page, 'links-writing')
    await page.getByRole('button', { name: say('links.prepare', { n: 1 }) }).click()
    await page.getByRole('button', { name: say('links.give-of', { name: 'Rugby club' }) }).click()
    await look(page, 'link')
    const link = await page.locator('.wo-door a').getAttribute('href')
    await page.getByRole('button', { name: say('links.keep-day') }).click()
    await page.getByText(say('links.told')).waitFor()
    await correctByLink(link ?? '', 'fr')
    await expect
      .poll(async () => (await heldOf('Rugby club')).worlds, { timeout: 30_000 })
      .toContain('Sport et loisirs 1')
    expect((await heldOf('Rugby club')).ties.join()).not.toContain('Office de tourisme')
    const told = (await sources()).find(({ kind }) => kind === 'link')
    expect(told?.proposals).toEqual(['Comité des fêtes'])
    await page.goto(`${root}/reseau/liens`)
    await page.getByText('Comité des fêtes').waitFor()
    await look(page, 'links')
  })
})

/** On a phone, without account. */
async function correctByLink(link: string, lang: Lang): Promise<void> {
  const tell = sayIn(ownNetworkWords, lang)
  const words = sayIn(worldsWords, lang)
  // a phone in the other language: the page speaks that of the notice
  const phone = await openVisitor(browser, lang === 'fr' ? 'en' : 'fr', 390)
  const own = await phone.newPage()
  await own.goto(link)
  await own.getByRole('heading', { name: tell('own.notice') }).waitFor()
  await look(own, 'own')
  await own.getByRole('button', { name: tell('own.save') }).click()
  await own.getByText(tell('own.consent-first')).waitFor()
  await own.getByRole('checkbox', { name: tell('own.consent') }).check()
  await own
    .getByRole('toolbar', { name: tell('own.worlds-label') })
    .getByRole('button', { name: 'Sport' })
    .click()
  await own.getByRole('button', { name: words('row.remove', { name: 'Office de tourisme' }) }).click()
  await own.getByRole('combobox', { name: tell('own.add-tie') }).fill('Comité des fêtes')
  await own.getByRole('option', { name: tell('own.propose', { name: 'Comité des fêtes' }) }).click()
  await own.getByRole('button', { name: tell('own.save') }).click()
  await own.getByText(/^Enregistré le/).waitFor()
  await phone.close()
}

describe('the screens', () => {
  it('show an actor, a world and the actions with what was said of them', async () => {
    const data = await network()
    const world = data.worlds.find(({ name }) => name === 'Agriculture')
    const actor = data.actors.find(({ name }) => name === 'Rugby club')
    await page.goto(`${root}/mondes/${world?.id}`)
    await page.getByRole('link', { name: 'Biocoop de Figeac' }).waitFor()
    await look(page, 'world')
    await page.goto(`${root}/reseau/acteurs/${actor?.id}`)
    await page.getByRole('list', { name: say('actor.ties') }).waitFor()
    await look(page, 'actor')
    await page.goto(`${root}/actions`)
    await page.getByRole('heading', { name: say('actions.empty-title') }).waitFor()
    await page.getByLabel(say('actions.name'), { exact: true }).fill('Marché du jeudi')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Marché du jeudi' }).click()
    await page.getByRole('heading', { level: 1, name: 'Marché du jeudi' }).waitFor()
    await page.getByRole('combobox', { name: say('action.add-actor') }).fill('Biocoop')
    await page.keyboard.press('Enter')
    await page
      .getByRole('list', { name: say('action.actors') })
      .getByText('Biocoop')
      .waitFor()
    await look(page, 'action')
    expect((await network()).participations).toHaveLength(1)
  })

  it('have nothing that axe finds, and scroll sideways at no size', () => {
    expect(complaints).toEqual([])
  })
})
