import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

export type RunningServer = {
  url: string
  /** The one-time link that the server printed, while nobody has claimed the instance. */
  setupLink: string | undefined
  dataDir: string
  process: ChildProcess
  /** Everything it printed. */
  output(): string
  /** Stops it as an administrator would; `keep` leaves its data folder. */
  stop(keep?: boolean): Promise<void>
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise<void>((resolve) => probe.close(() => resolve()))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/**
 * A fresh data folder: a copy of the one that journeys-setup.ts made, or an empty one where there is none. The copy
 * keeps the owners of files, which the database's account needs.
 */
function freshDataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'tablee-'))
  const prepared = process.env.TABLEE_TEST_FOLDER
  if (prepared) execFileSync('cp', ['-a', `${prepared}/.`, dir])
  return dir
}

/** Starts the real server on a free port, with its embedded database in a fresh folder; or as before, on those given. */
export async function startServerProcess(
  env: Record<string, string> = {},
  dataDir = freshDataDir(),
  samePort?: number,
): Promise<RunningServer> {
  const port = samePort ?? (await freePort())
  const child = spawn(process.execPath, [join(ROOT, 'src', 'main', 'server.ts')], {
    cwd: ROOT,
    env: {
      ...process.env,
      // Each start reads the same sources: what Node made of them is kept.
      NODE_COMPILE_CACHE: join(ROOT, '.cache', 'compiled'),
      PORT: String(port),
      TABLEE_DATA: dataDir,
      DATABASE_URL: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout?.on('data', (chunk) => {
    output += chunk
  })
  child.stderr?.on('data', (chunk) => {
    output += chunk
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = `http://localhost:${port}`
  // The address and the link are printed together, once it listens.
  await waitFor(() => output.includes(`prête : ${url}`) || child.exitCode !== null, 60_000)
  if (child.exitCode !== null) throw new Error(`the server stopped:\n${output}`)
  return {
    url,
    setupLink: /(http\S+\/installation\/\S+)/.exec(output)?.[1],
    dataDir,
    process: child,
    output: () => output,
    stop: async (keep = false) => {
      child.kill('SIGTERM')
      await exited
      if (!keep) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function waitFor(condition: () => boolean, patience: number): Promise<void> {
  const end = Date.now() + patience
  while (!condition()) {
    if (Date.now() > end) throw new Error('waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
