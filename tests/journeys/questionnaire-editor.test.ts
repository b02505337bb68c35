import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defineWords, sayIn } from '#kernel/words.ts'
import en from '../../locales/en/questionnaires-editor.json' with { type: 'json' }
import respondentEn from '../../locales/en/respondent-page.json' with { type: 'json' }
import fr from '../../locales/fr/questionnaires-editor.json' with { type: 'json' }
import respondentFr from '../../locales/fr/respondent-page.json' with { type: 'json' }
import { askApi, claimAsHost, makeEvaluation } from '../support/accounts.ts'
import { launchBrowser, lookAt, openVisitor } from '../support/browser.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// From indicators to a published questionnaire: written by the keyboard, seen as its respondents see it.

const say = sayIn(defineWords(fr, en), 'fr')
const sayEnglish = sayIn(defineWords(fr, en), 'en')
const sayRespondent = sayIn(defineWords(respondentFr, respondentEn), 'fr')
const sayRespondentEnglish = sayIn(defineWords(respondentFr, respondentEn), 'en')

/** A question that no form here has, as a rule names it. */
const unknown = '$' + '{nulle_part}'

let server: RunningServer
let browser: Browser
let team: BrowserContext
let page: Page
let preview: FrameLocator
let pages: string
const complaints: string[] = []

const button = (name: string) => page.getByRole('button', { name, exact: true })
const tab = (name: 'questions' | 'preview' | 'versions') =>
  page.getByRole('tab', { name: say(`tab.${name}`), exact: true })
const field = (name: string) => page.getByLabel(name, { exact: true })
const outline = () => page.locator('.qn-outline .qn-row-words').allTextContents()
const see = async (name: string) => void complaints.push(...(await lookAt(page, `questionnaire-${name}`)))

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  team = await openVisitor(browser, 'fr', 1600)
  await claimAsHost(team, server)
  const made = await makeEvaluation(team, server, 'Cantines')
  pages = made.pages
  const line = (name: string, mode: string, more: object = {}) =>
    askApi(team, server, 'POST', `${made.evaluation}/framework-lines`, {
      name,
      kind: 'quantitative',
      dimension: 'ECO',
      mode,
      ...more,
    })
  await line('Légumes livrés', 'survey', { unit: 'kg', question: 'Combien de légumes livrez-vous ?' })
  await line('Heures de livraison', 'survey', { unit: 'h', question: 'Combien d’heures pour livrer ?' })
  await line('Restes pesés', 'weighing')
  page = await team.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  preview = page.frameLocator('.qn-phone')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('a questionnaire', () => {
  it('is written from the framework, which says what it leaves out', async () => {
    await page.goto(`${pages}/questionnaires`)
    await page.getByRole('heading', { name: say('empty.title') }).waitFor()
    await see('empty')
    await page.getByRole('button', { name: say('begin.framework') }).click()
    await field(say('field.title')).fill('Producteurs')
    expect(await page.getByLabel('Légumes livrés').isChecked()).toBe(true)
    await page.getByText(say('framework.left-out', { n: 1 })).click()
    await page.getByText('Restes pesés').waitFor()
    await see('from-framework')
    await button(say('begin.go')).click()
    await page.getByRole('heading', { name: 'Producteurs', level: 1 }).waitFor()
    expect(await outline()).toContain('Combien de légumes livrez-vous ?')
  })

  it('is changed by the keyboard, with steps back and forth', async () => {
    const row = page.locator('.qn-row', { hasText: 'Combien d’heures pour livrer ?' })
    const before = await outline()
    await row.click()
    await page.keyboard.press('Alt+ArrowUp')
    const after = await outline()
    expect(after).not.toEqual(before)
    await page.keyboard.press('Control+z')
    expect(await outline()).toEqual(before)
    await page.keyboard.press('Control+Shift+z')
    expect(await outline()).toEqual(after)
    await page.keyboard.press('Control+z')
    await button(say('act.remove')).click()
    expect(await outline()).not.toContain('Combien d’heures pour livrer ?')
    await page
      .locator('.qn-bar')
      .getByRole('button', { name: say('undo') })
      .click()
    expect(await outline()).toEqual(before)
    await row.focus()
    await page.keyboard.press('Delete')
    expect(await outline()).not.toContain('Combien d’heures pour livrer ?')
    await page.locator('.tb-toast-undo').last().click()
    expect(await outline()).toEqual(before)
    await row.dragTo(page.locator('.qn-row', { hasText: 'Combien de légumes livrez-vous ?' }), {
      targetPosition: { x: 40, y: 4 },
    })
    expect(await outline()).toEqual(after)
    await page
      .locator('.qn-bar')
      .getByRole('button', { name: say('undo') })
      .click()
  })

  it('asks under a condition that is built of lines, and the preview follows', async () => {
    await page.locator('.qn-row-form').click()
    await button(say('add')).click()
    await page
      .locator('.qn-types')
      .getByRole('button', { name: say('type.one'), exact: true })
      .click()
    await field(`${say('field.label')} · Français (fr)`).fill('Livrez-vous des cantines ?')
    await page.getByText(say('choices.paste')).click()
    await field(say('choices.paste-label')).fill('Oui\tYes\nNon\tNo')
    await button(say('choices.paste-go')).click()
    for (let i = 0; i < 8 && (await outline()).indexOf('Livrez-vous des cantines ?') > 1; i += 1)
      await page.keyboard.press('Alt+ArrowUp')
    await page.locator('.qn-row', { hasText: 'Combien de légumes livrez-vous ?' }).click()
    await button(say('condition.add')).click()
    expect(await field(say('condition.question', { n: 1 })).inputValue()).toBe('livrez_vous_des_cantines')
    await field(say('condition.value', { n: 1 })).selectOption({ label: 'Oui' })
    await see('editor')

    await preview.getByLabel('Non', { exact: true }).check()
    await page.getByText(say('preview.hidden', { n: 1 })).waitFor()
    await preview.getByRole('button', { name: sayRespondent('form.next') }).click()
    await preview.getByText('Combien d’heures pour livrer ?').waitFor()
    await preview.getByRole('button', { name: sayRespondent('form.back') }).click()
    await preview.getByLabel('Oui', { exact: true }).check()
    await preview.getByRole('button', { name: sayRespondent('form.next') }).click()
    await preview.getByText('Combien de légumes livrez-vous ?').waitFor()
    await button(say('preview.lang-en')).click()
    await preview.getByRole('button', { name: sayRespondentEnglish('form.back') }).click()
    await preview.getByText('Yes', { exact: true }).waitFor()
    await page
      .locator('.qn-langs')
      .getByRole('button', { name: say('preview.lang-fr') })
      .click()
  })

  it('offers names and functions in a rule, and underlines what is wrong', async () => {
    await page.locator('.qn-row').last().click()
    await button(say('add')).click()
    await page
      .locator('.qn-types')
      .getByRole('button', { name: say('type.calculation'), exact: true })
      .click()
    await field(say('field.calculation')).pressSequentially('rou')
    await page.keyboard.press('Enter')
    await page.keyboard.type('$heures')
    await page.getByRole('listbox').getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    await field(say('field.calculation')).fill(`round(${unknown}, 1)`)
    expect(await page.locator('.qn-underlined mark').textContent()).toBe(unknown)
    await see('wrong-rule')
  })

  it('is published once its mistakes are mended', async () => {
    await tab('versions').click()
    await button(say('publish.go')).click()
    await page.getByRole('alert').getByText('Une erreur empêche').waitFor()
    await see('refused')
    await page.locator('.qn-versions .qn-jump').click()
    await button(say('act.remove')).click()
    await tab('versions').click()
    await field(`${say('publish.note')} (facultatif)`).fill('Première')
    await button(say('publish.go')).click()
    await page.getByText(say('version.number', { number: 1 }), { exact: true }).waitFor()
    await page.getByText(say('since.nothing')).waitFor()
    await see('published')
  })

  it('goes out as an XLSForm and comes back the same', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: say('files.xlsform') }).click(),
    ])
    await page.goto(`${pages}/questionnaires`)
    await page.getByText(say('version.published', { number: 1 })).waitFor()
    await see('list')
    await button(say('list.new')).click()
    await page.getByRole('button', { name: say('begin.file') }).click()
    await page.setInputFiles('input[type=file]', {
      name: download.suggestedFilename(),
      mimeType: 'application/octet-stream',
      buffer: readFileSync(await download.path()),
    })
    await page
      .getByText(say('count.questions', { n: 3 }), { exact: false })
      .last()
      .waitFor()
    await button(say('begin.go')).click()
    await page.locator('.qn-outline').waitFor()
    expect(await outline()).toContain('Livrez-vous des cantines ?')
  })

  it('counts in the coverage of the framework, and in what its public is asked for', async () => {
    await page.goto(`${pages}/referentiel/couverture`)
    await page.getByRole('heading', { name: say('load.title') }).waitFor()
    await page.getByText(say('load.unnamed')).first().waitFor()
    await page.getByRole('columnheader', { name: 'Producteurs' }).first().waitFor()
    await see('coverage')
    await page.goBack()
  })

  it('speaks English, and lets a phone mend a question', async () => {
    await page.goto(`${page.url()}?lang=en`)
    await page.locator('.qn-outline').waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('tab', { name: sayEnglish('tab.preview') }).click()
    await preview.getByRole('heading', { level: 1 }).waitFor()
    await see('phone-preview')
    await page.getByRole('tab', { name: sayEnglish('tab.questions') }).click()
    await see('english')
    expect(complaints).toEqual([])
  })
})
