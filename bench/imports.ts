import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import Papa from 'papaparse'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { writeWorkbook } from '#platform/tables/workbook-writing.ts'
import { launchBrowser, openVisitor } from '../tests/support/browser.ts'
import { madeActors, madeObservations, madePurchases } from '../tests/support/made-tables.ts'
import { round, spreadOf } from './measuring/measure.ts'
import { type ServerProcesses, startServerProcesses } from './measuring/server-processes.ts'

const SIZES = [10_000, 100_000]
const ACCOUNT = { name: 'Mesure', email: 'mesure@example.org', password: 'carottes-et-panais', lang: 'fr' }
const LINES = ['Part de bio', 'Repas servis', 'Part de local', 'Emplois']

type Kind = 'purchases' | 'actors' | 'observations'
type Place = { readonly territory: string; readonly evaluation: string }
type Api = { readonly url: string; readonly cookie: string }

const textOf = (kind: Kind, rows: number) =>
  kind === 'purchases'
    ? madePurchases(rows)
    : kind === 'actors'
      ? madeActors(rows)
      : madeObservations(rows, LINES)
const pathOf = (kind: Kind, { territory, evaluation }: Place) =>
  kind === 'actors' ? `${territory}/actors/import` : `${evaluation}/${kind.slice(0, -1)}-imports`

async function signIn({ apis, setupToken }: ServerProcesses): Promise<Api> {
  const url = apis[0] ?? ''
  const post = (path: string, body: object) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify(body),
    })
  await post('/setup', { ...ACCOUNT, token: setupToken })
  const reply = await post('/session', ACCOUNT)
  return {
    url,
    cookie: reply.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; '),
  }
}

async function ask<T>({ url, cookie }: Api, method: string, path: string, body?: object): Promise<T> {
  const form = body instanceof FormData
  const reply = await fetch(url + path, {
    method,
    headers: {
      cookie,
      'sec-fetch-site': 'same-origin',
      ...(form ? {} : { 'content-type': 'application/json' }),
    },
    ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
  })
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  return (await reply.json()) as T
}

/** A territory and an evaluation of its own for each import, with four lines. */
async function freshPlace(api: Api): Promise<Place> {
  const selection = { include: [{ kind: 'commune', code: '46102' }], exclude: [] }
  const made = await ask<{ id: string }>(api, 'POST', '/territories', { name: 'Mesure', note: '', selection })
  const territory = `/territories/${made.id}`
  const { id } = await ask<{ id: string }>(api, 'POST', `${territory}/evaluations`, { title: 'Mesure' })
  const evaluation = `${territory}/evaluations/${id}`
  for (const name of LINES)
    await ask(api, 'POST', `${evaluation}/framework-lines`, { name, kind: 'quantitative', dimension: 'ECO' })
  return { territory, evaluation }
}

function formOf(bytes: BlobPart, ending: string, more: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  form.set('file', new File([bytes], `mesure.${ending}`))
  for (const [key, value] of Object.entries(more)) form.set(key, value)
  return form
}

/** Milliseconds of the health route, asked again and again while something else runs: how long others wait at most. */
async function whileHealthy<T>(
  { url }: Api,
  work: Promise<T>,
): Promise<{ took: number; health: number[]; result: T }> {
  const began = performance.now()
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  const health: number[] = []
  while (!isDone) {
    const asked = performance.now()
    await fetch(`${url}/health`).then((reply) => reply.arrayBuffer())
    health.push(performance.now() - asked)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const result = await done
  return { took: performance.now() - began, health, result }
}

/** The most memory that the server's process has held, in megabytes; where the system tells (Linux). */
function peakMegabytes(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024)
  } catch {
    return null
  }
}

/** Processor time of the server so far, its threads included, the database not; where the system tells (Linux). */
function cpuSeconds(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return null
  }
}

/** The floor: papaparse alone reads the text, PostgreSQL's own COPY takes the same rows as texts into a table without rules. */
async function floorOf(url: string, text: string) {
  const began = performance.now()
  const { data } = Papa.parse<string[]>(text)
  const parsed = performance.now() - began
  const header = data[0] ?? []
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create table bare (${header.map((_, i) => `c${i} text`).join(', ')})`)
  const copying = performance.now()
  const separator = header.length > 1 && text.slice(0, 200).includes(';') ? ';' : ','
  const into = client.query(
    copyFrom(`copy bare from stdin with (format csv, header true, delimiter '${separator}')`),
  )
  await pipeline(Readable.from([text]), into)
  const copied = performance.now() - copying
  await client.query('drop table bare')
  await client.end()
  return { parsed: round(parsed), copied: round(copied) }
}

async function measureServer() {
  const results = []
  for (const kind of ['purchases', 'actors', 'observations'] as const) {
    for (const rows of SIZES) {
      for (const format of rows === 100_000 ? (['csv', 'xlsx'] as const) : (['csv'] as const)) {
        // a server of its own each time: the peak of memory is that of this import
        const server = await startServerProcesses(1)
        try {
          const api = await signIn(server)
          const place = await freshPlace(api)
          const text = textOf(kind, rows)
          const bytes =
            format === 'csv'
              ? text
              : await writeWorkbook([{ name: 'Feuille', rows: Papa.parse<string[]>(text.trimEnd()).data }])
          const before = peakMegabytes(server.pids[0])
          const path = pathOf(kind, place)
          const entering = ask<{ rowsEntered: number }>(
            api,
            'POST',
            path,
            formOf(bytes, format, { mode: 'all-or-nothing' }),
          )
          const { took, health, result } = await whileHealthy(api, entering)
          if (result.rowsEntered !== rows) throw new Error(`${result.rowsEntered} rows entered of ${rows}`)
          const floor = await floorOf(server.url, text)
          results.push({
            kind,
            format,
            rows,
            milliseconds: { entering: round(took), health: spreadOf(health), floor },
            ratios: { 'entering against papaparse and COPY': round(took / (floor.parsed + floor.copied)) },
            cpuSeconds: cpuSeconds(server.pids[0]),
            megabytes: { file: round(bytes.length / 1e6), before, peak: peakMegabytes(server.pids[0]) },
          })
        } finally {
          await server.close()
        }
      }
    }
  }
  return results
}

/** From the drop of a file to its judged rows on screen, and how long the page stood still meanwhile. */
async function measureBrowser() {
  const server = await startServerProcesses(1)
  const browser = await launchBrowser()
  try {
    const api = await signIn(server)
    const place = await freshPlace(api)
    const context = await openVisitor(browser, 'fr')
    const origin = api.url.replace('/api', '')
    await context.request.post(`${api.url}/session`, { data: ACCOUNT })
    const results = []
    for (const kind of ['purchases', 'actors', 'observations'] as const) {
      const page = await context.newPage()
      const french = (path: string) =>
        path.replace('territories', 'territoires').replace('evaluations', 'demarches')
      const where =
        kind === 'actors'
          ? `${french(place.territory)}/acteurs/importer`
          : `${french(place.evaluation)}/${kind === 'purchases' ? 'achats' : 'valeurs'}/importer`
      await page.goto(origin + where)
      await page.locator('input[type=file]').waitFor({ state: 'attached' })
      await page.evaluate(() => {
        const seen: number[] = []
        let last = performance.now()
        Object.assign(window, { seen })
        // what handing the file to the browser takes is the measuring program's
        document.addEventListener(
          'change',
          () => {
            seen.length = 0
            last = performance.now()
          },
          { capture: true },
        )
        const tick = () => {
          const now = performance.now()
          seen.push(now - last)
          last = now
          setTimeout(tick, 0)
        }
        tick()
      })
      const began = performance.now()
      const buffer = Buffer.from(textOf(kind, 100_000))
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'mesure.csv', mimeType: 'text/csv', buffer })
      await page.locator('.tb-mend-bar').waitFor({ timeout: 60_000 })
      const took = performance.now() - began
      const gaps = await page.evaluate(() => (window as unknown as { seen: number[] }).seen)
      results.push({
        kind,
        rows: 100_000,
        milliseconds: { preview: round(took), longestGap: round(Math.max(...gaps)) },
      })
      await page.close()
    }
    return results
  } finally {
    await browser.close()
    await server.close()
  }
}

/** Imports of 10,000 and 100,000 rows beside papaparse and COPY alone; `--only=server` or `--only=browser` runs one part. */
export async function benchmark() {
  const asked = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)
  return {
    ...((asked ?? 'server') === 'server' && { server: await measureServer() }),
    ...((asked ?? 'browser') === 'browser' && { browser: await measureBrowser() }),
  }
}
