import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Form } from '#features/questionnaires/domain/form.ts'
import { readXlsformFile } from '#features/questionnaires/server/xlsform-file.ts'
import { launchBrowser } from '../support/browser.ts'
import { someAnswers } from '../support/form-arbitraries.ts'
import type { outcomeOfSet, outcomesOf } from '../support/form-outcomes.ts'
import { formOfEverything } from '../support/made-form.ts'
import { sharedData } from '../support/shared-data.ts'

type Outcomes = { outcomesOf: typeof outcomesOf; outcomeOfSet: typeof outcomeOfSet }
declare global {
  var formOutcomes: Outcomes
}

const SETS = 10_000
const REAL = [
  'choice_filter_test',
  'field-list',
  'group',
  'or_other',
  'text_and_integer',
  'yes_or_no_question',
]
const folder = sharedData('xlsform')

async function realForm(name: string): Promise<Form> {
  const inside = join(folder ?? '', name)
  const file = readdirSync(inside).find((one) => one.endsWith('.xlsx')) ?? ''
  const reading = await readXlsformFile(readFileSync(join(inside, file)), file)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.form
}

/** The evaluator as one script, built as the pages are. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: join(import.meta.dirname, '..', 'support', 'form-outcomes.ts'),
        formats: ['iife'],
        name: 'formOutcomes',
      },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (!chunk) throw new Error('nothing was built')
  return `globalThis.formOutcomes = (() => { ${chunk.code}; return formOutcomes })()`
}

describe('the evaluator of forms, in a browser and on the server', () => {
  let browser: Awaited<ReturnType<typeof launchBrowser>> | undefined
  let page: Page | undefined
  beforeAll(async () => {
    const code = await bundle()
    runInThisContext(code)
    browser = await launchBrowser()
    page = await browser.newPage()
    await page.addScriptTag({ content: code })
  })
  afterAll(() => browser?.close())

  const forms: [string, () => Form | Promise<Form>][] = [['a form of everything', formOfEverything]]
  if (folder) for (const name of REAL) forms.push([name, () => realForm(name)])

  it.each(forms)(`says the same of ${SETS} random answers to %s`, async (_, make) => {
    const form = await make()
    const seed = 20_261_124
    const sets = fc.sample(someAnswers(form), { numRuns: SETS, seed }).map((set) => JSON.stringify(set))
    const server = globalThis.formOutcomes.outcomesOf(form, sets)
    const inPage = await page?.evaluate(([of, all]) => globalThis.formOutcomes.outcomesOf(of, all), [
      form,
      sets,
    ] as const)
    expect(inPage).toHaveLength(SETS)
    const first = server.findIndex((outcome, at) => outcome !== inPage?.[at])
    const set = sets[first] ?? '{}'
    const seen = await page?.evaluate(([of, one]) => globalThis.formOutcomes.outcomeOfSet(of, one), [
      form,
      set,
    ] as const)
    expect(seen, set).toBe(globalThis.formOutcomes.outcomeOfSet(form, set))
    expect(first).toBe(-1)
    expect(new Set(server).size, 'the answers are all alike').toBeGreaterThan(10)
  })
})
