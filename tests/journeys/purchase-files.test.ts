import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { formatAmount } from '#features/value-chains/domain/amount-format.ts'
import { valueChainsWords } from '#features/value-chains/words.ts'
import { defineWords, sayIn } from '#kernel/words.ts'
import mendingEn from '../../locales/en/mending.json' with { type: 'json' }
import mendingFr from '../../locales/fr/mending.json' with { type: 'json' }
import { askApi, claimAsHost } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor, PICTURES } from '../support/browser.ts'
import { type Hands, keyboard } from '../support/hands.ts'
import { recountPurchases } from '../support/purchase-recount.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'
import { sharedData } from '../support/shared-data.ts'

// Every purchase file of ma-cantine, dropped into the browser: the good ones enter unchanged, the bad ones say what is
// wrong, are mended by keyboard alone and enter. Nothing has entered before the person says so.

const FOLDER = sharedData('macantine/imports')
const FILES = FOLDER ? readdirSync(FOLDER).filter((name) => /^purchases_(good|bad)/.test(name)) : []
const say = sayIn(valueChainsWords, 'fr')
const sayMending = sayIn(defineWords(mendingFr, mendingEn), 'fr')

type Count = { readonly rows: number; readonly totals: Readonly<Record<string, string>> }

let browser: Browser
let server: RunningServer
let context: BrowserContext
let page: Page
let hands: Hands
let territory: string
const scriptErrors: string[] = []

const post = <T>(path: string, data: object) => askApi<T>(context, server, 'POST', path, data)

const get = <T>(path: string) => askApi<T>(context, server, 'GET', path)

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServerProcess()])
  context = await openVisitor(browser, 'fr')
  await claimAsHost(context, server)
  const selection = { include: [{ kind: 'commune', code: '46102' }], exclude: [] }
  territory = (await post<{ id: string }>('/territories', { name: 'Pays des cantines', selection })).id
  page = await context.newPage()
  page.on('pageerror', (error) => scriptErrors.push(error.message))
  hands = keyboard(page)
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    await page.screenshot({ path: join(PICTURES, 'purchases-last.png'), fullPage: true })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Each file has an evaluation of its own: what entered from it stands alone on the screen. */
async function openEvaluation(name: string): Promise<string> {
  const made = await post<{ id: string }>(`/territories/${territory}/evaluations`, {
    title: name,
    mode: 'structure',
  })
  return made.id
}

const apiOf = (evaluation: string) => `/territories/${territory}/evaluations/${evaluation}`

/** Lets the file fall on the page, as from a folder of the machine. */
async function drop(name: string): Promise<void> {
  const bytes = readFileSync(join(FOLDER ?? '', name)).toString('base64')
  const place = page.getByText(say('import.drop'), { exact: true }).locator('..')
  await place.waitFor()
  const dataTransfer = await page.evaluateHandle(
    ([fileName = '', content = '']) => {
      const transfer = new DataTransfer()
      transfer.items.add(
        new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], fileName),
      )
      return transfer
    },
    [name, bytes],
  )
  await place.dispatchEvent('drop', { dataTransfer })
  await page.getByRole('grid').waitFor()
}

async function enteredSoFar(evaluation: string): Promise<readonly number[]> {
  const purchases = await get<{ total: number }>(`${apiOf(evaluation)}/purchases`)
  const imports = await get<{ total: number }>(`${apiOf(evaluation)}/purchase-imports`)
  return [purchases.total, imports.total]
}

/** Enters what is ready, and reads what stands on the page of purchases and in the API. */
async function enterAndCompare(evaluation: string, expected: Count): Promise<void> {
  const enter = page.getByRole('button', { name: say('import.enter', { n: expected.rows }) })
  await enter.waitFor()
  expect(await enteredSoFar(evaluation)).toEqual([0, 0])
  await hands.press(enter)
  await page.waitForURL(/\/achats$/)
  for (const [year, total] of Object.entries(expected.totals)) {
    await page.goto(`${page.url().split('?')[0]}?annee=${year}`)
    const line = say('purchases.total', { year, total: formatAmount(total, 'fr') })
    await page.getByRole('link', { name: line, exact: true }).waitFor()
  }
  expect((await enteredSoFar(evaluation))[0]).toBe(expected.rows)
}

async function openImport(name: string): Promise<string> {
  const evaluation = await openEvaluation(name)
  await page.goto(`${server.url}/territoires/${territory}/demarches/${evaluation}/achats/importer`)
  await drop(name)
  return evaluation
}

describe.skipIf(!FOLDER)('a good purchase file of ma-cantine', () => {
  it.each(FILES.filter((name) => name.startsWith('purchases_good')))('%s enters unchanged', async (name) => {
    const evaluation = await openImport(name)
    const { rows, byYear } = recountPurchases(join(FOLDER ?? '', name))
    const years = Object.entries(byYear as Record<string, Record<string, number>>)
    const euros = (cents: unknown) => (Number(cents ?? 0) / 100).toFixed(2)
    const totals = Object.fromEntries(years.map(([year, sums]) => [year, euros(sums.total)]))
    await enterAndCompare(evaluation, { rows: Number(rows), totals })
    const summary = await get<{ byYear: Record<string, Record<string, string>> }>(
      `${apiOf(evaluation)}/purchases-summary`,
    )
    for (const [year, sums] of years)
      for (const bin of ['total', 'organic', 'siqo', 'other', 'quality', 'fairTrade', 'shortChain', 'france'])
        expect([bin, summary.byYear[year]?.[bin]]).toEqual([bin, euros(sums[bin])])
  })
})

const grid = () => page.getByRole('grid')
const button = (name: string) => page.getByRole('button', { name, exact: true })
const columnOf = (name: string) =>
  page.getByRole('combobox', { name: sayMending('columns.holds-of', { column: name }), exact: true })

/** The last correction is judged: until then the counts are those of before. */
async function judged(): Promise<void> {
  await page.waitForTimeout(30)
  await page.getByText(sayMending('judging')).waitFor({ state: 'detached' })
}

async function press(target: Locator): Promise<void> {
  await hands.press(target)
  await judged()
}

/** Says by keyboard what a column of the file holds. */
async function nameColumn(column: string, label: string): Promise<void> {
  await hands.pick(columnOf(column), label)
  await page.keyboard.press('Tab')
  await judged()
}

/** Goes to the next mistakes (F8) until the row is reached, then sideways to the column. */
async function goTo(row: number, label: string): Promise<void> {
  for (let tabs = 0; !(await grid().evaluate((it) => it === document.activeElement)); tabs += 1) {
    if (tabs > 200) throw new Error('the keyboard never reaches the grid')
    await page.keyboard.press('Tab')
  }
  const where = () =>
    grid().evaluate((it) => {
      const cell = it.querySelector('[data-active]')
      const line = cell?.closest('[role=row]')
      const heads = [...it.querySelectorAll('[role=columnheader]')].map((head) => head.textContent?.trim())
      return {
        row: Number(line?.querySelector('.tb-number')?.textContent),
        col: line && cell ? [...line.children].indexOf(cell) : -1,
        heads,
      }
    })
  for (let presses = 0; (await where()).row !== row; presses += 1) {
    if (presses > 40) throw new Error(`F8 never reaches row ${row}`)
    await page.keyboard.press('F8')
  }
  for (let presses = 0; ; presses += 1) {
    const { col, heads } = await where()
    const aim = heads.indexOf(label)
    if (aim < 0) throw new Error(`no column ${label} among ${heads.join(', ')}`)
    if (col === aim) return
    if (presses > 40) throw new Error(`the arrows never reach ${label}`)
    await page.keyboard.press(col < aim ? 'ArrowRight' : 'ArrowLeft')
  }
}

async function mendCell(row: number, label: string, text: string): Promise<void> {
  await goTo(row, label)
  if (text === '') await page.keyboard.press('Delete')
  else {
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  await judged()
}

async function leaveOut(row: number, label: string): Promise<void> {
  await goTo(row, label)
  await page.keyboard.press('Space')
  await judged()
}

const field = {
  siret: say('model.siret'),
  description: say('model.description'),
  supplier: say('model.supplier'),
  date: say('model.date'),
  price: say('model.price'),
  family: say('model.family'),
  origin: say('model.origin'),
  shortChain: say('model.shortChain'),
  local: say('model.local'),
  localDefinition: say('model.localDefinition'),
  characteristics: say('model.characteristics'),
}

type BadFile = Count & {
  /** Sentences on the screen as it opens: about the columns (row null), or in a row beside a column. */
  readonly shows: readonly (readonly [row: number | null, column: string, reason: string | RegExp])[]
  readonly mend: () => Promise<void>
}

const BAD: Readonly<Record<string, BadFile>> = {
  'purchases_bad_corrupt.csv': {
    shows: [[null, '', 'Chaque ligne est entourée de guillemets']],
    mend: async () => {
      await press(button(sayMending('columns.accept')))
      // Row 2 has lost two separators between its quotation marks: what stood behind them is put back.
      await mendCell(2, field.origin, '')
      await mendCell(2, field.local, 'x')
      await mendCell(2, field.localDefinition, 'REGION')
      await mendCell(2, field.shortChain, '')
      await press(button(sayMending('mistakes.short-empty')).first())
    },
    rows: 1,
    totals: { 2022: '90.11' },
  },
  'purchases_bad_empty_rows.csv': {
    shows: [4, 5].map((row) => [row, '', 'Cette ligne est vide']),
    mend: () => press(button(sayMending('mistakes.skip-empty'))),
    rows: 2,
    totals: { 2022: '1000.22' },
  },
  'purchases_bad_extra_columns.csv': {
    shows: [[null, '', '« a » n’est pas attendue']],
    mend: () => nameColumn('a', sayMending('columns.drop')),
    rows: 1,
    totals: { 2022: '90.11' },
  },
  'purchases_bad_no_header.csv': {
    shows: [[null, '', 'La première ligne contient déjà des données']],
    mend: async () => {
      const names = 'siret description supplier date price family categories origin shortChain local'.split(
        ' ',
      )
      const wanted = [...names, 'localDefinition', 'localKm']
      for (const [index, name] of wanted.entries()) {
        const letter = sayMending('columns.letter', { letter: String.fromCharCode(65 + index) })
        // An empty column is not asked about.
        if ((await columnOf(letter).count()) === 0) continue
        await nameColumn(letter, say(`model.${name}` as 'model.siret'))
      }
    },
    rows: 2,
    totals: { 2022: '1000.22' },
  },
  'purchases_bad_old.csv': {
    shows: [
      [2, field.siret, 'Le SIRET de la cantine manque'],
      [5, field.description, 'La description de l’achat manque'],
      [6, field.family, 'La famille de produits manque'],
      [6, field.localDefinition, 'L’achat n’est pas dit local'],
      [7, field.date, 'La date manque'],
      [8, field.date, 'Ce jour n’existe pas'],
      [9, field.date, '2022-03-01'],
      [10, field.price, 'Le prix hors taxes manque'],
      [11, field.price, 'n’est pas un nombre'],
      [12, field.family, '« NOPE » n’est pas une famille'],
      [13, field.characteristics, '« NOPE » n’est pas une caractéristique'],
      [14, field.localDefinition, 'il faut dire ce que local veut dire'],
      [15, field.localDefinition, '7 cellules au lieu de 8'],
    ],
    mend: async () => {
      await mendCell(2, field.siret, '21010034300016')
      for (const [row, label] of [
        [5, field.description],
        [7, field.date],
        [10, field.price],
      ] as const)
        await leaveOut(row, label)
      await mendCell(6, field.family, 'AUTRES')
      await mendCell(6, field.localDefinition, '')
      await mendCell(8, field.date, '2022-02-28')
      await mendCell(9, field.date, '2022-03-01')
      await mendCell(11, field.price, '12,50')
      await mendCell(12, field.family, 'FRUITS_ET_LEGUMES')
      await mendCell(13, field.characteristics, 'BIO')
      await mendCell(14, field.localDefinition, 'REGION')
      await press(button(sayMending('mistakes.short-empty')).first())
    },
    // Rows 2, 3, 4, 6, 8, 9, 12, 13, 14 and 15 at 90.11, and row 11 at 12.50.
    rows: 11,
    totals: { 2022: '913.60' },
  },
  'purchases_bad_one_error_old.csv': {
    shows: [[3, field.price, 'Le prix n’est pas un nombre']],
    mend: () => leaveOut(3, field.price),
    rows: 1,
    totals: { 2022: '90.11' },
  },
  'purchases_bad_partial_header_old.csv': {
    shows: [[null, '', '« definition_local » manque']],
    mend: async () => {
      const constant = sayMending('columns.constant', { field: field.localDefinition })
      await hands.write(page.getByLabel(constant), 'DEPARTEMENT')
      await page.keyboard.press('Tab')
      await judged()
    },
    rows: 2,
    totals: { 2022: '1000.22' },
  },
  'purchases_bad_wrong_header_old.csv': {
    shows: ['canteen siret', 'famille', 'definition de local'].map((name) => [
      null,
      '',
      `« ${name} » n’est pas connue`,
    ]),
    mend: async () => {
      await nameColumn('canteen siret', field.siret)
      await nameColumn('famille', field.family)
      await nameColumn('definition de local', field.localDefinition)
      // Both rows end before the definition: they are local, so it is written for both at once.
      await press(button(sayMending('mistakes.short-empty')).first())
      const everywhere = page.getByLabel(sayMending('mistakes.fill')).first()
      await hands.write(everywhere, 'DEPARTEMENT')
      await press(button(sayMending('mistakes.replace', { n: 2 })))
    },
    rows: 2,
    totals: { 2022: '1000.22' },
  },
  'purchases_bad_wrong_header_typo_old.csv': {
    shows: ['s_iret', 'description123', 'fournisseur de la cantine', 'famille de produits'].map((name) => [
      null,
      '',
      name,
    ]),
    mend: () => press(button(sayMending('columns.accept'))),
    rows: 1,
    totals: { 2022: '90.11' },
  },
}

/** One screen that asks about columns, one full of mistakes: looked at in every width. */
const LOOKED_AT = ['purchases_bad_partial_header_old.csv', 'purchases_bad_old.csv']

describe.skipIf(!FOLDER)('a bad purchase file of ma-cantine', () => {
  it.each(FILES.filter((name) => name.startsWith('purchases_bad')))(
    '%s says row, column and reason, is mended by keyboard and enters',
    async (name) => {
      const bad = BAD[name]
      if (!bad) throw new Error(`nobody said how ${name} is mended`)
      const evaluation = await openImport(name)
      for (const [row, column, reason] of bad.shows) {
        if (row === null) {
          await page.getByRole('listitem').filter({ hasText: reason }).waitFor()
          continue
        }
        const line = grid()
          .getByRole('row')
          .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${row}(?!\\d)`) }) })
        await line.getByText(reason).first().waitFor()
        if (column === '') continue
        const heads = await grid().getByRole('columnheader').allTextContents()
        const cell = line.locator('> *').nth(heads.indexOf(column))
        expect([row, column, await cell.getAttribute('aria-invalid')]).toEqual([row, column, 'true'])
      }
      if (LOOKED_AT.includes(name)) expect(await lookAt(page, name.replace('.csv', ''))).toEqual([])
      await bad.mend()
      await enterAndCompare(evaluation, bad)
    },
  )

  it('none of them made a script fail', () => {
    expect(scriptErrors).toEqual([])
  })
})
