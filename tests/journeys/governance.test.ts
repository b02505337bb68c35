import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckItem, GovernanceJudgement, Relay } from '#features/levers/contract.ts'
import { checkTexts, criterionTexts } from '#features/levers/domain/governance-catalogue.ts'
import { leverTexts } from '#features/levers/domain/lever-catalogue.ts'
import { starterPublics } from '#features/levers/domain/public-catalogue.ts'
import { leversScreensWords, leversWords } from '#features/levers/words.ts'
import { type Lang, sayIn } from '#kernel/words.ts'
import { askApi, claimAsHost } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor } from '../support/browser.ts'
import { type Hands, keyboard, mouse } from '../support/hands.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// A facilitator opens the governance of her territory: who relays which public, what is wanted of a lever, what the group
// judges, what proves it. With the mouse in French, with the keyboard alone in English.

/** The smallest file that says it is a PDF. */
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const CENTRE = 'Centre social du Faubourg'
const AIM = 'Que chaque rencontre laisse une trace'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const ways = [
  { lang: 'fr', hands: mouse },
  { lang: 'en', hands: keyboard },
] as const

let claimed = false

describe.each(ways)('the governance of a territory, in $lang', ({ lang, hands: handsOf }) => {
  const say = sayIn(leversScreensWords, lang as Lang)
  const sayCode = sayIn(leversWords, lang as Lang)
  const complaints: string[] = []
  let visitor: BrowserContext
  let page: Page
  let hands: Hands
  let api: string
  let pages: string

  beforeAll(async () => {
    visitor = await openVisitor(browser, lang, 1024)
    visitor.setDefaultTimeout(40_000)
    if (claimed) {
      const account = { email: 'camille@example.org', password: 'carottes-et-panais' }
      await askApi(visitor, server, 'POST', '/session', account)
    } else await claimAsHost(visitor, server)
    claimed = true
    const selection = { include: [{ kind: 'commune', code: '46102' }], exclude: [] }
    const made = await askApi<{ id: string }>(visitor, server, 'POST', '/territories', {
      name: `Figeac ${lang}`,
      note: '',
      selection,
    })
    api = `/territories/${made.id}`
    pages = `${server.url}/territoires/${made.id}`
    await askApi(visitor, server, 'POST', `${api}/actors`, { name: CENTRE, kind: 'association' })
    page = await visitor.newPage()
    hands = handsOf(page)
  }, 90_000)

  afterAll(() => visitor?.close())

  const open = async (path: string, title: string) => {
    await page.goto(`${pages}/${path}`)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
  }
  const look = async (name: string) => complaints.push(...(await lookAt(page, `governance-${lang}-${name}`)))
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const named = (text: string, of: string) => page.getByRole('button', { name: `${text} (${of})` })
  const section = (id: string): Locator => page.locator(`#${id}`)
  const list = async <T>(path: string) =>
    (await askApi<{ items: T[] }>(visitor, server, 'GET', `${api}/${path}?limit=200`)).items
  const [young, old] = ['young-people', 'older-people'].map(
    (code) => starterPublics(lang as Lang).find((each) => each.code === code)?.name ?? '',
  ) as [string, string]

  it('takes publics of the catalogue and makes an organisation a relay', async () => {
    await open('relais', say('relays.title'))
    for (const name of [young, old]) {
      await hands.press(button(name))
      await page.getByRole('listitem').filter({ hasText: name }).locator('strong').waitFor()
    }
    const field = page.getByRole('combobox', { name: say('relays.add') })
    await hands.write(field, 'Faubourg')
    await page.getByRole('option', { name: CENTRE }).waitFor()
    await field.press('Enter')
    await page.getByRole('form', { name: say('acts.change-of', { name: CENTRE }) }).waitFor()
    const form = page.getByRole('form', { name: say('acts.change-of', { name: CENTRE }) })
    await hands.tick(form.getByRole('checkbox', { name: young }))
    await hands.pick(form.getByRole('combobox', { name: say('relays.trust') }), `1 · ${sayCode('trust.1')}`)
    await hands.write(form.getByLabel(say('relays.expects')), 'Un repas')
    await hands.press(form.getByRole('button', { name: lang === 'fr' ? 'Enregistrer' : 'Save' }))
    await expect.poll(async () => (await list<Relay>('relays'))[0]?.trust, { timeout: 30_000 }).toBe(1)
    const [relay] = await list<Relay>('relays')
    expect(relay?.audiences).toHaveLength(1)
    expect(relay?.expects).toBe('Un repas')
  })

  it('reads in the coverage matrix who is not reached, and mends it by one press', async () => {
    const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${escaped(name)}`) })
    await row(young).getByText(say('coverage.weak')).waitFor()
    await row(old).getByText(say('coverage.gap')).waitFor()
    await look('relays')
    await hands.press(row(old).getByRole('button'))
    await row(old).getByText(say('coverage.weak')).waitFor()
    await expect.poll(async () => (await list<Relay>('relays'))[0]?.audiences.length).toBe(2)
  })

  it('says what is wanted of a lever, with a figure and a day', async () => {
    const name = leverTexts(lang as Lang).find(({ code }) => code === 'participation')?.name ?? ''
    await open('leviers', say('levers.title'))
    await hands.press(named(say('aim.write'), name))
    const form = page.getByRole('form', { name: say('aim.write-of', { name }) })
    await hands.write(form.getByLabel(say('aim.aim'), { exact: false }).first(), AIM)
    await hands.write(form.getByLabel(say('aim.target'), { exact: false }).first(), '3')
    await hands.press(form.getByRole('button', { name: say('aim.keep') }))
    await form.waitFor({ state: 'detached' })
    await section('participation').getByText(AIM).waitFor()
    const levers = await askApi<{ lever: string; aim: string; target: number }[]>(
      visitor,
      server,
      'GET',
      `${api}/levers`,
    )
    expect(levers.find(({ lever }) => lever === 'participation')).toMatchObject({ aim: AIM, target: 3 })
    await look('levers')
  })

  it('judges a criterion together, with its argument, and keeps the history', async () => {
    const text = criterionTexts(lang as Lang).find(({ code }) => code === 'rules')
    if (!text) throw new Error('no criterion')
    await open('gouvernance', say('gov.title'))
    const judge = async (press: string, level: number, argument: string) => {
      await hands.press(named(say(press as 'gov.judge'), text.name))
      const form = page.getByRole('form', { name: say('gov.judge-of', { name: text.name }) })
      await hands.tick(form.getByRole('radio').nth(level))
      await hands.write(form.getByLabel(say('gov.argument')), argument)
      await hands.press(form.getByRole('button', { name: say('gov.keep') }))
      await form.waitFor({ state: 'detached' })
      await section('rules').getByText(argument).first().waitFor()
    }
    await judge('gov.judge', 2, 'Un ordre du jour, sans règle de décision')
    await judge('gov.judge-again', 3, 'La règle de décision est écrite')
    const kept = await list<GovernanceJudgement>('governance-judgements')
    expect(kept.map(({ criterion, level }) => `${criterion} ${level}`).sort()).toEqual(['rules 2', 'rules 3'])
    await section('rules')
      .getByText(say('gov.history', { n: 2 }))
      .waitFor()
    await page.getByText(say('gov.progress', { n: 1, all: 8 })).waitFor()
    await look('governance')
  })

  it('checks itself against the twelve items, with a PDF beside', async () => {
    await open('gouvernance/pat-niveau-2', say('check.title'))
    await hands.press(button(say('check.start')))
    await page.getByText(say('check.progress', { said: 0, all: 12 })).waitFor()
    const [first] = checkTexts(lang as Lang)
    const item = page.getByRole('listitem').filter({ hasText: first?.text ?? '—' })
    await hands.press(item.getByRole('button', { name: sayCode('check-answer.yes'), exact: true }))
    await page.getByText(say('check.progress', { said: 1, all: 12 })).waitFor()
    const chosen = page.waitForEvent('filechooser')
    await hands.press(named(say('proof.add'), say('check.item', { n: 1 })))
    await (await chosen).setFiles({ name: 'délibération.pdf', mimeType: 'application/pdf', buffer: PDF })
    const link = item.getByRole('link', { name: 'délibération.pdf' })
    await link.waitFor()
    const download = page.waitForEvent('download')
    await hands.press(link)
    expect((await download).suggestedFilename()).toBe('délibération.pdf')
    await look('check')
    await hands.press(button(say('acts.remove', { name: 'délibération.pdf' })))
    await expect.poll(() => link.count()).toBe(0)
    await hands.press(button(lang === 'fr' ? 'Annuler' : 'Undo').last())
    await link.waitFor()
    const checks = await list<CheckItem>('check-items')
    expect(checks.filter(({ answer }) => answer === 'yes')).toHaveLength(1)
    expect(checks.filter(({ answer }) => answer === null)).toHaveLength(11)
  })

  it('notes an exchange, and looks at who comes', async () => {
    await open('echanges', say('exchanges.title'))
    await hands.write(
      page.getByLabel(say('exchanges.what'), { exact: false }).first(),
      'Visite d’une légumerie',
    )
    await hands.write(page.getByLabel(say('exchanges.with'), { exact: false }).first(), 'Pays voisin')
    await hands.press(button(say('exchanges.add')))
    await page.getByRole('heading', { name: 'Visite d’une légumerie' }).waitFor()
    await look('exchanges')
    await open('inclusion', say('inclusion.title'))
    await page.getByText(sayCode('gap.no-tally')).first().waitFor()
    await look('inclusion')
  })

  it('finds nothing to complain about on any of these pages', () => {
    expect(complaints).toEqual([])
  })
})

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
