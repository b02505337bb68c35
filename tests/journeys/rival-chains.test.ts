import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { impactChainWords } from '#features/impact-chain/words.ts'
import { defineWords, sayIn } from '#kernel/words.ts'
import en from '../../locales/en/shell.json' with { type: 'json' }
import fr from '../../locales/fr/shell.json' with { type: 'json' }
import { askApi, claimAsHost, makeEvaluation } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor } from '../support/browser.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// A chain is argued about: what shows each link, what else could explain the change, how another group tells it.

const say = sayIn(impactChainWords, 'fr')
const sayShell = sayIn(defineWords(fr, en), 'fr')

type Row = {
  id: string
  version: number
  statement: string
  originId: string | null
  deletedAt: string | null
}
type Chain = {
  elements: Row[]
  links: { id: string; fromId: string; toId: string; deletedAt: string | null }[]
}

const PATIENT = { timeout: 15_000 }

let server: RunningServer
let browser: Browser
let context: BrowserContext
let page: Page
/** Of the API, and of the pages. */
let evaluation: string
let chainPage: string

const call = <T>(method: 'GET' | 'POST' | 'PATCH', path: string, data?: object) =>
  askApi<T>(context, server, method, path, data)

const elementIds = [randomUUID(), randomUUID(), randomUUID()] as const
const linkIds = [randomUUID(), randomUUID()] as const
const STATEMENTS = [
  'Signer des contrats',
  'Les maraîchers plantent pour les cantines',
  'Les enfants mangent d’ici',
]

/** What stands of a chain, as sentences. */
async function statements(rivalId?: string): Promise<string[]> {
  const query = rivalId ? `?rivalId=${rivalId}` : ''
  const { elements } = await call<Chain>('GET', `${evaluation}/chain${query}`)
  return elements.filter(({ deletedAt }) => deletedAt === null).map(({ statement }) => statement)
}

const judge = (linkId: string, side: string, strength: number) =>
  call('POST', `${evaluation}/chain-evidence`, { linkId, side, strength, statement: `${side} ${strength}` })

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  context = await openVisitor(browser, 'fr')
  await claimAsHost(context, server)
  const made = await makeEvaluation(context, server, 'Cantines')
  evaluation = made.evaluation
  chainPage = `${made.pages}/chaine`
  const types = ['activity', 'outcome_short', 'impact']
  await call('POST', `${evaluation}/chain/changes`, {
    id: randomUUID(),
    changes: [
      ...elementIds.map((id, at) => ({
        do: 'create-element',
        id,
        values: { type: types[at], statement: STATEMENTS[at] },
      })),
      ...linkIds.map((id, at) => ({
        do: 'create-link',
        id,
        values: { fromId: elementIds[at], toId: elementIds[at + 1], confidence: 4 },
      })),
    ],
  })
  page = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('a chain that is argued about', () => {
  it('keeps what is said for a link and against it, and says when confidence and evidence disagree', async () => {
    await page.goto(chainPage)
    await page.getByText(say('tool.outline'), { exact: true }).first().click()
    await page.locator(`[data-opens="link-${linkIds[0]}"]`).click()
    await page.getByText(say('finding.evidence.nothing-shown', { confidence: 4 })).waitFor()
    await page.getByLabel(say('evidence.add-for')).fill('Douze contrats signés')
    await page.keyboard.press('Enter')
    await page.getByText('Douze contrats signés').waitFor()
    await page.getByText(say('finding.evidence.nothing-against', { confidence: 4 })).waitFor()
    // The cursor stays there for the next one.
    await page.getByLabel(say('evidence.add-against')).fill('Deux maraîchers ont renoncé')
    await page.keyboard.press('Enter')
    await page.getByText('Deux maraîchers ont renoncé').waitFor()
    await page
      .getByRole('button', { name: say('evidence.refine-one', { statement: 'Douze contrats signés' }) })
      .click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText(say('evidence.strength.4')).click()
    await sheet.getByText(say('downgrade.old')).click()
    await sheet.getByText(say('evidence.counts', { level: 3 })).waitFor()
    expect(await lookAt(page, 'evidence-sheet')).toEqual([])
    await sheet.getByText(sayShell('save.saved')).waitFor()
    await page.keyboard.press('Escape')
    await page.getByText(say('evidence.best', { level: 3 })).waitFor()
    expect(await lookAt(page, 'evidence-panel')).toEqual([])
  })

  it('lets a verdict follow the evidence and the other explanations, while one looks', async () => {
    await page.goto(`${chainPage}/contribution`)
    const verdict = (code: 'unsaid' | 'important' | 'partial' | 'not_shown') =>
      page.getByText(say(`verdict.${code}`), { exact: true }).waitFor()
    await verdict('unsaid')
    await judge(linkIds[1], 'for', 3)
    // What was written against the first link was never judged: it is.
    const { items } = await call<{ items: (Row & { side: string })[] }>('GET', `${evaluation}/chain-evidence`)
    const against = items.find(({ side }) => side === 'against')
    await call('PATCH', `${evaluation}/chain-evidence/${against?.id}`, {
      version: against?.version,
      values: { strength: 1 },
    })
    await page.getByText(say('contribution.no-rival-sought')).waitFor()
    await page.getByRole('button', { name: say('explanation.kind.market_price') }).click()
    await page.getByLabel(say('explanation.prompt.market_price')).last().fill('Les prix ont doublé partout')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Les prix ont doublé partout' }).waitFor()
    await page
      .getByRole('button', { name: say('evidence.refine-one', { statement: 'Les prix ont doublé partout' }) })
      .click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText(say('explanation.plausibility.3'), { exact: true }).click()
    await sheet.getByText(sayShell('save.saved')).waitFor()
    await page.keyboard.press('Escape')
    await verdict('partial')
    expect(await lookAt(page, 'contribution')).toEqual([])
    await judge(linkIds[1], 'against', 3)
    await verdict('not_shown')
    await page.getByText(say('contribution.weakest'), { exact: true }).waitFor()
  })

  it('is told another way by a group, compared side by side, merged, and brought back', async () => {
    await page.goto(`${chainPage}/versions`)
    await page
      .getByRole('button', { name: say('rivals.create') })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(say('rivals.name')).fill('Vue des cuisiniers')
    await dialog.getByRole('button', { name: say('rivals.create') }).click()
    await page.getByRole('heading', { name: 'Vue des cuisiniers' }).waitFor()
    await page.getByText(say('compare.count', { n: 0 })).waitFor()
    expect(await lookAt(page, 'rival-versions')).toEqual([])

    await page.getByRole('link', { name: say('rivals.open') }).click()
    const rivalId = /versions\/([\w-]+)/.exec(page.url())?.[1] ?? ''
    await page.getByText(say('tool.outline'), { exact: true }).first().click()
    await page
      .getByText(STATEMENTS[1] ?? '', { exact: true })
      .first()
      .click()
    await page.getByLabel(say('field.statement'), { exact: true }).fill('Les maraîchers plantent davantage')
    await expect.poll(() => statements(rivalId), PATIENT).toContain('Les maraîchers plantent davantage')
    const rival = await call<Chain>('GET', `${evaluation}/chain?rivalId=${rivalId}`)
    const added = randomUUID()
    const from = rival.elements.find(({ originId }) => originId === elementIds[0])
    await call('POST', `${evaluation}/chain/changes`, {
      id: randomUUID(),
      rivalId,
      changes: [
        {
          do: 'create-element',
          id: added,
          values: { type: 'outcome_short', statement: 'L’épluchage prend du temps', sign: '-' },
        },
        { do: 'create-link', id: randomUUID(), values: { fromId: from?.id, toId: added } },
      ],
    })
    expect((await statements()).toSorted()).toEqual(STATEMENTS.toSorted())

    await page.goto(`${chainPage}/versions/${rivalId}/comparer`)
    await page.getByText(say('compare.count', { n: 3 })).waitFor()
    const table = page.getByRole('table')
    expect(await table.getByRole('row').count()).toBe(4)
    expect(await lookAt(page, 'rival-compared')).toEqual([])
    await page.getByText(say('compare.only-differences')).click()
    expect(await table.getByRole('row').count()).toBe(8)

    await page.getByRole('button', { name: say('merge.act'), exact: true }).click()
    await page.getByText(say('merge.done', { name: 'Vue des cuisiniers' })).waitFor()
    const merged = [
      'L’épluchage prend du temps',
      'Les maraîchers plantent davantage',
      STATEMENTS[0],
      STATEMENTS[2],
    ]
    expect((await statements()).toSorted()).toEqual(merged.toSorted())
    await page.getByRole('button', { name: sayShell('undo'), exact: true }).click()
    await page.getByText(sayShell('undo.done')).waitFor()
    expect((await statements()).toSorted()).toEqual(STATEMENTS.toSorted())
    // Merging again brings the same again.
    await page.getByRole('button', { name: say('merge.act'), exact: true }).click()
    await expect.poll(async () => (await statements()).toSorted(), PATIENT).toEqual(merged.toSorted())
    await page
      .getByRole('button', { name: sayShell('undo'), exact: true })
      .last()
      .click()
    await expect.poll(async () => (await statements()).toSorted(), PATIENT).toEqual(STATEMENTS.toSorted())
  })

  it('is walked through time by the keyboard, and stands again as it stood', async () => {
    await page.goto(`${chainPage}/historique`)
    const slider = page.getByRole('slider')
    await slider.focus()
    const last = Number(await slider.inputValue())
    expect(last).toBeGreaterThan(1)
    // Just after the merge: what it added is there, and its undoing is not.
    await page.keyboard.press('ArrowLeft')
    expect(Number(await slider.inputValue())).toBe(last - 1)
    await page.getByRole('region', { name: /23|\d/ }).first().waitFor()
    expect(await lookAt(page, 'chain-history')).toEqual([])
    await page.getByRole('button', { name: say('history.return') }).click()
    await expect.poll(() => statements(), PATIENT).toContain('L’épluchage prend du temps')
    await page.getByRole('button', { name: sayShell('undo'), exact: true }).click()
    await expect.poll(async () => (await statements()).toSorted(), PATIENT).toEqual(STATEMENTS.toSorted())
  })
})
