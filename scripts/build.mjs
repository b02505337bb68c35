// Runs with nothing installed: only node: imports here.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib'
import { ensureInstalled } from './install.mjs'
import { ensureNode24 } from './node24.mjs'
import { giveUp, oneAtATime, projectRoot, runTool, startLine } from './processes.mjs'

const output = join(projectRoot, 'dist', 'web')
const stamp = join(output, '.tablee-built')

/** The most JavaScript, gzipped, that the first screen may wait for (entry and its static imports), in bytes. */
export const FIRST_PAINT_LIMIT = 160_000

/** Builds the web into dist/web when its sources differ from those of the last build. */
export async function ensureBuilt() {
  const sources = fingerprintOfSources()
  if (isBuiltFrom(sources)) return
  await oneAtATime('build', async () => {
    if (!isBuiltFrom(sources)) await build(sources)
  })
}

const isBuiltFrom = (sources) => existsSync(stamp) && readFileSync(stamp, 'utf8') === sources

/** Server code and tests never reach the browser: changing them costs no build. */
const isLeftOut = (path) => /(^|\/)server(\/|\.ts$)|\/cli\.ts$|\.test\.tsx?$|\.md$/.test(path)

function fingerprintOfSources() {
  const hash = createHash('sha256')
  const add = (path) =>
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(projectRoot, path)))
      .update('\0')
  for (const folder of ['src', 'locales', 'catalogue']) {
    for (const path of filesBelow(folder)) if (!isLeftOut(path)) add(path)
  }
  for (const path of ['vite.config.ts', 'package.json', 'package-lock.json', 'scripts/build.mjs']) add(path)
  return hash.digest('hex')
}

function filesBelow(folder) {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(projectRoot, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .sort()
}

async function build(sources) {
  const end = startLine('Préparation des pages', 'Preparing the pages')
  const scratch = join(projectRoot, 'dist', `building-${process.pid}`)
  mkdirSync(scratch, { recursive: true })
  try {
    const { code, output: words } = await runTool(
      'vite/bin/vite.js',
      ['build', '--configLoader', 'native', '--logLevel', 'warn', '--emptyOutDir', '--outDir', scratch],
      { quiet: true, env: { ...process.env, NODE_ENV: 'production' } },
    )
    if (code !== 0) {
      giveUp(`Les pages n'ont pas pu être préparées :\n${words}`, 'The pages could not be built (see above).')
    }
    listFilesOfRespondents(scratch)
    compress(scratch)
    writeFileSync(join(scratch, '.tablee-built'), sources)
    // A page that is being read keeps working until it asks for a part that changed; half a build is never served.
    rmSync(output, { recursive: true, force: true })
    renameSync(scratch, output)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  end(`${kilobytes(firstPaint().gzip)} à la première page`)
}

/** Tells the worker of the respondents' page which files make it, parts that load later included. */
function listFilesOfRespondents(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'))
  const files = new Set(['/respond.html', '/favicon.svg'])
  const seen = new Set()
  const add = (key) => {
    const part = manifest[key]
    if (!part || seen.has(key)) return
    seen.add(key)
    for (const file of [part.file, ...(part.css ?? []), ...(part.assets ?? [])]) files.add(`/${file}`)
    for (const next of [...(part.imports ?? []), ...(part.dynamicImports ?? [])]) add(next)
  }
  add('respond.html')
  const worker = join(folder, 'respond-worker.js')
  const source = readFileSync(worker, 'utf8')
  const told = source.replace('const FILES = []', `const FILES = ${JSON.stringify([...files])}`)
  if (told === source) giveUp('respond-worker.js a changé de forme.', 'respond-worker.js has another shape.')
  writeFileSync(worker, told)
}

/** Compressed once here (brotli at its best takes seconds), so that the server only sends files. */
function compress(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|html|svg|json|webmanifest|ttf)$/.test(entry.name)) continue
    const file = join(entry.parentPath ?? entry.path, entry.name)
    const content = readFileSync(file)
    if (content.length < 1024) continue
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
    const params = { [zlib.BROTLI_PARAM_QUALITY]: 11, [zlib.BROTLI_PARAM_SIZE_HINT]: content.length }
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params }))
  }
}

/**
 * JavaScript that one entry or route of the built web loads before it runs: its file and, in turn, its imports.
 * @returns {string[]}
 */
export function javaScriptOf(key, manifest = readManifest(), seen = new Set()) {
  const part = manifest[key]
  if (!part || seen.has(key)) return []
  seen.add(key)
  const own = part.file.endsWith('.js') ? [part.file] : []
  return [...own, ...(part.imports ?? []).flatMap((next) => javaScriptOf(next, manifest, seen))]
}

/** @returns {Record<string, { file: string, imports?: string[], isDynamicEntry?: boolean }>} */
export function readManifest() {
  return JSON.parse(readFileSync(join(output, '.vite', 'manifest.json'), 'utf8'))
}

/** Bytes of built files, as they are and gzipped. */
export function sizeOf(files) {
  const contents = [...new Set(files)].map((file) => readFileSync(join(output, file)))
  const sum = (measure) => contents.reduce((total, content) => total + measure(content), 0)
  return { bytes: sum((c) => c.length), gzip: sum((c) => gzipSync(c, { level: 9 }).length) }
}

export const firstPaint = () => sizeOf(javaScriptOf('index.html'))

export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureNode24()
  await ensureInstalled()
  await ensureBuilt()
}
