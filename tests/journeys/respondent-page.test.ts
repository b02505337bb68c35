import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Collection, CollectionAnswer, CollectionLink } from '#features/collection/contract.ts'
import type { Form } from '#features/questionnaires/domain/form.ts'
import { defineWords, sayIn } from '#kernel/words.ts'
import en from '../../locales/en/respondent-page.json' with { type: 'json' }
import fr from '../../locales/fr/respondent-page.json' with { type: 'json' }
import { javaScriptOf, readManifest, sizeOf } from '../../scripts/build.mjs'
import { askApi, claimAsHost, makeEvaluation } from '../support/accounts.ts'
import { findViolations, launchBrowser, openVisitor, PICTURES } from '../support/browser.ts'
import { type RunningServer, startServerProcess } from '../support/server-process.ts'

// A valley without network: a social centre collects answers on one shared phone. Nothing is lost, nothing enters twice.

const respondentWords = defineWords(fr, en)
const say = sayIn(respondentWords, 'fr')
const sayEnglish = sayIn(respondentWords, 'en')
const PATIENT = { timeout: 20_000 }

const FORM: Form = {
  format: 'tablee-form',
  formatVersion: 1,
  id: 'marche',
  title: { fr: 'Manger d’ici', en: 'Eating local' },
  languages: [
    { tag: 'fr', name: 'Français' },
    { tag: 'en', name: 'English' },
  ],
  lists: {
    oui_non: [
      { name: 'yes', label: { fr: 'Oui', en: 'Yes' } },
      { name: 'no', label: { fr: 'Non', en: 'No' } },
    ],
    produits: [
      { name: 'veg', label: { fr: 'Légumes', en: 'Vegetables' } },
      { name: 'meat', label: { fr: 'Viande', en: 'Meat' } },
      { name: 'milk', label: { fr: 'Lait', en: 'Milk' } },
    ],
  },
  items: [
    {
      kind: 'question',
      type: 'one',
      name: 'buys',
      label: { fr: 'Achetez-vous des produits d’ici ?', en: 'Do you buy local products?' },
      list: 'oui_non',
      required: true,
    },
    {
      kind: 'group',
      name: 'detail',
      label: { fr: 'Vos achats', en: 'What you buy' },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a rule of a form names its questions so
      relevant: "${buys} = 'yes'",
      appearance: 'field-list',
      items: [
        {
          kind: 'question',
          type: 'many',
          name: 'what',
          label: { fr: 'Lesquels ?', en: 'Which ones?' },
          list: 'produits',
          orOther: true,
        },
        {
          kind: 'question',
          type: 'decimal',
          name: 'kilos',
          label: { fr: 'Combien par mois ?', en: 'How much a month?' },
          unit: 'kg',
          constraint: '. <= 500',
          constraintMessage: {
            fr: 'Plus de 500 kg : est-ce bien par mois ?',
            en: 'More than 500 kg: is it a month?',
          },
        },
      ],
    },
    {
      kind: 'question',
      type: 'ranking',
      name: 'rank',
      label: { fr: 'Qu’est-ce qui compte le plus ?', en: 'What matters most?' },
      list: 'produits',
    },
    {
      kind: 'question',
      type: 'scale',
      name: 'happy',
      label: { fr: 'Êtes-vous content de ce que vous trouvez ?', en: 'Are you happy with what you find?' },
      from: 0,
      to: 5,
      fromLabel: { fr: 'pas du tout', en: 'not at all' },
      toLabel: { fr: 'tout à fait', en: 'entirely' },
    },
    { kind: 'question', type: 'place', name: 'home', label: { fr: 'Votre commune', en: 'Your commune' } },
    { kind: 'question', type: 'photo', name: 'picture', label: { fr: 'Une photo', en: 'A photo' } },
    { kind: 'question', type: 'voice', name: 'voice', label: { fr: 'Racontez', en: 'Tell us' } },
  ],
}

let server: RunningServer
let browser: Browser
let team: BrowserContext
let phone: BrowserContext
let page: Page
let collection: string
const links: Record<string, string> = {}
const complaints: string[] = []

const post = <T>(path: string, data: object) => askApi<T>(team, server, 'POST', path, data)
async function received(): Promise<CollectionAnswer[]> {
  return (await askApi<{ items: CollectionAnswer[] }>(team, server, 'GET', `${collection}/answers?limit=200`))
    .items
}

/** Looks at the screen as it is, at phone and laptop widths: axe, sideways scrolling, size of targets; leaves pictures. */
async function lookAtPhone(name: string) {
  mkdirSync(PICTURES, { recursive: true })
  for (const width of [320, 390, 1024, 1600]) {
    await page.setViewportSize({ width, height: width < 600 ? 760 : 900 })
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (sideways > 0) complaints.push(`${name} @${width}: ${sideways}px wider than the screen`)
    const small = await page
      .locator('button, summary, label.choice, input[type=text], select, textarea, .file')
      .evaluateAll((all) =>
        all
          .filter((each) => each.getBoundingClientRect().height < 44)
          .map((each) => `${each.tagName} ${each.textContent} ${each.getBoundingClientRect().height}`),
      )
    for (const target of small) complaints.push(`${name} @${width}: under 44 px: ${target}`)
    await page.screenshot({ path: join(PICTURES, `respondent-${name}-${width}.png`), fullPage: true })
  }
  for (const violation of await findViolations(page)) complaints.push(`${name}: ${violation}`)
  await page.setViewportSize({ width: 390, height: 760 })
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const next = () => button(say('form.next')).click()
const answered = (label: string) => page.getByText(label, { exact: true })

/** No, what matters, how happy, and nothing else. */
async function answerNo() {
  await page.getByLabel('Non').check()
  await next()
  await button('Lait').click()
  await next()
  await page.locator('.scale label').nth(4).click()
  await next()
  await next()
  await next()
  await button(say('form.send')).click()
  await page.getByRole('heading', { name: say('end.title') }).waitFor()
}

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  team = await openVisitor(browser, 'fr')
  await claimAsHost(team, server)
  const { evaluation } = await makeEvaluation(team, server, 'Marché')
  const made = await post<{ id: string; version: number }>(`${evaluation}/questionnaires`, {
    title: 'Manger d’ici',
    form: FORM,
  })
  const version = await post<{ id: string }>(`${evaluation}/questionnaires/${made.id}/versions`, {
    version: made.version,
  })
  const draft = await post<Collection>(`${evaluation}/collections`, {
    title: 'Habitants de la vallée',
    questionnaireId: made.id,
    purpose: 'Pour savoir où l’on trouve à manger près d’ici.',
    contact: 'accueil@example.org',
  })
  collection = `${evaluation}/collections/${draft.id}`
  await post(`${collection}/groups`, { name: 'Jeunes' })
  await post(`${collection}/open`, { version: draft.version, versionId: version.id })
  for (const kind of ['link', 'kiosk', 'relay']) {
    const { link } = await post<CollectionLink>(`${collection}/links`, {
      kind,
      label: kind === 'relay' ? 'Centre social' : '',
    })
    links[kind] = `${server.url}${new URL(link).pathname}`
  }
  phone = await openVisitor(browser, 'fr', 390)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function open(kind: string) {
  page = await phone.newPage()
  page.on('pageerror', (error) => complaints.push(`${kind}: ${error.message}`))
  await page.goto(links[kind] ?? '')
  await page
    .getByRole('heading', { name: 'Habitants de la vallée' })
    .or(page.getByRole('heading', { name: 'Manger d’ici' }))
    .waitFor()
}

/** The page is kept on the phone once its worker has it whole. */
const kept = () =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50))
  })

describe('the page of respondents', () => {
  it('weighs little: under 25 kB before it shows, the parts of rare questions apart', () => {
    expect(sizeOf(javaScriptOf('respond.html', readManifest())).gzip).toBeLessThan(25_000)
  })

  it('asks one thing after the other, says what is wrong, and keeps what is begun', async () => {
    await open('link')
    await lookAtPhone('intro')
    await button(say('intro.begin')).click()
    await next()
    await answered(`▲ ${say('wrong.required')}`).waitFor()
    await lookAtPhone('wrong')
    await page.getByLabel('Oui').check()
    await next()
    await page.getByLabel('Légumes').check()
    await page.getByLabel(say('field.other'), { exact: true }).check()
    await page.getByLabel(say('field.other-namely')).fill('du miel')
    await page.getByLabel('Combien par mois ?').fill('1 250,5')
    await next()
    await page.getByText('Plus de 500 kg : est-ce bien par mois ?').waitFor()
    await lookAtPhone('group')
    await page.getByLabel('Combien par mois ?').fill('12,5')
    await page.reload()
    expect(await page.getByLabel('Combien par mois ?').inputValue()).toBe('12,5')
    await next()
    await button('Lait').click()
    await button('Viande').click()
    await page.getByRole('button', { name: say('rank.up', { label: 'Viande' }) }).click()
    await lookAtPhone('ranking')
    await next()
    await page.locator('.scale label').nth(3).click()
    await lookAtPhone('scale')
    await next()
    await page.getByLabel('Votre commune').fill('figeac')
    await button('Figeac 46').click()
    await lookAtPhone('place')
    await next()
    await page.setInputFiles('input[type=file]', join(import.meta.dirname, '../../docs/pictures/values.png'))
    await page.locator('.photo').waitFor()
    await lookAtPhone('photo')
    await next()
    await button(say('voice.start')).click()
    await page.getByRole('button', { name: /s restantes/ }).waitFor()
    await page.waitForTimeout(1_200)
    await page.getByRole('button', { name: /s restantes/ }).click()
    await page.locator('audio').waitFor()
    await lookAtPhone('voice')
    await button(say('form.send')).click()
    await page.getByText(say('end.sent')).waitFor(PATIENT)
    await lookAtPhone('thanks')
    const [answer] = await received()
    expect(answer?.answers).toMatchObject({
      buys: 'yes',
      what: ['veg', 'other'],
      what_other: 'du miel',
      kilos: 12.5,
      rank: ['meat', 'milk'],
      happy: 3,
      home: '46102',
      picture: { mime: 'image/jpeg' },
      voice: { mime: 'audio/webm' },
    })
    await page.close()
  })

  it('takes an answer back, here and there', async () => {
    await open('link')
    await page.locator('.kept').click()
    await lookAtPhone('sent')
    await button(say('sent.withdraw')).click()
    await expect
      .poll(async () => (await received()).filter((each) => each.withdrawnAt === null).length)
      .toBe(0)
    await page.close()
  })

  it('collects with no network and no server, survives a closed page, and sends each answer once', async () => {
    await open('relay')
    await kept()
    await page.getByLabel(say('relay.collector')).fill('Accueil')
    await page.getByLabel(say('relay.group')).selectOption({ label: 'Jeunes' })
    await page.getByLabel(say('relay.consent')).check()
    await lookAtPhone('relay')
    const port = Number(new URL(server.url).port)
    await phone.setOffline(true)
    await server.stop(true)
    await button(say('relay.begin')).click()
    await answerNo()
    await page.getByText(say('end.kept', { n: 1 })).waitFor(PATIENT)
    await lookAtPhone('kept')
    await page.reload()
    await page.getByRole('heading', { name: 'Habitants de la vallée' }).waitFor()
    expect(await page.getByLabel(say('relay.collector')).inputValue()).toBe('Accueil')
    await page.getByLabel(say('relay.consent')).check()
    await button(say('relay.begin')).click()
    await answerNo()
    await page.close()
    page = await phone.newPage()
    await page.goto(links.relay ?? '')
    await page.getByRole('button', { name: new RegExp(say('kept.here', { n: 2 })) }).waitFor()
    server = await startServerProcess({}, server.dataDir, port)
    await phone.setOffline(false)
    await expect
      .poll(async () => (await received()).filter((each) => each.channel === 'relay').length, PATIENT)
      .toBe(2)
    await page.locator('.kept[data-state="sent"]').waitFor(PATIENT)
    const ours = (await received()).filter((each) => each.channel === 'relay')
    expect(new Set(ours.map((each) => each.id)).size).toBe(2)
    expect(ours.every((each) => each.collector === 'Accueil')).toBe(true)
    expect(ours.map((each) => each.groupId !== null).sort()).toEqual([false, true])
    await page.close()
  })

  it('enters an answer once when the reply is lost on the way', async () => {
    await open('kiosk')
    let lost = 0
    await page.route('**/api/collect/*/answers/*', async (route) => {
      lost += 1
      if (lost > 1) return route.continue()
      await route.fetch()
      return route.abort('connectionreset')
    })
    await button(say('intro.begin')).click()
    await answerNo()
    await page.getByText(say('end.sent')).waitFor(PATIENT)
    expect(lost).toBe(2)
    expect((await received()).filter((each) => each.channel === 'kiosk')).toHaveLength(1)
  })

  it('leaves nothing of anybody on a shared phone', async () => {
    await button(say('end.next')).click()
    await page.getByRole('heading', { name: 'Habitants de la vallée' }).waitFor()
    await page.locator('.kept').click()
    expect(await button(say('sent.withdraw')).count()).toBe(0)
    const traces = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const opening = indexedDB.open('tablee-respond')
          opening.onsuccess = () => {
            const all = opening.result.transaction('kept').objectStore('kept').getAll()
            all.onsuccess = () =>
              resolve(
                JSON.stringify(
                  all.result.map((each: { parcel?: unknown; answers?: unknown }) => [
                    each.parcel,
                    each.answers,
                  ]),
                ),
              )
          }
        }),
    )
    expect(traces).not.toContain('milk')
    await page.close()
  })

  it('speaks the language of the respondent', async () => {
    const visitor = await openVisitor(browser, 'en', 390)
    page = await visitor.newPage()
    await page.goto(links.link ?? '')
    await button(sayEnglish('intro.begin')).click()
    await page.getByText('Do you buy local products?').waitFor()
    await lookAtPhone('english')
    await visitor.close()
  })

  it('has no mistake of script, and nothing that axe finds', () => {
    expect(complaints).toEqual([])
  })
})
